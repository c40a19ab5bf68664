"""What the two ends say to each other, as checked types; values inside travel by `wire`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from .wire import Text

MAX_PROBLEMS = 20
"""How many problems of one file are told."""
Told = Literal["result", "numbers", "outlines", "gradients"]
"""What comes back of a call: its result, or something of each tensor in the dict that it is: `Objects.send_told`."""
MAX_KINDS = 20
"""How many kinds of one exception are told."""
MAX_FUNCTIONS = 100
"""How many functions of one assignment are graded at most."""


class Frame(msgspec.Struct):
    """A place in the student's file: which unit of it, which line, in which function."""

    unit: Text
    line: int
    function: Text


class Raised(msgspec.Struct):
    """An exception of the student's code. `frames` lists the student's own frames, outermost first."""

    type: Text
    text: Text
    frames: list[Frame]
    out_of_memory: bool = False
    kinds: Annotated[list[Text], msgspec.Meta(max_length=MAX_KINDS)] = []
    """The exceptions of Python's own that it is one of."""


class Problem(msgspec.Struct):
    """A statement or cell that raised while the file was loaded."""

    frame: Frame
    type: Text
    text: Text
    out_of_memory: bool = False


class Offence(msgspec.Struct):
    """A use of something that the handout rules out: by which function, what, and where."""

    function: Text
    used: Text
    frame: Frame


class Parsed(msgspec.Struct, forbid_unknown_fields=True):
    """What reading the file told, before any of it ran."""

    unreadable: Text = ""
    """Why the file does not compile: line, reason and the line itself."""
    offences: list[Offence] = []
    placing: Annotated[list[Text], msgspec.Meta(max_length=MAX_FUNCTIONS)] = []
    """The graded functions whose source shows something that may put a tensor on another device."""


class Loaded(msgspec.Struct, forbid_unknown_fields=True):
    """What happened while the file ran from top to bottom."""

    problems: Annotated[list[Problem], msgspec.Meta(max_length=MAX_PROBLEMS)] = []
    cpu: float = 0.0


class Moves(msgspec.Struct):
    """What a call had to do with another device than the CPU."""

    reached: bool
    """Whether any tensor lay there."""
    times: list[float]
    """How often the whole of each argument was copied there; for what is no tensor, 0."""


class Answer(msgspec.Struct, forbid_unknown_fields=True):
    """The outcome of one call."""

    status: Literal["returned", "raised", "missing", "unsendable"]
    value: Any = None
    raised: Raised | None = None
    changed: list[int] = []
    """The positions of the arguments whose contents the call changed."""
    shares_memory: bool = False
    """Whether something returned shares its memory with an argument."""
    drew_globally: bool = False
    """Whether the call moved torch's global random state: drew from it, or seeded it."""
    offences: list[Offence] = []
    network: Any = None
    """What became of the grader's network among the arguments: its modes, its parameters and buffers."""
    view: Any = None
    """What became of the grader's view among the arguments: see `values.Filled.fate`."""
    misplaced: bool = False
    """Whether what was raised is the stand-in's: tensors of two devices met, or one was read where it lies."""
    undecided: Text = ""
    """On the stand-in for a GPU: why its answer tells nothing of a real one."""
    moves: Moves | None = None
    """None where that was not asked, or cannot be told."""
    cpu: float = 0.0
    """CPU seconds of the student's function, in this process."""


class OffLimitsRule(msgspec.Struct):
    """The rule of one assignment, as the sandbox needs it: see `autograder.assignment.OffLimits`."""

    functions: list[str]
    roots: list[str]
    allowed: list[str]


class UnitText(msgspec.Struct):
    """One script, or one cell of a notebook."""

    name: str
    text: str


class Load(msgspec.Struct, tag="load"):
    """Read a file, reply `Parsed`, run it as a module of that name, reply `Loaded`."""

    module: str
    notebook: bool
    units: list[UnitText]
    graded: list[str]
    rules: list[OffLimitsRule]
    seed: int


class Call(msgspec.Struct, tag="call"):
    """Call a function of a loaded module by name, or a method of an object that the sandbox holds."""

    module: str
    name: str
    args: list[Any]
    kwargs: dict[str, Any]
    handle: int | None = None
    seed: int | None = None
    """Seeds every global random generator first, where given."""
    hold: list[int] = []
    """The results that stay where they are, by position: a handle is told in their place. One alone has position 0."""
    told: Told = "result"
    defaults: bool = False
    """Calls nothing: tells the defaults of the function's parameters, by name; none where they cannot be read."""
    substitutes: dict[str, str] = {}
    """Functions of the module in whose place functions of torch stand during this call, by their dotted names below
    torch. Nothing is watched then: it is a question on the side."""
    stand_in: bool = False
    """Whether tensors on `cuda` lie on the stand-in for a GPU."""
    count_moves: bool = False
    """Whether to count what is copied from the CPU to another device."""


Request = Load | Call
