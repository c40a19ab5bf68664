"""Which sandbox to grade in, where nobody has named one."""

from __future__ import annotations

from functools import cache

from autograder.sandbox import PROTECTING, SandboxUnavailable, open_sandbox


@cache
def strongest() -> str:
    """The name of the strongest sandbox that works on this machine, and never of the one that protects nothing.

    Asked by a probe that is confined as a submission is, and imports nothing: a tenth of a second. Raises
    `SandboxUnavailable` where none works.
    """
    reasons = []
    for name in PROTECTING:
        probed = open_sandbox(name, [], program="probe")
        try:
            probed.start()
            return name
        except SandboxUnavailable as error:
            reasons.append(str(error))
        finally:
            probed.close()
    raise SandboxUnavailable(f"no sandbox works on this machine (see 'autograder doctor'): {'; '.join(reasons)}")
