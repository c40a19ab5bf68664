"""The sandbox built with bubblewrap: namespaces of its own, and a file system that holds the interpreter alone."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

from autograder.sandbox.faults import SandboxUnavailable
from autograder.sandbox.gpu import Gpu
from autograder.sandbox.host import Program
from autograder.sandbox.inside.confine import USER

INSIDE = Path(__file__).parent / "inside"
_MOUNTED_IN = "/grader"
_SCRATCH = "/scratch"
SYSTEM = ("/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache")
PROCESSORS = "/sys/devices/system/cpu"


def environment(scratch: str, gpu: Gpu | None = None) -> dict[str, str]:
    """The whole environment of student code: nothing of the grader's, one thread, a fixed hash seed, the GPU if any."""
    return {
        "HOME": scratch,
        "TMPDIR": scratch,
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "USER": "student",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "16",  # below `Limits.threads`: OpenMP ends the process where it cannot have a thread
        "MKL_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        **(_of_gpu(gpu) if gpu else {"CUDA_VISIBLE_DEVICES": ""}),
        "MPLBACKEND": "Agg",
        "TORCHINDUCTOR_CACHE_DIR": scratch,  # looked for when the first optimiser imports torch's compiler
    }


def _of_gpu(gpu: Gpu) -> dict[str, str]:
    return {
        "CUDA_VISIBLE_DEVICES": gpu.uuid,
        "CUDA_MODULE_LOADING": "LAZY",  # a kernel is loaded when it is first used: most never are
        "CUDA_CACHE_DISABLE": "1",
        "CUBLAS_WORKSPACE_CONFIG": ":4096:8",  # without it cuBLAS is not deterministic
        **({"LD_LIBRARY_PATH": gpu.libraries} if gpu.libraries else {}),
    }


class Bubblewrap:
    """Builds the `bwrap` command. `private` folders are hidden wherever a bound folder would show them.

    With a GPU its device nodes and the driver's libraries are there, too.
    """

    name = "bwrap"
    own_user = True

    def __init__(self, private: Iterable[Path], gpu: Gpu | None = None) -> None:
        self._private = [path.resolve() for path in private]
        self._gpu = gpu

    def command(self, program: Program) -> tuple[Sequence[str], dict[str, str]]:
        """The fork server's command line, but for its descriptor, and environment."""
        bwrap = shutil.which("bwrap")
        if bwrap is None:
            raise SandboxUnavailable("the sandbox needs bubblewrap: install it with 'apt-get install bubblewrap'")
        start = server(_MOUNTED_IN, program, self.name, _SCRATCH)
        return [bwrap, *self._arguments(), *start], environment(_SCRATCH, self._gpu)

    def close(self) -> None:
        """Nothing lies outside the namespaces."""

    def _arguments(self) -> Iterator[str]:
        yield from ("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try")
        yield from ("--die-with-parent", "--new-session", "--as-pid-1", "--hostname", "sandbox", "--cap-drop", "ALL")
        if os.getuid() == 0:
            # Root keeps to real users, so that each fork can become one whose process limit the kernel counts.
            for capability in ("CAP_SETUID", "CAP_SETGID", "CAP_KILL"):
                yield from ("--cap-add", capability)
        else:
            yield from ("--unshare-user", "--uid", str(USER), "--gid", str(USER))
        shown = list(interpreter_folders())
        if self._gpu and self._gpu.libraries:
            shown.append(Path(self._gpu.libraries))
        # bubblewrap makes the folders above a mount for its own user alone; student code may be another one.
        for parent in _ancestors(["/usr/lib", "/etc/ld.so.cache", PROCESSORS, *map(str, shown)]):
            yield from ("--perms", "0755", "--dir", parent)
        for system in SYSTEM:
            if os.path.islink(system):
                yield from ("--symlink", os.readlink(system), system)
            elif os.path.exists(system):
                yield from ("--ro-bind", system, system)
        for folder in shown:
            yield from ("--ro-bind", str(folder), str(folder))
        for hidden in self._hidden([*shown, *(Path(system) for system in SYSTEM if not os.path.islink(system))]):
            yield from ("--tmpfs", str(hidden), "--remount-ro", str(hidden))
        yield from ("--ro-bind-try", PROCESSORS, PROCESSORS)
        yield from ("--perms", "0755", "--dir", _MOUNTED_IN, "--ro-bind", str(INSIDE), f"{_MOUNTED_IN}/{INSIDE.name}")
        yield from ("--dir", _SCRATCH)
        yield from ("--proc", "/proc", "--dev", "/dev")
        for node in self._gpu.nodes if self._gpu else ():
            yield from ("--dev-bind", node, node)
        yield from ("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/")

    def _hidden(self, shown: Iterable[Path]) -> list[Path]:
        """Where the shown folders would show a private one, by whatever path; nothing that lies below another."""
        found: list[Path] = []
        for folder, private in product(shown, sorted(self._private)):
            real = folder.resolve()
            if private.is_dir() and private.is_relative_to(real):
                place = folder / private.relative_to(real)
                if not any(place.is_relative_to(other) for other in found):
                    found.append(place)
        return found


def server(folder: str, program: Program, cage: str, scratch: str, moved: Mapping[str, str] | None = None) -> list[str]:
    """The command line of the fork server whose package `inside` lies in `folder`, but for its descriptor.

    `moved` tells which folders of the import path another one stands for.
    """
    # Not isolated (`-I`), which would ignore PYTHONHASHSEED: our folder takes the place of the working folder in the
    # import path, `-s` leaves the user's packages out, and the environment is `environment`'s alone.
    path = f"[{folder!r}, *map(lambda place: {dict(moved or {})!r}.get(place, place), sys.path[1:])]"
    start = f"import sys; sys.path[:] = {path}; from inside import {program}; {program}.main()"
    return [sys.executable, "-s", "-c", start, cage, scratch]


def _ancestors(paths: Iterable[str]) -> list[str]:
    """Every folder above the paths, outermost first."""
    return sorted({str(parent) for path in paths for parent in Path(path).parents} - {"/"})


def interpreter_folders() -> Iterator[Path]:
    """The interpreter and its libraries: its prefix, the virtual environment's, and what they link to."""
    seen: list[Path] = []
    candidates = [sys.base_prefix, sys.prefix, *(sysconfig.get_path(name) for name in ("purelib", "platlib"))]
    for candidate in (Path(name) for name in candidates):
        path = candidate
        if str(path) == "/usr" or any(path.is_relative_to(parent) for parent in seen):
            continue
        seen.append(path)
        yield path
    if sys.base_prefix == "/usr":
        # The system's own interpreter lies among all other programs; a virtual environment names it by links.
        yield from dict.fromkeys(hop for hop in _hops(Path(sys.executable)) if hop.is_relative_to("/usr/bin"))


def _hops(path: Path) -> Iterator[Path]:
    """A path, and every path that it is a link to, one after another."""
    yield path
    while path.is_symlink():
        path = Path(os.path.normpath(path.parent / path.readlink()))
        yield path
