"""The GPU that submissions may use, as the driver's management library tells of it: nothing here starts CUDA."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pynvml

from autograder.sandbox.ancestry import ancestry

_SYSTEM_LIBRARIES = ("/usr/lib", "/lib")


@dataclass(frozen=True)
class Gpu:
    """One GPU: what CUDA calls it, what people call it, and what of the machine it needs."""

    uuid: str
    name: str
    memory_bytes: int
    nodes: tuple[str, ...]
    """Its device nodes, and those of the driver."""
    libraries: str
    """The folder of the driver's libraries; empty where they lie among the system's."""

    def used_below(self, ancestor: int) -> int:
        """Bytes of its memory that the descendants of a process hold, as far as the driver tells."""
        running = pynvml.nvmlDeviceGetComputeRunningProcesses(pynvml.nvmlDeviceGetHandleByUUID(self.uuid))
        return sum(process.usedGpuMemory or 0 for process in running if ancestor in ancestry(process.pid))


@cache
def find() -> Gpu | None:
    """The first GPU that this process may use (`CUDA_VISIBLE_DEVICES` counts); None where there is none."""
    named = os.environ.get("CUDA_VISIBLE_DEVICES", "0").partition(",")[0].strip()
    try:
        pynvml.nvmlInit()
        handle = (
            pynvml.nvmlDeviceGetHandleByUUID(named)
            if named.startswith("GPU-")
            else pynvml.nvmlDeviceGetHandleByIndex(int(named))
        )
        return _described(handle)
    except (pynvml.NVMLError, ValueError):
        return None


def _described(handle: Any) -> Gpu:
    nodes = (f"/dev/nvidia{pynvml.nvmlDeviceGetMinorNumber(handle)}", "/dev/nvidiactl", "/dev/nvidia-uvm")
    return Gpu(
        uuid=_text(pynvml.nvmlDeviceGetUUID(handle)),
        name=_text(pynvml.nvmlDeviceGetName(handle)),
        memory_bytes=int(pynvml.nvmlDeviceGetMemoryInfo(handle).total),
        nodes=tuple(node for node in nodes if Path(node).exists()),
        libraries=_driver_libraries(),
    )


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _driver_libraries() -> str:
    """The folder that the management library was loaded from: the driver installs all its libraries into one."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        path = line.partition("/")[2]
        if "libnvidia-ml.so" in path:
            folder = os.path.dirname("/" + path)
            return "" if folder.startswith(_SYSTEM_LIBRARIES) else folder
    return ""

