"""What one submission may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds on one submission.

    Times are wall-clock seconds and generous: they end what hangs, they do not measure. On a loaded machine a right
    solution is ten times slower than on a quiet one; the slowest honest call of the course takes some two seconds.
    """

    call_seconds: float = 20.0
    """One call of one function, or the loading of the file."""
    submission_seconds: float = 120.0
    """All calls together (`--timeout`)."""
    memory_mib: int = 2048
    """Beyond what the warm fork server maps (`--memory`)."""
    gpu_memory_mib: int = 2048
    """Memory of the GPU for tensors, where a submission has one; its context takes some 500 MiB beside it."""
    scratch_mib: int = 64
    scratch_files: int = 4096
    threads: int = 32
    open_files: int = 128
    answer_mib: int = 512
    """All answers together, in memory of the grader's, which keeps them until the submission is judged."""
    output_bytes: int = 32 * 1024
    """Of standard output and standard error together; what follows is dropped."""

    @property
    def cpu_seconds(self) -> int:
        """CPU time of all threads together: more threads earn no more of it."""
        return int(self.submission_seconds) + 1
