"""A stand-in for a GPU: ordinary tensors that say they lie on `cuda:0`, and refuse what a GPU's tensors refuse.

None of the second devices that CPU builds of torch have will do (torch 2.13). A fake tensor or wrapper that claims to
lie on `cuda` ends the process as soon as autograd looks for its device ("PyTorch is not linked with support for cuda
devices"). Tensors on `meta` hold no numbers, so that a training loop is over at its first `.item()`, and `meta @ cpu`
passes where a GPU refuses. `lazy` takes a tenth of a second whenever a number is read. torch's own test device needs
a compiler, or a version after 2.8 to be had from Python.

So the second device is a mark on the storage of a tensor that lies on the CPU: everything computes, modules, optimisers
and autograd included, and a `TorchFunctionMode`, which sees every call of torch's interface, keeps the marks, answers
`x.device`, and raises what torch raises where tensors of two devices meet. A mark is missing where a tensor came out of
sight of the mode: such a tensor goes with any other, and nothing is concluded from it. Raised is only what a GPU is
known to refuse too (`REFUSES`, which `tests/gpu` puts to one).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import torch
from torch.overrides import TorchFunctionMode

from .findings import READ, UNSEEN, Findings
from .interface import MAKES_FROM_DATA, OUT_OF_SIGHT, READS, REFUSES
from .marks import HERE, THERE, mark, place, put, tensors
from .messages import Offence
from .moves import Moves
from .questions import Questions

_T = TypeVar("_T")


class Generator(torch.Generator):
    """A generator that lies on the stand-in."""

    @property
    def device(self) -> torch.device:  # type: ignore[override] # read-only in torch, too
        """Where it says that it lies."""
        return THERE


class StandIn(TorchFunctionMode):
    """Stands in for a GPU while a call runs inside `on`."""

    def __init__(self) -> None:
        super().__init__()
        self._questions = Questions()
        self.found = Findings(asked=False)
        """What was found since `begin`."""
        self._special: dict[str, Callable[..., Any]] = {
            "device": lambda _func, tensor, *_owner: self._told(tensor),
            "is_cuda": lambda _func, tensor, *_owner: self._told(tensor) == THERE,
            "is_cpu": lambda _func, tensor, *_owner: self._told(tensor) == HERE,
            "get_device": lambda _func, tensor: 0 if self._told(tensor) == THERE else -1,
            "cpu": lambda _func, tensor, **_options: self._moved(tensor, tensor, HERE),
            "cuda": self._cuda,
            "to": self._to,
            "type_as": lambda func, tensor, other: self._moved(tensor, func(tensor, other), place(other)),
            "numpy": self._numpy,
            "__array__": self._array,
        }

    def begin(self, units: Collection[str], *, loading: bool = False) -> None:
        """Code of these units is about to run: what it asks counts, not what torch asks."""
        self._questions.units, self._questions.loading = units, loading
        self.found = Findings(asked=self._questions.asked_early)

    def keep(self, values: Iterable[Any]) -> None:
        """Note that the tensors among these values lie on the CPU: what a file without a word of GPUs makes does."""
        for value in values:
            if type(value) is torch.Tensor or type(value) is torch.nn.Parameter:
                self.put(value, "cpu")

    @contextmanager
    def on(self, moves: Moves) -> Iterator[list[Offence]]:
        """Whatever runs in here meets the stand-in, and `moves` counts; nothing is looked at as an offence."""
        self.found.moves = moves
        from_numpy = torch.from_numpy
        torch.from_numpy = self._from_numpy  # type: ignore[assignment] # a function that no mode sees
        self._questions.active = True
        try:
            with self:
                yield []
        finally:
            self._questions.active = False
            torch.from_numpy = from_numpy

    def put(self, tensor: torch.Tensor, device: str) -> torch.Tensor:
        """The tensor, which lies there from now on."""
        put(tensor, THERE if device == "cuda" else HERE)
        return tensor

    def place(self, tensor: torch.Tensor) -> str:
        """Where a tensor lies; empty where that is not known."""
        where = place(tensor)
        if where is None:
            self.found.doubt(UNSEEN)
        return "" if self.found.blind or where is None else str(where)

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Runs one function of torch, with its tensors where they are."""
        kwargs = kwargs or {}
        name = getattr(func, "__name__", "")
        if name in ("__get__", "__set__"):
            name = getattr(func, "__self__", func).__name__  # of the attribute, whose descriptor it is
        if name == "_parse_to":
            return self._parsed(func, args, kwargs)
        special = self._special.get(name)
        if special is not None and args and isinstance(args[0], torch.Tensor):
            return special(func, *args, **kwargs)
        if name in READS and any(place(tensor) != HERE for tensor in tensors(args)):
            self.found.doubt(READ)
        elif name in OUT_OF_SIGHT:
            self.found.doubt(UNSEEN)
        if name in MAKES_FROM_DATA and args and not isinstance(args[0], torch.Tensor):
            return self._made_from_data(func, args, kwargs)
        if kwargs.get("device") is not None:
            return self._made_there(func, name, args, kwargs)
        return self._plain(func, name, args, kwargs)

    def _plain(self, func: Callable[..., Any], name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        given = tensors((args, kwargs))
        places = [place(tensor) for tensor in given]
        if name == "copy_" and places[0] == THERE:
            self._count(given[-1], THERE)
        where: torch.device | None = HERE
        if THERE in places:
            where = THERE
            into_here = places[0] == HERE and name.endswith("_")
            if into_here or any(lies == HERE and tensor.dim() for lies, tensor in zip(places, given, strict=True)):
                if name in REFUSES:
                    raise self.found.refusal("Expected all tensors to be on the same device, but found cuda:0 and cpu!")
                # What else takes tensors of both says by itself where its result lies, or nothing is known of that.
                where = place(args[0]) if name == "__getitem__" else None
        elif None in places:
            where = None
        self._check_generator(kwargs.get("generator"), places[0] if places else HERE)
        return self._marked(func(*args, **kwargs), where)

    def _made_there(self, func: Callable[..., Any], name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """A factory that was told where to make its tensor."""
        where = self._device(kwargs["device"])
        if where is None:
            return func(*args, **kwargs)
        self._check_generator(kwargs.get("generator"), where)
        kwargs = {name: value for name, value in kwargs.items() if name != "device"}
        made = func(*args, **kwargs)
        if name in MAKES_FROM_DATA:
            self._count(args[0], where)
        if isinstance(made, torch.Tensor) and place(made) not in (None, where):
            made = made.clone()  # `as_tensor` of a tensor that lies elsewhere
        return self._marked(made, where, anew=True)

    def _made_from_data(self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        if any(place(tensor) != HERE for tensor in tensors(args)):
            self.found.doubt(READ)  # torch reads the numbers one by one, and makes a tensor of them on the CPU
        if kwargs.get("device") is not None:
            return self._made_there(func, "", args, kwargs)
        return self._marked(func(*args, **kwargs), HERE)

    def _cuda(self, func: Callable[..., Any], tensor: torch.Tensor, device: Any = None, **_options: Any) -> Any:
        return self._moved(tensor, tensor, THERE if device is None else self._device(device))

    def _to(self, func: Callable[..., Any], tensor: torch.Tensor, *args: Any, **kwargs: Any) -> Any:
        first = args[0] if args else kwargs.get("other")
        if isinstance(first, torch.Tensor):
            return self._moved(tensor, func(tensor, *args, **kwargs), place(first))
        given = kwargs.get("device")
        positional = bool(args) and (first is None or isinstance(first, (str, torch.device, int)))
        if positional:
            given = first
        where = place(tensor) if given is None else self._device(given)
        if given is not None and where is not None:  # all of it lies on the CPU
            args = (HERE, *args[1:]) if positional else args
            kwargs = kwargs if positional else {**kwargs, "device": HERE}
        return self._moved(tensor, func(tensor, *args, **kwargs), where)

    def _parsed(self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """What `Module.to` makes of its arguments: device, dtype and more; a tensor stands for the place it lies at."""
        device, *rest = func(*args, **kwargs)
        given = tensors((args, kwargs))
        return self._told(given[0]) if given else device, *rest

    def _numpy(self, func: Callable[..., Any], tensor: torch.Tensor, *, force: bool = False) -> Any:
        self._read_as_array(tensor, force)
        array = func(tensor, force=force)
        return array.copy() if place(tensor) == THERE else array

    def _array(self, func: Callable[..., Any], tensor: torch.Tensor, *args: Any, **kwargs: Any) -> Any:
        self._read_as_array(tensor, False)
        return func(tensor, *args, **kwargs)

    def _read_as_array(self, tensor: torch.Tensor, force: bool) -> None:
        where = place(tensor)
        if where == THERE and not force:
            help = "Use Tensor.cpu() to copy the tensor to host memory first."
            raise self.found.refusal(f"can't convert cuda:0 device type tensor to numpy. {help}", TypeError)
        if where != HERE:
            self.found.doubt(READ)

    def _moved(self, tensor: torch.Tensor, result: torch.Tensor, where: torch.device | None) -> torch.Tensor:
        """The result of a move: the tensor itself where it lies there already, else a copy."""
        was = place(tensor)
        if where is None:
            return result
        if where == HERE and was != HERE:
            self.found.doubt(READ)
        if was == where and place(result) in (was, None):
            return self._marked(result, where)
        self._count(tensor, where)
        copied = result.clone() if result is tensor or place(result) is not None else result
        return self._marked(copied, where, anew=True)

    def _count(self, source: torch.Tensor, where: torch.device) -> None:
        if where == THERE and place(source) == HERE:
            self.found.moves.add(source)

    def _marked(self, result: _T, where: torch.device | None, *, anew: bool = False) -> _T:
        """The result, whose tensors in storages not seen before lie `where`."""
        if where is not None:
            self.found.moves.reached |= where == THERE
            mark(result, where, anew=anew)
        return result

    def _told(self, tensor: torch.Tensor) -> torch.device:
        """What the code is told of where a tensor lies, of which it may make other tensors."""
        where = place(tensor)
        if where is None:
            self.found.blind = True
            self.found.doubt(UNSEEN)
        return where or tensor.device

    def _device(self, given: Any) -> torch.device | None:
        """The one of the two devices that was named; None for any other."""
        device = torch.device("cuda", given) if isinstance(given, int) else torch.device(given)
        if device.type == "cpu":
            return HERE
        return THERE if device.type == "cuda" and device.index in (None, 0) else None

    def _check_generator(self, generator: Any, where: torch.device | None) -> None:
        if isinstance(generator, torch.Generator) and where is not None and generator.device.type != where.type:
            found = generator.device.type
            raise self.found.refusal(f"Expected a '{where.type}' device type for generator but found '{found}'")

    def _from_numpy(self, array: Any) -> torch.Tensor:
        return self._marked(torch.as_tensor(array), HERE)
