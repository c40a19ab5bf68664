"""Reading the source for forbidden means: dotted names, through aliases and the student's own helpers.

Only what can be resolved for certain counts here (an import, a module-level alias, an attribute chain), so that a right
solution is never accused: an unused import, an annotation, an `isinstance` test and a local variable that happens to be
called `nn` are no use. What the source does not show is seen at run time, by `watch`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from loading import Piece
from messages import Frame, Offence
from offlimits import OffLimits

_Function = ast.FunctionDef | ast.AsyncFunctionDef


class _Names:
    """What the names at a module's top level stand for: dotted names, functions, classes. The last one counts."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.dotted: dict[str, str] = {}
        self.code: dict[str, tuple[str, _Function | ast.ClassDef | ast.Lambda]] = {}
        for piece in pieces:
            for node in _top_level(piece.tree.body):
                self._see(piece.unit, node)

    def _see(self, unit: str, node: ast.stmt) -> None:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            self.code[node.name] = (unit, node)
            self.dotted.pop(node.name, None)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self.dotted.update(_imported(node))
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            self.dotted.pop(name, None)
            self.code.pop(name, None)
            if isinstance(node.value, ast.Lambda):
                self.code[name] = (unit, node.value)
            elif (target := resolve(node.value, self.dotted)) is not None:
                self.dotted[name] = target
            elif isinstance(node.value, ast.Name) and node.value.id in self.code:
                self.code[name] = self.code[node.value.id]


def _top_level(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        yield node
        if isinstance(node, (ast.If, ast.Try, ast.With)) and not _main_guard(node):
            yield from _top_level(node.body)
            yield from _top_level(getattr(node, "orelse", []))
            for handler in getattr(node, "handlers", []):
                yield from _top_level(handler.body)


def _main_guard(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and any(
        isinstance(part, ast.Name) and part.id == "__name__" for part in ast.walk(node.test)
    )


def _imported(node: ast.Import | ast.ImportFrom) -> dict[str, str]:
    if isinstance(node, ast.Import):
        return {
            alias.asname or alias.name.split(".")[0]: alias.name if alias.asname else alias.name.split(".")[0]
            for alias in node.names
        }
    return {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names if not node.level}


def resolve(node: ast.AST, dotted: dict[str, str]) -> str | None:
    """The dotted name that an attribute chain stands for, if its root is one that `dotted` knows."""
    trail: list[str] = []
    while isinstance(node, ast.Attribute):
        trail.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name) and node.id in dotted:
        return ".".join([dotted[node.id], *reversed(trail)])
    return None


class _Uses(ast.NodeVisitor):
    """The dotted names that a piece of code uses, and the top-level names that it refers to."""

    def __init__(self, names: _Names, code: ast.AST) -> None:
        self.dotted = dict(names.dotted)
        self.used: list[tuple[str, int]] = []
        self.referred: list[str] = []
        self._local = {node.arg for node in ast.walk(code) if isinstance(node, ast.arg)}
        for node in ast.walk(code):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self.dotted.update(_imported(node))
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                self._local.add(node.id)
        for name in self._local:
            self.dotted.pop(name, None)
        for statement in code.body if isinstance(code.body, list) else [code.body]:  # type: ignore[attr-defined]
            self.visit(statement)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        name = resolve(node, self.dotted)
        if name is None:
            self.generic_visit(node)
        else:
            self.used.append((name, node.lineno))

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            return
        if node.id in self.dotted:
            self.used.append((self.dotted[node.id], node.lineno))
        elif node.id not in self._local:
            self.referred.append(node.id)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id == "isinstance":
            return
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in (*node.decorator_list, *node.args.defaults, *node.body):
            self.visit(part)


def offences(pieces: Sequence[Piece], graded: Sequence[str], limits: OffLimits) -> list[Offence]:
    """The forbidden uses in the graded functions, and in the helpers that they alone answer for."""
    if not limits:
        return []
    names = _Names(pieces)
    return [offence for function in graded for offence in _of(function, names, frozenset(graded), limits)]


def _of(function: str, names: _Names, graded: frozenset[str], limits: OffLimits) -> Iterator[Offence]:
    seen, pending = {function}, [function]
    if function in names.dotted and limits.forbids(function, names.dotted[function]):
        yield Offence(function, names.dotted[function], Frame("", 0, function))
    while pending:
        name = pending.pop()
        if name not in names.code:
            continue
        unit, code = names.code[name]
        uses = _Uses(names, code)
        for used, line in uses.used:
            if limits.forbids(function, used):
                yield Offence(function, used, Frame(unit, line, name))
        # Another graded function answers for itself.
        fresh = [other for other in uses.referred if other not in seen and other not in graded]
        seen.update(fresh)
        pending.extend(fresh)
