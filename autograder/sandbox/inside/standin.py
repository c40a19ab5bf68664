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

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from typing import Any, TypeVar

import torch
from torch.overrides import TorchFunctionMode

from .messages import Offence
from .moves import Moves

_T = TypeVar("_T")
_THERE = torch.device("cuda", 0)
_HERE = torch.device("cpu")
_MARK = "autograder_lies_on"
"""The storage's attribute that tells its place: torch keeps a storage's Python object as long as the storage."""

REFUSES = frozenset(
    """
    add sub mul div true_divide pow matmul mm mv dot bmm addmm outer einsum linear
    add_ sub_ mul_ div_ pow_ addmm_
    maximum minimum where eq ne lt le gt ge logical_and logical_or masked_fill masked_fill_
    cat concat stack hstack vstack
    binary_cross_entropy binary_cross_entropy_with_logits mse_loss cross_entropy nll_loss batch_norm
    """.split()
)
"""Functions that take no tensor of one or more dimensions from the CPU beside one that lies on a GPU."""
_READS = frozenset(
    "item tolist __float__ __int__ __bool__ __index__ __complex__ __format__ __repr__ __contains__".split()
)
_OUT_OF_SIGHT = frozenset("data_ptr storage __dlpack__ type share_memory_ pin_memory apply_ map_ map2_".split())
_MAKES_FROM_DATA = frozenset({"tensor", "as_tensor", "asarray"})
_QUESTIONS: tuple[tuple[Any, str, Any], ...] = (
    (torch.cuda, "is_available", True),
    (torch.cuda, "device_count", 1),
    (torch.accelerator, "is_available", True),
    (torch.accelerator, "device_count", 1),
    (torch.accelerator, "current_accelerator", torch.device("cuda")),
)
"""How a program asks whether there is a GPU, and what the stand-in has it told."""

_READ = "the function reads values, or moves them to the CPU"
_UNSEEN = "where its tensors lie cannot be followed"
_ASKED = "the file asked, when it was loaded, whether there is a GPU"


class Generator(torch.Generator):
    """A generator that lies on the stand-in."""

    @property
    def device(self) -> torch.device:  # type: ignore[override] # read-only in torch, too
        """Where it says that it lies."""
        return _THERE


