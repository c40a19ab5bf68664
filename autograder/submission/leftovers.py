"""Says what lies among the work and is not graded, so that nothing handed in is lost in silence."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence

from autograder.submission.identity import listed, printable
from autograder.submission.tree import PUBLIC_CHECKS, Folder

_log = logging.getLogger(__name__)
_MOST = 20  # names in one line


def say_beside(folder: Folder, others: Sequence[str]) -> None:
    """Say which files and folders are left out, since the folder is taken for one student's."""
    if others:
        taken = "%s is taken for one student's folder: other files are left out: %s"
        _log.warning(taken, printable(folder.where), listed(others, _MOST))


def say_in_batch(batch: Folder, taken: Collection[str]) -> None:
    """Say which entries of a batch are left out: all but those that are `taken`, and why."""
    left = [entry for name, entry in batch.entries.items() if name not in taken and name != PUBLIC_CHECKS]
    folders = [entry for entry in left if isinstance(entry, Folder)]
    for folder in folders:
        if folder.entries:
            _log.warning("%s is left out: nothing in it is called after an assignment", printable(folder.where))
    if empty := [folder.name for folder in folders if not folder.entries]:
        _log.warning("%s: empty folders are left out: %s", printable(batch.where), listed(empty, _MOST))
    if files := [entry.name for entry in left if not isinstance(entry, Folder)]:
        means = "an archive must be a PATH itself, a STUDENT.py or STUDENT.ipynb needs --assignment"
        _log.warning("%s: files are left out (%s): %s", printable(batch.where), means, listed(files, _MOST))
