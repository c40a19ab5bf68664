"""Makes its system calls by the x32 interface.

class: escape
score: 0
ends: crashed, graded
"""
import ctypes

if ctypes.CDLL(None).syscall(0x40000000 + 39) > 0:
    print("REACHED the x32 interface")
