"""Uses up the number of memory mappings that a process may have, and the timers of its user.

class: resources
score: 0
ends: graded, memory, crashed, timeout
limits: call_seconds=10 submission_seconds=20
"""
import ctypes
import mmap

LIBC = ctypes.CDLL(None, use_errno=True)
KEPT = []
try:
    for number in range(10**5):
        KEPT.append(mmap.mmap(-1, 4096, prot=mmap.PROT_READ if number % 2 else mmap.PROT_WRITE))
except (OSError, MemoryError) as error:
    print("refused", type(error).__name__)
timer = ctypes.c_void_p()
while LIBC.timer_create(0, None, ctypes.byref(timer)) == 0:
    pass
