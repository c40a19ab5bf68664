"""CUDA in one submission's process: started after the fork, and before a line of the student's file is read."""

from __future__ import annotations

import os
from contextlib import suppress

import torch


def begin(memory_bytes: int) -> None:
    """Create the context, take the first-time costs of what every device check does, and bound the memory.

    The bound is torch's own, so that a student meets an ordinary OutOfMemoryError; what gets around it is seen from
    outside. Deterministic algorithms are on already, as on the CPU.
    """
    torch.cuda.init()  # type: ignore[no-untyped-call]
    total = torch.cuda.get_device_properties(0).total_memory
    torch.cuda.set_per_process_memory_fraction(min(1.0, memory_bytes / total))
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    for dtype in (torch.float32, torch.float64):
        x = torch.ones(3, 3, dtype=dtype, device="cuda", requires_grad=True)
        torch.autograd.backward([torch.sigmoid(x @ x + x).log().mean()])
    torch.cuda.synchronize()


def reachable() -> bool:
    """Whether this process could start the driver, which it also does where `CUDA_VISIBLE_DEVICES` shows it no GPU."""
    return os.path.exists("/dev/nvidiactl")


def driver_started() -> bool:
    """Whether this process has started CUDA's driver, by whatever way: no fork of it can use a GPU then, and it has
    threads of the driver's, which a fork lacks.

    The driver holds device nodes open from its first call on; torch tells only of what went through its own interface.
    """
    for descriptor in os.listdir("/proc/self/fd"):
        with suppress(OSError):  # the one that the listing itself needed
            if os.readlink(f"/proc/self/fd/{descriptor}").startswith("/dev/nvidia"):
                return True
    return False


def started() -> bool:
    """Whether this process has started CUDA through torch."""
    return bool(torch.cuda.is_initialized())  # type: ignore[no-untyped-call]


def seed(number: int) -> None:
    """Seed the GPU's own generator, where it was started."""
    if started():
        torch.cuda.default_generators[0].manual_seed(number)
