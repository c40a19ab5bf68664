"""Reading the student's file into pieces that compile, and running them: one that raises takes no other with it."""

from __future__ import annotations
import __future__

import ast
import builtins
import io
import linecache
import re
import sys
import traceback
import types
import warnings
from collections.abc import Iterator, Sequence

from .messages import MAX_KINDS, MAX_PROBLEMS, Frame, Problem, Raised, UnitText

_FUTURES = {name: getattr(__future__, name).compiler_flag for name in __future__.all_feature_names}
_MAGIC = re.compile(r"^\s*[%!?]|^[^'\"#=]*=\s*[%!]|^[^'\"#=]*\?\s*$")
_MAX_TEXT = 1000
_MAX_REASON = 200
"""Python's reason may quote a name, and a name may be as long as the file."""

_OF_THE_WHOLE = ("__future__", "global")
"""Statements that can be wrong because of what stands above them; all others are judged each by itself."""
_CLASSES = dict.fromkeys(kind for kind in vars(builtins).values() if isinstance(kind, type))
_PYTHONS_OWN = [kind for kind in _CLASSES if issubclass(kind, BaseException)]
_COMPILE_ERRORS = (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError)


class Unreadable(Exception):
    """The file does not compile: line, reason, and the line itself."""


class Piece:
    """What runs as a whole: a top-level statement of a script, or a cell of a notebook."""

    def __init__(self, unit: str, tree: ast.Module, flags: int) -> None:
        self.unit, self.tree = unit, tree
        self.code = _compile(tree, unit, flags)
        """With the file's future imports in force."""


def parse_script(unit: UnitText) -> list[Piece]:
    """The statements of a script; raises `Unreadable` where it does not compile as a whole."""
    try:
        tree = _parse(unit)
        flags = _future_flags(tree)
        if any(word in unit.text for word in _OF_THE_WHOLE):
            _compile(tree, unit.name, flags)
        return [Piece(unit.name, ast.Module([statement], []), flags) for statement in tree.body]
    except _COMPILE_ERRORS as error:
        raise Unreadable(describe_syntax(error, unit)) from None


def parse_notebook(units: Sequence[UnitText]) -> tuple[list[Piece], list[Problem]]:
    """The cells that compile, line magics and shell lines left out, and a problem for each that does not."""
    pieces, problems, flags = [], [], 0
    for unit in units:
        try:
            tree = _parse_cell(unit)
            flags |= _future_flags(tree)
            pieces.append(Piece(unit.name, tree, flags))
        except _COMPILE_ERRORS as error:
            line = getattr(error, "lineno", None) or 1
            problems.append(Problem(Frame(unit.name, line, ""), type(error).__name__, describe_syntax(error, unit)))
    return pieces, problems


def _compile(source: str | ast.Module, name: str, flags: int) -> types.CodeType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        code: types.CodeType = compile(source, name, "exec", flags, dont_inherit=True)
        return code


def _parse(unit: UnitText) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(unit.text, unit.name)


def _parse_cell(unit: UnitText) -> ast.Module:
    # Only a line at which Python's own parser stops can be a magic: `%` may also begin a line inside brackets or a
    # string, where it is right as it stands.
    lines = unit.text.split("\n")
    while True:
        try:
            return _parse(UnitText(unit.name, "\n".join(lines)))
        except SyntaxError as error:
            index = (error.lineno or 0) - 1
            if not 0 <= index < len(lines) or not _MAGIC.search(lines[index]):
                raise
            _blank(lines, index)


def _blank(lines: list[str], index: int) -> None:
    line = lines[index]
    lines[index] = line[: len(line) - len(line.lstrip())] + "pass"
    while line.rstrip().endswith("\\") and index + 1 < len(lines):
        index += 1
        line, lines[index] = lines[index], ""


def _future_flags(tree: ast.Module) -> int:
    flags = 0
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for alias in node.names:
                flags |= _FUTURES.get(alias.name, 0)
    return flags


def describe_syntax(error: BaseException, unit: UnitText) -> str:
    """One line: which file, which line, what is wrong, and the line itself."""
    if isinstance(error, SyntaxError):
        number = error.lineno or 1
        lines = unit.text.split("\n")
        shown = lines[number - 1].strip()[:120] if 0 < number <= len(lines) else ""
        return f"{unit.name}, line {number}: {printable(error.msg)[:_MAX_REASON]}: {shown}"
    reason = "it is nested too deeply" if isinstance(error, (RecursionError, MemoryError)) else str(error)
    return f"{unit.name}: Python cannot compile it: {printable(reason)[:_MAX_REASON]}"


def remember_source(units: Sequence[UnitText]) -> None:
    """Let tracebacks and `inspect` find the student's lines, though there is no file."""
    for unit in units:
        lines = io.StringIO(unit.text).readlines()  # not `splitlines`, which ends lines at form feeds, too
        linecache.cache[unit.name] = (len(unit.text), None, lines, unit.name)


def run(pieces: Sequence[Piece], namespace: dict[str, object]) -> Iterator[Problem]:
    """Run the pieces in order; yields a problem for each that raised (`SystemExit` included), up to `MAX_PROBLEMS`."""
    reported = 0
    for piece in pieces:
        try:
            exec(piece.code, namespace)
        except BaseException as error:
            if reported < MAX_PROBLEMS:
                reported += 1
                raised = describe(error, {piece.unit})
                here = Frame(piece.unit, piece.tree.body[0].lineno if piece.tree.body else 1, "")
                frame = next((f for f in raised.frames if f.unit == piece.unit), here)
                yield Problem(frame, raised.type, raised.text, raised.out_of_memory)


def describe(error: BaseException, units: set[str]) -> Raised:
    """An exception as data: its type, its text, and the frames that lie in the student's units."""
    frames = [
        Frame(frame.filename, frame.lineno or 0, frame.name[:200])
        for frame in traceback.extract_tb(error.__traceback__, limit=200)
        if frame.filename in units
    ]
    try:
        text = printable(str(error)[:_MAX_TEXT])[:_MAX_TEXT]
    except BaseException:
        text = "(its text cannot be shown)"
    kinds = [kind.__name__ for kind in _PYTHONS_OWN if any(kind is base for base in type(error).__mro__)]
    name, out_of_memory = printable(type(error).__name__[:200]), _out_of_memory(error, text)
    return Raised(name, text, frames[-10:], out_of_memory, kinds[:MAX_KINDS])


def printable(text: str) -> str:
    """The text with halves of surrogate pairs escaped, which no message can carry."""
    return text.encode("utf-8", "backslashreplace").decode()


def _out_of_memory(error: BaseException, text: str) -> bool:
    told = ("can't allocate memory", "not enough memory", "bad_alloc", "out of memory", "Cannot allocate memory")
    return isinstance(error, MemoryError) or (
        isinstance(error, (RuntimeError, OSError)) and any(part in text for part in told)
    )


def new_module(name: str) -> types.ModuleType:
    """The module that the file becomes: not `__main__`, so that guarded demo code does not run."""
    module = types.ModuleType(name)
    sys.modules[name] = module
    return module
