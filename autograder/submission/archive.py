"""Zip archives, read into memory; nothing is unpacked to disk."""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Union

from autograder.submission.identity import printable
from autograder.submission.model import NothingToGrade
from autograder.submission.tree import DEPTH, Folder

MAX_UNPACKED = 256 * 2**20  # bytes
MAX_MEMBERS = 10_000

_OVER = f"is over the limits of {MAX_UNPACKED // 2**20} MiB unpacked and {MAX_MEMBERS:,} members"
_MAX_READ = 8 * 2**20  # bytes; zipfile reads the list of members at once, and 10,000 of them need far less
_CHUNK = 2**20
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1  # flag bits
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OverflowError, RuntimeError)


@dataclass(frozen=True)
class Member:
    """A file of an archive."""

    name: str
    where: str
    data: bytes = field(repr=False)

    def read(self, limit: int) -> bytes:
        """Return all of its bytes: they are in memory already, within the limits of an archive."""
        return self.data


_Tree = dict[str, Union["_Tree", Member]]


def zip_folder(path: str) -> Folder:
    """Return what the archive at the absolute `path` holds, as a folder called as the archive without suffix.

    Every member is read, so that nothing of a broken archive is graded.

    Raises:
        NothingToGrade: it is broken, over the limits, or has an encrypted member, a link or a name outside.
        OSError: it cannot be opened.
    """
    tree: _Tree = {}
    try:
        with _Bounded(path) as file, zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise NothingToGrade(_OVER)
            left = MAX_UNPACKED
            for member in members:
                parts = _parts(member)
                data = _read(archive, member, left)
                left -= len(data)
                is_folder = member.orig_filename.endswith(("/", "\\"))
                _put(tree, parts, path, None if is_folder else data)
    except NothingToGrade as error:
        raise NothingToGrade(f"{printable(path)} {error}") from None
    except _BROKEN as error:
        reason = printable(str(error))
        raise NothingToGrade(f"{printable(path)} is no zip archive, or a broken one: {reason}") from None
    above, name = os.path.split(path)
    return _folder(tree, os.path.splitext(name)[0], os.path.basename(above), path)


class _Bounded(io.FileIO):
    """A file of which little is read at once, whatever length an archive claims for its parts."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _MAX_READ:
            raise NothingToGrade(_OVER)
        return super().read(size)


def _parts(member: zipfile.ZipInfo) -> list[str]:
    """Return the names on the way to a member; those of Windows tools may be divided by backslashes."""
    name = member.orig_filename
    if not member.flag_bits & _UTF8_NAME:
        name = name.encode("cp437").decode("utf-8", "surrogateescape")
    name = name.replace("\\", "/")
    parts = name.split("/")
    if name.startswith("/") or re.match("[A-Za-z]:/", name) or ".." in parts:
        raise NothingToGrade(f"has a member outside of the archive's folder: {printable(name)}")
    return [part for part in parts if part not in ("", ".")]


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    name = printable(member.filename)
    if member.flag_bits & _ENCRYPTED:
        raise NothingToGrade(f"has an encrypted member: {name}")
    if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise NothingToGrade(f"has a member that is a link or no regular file: {name}")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NothingToGrade(f"has a member compressed by other means than deflate: {name}")
    chunks = []
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):  # counted as they come: a header's claim may be wrong
            limit -= len(chunk)
            if limit < 0:
                raise NothingToGrade(_OVER)
            chunks.append(chunk)
    return b"".join(chunks)


def _put(tree: _Tree, parts: list[str], path: str, data: bytes | None) -> None:
    """Hang a file, or a folder where `data` is None, into the tree, if a layout can look there."""
    if not parts:
        return
    folders = parts if data is None else parts[:-1]
    for part in folders[:DEPTH]:
        inner = tree.setdefault(part, {})
        if isinstance(inner, Member):
            raise NothingToGrade(f"has a member that is a file and a folder: {printable('/'.join(parts))}")
        tree = inner
    if data is None or len(parts) > DEPTH:
        return
    where = "/".join([path, *parts])
    if parts[-1] in tree:
        raise NothingToGrade(f"has two members of the same name: {printable('/'.join(parts))}")
    tree[parts[-1]] = Member(parts[-1], where, data)


def _folder(tree: _Tree, name: str, parent: str, where: str) -> Folder:
    def listing() -> list[Folder | Member]:
        return [
            entry if isinstance(entry, Member) else _folder(entry, key, name, f"{where}/{key}")
            for key, entry in tree.items()
        ]

    return Folder(name, parent, where, listing)
