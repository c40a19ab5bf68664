"""From a submission that was found to the source that runs."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from autograder.submission.identity import listed, printable
from autograder.submission.model import File, Source, Submission, Unit, Unreadable
from autograder.submission.notebook import MAX_NOTEBOOK, units
from autograder.submission.text import MAX_SOURCE, decode


def read(submission: Submission) -> Source:
    """Return the source of a submission; of several files, that of the one that was worked on.

    Of several that were, the first notebook counts, and the note names the others.

    Raises:
        Unreadable: there is nothing that can be run.
        OSError: the machine fails.
    """
    if submission.problem:
        raise Unreadable(submission.problem)
    files = [(printable(file.name), file) for file in submission.files]
    files += [(printable(place), file) for place, file in submission.elsewhere]
    files.sort(key=lambda each: not each[1].name.endswith(".ipynb"))
    outcomes = [(place, _outcome(file)) for place, file in files]
    touched = [each for each in outcomes if isinstance(each[1], Unreadable) or _is_touched(each[1], submission)]
    (place, outcome), *rest = touched or outcomes[:1]
    others = _not_graded([place for place, _ in rest])
    if isinstance(outcome, Unreadable):
        raise Unreadable(f"{outcome} ({others})", outcome.sha256) if rest else outcome
    if rest:
        return replace(outcome, note=f"{place} was graded; {others}")
    if submission.beside and not touched:
        return replace(outcome, note=f"{place} is the untouched stub; not graded: {listed(submission.beside)}")
    return outcome


def _outcome(file: File) -> Source | Unreadable:
    try:
        return load(file)
    except Unreadable as error:
        return error


def _not_graded(places: list[str]) -> str:
    were = "was" if len(places) == 1 else "were"
    return f"{listed(places)}, which {were} changed too, {were} not graded: hand in one of them"


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
