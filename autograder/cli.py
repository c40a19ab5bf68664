"""The commands. Thin: each parses its options, calls the package, and prints what came of it."""

from __future__ import annotations

import argparse
import math
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from autograder import catalogue, mnist, results
from autograder.accelerator import gpu_for
from autograder.assignment import EXACT
from autograder.batch import Job, OutputBusy, already_graded, grade_all, writing_to
from autograder.classroom.errors import ClassroomError
from autograder.course import assignments
from autograder.demo import make_class
from autograder.doctor import examine
from autograder.executors import ClusterUnavailable, cluster_workers, local_workers
from autograder.grading import Options
from autograder.progress import Console, progress
from autograder.release import ReleaseRefused, release
from autograder.reports import FORMATS, write_reports
from autograder.results import SubmissionResult
from autograder.sandbox import NAMES, Limits, SandboxUnavailable
from autograder.sandbox.choosing import strongest
from autograder.submission import NothingToGrade, find
from autograder.summary import print_class, print_verdicts, verdicts_junit
from autograder.validation import validate

if TYPE_CHECKING:
    from autograder.classroom.gradebook import Classroom

DONE, DOES_NOT_HOLD, COULD_NOT = 0, 1, 2
INTERRUPTED, UNREAD = 128 + signal.SIGINT, 128 + signal.SIGPIPE
"""As a shell says of a command that such a signal has ended."""


class CannotDo(Exception):
    """What was asked cannot be done; the text is the one line that the person reads."""


