"""A submission that has the GPU: what it sees, how much it may take, and what the next one finds."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from autograder.accelerator import Accelerator
from autograder.course import private_folders
from autograder.sandbox import (
    NAMES,
    PROTECTING,
    Gpu,
    Limits,
    Sandbox,
    SandboxUnavailable,
    Session,
    SubmissionEnded,
    open_sandbox,
)

from ..sandbox.conversation import call, load

Opener = Callable[..., Session]

SMALL = replace(Limits(), gpu_memory_mib=512, memory_mib=512)
BRIEF = replace(Limits(), call_seconds=3.0)


def value(session: Session, body: str) -> Any:
    """What `attack()` with that body returns."""
    parsed, loaded = load(session, "import torch, os, socket\ndef attack():\n" + _indented(body))
    assert not parsed.unreadable
    assert loaded.problems == []
    answer = call(session, "attack")
    assert answer.status == "returned", answer.raised
    return answer.value


def _indented(body: str) -> str:
    return "".join(f"    {line}\n" for line in dedent(body).strip().splitlines())


def raised(session: Session, body: str) -> str:
    load(session, "import torch, os, socket\ndef attack():\n" + _indented(body))
    answer = call(session, "attack")
    assert answer.raised is not None, answer.value
    return answer.raised.type


def works(opened: Opener) -> bool:
    """Whether an honest submission is served as if nothing had happened."""
    session = opened()
    try:
        return bool(value(session, "return float(torch.ones(3, device='cuda').sum())") == 3.0)
    finally:
        session.end()


class TestWhatASubmissionSees:
    def test_the_device_nodes_of_the_gpu_and_the_driver_and_no_others(self, opened: Opener, gpu: Gpu):
        nodes = set(value(opened(), "return [f'/dev/{name}' for name in os.listdir('/dev')]"))
        assert {node for node in nodes if "nvidia" in node} == set(gpu.nodes)

    def test_one_gpu(self, opened: Opener, gpu: Gpu):
        assert value(opened(), "return [torch.cuda.device_count(), torch.cuda.get_device_name()]") == [1, gpu.name]

    def test_no_tf32_deterministic_algorithms_and_lazy_loading(self, opened: Opener):
        found = value(
            opened(),
            """
            return [
                torch.backends.cuda.matmul.allow_tf32,
                torch.backends.cudnn.allow_tf32,
                torch.are_deterministic_algorithms_enabled(),
                os.environ["CUBLAS_WORKSPACE_CONFIG"],
                os.environ["CUDA_MODULE_LOADING"],
            ]
            """,
        )
        assert found == [False, False, True, ":4096:8", "LAZY"]

    @pytest.mark.parametrize(
        "attack",
        [
            "os.fork()",
            "os.listdir('/home')",
            "open('/etc/passwd')",
            "socket.socket()",
            "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
            "socket.socket(socket.AF_UNIX).connect('\\0here')",
        ],
    )
    def test_nothing_more_than_without_a_gpu(self, opened: Opener, attack: str):
        assert raised(opened(), attack) in ("PermissionError", "FileNotFoundError")


@pytest.fixture(scope="module", params=NAMES)
def without(gpu: Gpu, request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    sandbox = open_sandbox(request.param, private_folders())
    try:
        sandbox.start()
    except SandboxUnavailable as error:
        if request.param != "landlock":  # not every kernel has it
            raise
        pytest.skip(str(error))
    yield sandbox
    sandbox.close()


class TestASubmissionWithoutAGpu:
    """On a machine that has one."""

    def test_is_served_gradients_and_all(self, without: Sandbox):
        with without.submission(Limits()) as session:
            body = """
            x = torch.ones(3, requires_grad=True)
            (x * x).sum().backward()
            return x.grad.tolist() + [torch.cuda.is_available()]
            """
            assert value(session, body) == [2.0, 2.0, 2.0, False]

    def test_does_not_reach_it(self, without: Sandbox, gpu: Gpu, request: pytest.FixtureRequest):
        if request.node.callspec.params["without"] not in PROTECTING:
            pytest.skip("sandbox 'none' is an ordinary process, for trusted code: it does not promise this")
        for node in gpu.nodes:
            with without.submission(Limits()) as session:
                assert raised(session, f"os.open({node!r}, os.O_RDWR)") in ("PermissionError", "FileNotFoundError")


class TestTheForkServer:
    def test_holds_no_context_itself(self, opened: Opener, accelerator: Accelerator):
        session = opened()
        assert value(session, "return torch.ones(1, device='cuda').item()") == 1.0
        assert accelerator._sandbox.gpu_bytes() > 0
        session.end()
        _eventually(lambda: accelerator._sandbox.gpu_bytes() == 0)


def _eventually(happened: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


class TestLimits:
    def test_who_asks_for_too_much_of_the_gpus_memory_meets_an_ordinary_exception(self, opened: Opener):
        session = opened(SMALL)
        load(session, "import torch\ndef attack():\n    return torch.empty(1 << 30, device='cuda').sum().item()")
        answer = call(session, "attack")
        assert answer.raised is not None
        assert answer.raised.out_of_memory
        session.end()
        assert works(opened)

    def test_who_gets_around_torchs_limit_is_ended(self, opened: Opener):
        session = opened(SMALL)
        body = """
        import time
        torch.cuda.set_per_process_memory_fraction(1.0)
        hoard = [torch.zeros(1 << 28, device="cuda") for _ in range(8)]
        torch.cuda.synchronize()
        time.sleep(2)
        return len(hoard)
        """
        with pytest.raises(SubmissionEnded, match="more than 512 MiB of the GPU's memory") as ended:
            value(session, body)
        assert ended.value.how == "memory"
        assert works(opened)

    def test_who_takes_all_of_the_gpus_memory_leaves_it_to_the_next(self, opened: Opener):
        session = opened(SMALL)
        body = """
        torch.cuda.set_per_process_memory_fraction(1.0)
        hoard = []
        while True:
            hoard.append(torch.empty(1 << 28, device="cuda"))
        """
        load(session, "import torch, os, socket\ndef attack():\n" + _indented(body))
        # Torch's exception, or the grader's end: whichever is first
        try:
            answer = call(session, "attack")
            how = "memory" if answer.raised and answer.raised.out_of_memory else "not at all"
        except SubmissionEnded as ended:
            how = ended.how
        assert how == "memory"
        session.end()
        assert works(opened)

    def test_who_hangs_in_a_kernel_is_ended_and_the_gpu_is_free(self, opened: Opener):
        session = opened(BRIEF)
        with pytest.raises(SubmissionEnded) as ended:
            value(session, "torch.cuda._sleep(1 << 60)\ntorch.cuda.synchronize()")
        assert ended.value.how == "timeout"
        assert works(opened)

    def test_who_breaks_the_context_breaks_no_one_elses(self, opened: Opener):
        session = opened()
        body = "return torch.ones(2, device='cuda')[torch.tensor([9], device='cuda')].cpu().tolist()"
        load(session, "import torch, os, socket\ndef attack():\n" + _indented(body))
        answer = call(session, "attack")
        assert answer.raised is not None
        session.end()
        assert works(opened)

    def test_the_machines_memory_is_bounded_too(self, opened: Opener):
        session = opened(SMALL)
        assert raised(session, "return len(bytearray(1 << 31))") == "MemoryError"
        session.end()
        assert works(opened)


class TestPlaces:
    def test_no_more_hold_a_context_than_there_are_places(
        self, gpu: Gpu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # no other grader's places
        one, other = (Accelerator("bwrap", list(private_folders()), {}, gpu, places=1) for _ in range(2))
        try:
            session = one.open(Limits())
            assert not other._places.take(wait=False)
            session.end()
            one.release()
            assert other._places.take(wait=False)
        finally:
            other.close()
            one.close()
