"""Measuring and removing a folder that hostile code filled: thousands of levels deep, locked, with any names."""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass
class Taken:
    """Bytes on disk, and how many files and folders they are."""

    size: int = 0
    files: int = 0


def measured(folder: str, most: int) -> Taken:
    """What lies below `folder`, while it may be changing; counting stops beyond `most` files and folders.

    Needs a descriptor for each folder that waits to be looked into; where there are none left, there are too many.
    """
    taken = Taken()
    waiting = [os.open(folder, _FOLDER)]
    try:
        while waiting and taken.files <= most:
            _look_into(waiting.pop(), taken, waiting, most)
    except OSError:
        taken.files = most + 1
    finally:
        for descriptor in waiting:
            os.close(descriptor)
    return taken


def _look_into(descriptor: int, taken: Taken, waiting: list[int], most: int) -> None:
    try:
        for name in os.listdir(descriptor)[: most + 1]:
            with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
                found = os.stat(name, dir_fd=descriptor, follow_symlinks=False)
                taken.files += 1
                taken.size += found.st_blocks * 512
                if stat.S_ISDIR(found.st_mode):
                    waiting.append(os.open(name, _FOLDER, dir_fd=descriptor))
    finally:
        os.close(descriptor)


def remove(folder: str) -> None:
    """Remove `folder` and all below it, once nobody writes there any more.

    Every folder is moved up beside `folder` before it is looked into, so that no path grows long and few descriptors
    are open: what holds `folder` must be the caller's alone.
    """
    beside = (place for place in map(f"{folder}.{{}}".format, count()) if not os.path.lexists(place))
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        os.chmod(place, 0o700)
        with os.scandir(place) as entries:
            found = [(entry.path, entry.is_dir(follow_symlinks=False)) for entry in entries]
        for path, is_folder in found:
            if is_folder:
                os.chmod(path, 0o700)
                waiting.append(next(beside))
                os.rename(path, waiting[-1])
            else:
                os.unlink(path)
        os.rmdir(place)


def remove_own(folder: str) -> None:
    """Remove a folder of ours, in which there are others that hostile code filled.

    One process of it may be ending and still write: none is left after a second.
    """
    deadline = time.monotonic() + 1
    while os.path.exists(folder):
        try:
            with os.scandir(folder) as entries:
                found = [(entry.path, entry.is_dir(follow_symlinks=False)) for entry in entries]
            for path, is_folder in found:
                (remove if is_folder else os.unlink)(path)
            os.rmdir(folder)
        except OSError:
            if time.monotonic() > deadline:
                raise