class StandIn(TorchFunctionMode):
    """Stands in for a GPU while a call runs inside `on`."""

    def __init__(self) -> None:
        super().__init__()
        self._units: Collection[str] = ()
        self._active = self._loading = False
        self._asked = self._blind = False
        self._raised: list[BaseException] = []
        self.undecided = ""
        """Why what a call showed tells nothing of a GPU, where it does not."""
        self._moves = Moves(())
        self._special: dict[str, Callable[..., Any]] = {
            "device": lambda _func, tensor, *_owner: self._told(tensor),
            "is_cuda": lambda _func, tensor, *_owner: self._told(tensor) == _THERE,
            "is_cpu": lambda _func, tensor, *_owner: self._told(tensor) == _HERE,
            "get_device": lambda _func, tensor: 0 if self._told(tensor) == _THERE else -1,
            "cpu": lambda _func, tensor, **_options: self._moved(tensor, tensor, _HERE),
            "cuda": self._cuda,
            "to": self._to,
            "type_as": lambda func, tensor, other: self._moved(tensor, func(tensor, other), self._place(other)),
            "numpy": self._numpy,
            "__array__": self._array,
        }
        for owner, name, told in _QUESTIONS:
            asked = getattr(owner, name)
            setattr(owner, name, self._answering(getattr(asked, "__wrapped__", asked), told))

    def begin(self, units: Collection[str], *, loading: bool = False) -> None:
        """Code of these units is about to run: what it asks counts, not what torch asks.

        An answer that it got when it was loaded may be what it goes by ever after.
        """
        self._units, self._loading = units, loading
        self.undecided = _ASKED if self._asked else ""
        self._blind = self._asked
        self._raised.clear()

    def keep(self, values: Iterable[Any]) -> None:
        """Note that the tensors among these values lie on the CPU: what a file without a word of GPUs makes does."""
        for value in values:
            if type(value) is torch.Tensor or type(value) is torch.nn.Parameter:
                self.put(value, "cpu")

    @property
    def blind(self) -> bool:
        """Whether the code was told of a device what need not be so on a GPU: nothing can be concluded then."""
        return self._blind

    @contextmanager
    def on(self, moves: Moves) -> Iterator[list[Offence]]:
        """Whatever runs in here meets the stand-in, and `moves` counts; nothing is looked at as an offence."""
        self._moves = moves
        from_numpy = torch.from_numpy
        torch.from_numpy = self._from_numpy  # type: ignore[assignment] # a function that no mode sees
        self._active = True
        try:
            with self:
                yield []
        finally:
            self._active = False
            torch.from_numpy = from_numpy

    def refused(self, error: BaseException) -> bool:
        """Whether the stand-in raised it, and a GPU would raise its like."""
        return not self._blind and any(error is raised for raised in self._raised)

    def put(self, tensor: torch.Tensor, device: str) -> torch.Tensor:
        """The tensor, which lies there from now on."""
        setattr(tensor.untyped_storage(), _MARK, _THERE if device == "cuda" else _HERE)
        return tensor

    def place(self, tensor: torch.Tensor) -> str:
        """Where a tensor lies; empty where that is not known."""
        where = self._place(tensor)
        if where is None:
            self._doubt(_UNSEEN)
        return "" if self._blind or where is None else str(where)

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
        if name in _READS and any(self._place(tensor) != _HERE for tensor in _tensors(args)):
            self._doubt(_READ)
        elif name in _OUT_OF_SIGHT:
            self._doubt(_UNSEEN)
        if name in _MAKES_FROM_DATA and args and not isinstance(args[0], torch.Tensor):
            return self._made_from_data(func, args, kwargs)
        if kwargs.get("device") is not None:
            return self._made_there(func, name, args, kwargs)
        return self._plain(func, name, args, kwargs)

    def _plain(self, func: Callable[..., Any], name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        tensors = _tensors((args, kwargs))
        places = [self._place(tensor) for tensor in tensors]
        if name == "copy_" and places[0] == _THERE:
            self._count(tensors[-1], _THERE)
        where: torch.device | None = _HERE
        if _THERE in places:
            where = _THERE
            if any(place == _HERE and tensor.dim() for place, tensor in zip(places, tensors, strict=True)):
                if name in REFUSES:
                    raise self._refusal("Expected all tensors to be on the same device, but found cuda:0 and cpu!")
                # What else takes tensors of both says by itself where its result lies, or nothing is known of that.
                where = self._place(args[0]) if name == "__getitem__" else None
        elif None in places:
            where = None
        self._check_generator(kwargs.get("generator"), places[0] if places else _HERE)
        return self._marked(func(*args, **kwargs), where)

    def _made_there(
        self, func: Callable[..., Any], name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """A factory that was told where to make its tensor."""
        where = self._device(kwargs["device"])
        if where is None:
            return func(*args, **kwargs)
        self._check_generator(kwargs.get("generator"), where)
        kwargs = {name: value for name, value in kwargs.items() if name != "device"}
        made = func(*args, **kwargs)
        if name in _MAKES_FROM_DATA:
            self._count(args[0], where)
        if isinstance(made, torch.Tensor) and self._place(made) not in (None, where):
            made = made.clone()  # `as_tensor` of a tensor that lies elsewhere
        return self._marked(made, where, anew=True)

    def _made_from_data(self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        if any(self._place(tensor) != _HERE for tensor in _tensors(args)):
            self._doubt(_READ)  # torch reads the numbers one by one, and makes a tensor of them on the CPU
        if kwargs.get("device") is not None:
            return self._made_there(func, "", args, kwargs)
        return self._marked(func(*args, **kwargs), _HERE)

    def _cuda(self, func: Callable[..., Any], tensor: torch.Tensor, device: Any = None, **_options: Any) -> Any:
        return self._moved(tensor, tensor, _THERE if device is None else self._device(device))

    def _to(self, func: Callable[..., Any], tensor: torch.Tensor, *args: Any, **kwargs: Any) -> Any:
        first = args[0] if args else kwargs.get("other")
        if isinstance(first, torch.Tensor):
            return self._moved(tensor, func(tensor, *args, **kwargs), self._place(first))
        given = kwargs.get("device")
        positional = bool(args) and (first is None or isinstance(first, (str, torch.device, int)))
        if positional:
            given = first
        where = self._place(tensor) if given is None else self._device(given)
        if given is not None and where is not None:  # all of it lies on the CPU
            args = (_HERE, *args[1:]) if positional else args
            kwargs = kwargs if positional else {**kwargs, "device": _HERE}
        return self._moved(tensor, func(tensor, *args, **kwargs), where)

    def _parsed(self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """What `Module.to` makes of its arguments: device, dtype and more; a tensor stands for the place it lies at."""
        device, *rest = func(*args, **kwargs)
        given = _tensors((args, kwargs))
        return self._told(given[0]) if given else device, *rest

    def _numpy(self, func: Callable[..., Any], tensor: torch.Tensor, *, force: bool = False) -> Any:
        self._read_as_array(tensor, force)
        array = func(tensor, force=force)
        return array.copy() if self._place(tensor) == _THERE else array

    def _array(self, func: Callable[..., Any], tensor: torch.Tensor, *args: Any, **kwargs: Any) -> Any:
        self._read_as_array(tensor, False)
        return func(tensor, *args, **kwargs)

    def _read_as_array(self, tensor: torch.Tensor, force: bool) -> None:
        where = self._place(tensor)
        if where == _THERE and not force:
            help = "Use Tensor.cpu() to copy the tensor to host memory first."
            raise self._refusal(f"can't convert cuda:0 device type tensor to numpy. {help}", TypeError)
        if where != _HERE:
            self._doubt(_READ)

    def _moved(self, tensor: torch.Tensor, result: torch.Tensor, where: torch.device | None) -> torch.Tensor:
        """The result of a move: the tensor itself where it lies there already, else a copy."""
        was = self._place(tensor)
        if where is None:
            return result
        if where == _HERE and was != _HERE:
            self._doubt(_READ)
        if was == where and self._place(result) in (was, None):
            return self._marked(result, where)
        self._count(tensor, where)
        copied = result.clone() if result is tensor or self._place(result) is not None else result
        return self._marked(copied, where, anew=True)

    def _count(self, source: torch.Tensor, where: torch.device) -> None:
        if where == _THERE and self._place(source) == _HERE:
            self._moves.add(source)

    def _place(self, tensor: torch.Tensor) -> torch.device | None:
        try:
            return getattr(tensor.untyped_storage(), _MARK, None)
        except Exception:  # no storage of its own: sparse, functorch's wrappers
            return None

    def _marked(self, result: _T, where: torch.device | None, *, anew: bool = False) -> _T:
        """The result, whose tensors in storages not seen before lie `where`."""
        if where is not None:
            self._moves.reached |= where == _THERE
            for tensor in _tensors(result):
                if anew or self._place(tensor) is None:
                    with suppress(Exception):
                        setattr(tensor.untyped_storage(), _MARK, where)
        return result

    def _told(self, tensor: torch.Tensor) -> torch.device:
        """What the code is told of where a tensor lies, of which it may make other tensors."""
        where = self._place(tensor)
        if where is None:
            self._blind = True
            self._doubt(_UNSEEN)
        return where or tensor.device

    def _device(self, given: Any) -> torch.device | None:
        """The one of the two devices that was named; None for any other."""
        device = torch.device("cuda", given) if isinstance(given, int) else torch.device(given)
        if device.type == "cpu":
            return _HERE
        return _THERE if device.type == "cuda" and device.index in (None, 0) else None

    def _check_generator(self, generator: Any, where: torch.device | None) -> None:
        if isinstance(generator, torch.Generator) and where is not None and generator.device.type != where.type:
            found = generator.device.type
            raise self._refusal(f"Expected a '{where.type}' device type for generator but found '{found}'")

    def _refusal(self, text: str, kind: type[Exception] = RuntimeError) -> Exception:
        error = kind(text)
        self._raised.append(error)
        return error

    def _doubt(self, why: str) -> None:
        self.undecided = self.undecided or why

    def _from_numpy(self, array: Any) -> torch.Tensor:
        return self._marked(torch.as_tensor(array), _HERE)

    def _answering(self, function: Callable[..., Any], told: Any) -> Callable[..., Any]:
        """The question for a GPU, which has one answer for the student's code and another for torch's own."""

        @wraps(function)
        def answer(*args: Any, **kwargs: Any) -> Any:
            if sys._getframe(1).f_code.co_filename in self._units:
                if self._active:
                    return told
                self._asked |= self._loading
            return function(*args, **kwargs)

        return answer


def _tensors(value: Any, depth: int = 3) -> list[torch.Tensor]:
    """The tensors among the arguments of a function, and in lists of them."""
    if isinstance(value, torch.Tensor):
        return [value]
    if depth and isinstance(value, (list, tuple)):
        return [tensor for item in value for tensor in _tensors(item, depth - 1)]
    if depth and isinstance(value, dict):
        return [tensor for item in value.values() for tensor in _tensors(item, depth - 1)]
    return []
