"""What the author of a check needs: an assignment, its checks, and what its handout rules out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from autograder.case import Case, Setting
    from autograder.student import Student

Body = Callable[["Student", "Case"], None]

NO_POINTS = "no points, so that machines with and without a GPU give the same score"
EXACT = "mean"
"""The convention of every handout: the exact gradient of the asked cost."""


@dataclass(frozen=True)
class OffLimits:
    """What a by-hand assignment forbids inside the functions it names.

    `roots` are dotted names (`torch.nn` covers all below it); `allowed` are exceptions below a root.
    """

    functions: frozenset[str]
    roots: tuple[str, ...]
    allowed: tuple[str, ...]
    advice: str


@dataclass(frozen=True)
class Check:
    """One judged property of one function.

    `parts` maps the quantities that earn points on their own to their points; a check that is judged as a
    whole has the single part `""`. The body runs once per setting; a part is earned where no case disagrees.
    """

    id: str
    function: str
    title: str
    parts: Mapping[str, float]
    settings: tuple[Setting, ...]
    body: Body
    hidden: bool = True
    on_device: bool = False
    """Whether the case's tensors lie on another device than the CPU: no points, so that any machine gives one score."""
    conventional: bool = False
    """Whether the outcome depends on the gradient convention (`--accept`)."""

    @property
    def points(self) -> float:
        """The sum of the parts' points."""
        return sum(self.parts.values())


@dataclass
class Assignment:
    """An assignment and its checks, in the order in which the student reads them."""

    id: str
    number: str
    title: str
    functions: tuple[str, ...]
    arrays: Literal["torch", "numpy"]
    off_limits: tuple[OffLimits, ...] = ()
    conventions: tuple[str, ...] = (EXACT,)
    mnist: bool = False
    """Whether its functions are given images of MNIST: students get `mnist.MNIST_5K`, and `--mnist` counts."""
    optimizers: bool = False
    """Whether its functions train with `torch.optim`, whose first use in a process takes two seconds."""
    familiar: Setting | None = None
    """The sizes that every student tries first: an answer that is right only there has them built in."""
    checks: list[Check] = field(default_factory=list)

    @property
    def folder(self) -> str:
        """The folder's name below `assignments/` and `solutions/`: `02_backprop`."""
        return f"{self.number}_{self.id}"

    @property
    def max_score(self) -> float:
        """The points of all checks together."""
        return sum(check.points for check in self.checks)

    @property
    def on_device(self) -> list[Check]:
        """The checks whose tensors lie on another device than the CPU."""
        return [check for check in self.checks if check.on_device]

    def points(self, function: str) -> float:
        """The points of one function's checks."""
        return sum(check.points for check in self.checks if check.function == function)

    def check(
        self,
        function: str,
        points: float | Mapping[str, float],
        settings: Sequence[Setting],
        *,
        hidden: bool = True,
        device: bool = False,
        conventional: bool = False,
    ) -> Callable[[Body], Body]:
        """Declare the decorated function as a check; its docstring is what the student reads.

        It is run in each setting, with numbers of its own also where one stands there twice: what was right once, or is
        remembered, need not be right again.

        With `device` it is run a second time, as the check `<function>.device`, with its tensors on another device. A
        check whose own settings name another device is run there alone; it should have 0 points.
        """
        if function not in self.functions:
            raise ValueError(f"{self.id} has no function {function!r}")

        def declare(body: Body) -> Body:
            title = " ".join((body.__doc__ or "").split())
            if not title:
                raise ValueError(f"the check {function}.{body.__name__} needs a docstring: the student reads it")
            on_device = any(setting.device != "cpu" for setting in settings)
            parts = dict(points) if isinstance(points, Mapping) else {"": float(points)}
            check = Check(
                id=f"{function}.{body.__name__.removeprefix(function + '_')}",
                function=function,
                title=f"{title.removesuffix('.')}: {NO_POINTS}." if on_device else title,
                parts=parts,
                settings=tuple(settings),
                body=body,
                hidden=hidden,
                on_device=on_device,
                conventional=conventional,
            )
            self.checks.extend([check, _elsewhere(check)] if device else [check])
            self.checks.sort(key=lambda check: self.functions.index(check.function))  # the order of the handout
            return body

        return declare


def _elsewhere(check: Check) -> Check:
    """The same check on another device: is the answer right, in each of the check's dtypes, and does it lie there?"""
    first, dtypes = check.settings[0], dict.fromkeys(setting.dtype for setting in check.settings)
    return replace(
        check,
        id=f"{check.function}.device",
        title=f"On a GPU {check.function} is right, and what comes of tensors that lie on a device stays there: "
        f"{NO_POINTS}.",
        parts={"": 0.0},
        # The last: with a GPU at hand, what is given on the CPU stays there.
        settings=(*(replace(first, dtype=dtype, device="cuda") for dtype in dtypes), first),
        on_device=True,
    )
