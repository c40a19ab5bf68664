"""What each command does. Thin: it calls the package, prints what came of it, and returns the exit code."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from autograder import catalogue, results, validation
from autograder import release as releasing
from autograder.accelerator import gpu_for
from autograder.batch import Job, already_graded, grade_all, writing_to
from autograder.course import assignments
from autograder.demo import make_class
from autograder.doctor import examine
from autograder.executors import cluster_workers, local_workers
from autograder.grading import Options
from autograder.progress import Console, progress
from autograder.reports import write_reports
from autograder.results import SubmissionResult
from autograder.sandbox import Limits
from autograder.sandbox.choosing import strongest
from autograder.submission import find
from autograder.summary import print_class, print_verdicts, verdicts_junit

if TYPE_CHECKING:
    from autograder.classroom.gradebook import Classroom

DONE, DOES_NOT_HOLD, COULD_NOT = 0, 1, 2


class CannotDo(Exception):
    """What was asked cannot be done; the text is the one line that the person reads."""


def grade(options: Namespace) -> int:
    """Grade submissions and write results, gradebook, feedback pages and class report. Run again to resume: what is
    graded and unchanged is not graded again.
    """
    sandbox = options.sandbox or strongest()
    if options.gpu == "require" and not options.scheduler:  # where this machine grades, said before anything is done
        gpu_for("require", sandbox)
    if options.sandbox == "none":
        print("autograder: --sandbox none: student code runs UNPROTECTED, with your rights", file=sys.stderr)
    limits = replace(
        Limits(),
        submission_seconds=options.timeout,
        call_seconds=min(options.timeout, Limits().call_seconds),
        memory_mib=options.memory,
    )
    chosen = Options(
        seed=options.seed,
        accept=tuple(sorted(set(options.accept))),
        limits=limits,
        sandbox=sandbox,
        gpu=options.gpu,
        gpu_jobs=options.gpu_jobs,
        mnist=options.mnist,
    )
    workers = partial(cluster_workers, options.scheduler) if options.scheduler else partial(local_workers, options.jobs)
    if options.nbgrader is None:
        if options.out is None:
            raise CannotDo("grade: name a folder for the results with --out (see 'autograder grade --help')")
        return _grade_paths(options.paths, options.assignment, options.out, workers, chosen, options.format)
    with _nbgrader_installed():
        from autograder.classroom.gradebook import Classroom  # noqa: PLC0415 - an extra
    classroom, out = Classroom(options.nbgrader), options.out or options.nbgrader / "graded"
    return _grade_paths(options.paths, options.assignment, out, workers, chosen, options.format, classroom)


def _grade_paths(
    paths: Sequence[Path],
    assignment: str | None,
    out: Path,
    workers: Callable[[], Executor],
    options: Options,
    formats: Sequence[str],
    classroom: Classroom | None = None,
) -> int:
    course = assignments()
    found = find(paths, list(course), assignment, lambda name: catalogue.stubs(course[name]))
    if classroom is not None:
        classroom.check({submission.assignment for submission in found})
    private = tuple(sorted({path.resolve() for path in (*paths, out)}))
    with writing_to(out):
        jobs = [Job(submission, options, private) for submission in found]
        fresh = [job for job in jobs if not already_graded(job, out)]
        if len(fresh) < len(jobs):
            print(f"{len(jobs) - len(fresh)} of {len(jobs)} were graded before and have not changed")
        with progress(len(fresh), Console(stderr=True)) as report:
            for _job, graded in grade_all(fresh, workers):
                results.write(graded.result, out)
                report(graded.result)
        if classroom is not None:
            classroom.save(((submission.student, submission.assignment) for submission in found), out)
        return _reported(out, formats)


def _reported(out: Path, formats: Sequence[str]) -> int:
    whole = results.read_all(out)
    if not whole:
        raise CannotDo(f"{out} holds no results: grade something into it first")
    course = assignments()
    page = write_reports(whole, out, list(course), {name: course[name].title for name in course}, formats)
    return _closing(whole, page)


def _closing(whole: Sequence[SubmissionResult], page: Path) -> int:
    print_class(whole)
    print(f"class report: {page}")
    errors = [result for result in whole if result.status == "grader_error"]
    for result in errors:
        said = f"{result.student}, {result.assignment}: {result.message}"
        print(f"not graded, by no fault of the student: {said}", file=sys.stderr)
    return DOES_NOT_HOLD if errors else DONE


def validate(options: Namespace) -> int:
    """Grade every reference, variant, catalogued mistake and stub of the course, and say where one does not earn what
    it must. Exit code 1 where an expectation fails.
    """
    course = assignments()
    if unknown := [name for name in options.ids if name not in course]:
        raise CannotDo(f"there is no assignment {unknown[0]!r}; there are: {', '.join(course)}")
    verdicts = []
    for verdict in validation.validate(options.ids, Options(mnist=options.mnist), partial(local_workers, options.jobs)):
        verdicts.append(verdict)
    print_verdicts(verdicts)
    if options.junit is not None:
        results.write_whole(options.junit, verdicts_junit(verdicts))
    return DOES_NOT_HOLD if any(verdict.complaints for verdict in verdicts) else DONE


def release(options: Namespace) -> int:
    """Write the handouts, stubs, notebooks and public checks that students get: no solution and no hidden check."""
    for path in releasing.release(options.target, options.ids):
        print(path)
    return DONE


def nbgrader(options: Namespace) -> int:
    """Make an nbgrader course of the assignments, with its configuration and gradebook. A course that is there keeps
    both, and gets the assignments that it lacks.
    """
    with _nbgrader_installed():
        from autograder.classroom.course import make_course  # noqa: PLC0415 - an extra
    for path in make_course(options.course, options.ids, options.db):
        print(path)
    return DONE


@contextmanager
def _nbgrader_installed() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise CannotDo(f"this needs nbgrader ({error}): install it with pip install 'autograder[nbgrader]'") from None


def demo(options: Namespace) -> int:
    """Make a class of sample students from the course's solutions, variants and mistakes, and grade it."""
    if options.out.exists() and any(options.out.iterdir()):
        raise CannotDo(f"{options.out} exists already and is not empty: name a new folder with --out")
    submitted = options.out / "submitted"
    quick = Options(limits=replace(Limits(), call_seconds=5.0), gpu="auto")
    count = make_class(submitted)
    print(f"{count} students handed in, in {submitted}")
    return _grade_paths([submitted], None, options.out, partial(local_workers, options.jobs), quick, ())


def doctor(_options: Namespace) -> int:
    """Say which sandboxes work on this machine, what each protects from, and how to get one that does not. Exit code 1
    where none works that protects.
    """
    used = ""
    for finding in examine():
        used = used or (finding.name if finding.works else "")
        print("\n".join(finding.lines()), end="\n\n")
    print(f"'grade' uses: {used}" if used else "'grade' can use none of them")
    return DONE if used else DOES_NOT_HOLD


def report(options: Namespace) -> int:
    """Make gradebook, feedback pages and class report again from the results already on disk."""
    if not options.out.is_dir():
        raise CannotDo(f"{options.out} is no folder: name the --out folder of an earlier 'grade'")
    with writing_to(options.out):
        return _reported(options.out, ())
