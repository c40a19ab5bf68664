"""From a submission that was found to the source that runs."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from autograder.submission.identity import listed, printable
from autograder.submission.model import File, Source, Submission, Unit, Unreadable
from autograder.submission.notebook import MAX_NOTEBOOK, units
from autograder.submission.text import MAX_SOURCE, decode


def read(submission: Submission) -> Source:
    """Return the source of a submission; of a script and a notebook, that of the one that was worked on.

    Raises:
        Unreadable: there is nothing that can be run.
        OSError: the machine fails.
    """
    if submission.problem:
        raise Unreadable(submission.problem)
    if len(submission.files) > 1:
        return _read_both(submission)
    source = load(submission.files[0])
    if submission.beside and not _is_touched(source, submission):
        others = listed(submission.beside)
        return replace(source, note=f"{source.filename} is the untouched stub; not graded: {others}")
    return source


def _read_both(submission: Submission) -> Source:
    script, notebook = sorted(submission.files, key=lambda file: file.name.endswith(".ipynb"))
    try:
        is_script_touched = _is_touched(load(script), submission)
    except Unreadable:
        is_script_touched = True
    other = f"{printable(script.name)}, which was changed too, was not graded: hand in one of the two"
    try:
        source = load(notebook)
    except Unreadable as error:
        raise Unreadable(f"{error} ({other})", error.sha256) if is_script_touched else error from None
    if not is_script_touched:
        return source
    if not _is_touched(source, submission):
        return load(script)
    return replace(source, note=f"{source.filename} was graded; {other}")


def _is_touched(source: Source, submission: Submission) -> bool:
    return fingerprint(source) not in submission.stubs


def load(file: File) -> Source:
    """Return the source in one file.

    Raises:
        Unreadable: it is too large, no text, or no notebook.
        OSError: the machine fails.
    """
    name = printable(file.name)
    is_notebook = file.name.endswith(".ipynb")
    limit = MAX_NOTEBOOK if is_notebook else MAX_SOURCE
    data = file.read(limit)
    if len(data) > limit:
        raise Unreadable(f"{name} is larger than the limit of {limit // 2**20} MiB")
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        if is_notebook:
            return Source(name, "notebook", units(data, name), sha256)
        return Source(name, "script", (Unit(name, decode(data, name)),), sha256)
    except Unreadable as error:
        raise Unreadable(str(error), sha256) from None


def fingerprint(source: Source) -> str:
    """Return a digest of the code alone: a stub that was opened, run and saved again keeps it."""
    lines = [line.rstrip() for unit in source.units for line in unit.text.split("\n")]
    return hashlib.sha256("\n".join(filter(None, lines)).encode("utf-8", "surrogatepass")).hexdigest()
