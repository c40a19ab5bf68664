"""Which sandboxes work on this machine, what each protects from, and how to get one that does not."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.sandbox import PROTECTING, SandboxUnavailable, open_sandbox


@dataclass(frozen=True)
class Finding:
    """What was found out about one sandbox; `said` is why it does not work, or how it works here."""

    name: str
    works: bool
    said: str

    def lines(self) -> Iterator[str]:
        """The finding in words, a line for each."""
        about = _ABOUT[self.name]
        yield f"{self.name}: {'works' if self.works else 'does not work'}"
        told = [("protects", about.protects), ("leaves", about.leaves), ("here", self.said)]
        if not self.works:
            told.append(("to get it", about.remedy))
        for label, text in told:
            wrapped = textwrap.wrap(text, 88, break_on_hyphens=False)
            for head, line in zip([f"{label}:", *[""] * len(wrapped)], wrapped, strict=False):
                yield f"  {head:<11}{line}"


@dataclass(frozen=True)
class _About:
    protects: str
    leaves: str
    remedy: str


_ALWAYS = (
    "reads the interpreter and its libraries alone, writes to its working folder alone, starts no process, reaches no "
    "other process and no network; memory, time, threads and disk are bounded"
)
_ABOUT = {
    "bwrap": _About(
        f"namespaces of its own, a system-call filter, no capabilities: student code {_ALWAYS}",
        "the kernel as the wall; what is in the libraries can be read",
        "apt-get install bubblewrap libseccomp2. Where that is done, the kernel must allow user namespaces: sysctl -w "
        "kernel.unprivileged_userns_clone=1, or kernel.apparmor_restrict_unprivileged_userns=0, whichever exists. In "
        "a container whoever starts it must allow them (--privileged, or --security-opt seccomp=unconfined with "
        "apparmor=unconfined); else use landlock",
    ),
    "landlock": _About(
        f"Landlock's rules, a system-call filter, no capabilities, no namespace: student code {_ALWAYS}",
        "the kernel as the wall; of other files it can be asked whether they exist, how large and how old they are; "
        "disk, and threads where student code runs as the grader's own user, are bounded by looking twenty times a "
        "second",
        "Linux 5.13 or later, run as root, with Python and TMPDIR open to all users; or Linux 6.12 or later, run as "
        "anybody. The kernel parameter lsm= must list landlock, and a container's own filter must let its system "
        "calls through, as those of today's Docker and Podman do",
    ),
}


def examine() -> Iterator[Finding]:
    """Try each sandbox that protects, the strongest first, as grading would: torch imported, a submission confined."""
    for name in PROTECTING:
        sandbox = open_sandbox(name, [])
        try:
            sandbox.start()
            yield Finding(name, True, f"student code runs as {sandbox.runs_as}; {sandbox.memory}")
        except SandboxUnavailable as error:
            yield Finding(name, False, str(error))
        finally:
            sandbox.close()
