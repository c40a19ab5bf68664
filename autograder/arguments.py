"""The arguments and options of the commands, and what is wrong with them in one line."""

from __future__ import annotations

import argparse
import math
import os
from pathlib import Path
from typing import NoReturn

from autograder import commands, mnist
from autograder.assignment import EXACT
from autograder.course import assignments
from autograder.grading import Options
from autograder.reports import FORMATS
from autograder.sandbox import NAMES, Limits


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(commands.COULD_NOT, f"{self.prog}: {message} (see '{self.prog} --help')\n")


def parser() -> argparse.ArgumentParser:
    """Parses the options of every command, and leaves the command's function as `run` among them."""
    whole = _Parser(prog="autograder", description="Grades deep-learning assignments; student code runs in a sandbox.")
    adding = whole.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    graded = "grade one submission or a whole class"
    _add_grade(adding.add_parser("grade", help=graded, description=commands.grade.__doc__))
    proof = "prove that the checks grade as they must (CI)"
    _add_validate(adding.add_parser("validate", help=proof, description=commands.validate.__doc__))
    released = adding.add_parser("release", help="write what students get", description=commands.release.__doc__)
    released.add_argument("target", metavar="DIR", type=_path)
    _add_ids(released)
    released.set_defaults(run=commands.release)
    shown = adding.add_parser("demo", help="make a sample class and grade it", description=commands.demo.__doc__)
    shown.add_argument("--out", metavar="DIR", type=_output, required=True, help="a new folder for class and results")
    _add_jobs(shown)
    shown.set_defaults(run=commands.demo)
    classroom = adding.add_parser("nbgrader", help="make an nbgrader course", description=commands.nbgrader.__doc__)
    classroom.add_argument("course", metavar="COURSE_DIR", type=_output, help="a new folder, or such a course")
    _add_ids(classroom)
    classroom.add_argument("--db", metavar="URL", help="the gradebook's database (default: SQLite in COURSE_DIR)")
    classroom.set_defaults(run=commands.nbgrader)
    examined = adding.add_parser("doctor", help="say which sandboxes work here", description=commands.doctor.__doc__)
    examined.set_defaults(run=commands.doctor)
    rebuilt = adding.add_parser("report", help="make the reports of a class again", description=commands.report.__doc__)
    rebuilt.add_argument("out", metavar="DIR", type=_path, help="the --out folder of an earlier 'grade'")
    rebuilt.set_defaults(run=commands.report)
    return whole


def _add_ids(parser: argparse.ArgumentParser) -> None:
    # Without a default, argparse counts it among what is required.
    parser.add_argument("ids", metavar="ID", nargs="*", default=[], help="assignments (default: all)")


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    cores = len(os.sched_getaffinity(0))
    said = f"worker processes (default: all cores, here {cores})"
    parser.add_argument("--jobs", metavar="N", type=_positive, default=cores, help=said)


def _add_mnist(parser: argparse.ArgumentParser) -> None:
    said = "take MNIST from the four published idx files in DIR, plain or .gz (default: 5,000 images that come along)"
    parser.add_argument("--mnist", metavar="DIR", type=_mnist, help=said)


def _mnist(text: str) -> Path:
    folder = _path(text).resolve()
    try:
        mnist.load(folder)  # what is wrong with a file is said before anything is graded
    except mnist.MnistError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return folder


def _add_grade(parser: argparse.ArgumentParser) -> None:
    limits = Limits()
    source = "a .py, a .ipynb, a student's folder, a class folder or a .zip of one"
    parser.add_argument("paths", metavar="PATH", nargs="+", type=_path, help=source)
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
    parser.set_defaults(run=commands.grade)


def _add_validate(parser: argparse.ArgumentParser) -> None:
    _add_ids(parser)
    parser.add_argument("--junit", metavar="FILE", type=_file, help="also write the outcome as JUnit XML")
    _add_jobs(parser)
    _add_mnist(parser)
    parser.set_defaults(run=commands.validate)


def _conventions() -> list[str]:
    return sorted({name for assignment in assignments().values() for name in assignment.conventions} - {EXACT})


def _output(text: str) -> Path:
    path = _path(text)
    if path.exists() and not path.is_dir():
        raise argparse.ArgumentTypeError(f"'{text}' is not a folder")
    return path


def _file(text: str) -> Path:
    path = _path(text)
    if path.exists() and not path.is_file():
        raise argparse.ArgumentTypeError(f"'{text}' is not a file")
    there = next(folder for folder in path.absolute().parents if folder.exists())
    if not (there.is_dir() and os.access(there, os.W_OK)):
        raise argparse.ArgumentTypeError(f"'{text}' cannot be written: {there} is not a folder that you may write to")
    return path


def _path(text: str) -> Path:
    if not text:  # which would be the working folder
        raise argparse.ArgumentTypeError("'' is no path: is a variable of the shell empty?")
    return Path(text)


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
