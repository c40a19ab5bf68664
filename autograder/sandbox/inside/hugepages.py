"""Memory that lies still, in huge pages: a fork then copies one entry of the page table for 2 MiB, and not 512.

What a fork costs, and its end, is mostly the page table of torch's and Python's heaps. A page that a fork writes to is
still copied alone, 4 KiB of it. See madvise(2): `MADV_COLLAPSE` is of Linux 6.1; where it is not known, or there is no
memory in one piece, all stays as it is.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

_SIZE = 2 << 20
_MADV_COLLAPSE = 25

_libc = ctypes.CDLL(None)


def collapse() -> None:
    """Put the private memory of this process that may be written into huge pages, as far as the kernel will."""
    for start, end in list(_private_memory()):
        for address in range(-(-start // _SIZE) * _SIZE, end - _SIZE + 1, _SIZE):
            _libc.madvise(ctypes.c_void_p(address), ctypes.c_size_t(_SIZE), _MADV_COLLAPSE)


def _private_memory() -> Iterator[tuple[int, int]]:
    """The heap and anonymous mappings, as addresses from and to; see proc_pid_maps(5)."""
    with open("/proc/self/maps") as file:
        for line in file:
            addresses, rights, _offset, _device, _inode, *name = line.split()
            if rights == "rw-p" and name in ([], ["[heap]"]):
                start, end = addresses.split("-")
                yield int(start, 16), int(end, 16)
