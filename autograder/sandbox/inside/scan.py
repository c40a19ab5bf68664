"""Reading the source for forbidden means: dotted names, through aliases and the student's own helpers.

Only what can be resolved for certain counts here (an import, a module-level alias, an attribute chain), so that a right
solution is never accused: an unused import, an annotation, an `isinstance` test and a local variable that happens to be
called `nn` are no use. What the source does not show is seen at run time, by `watch`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from itertools import islice

from .loading import Piece
from .messages import Frame, Offence
from .offlimits import OffLimits

_MAX_OFFENCES = 10
"""How many offences of one function are told."""

_TYPE_TESTS = ("isinstance", "issubclass")

_CHILDLESS = (ast.Name, ast.Constant)
_MARKS = frozenset(
    mark
    for kind in (ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)
    for mark in kind.__subclasses__()
)
"""Nodes that only say which of a few their parent is: half of all nodes, and nothing to find in them."""

_Code = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda


class Names:
    """What the names at a module's top level stand for: dotted names, functions, classes. The last one counts."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.dotted: dict[str, str] = {}
        self.code: dict[str, tuple[str, _Code]] = {}
        self.stored: set[str] = set()
        """What other statements gave a value to: it may be anything."""
        self._uses: dict[str, Uses] = {}
        self._parts: dict[str, list[ast.AST]] = {}
        self._children: dict[ast.AST, list[ast.AST]] = {}
        for piece in pieces:
            for node in _top_level(piece.tree.body):
                self._see(piece.unit, node)

    def uses(self, name: str) -> Uses:
        """What the code of that name uses; read once, however many ask."""
        if name not in self._uses:
            self._uses[name] = Uses(self, name)
        return self._uses[name]

    def parts(self, name: str) -> list[ast.AST]:
        """Every node of the code of that name; looked for once, however many ask."""
        if name not in self._parts:
            self._parts[name] = self._below(self.code[name][1])
        return self._parts[name]

    def children(self, node: ast.AST) -> list[ast.AST]:
        """The nodes right below one, but for marks; looked for once, however many ask."""
        if type(node) in _CHILDLESS:
            return []
        found = self._children.get(node)
        if found is None:
            found = self._children[node] = _children(node)
        return found

    def _below(self, node: ast.AST) -> list[ast.AST]:
        """The node and all nodes below it, but for marks; those of one level after those above it."""
        found = [node]
        for parent in found:  # which grows meanwhile
            found += self.children(parent)
        return found

    def _see(self, unit: str, node: ast.stmt) -> None:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            self.code[node.name] = (unit, node)
            self.dotted.pop(node.name, None)
            self.stored.discard(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for name, target in _imported(node).items():
                self.dotted[name] = target
                self.code.pop(name, None)
                self.stored.discard(name)
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            self.dotted.pop(name, None)
            self.code.pop(name, None)
            self.stored.discard(name)
            value = self._bare(node.value)
            if isinstance(value, ast.Lambda):
                self.code[name] = (unit, value)
            elif (alias := resolve(value, self.dotted)) is not None:
                self.dotted[name] = alias
            elif isinstance(value, ast.Name) and value.id in self.code:
                self.code[name] = self.code[value.id]
            else:
                self.stored.add(name)
        elif not isinstance(node, (ast.If, ast.Try, ast.With)):  # whose statements are met one by one
            self.stored.update(_bound(node))

    def _bare(self, value: ast.expr) -> ast.expr:
        """What a `functools.partial` is of, which Python's profiler does not see called."""
        while isinstance(value, ast.Call) and resolve(value.func, self.dotted) == "functools.partial" and value.args:
            value = value.args[0]
        return value


def _children(node: ast.AST) -> list[ast.AST]:
    found: list[ast.AST] = []
    fields = vars(node)
    for name in node._fields:
        value = fields.get(name)
        if type(value) is list:
            found += [item for item in value if type(item) not in _MARKS and isinstance(item, ast.AST)]
        elif type(value) not in _MARKS and isinstance(value, ast.AST):
            found.append(value)
    return found


def _bound(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load):
            yield part.id
        elif isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield part.name


def _top_level(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    pending = list(reversed(body))
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, (ast.If, ast.Try, ast.With)) and not _main_guard(node):
            handled = [statement for handler in getattr(node, "handlers", []) for statement in handler.body]
            inner = [*node.body, *handled, *getattr(node, "orelse", []), *getattr(node, "finalbody", [])]
            pending.extend(reversed(inner))


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


class Uses:
    """The dotted names that a piece of code uses, the top-level names that it refers to, what it asks other objects."""

    def __init__(self, names: Names, name: str) -> None:
        code = names.code[name][1]
        self._dotted = dict(names.dotted)
        self.used: list[tuple[str, int]] = []
        self.referred: list[str] = []
        self.attributes: set[str] = set()
        """The attributes of what no dotted name stands for."""
        self._local: set[str] = set()
        for node in names.parts(name):
            if isinstance(node, ast.Name):
                if isinstance(node.ctx, ast.Store):
                    self._local.add(node.id)
            elif isinstance(node, ast.arg):
                self._local.add(node.arg)
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                self._dotted.update(_imported(node))
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node is not code:
                self._local.add(node.name)
        for local in self._local:
            self._dotted.pop(local, None)
        # A stack of its own: what Python compiles may still be nested more deeply than Python can recurse.
        pending = list(reversed(_body(code)))
        while pending:
            node = pending.pop()
            if not self._see(node):
                pending += reversed(_evaluated(node, names))

    def _see(self, node: ast.AST) -> bool:
        """Note a name or an attribute chain; whether nothing is left to look at in it."""
        if not isinstance(node, (ast.Attribute, ast.Name)):
            return False
        name = resolve(node, self._dotted)
        if name is not None:
            self.used.append((name, node.lineno))
        elif isinstance(node, ast.Attribute):
            self.attributes.add(node.attr)
        elif node.id not in self._local:
            self.referred.append(node.id)
        return name is not None


def _body(code: _Code) -> list[ast.stmt] | list[ast.expr]:
    return [code.body] if isinstance(code, ast.Lambda) else code.body


def _evaluated(node: ast.AST, names: Names) -> Sequence[ast.AST]:
    """The parts of a node that are evaluated and used: not annotations, and not the classes of a type test."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults), *node.body)
    if isinstance(node, ast.AnnAssign):
        return [node.value] if node.value else []
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TYPE_TESTS:
        return node.args[:1]
    return names.children(node)


def offences(names: Names, graded: Sequence[str], limits: OffLimits) -> list[Offence]:
    """The forbidden uses in the graded functions, and in the helpers that they alone answer for."""
    if not limits:
        return []
    own = (_of(function, names, frozenset(graded), limits) for function in graded)
    return [offence for found in own for offence in islice(found, _MAX_OFFENCES)]


def _of(function: str, names: Names, graded: frozenset[str], limits: OffLimits) -> Iterator[Offence]:
    """Each forbidden name once, where it is met first."""
    seen, pending, told = {function}, [function], set[str]()
    if function in names.dotted and limits.forbids(function, names.dotted[function]):
        yield Offence(function, names.dotted[function], Frame("", 0, function))
    while pending:
        name = pending.pop()
        if name not in names.code:
            continue
        unit, uses = names.code[name][0], names.uses(name)
        for used, line in uses.used:
            if used not in told and limits.forbids(function, used):
                told.add(used)
                yield Offence(function, used, Frame(unit, line, name))
        # Another graded function answers for itself.
        fresh = [other for other in uses.referred if other not in seen and other not in graded]
        seen.update(fresh)
        pending.extend(fresh)