_REFUSALS = (
    CannotDo,
    ClassroomError,
    ClusterUnavailable,
    NothingToGrade,
    OutputBusy,
    ReleaseRefused,
    SandboxUnavailable,
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(COULD_NOT, f"{self.prog}: {message} (see '{self.prog} --help')\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command `autograder`; ends the process with the contract's exit code.

    Where it is interrupted, or nobody reads on what it says (`| head`), it ends at once, and its workers with it: to
    wait for them can take minutes.
    """
    try:
        try:
            code = _done(_parser().parse_args(arguments))
        finally:
            print(end="", flush=True)  # the last lines, too, may find no reader
    except KeyboardInterrupt:
        print("\nautograder: interrupted; the same command goes on where this one stopped", file=sys.stderr, flush=True)
        os._exit(INTERRUPTED)
    except BrokenPipeError:
        os._exit(UNREAD)
    sys.exit(code)


def _done(options: argparse.Namespace) -> int:
    """Runs the command; what cannot be done is said in one line."""
    try:
        code: int = options.run(options)
    except _REFUSALS as error:
        code = _refuse(str(error))
    except catalogue.CatalogueError as error:
        code = _refuse(f"the course is not as it must be: {error}")
    except results.DamagedResult as error:
        code = _refuse(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        code = _refuse(f"{error.filename or 'the machine'}: {error.strerror or error}")
    return code


def _refuse(reason: str) -> int:
    print(f"autograder: {' '.join(reason.split())}", file=sys.stderr)
    return COULD_NOT


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="autograder", description="Grades deep-learning assignments; student code runs in a sandbox.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    _add_grade(commands.add_parser("grade", help="grade one submission or a whole class", description=_grade.__doc__))
    proof = "prove that the checks grade as they must (CI)"
    _add_validate(commands.add_parser("validate", help=proof, description=_validate.__doc__))
    released = commands.add_parser("release", help="write what students get", description=_release.__doc__)
    released.add_argument("target", metavar="DIR", type=Path)
    released.add_argument("ids", metavar="ID", nargs="*", help="assignments (default: all)")
    released.set_defaults(run=_release)
    shown = commands.add_parser("demo", help="make a sample class and grade it", description=_demo.__doc__)
    shown.add_argument("--out", metavar="DIR", type=_output, required=True, help="a new folder for class and results")
    _add_jobs(shown)
    shown.set_defaults(run=_demo)
    classroom = commands.add_parser("nbgrader", help="make an nbgrader course", description=_nbgrader.__doc__)
    classroom.add_argument("course", metavar="COURSE_DIR", type=_output, help="a new folder, or such a course")
    classroom.add_argument("ids", metavar="ID", nargs="*", help="assignments (default: all)")
    classroom.add_argument("--db", metavar="URL", help="the gradebook's database (default: SQLite in COURSE_DIR)")
    classroom.set_defaults(run=_nbgrader)
    examined = commands.add_parser("doctor", help="say which sandboxes work here", description=_doctor.__doc__)
    examined.set_defaults(run=_doctor)
    rebuilt = commands.add_parser("report", help="make the reports of a class again", description=_report.__doc__)
    rebuilt.add_argument("out", metavar="DIR", type=Path, help="the --out folder of an earlier 'grade'")
    rebuilt.set_defaults(run=_report)
    return parser


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    cores = len(os.sched_getaffinity(0))
    said = f"worker processes (default: all cores, here {cores})"
    parser.add_argument("--jobs", metavar="N", type=_positive, default=cores, help=said)


def _add_mnist(parser: argparse.ArgumentParser) -> None:
    said = "take MNIST from the four published idx files in DIR, plain or .gz (default: 5,000 images that come along)"
    parser.add_argument("--mnist", metavar="DIR", type=_mnist, help=said)


def _mnist(text: str) -> Path:
    folder = Path(text).resolve()
    try:
        mnist.load(folder)  # what is wrong with a file is said before anything is graded
    except mnist.MnistError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return folder


def _add_grade(parser: argparse.ArgumentParser) -> None:
    limits = Limits()
    source = "a .py, a .ipynb, a student's folder, a class folder or a .zip of one"
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help=source)
    goes = "where results and reports go; with --nbgrader by default COURSE_DIR/graded"
    parser.add_argument("--out", metavar="DIR", type=_output, help=goes)
    gradebook = "also write the scores into the gradebook of this nbgrader course"
    parser.add_argument("--nbgrader", metavar="COURSE_DIR", type=_output, help=gradebook)
    parser.add_argument("--assignment", metavar="ID", help="grade this assignment only; needed where no name tells it")
    _add_jobs(parser)
    parser.add_argument("--seed", metavar="S", type=_whole, default=0, help="the draw of hidden inputs (default: 0)")
    parser.add_argument(
        "--accept",
        choices=_conventions(),
        action="append",
        default=[],
        help="also take this convention of gradients as right (repeatable)",
    )
    parser.add_argument(
        "--gpu", choices=("auto", "off", "require"), default="auto", help="checks that need a GPU (default: auto)"
    )
    parser.add_argument(
        "--gpu-jobs",
        metavar="N",
        type=_positive,
        default=Options.gpu_jobs,
        help=f"submissions that may use the GPU at one time (default: {Options.gpu_jobs})",
    )
    parser.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=_seconds,
        default=limits.submission_seconds,
        help=f"for a whole submission (default: {limits.submission_seconds:g})",
    )
    parser.add_argument(
        "--memory",
        metavar="MIB",
        type=_positive,
        default=limits.memory_mib,
        help=f"for a submission, beyond what torch itself takes (default: {limits.memory_mib})",
    )
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="grade on the workers of a running Dask scheduler (needs 'distributed')"
    )
    parser.add_argument(
        "--format", choices=FORMATS, action="append", default=[], help="also write this gradebook format (repeatable)"
    )
    parser.add_argument(
        "--sandbox",
        choices=NAMES,
        help="default: the strongest that works here (see doctor); 'none' protects nothing: for trusted code only",
    )
    _add_mnist(parser)
    parser.set_defaults(run=_grade)


def _add_validate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", metavar="ID", nargs="*", help="assignments (default: all)")
    parser.add_argument("--junit", metavar="FILE", type=Path, help="also write the outcome as JUnit XML")
    _add_jobs(parser)
    _add_mnist(parser)
    parser.set_defaults(run=_validate)


def _conventions() -> list[str]:
    return sorted({name for assignment in assignments().values() for name in assignment.conventions} - {EXACT})


def _output(text: str) -> Path:
    path = Path(text)
    if not text or (path.exists() and not path.is_dir()):
        raise argparse.ArgumentTypeError(f"'{text}' is not a folder")
    return path


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number") from None


def _positive(text: str) -> int:
    number = _whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not 1 or more")
    return number


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of seconds")
    return number


def _grade(options: argparse.Namespace) -> int:
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


def _validate(options: argparse.Namespace) -> int:
    """Grade every reference, variant, catalogued mistake and stub of the course, and say where one does not earn what
    it must. Exit code 1 where an expectation fails.
    """
    course = assignments()
    if unknown := [name for name in options.ids if name not in course]:
        raise CannotDo(f"there is no assignment {unknown[0]!r}; there are: {', '.join(course)}")
    verdicts = []
    for verdict in validate(options.ids, Options(mnist=options.mnist), partial(local_workers, options.jobs)):
        verdicts.append(verdict)
    print_verdicts(verdicts)
    if options.junit is not None:
        results.write_whole(options.junit, verdicts_junit(verdicts))
    return DOES_NOT_HOLD if any(verdict.complaints for verdict in verdicts) else DONE


def _release(options: argparse.Namespace) -> int:
    """Write the handouts, stubs, notebooks and public checks that students get: no solution and no hidden check."""
    for path in release(options.target, options.ids):
        print(path)
    return DONE


def _nbgrader(options: argparse.Namespace) -> int:
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


def _demo(options: argparse.Namespace) -> int:
    """Make a class of sample students from the course's solutions, variants and mistakes, and grade it."""
    submitted = options.out / "submitted"
    if submitted.exists():
        raise CannotDo(f"{submitted} exists already: name a new folder with --out")
    quick = Options(limits=replace(Limits(), call_seconds=5.0), gpu="auto")
    count = make_class(submitted)
    print(f"{count} students handed in, in {submitted}")
    return _grade_paths([submitted], None, options.out, partial(local_workers, options.jobs), quick, ())


def _doctor(_options: argparse.Namespace) -> int:
    """Say which sandboxes work on this machine, what each protects from, and how to get one that does not. Exit code 1
    where none works that protects.
    """
    used = ""
    for finding in examine():
        used = used or (finding.name if finding.works else "")
        print("\n".join(finding.lines()), end="\n\n")
    print(f"'grade' uses: {used}" if used else "'grade' can use none of them")
    return DONE if used else DOES_NOT_HOLD


def _report(options: argparse.Namespace) -> int:
    """Make gradebook, feedback pages and class report again from the results already on disk."""
    if not options.out.is_dir():
        raise CannotDo(f"{options.out} is no folder: name the --out folder of an earlier 'grade'")
    with writing_to(options.out):
        return _reported(options.out, ())
