"""Loads machine code from its scratch folder, whose calls ask no Python for leave.

class: escape
score: 0
ends: graded, crashed
refused: 1
"""
import ctypes
import os
import shutil

source = next(line.split()[-1] for line in open("/proc/self/maps") if "libc.so" in line)
shutil.copyfile(source, "attack.so")
try:
    library = ctypes.CDLL(os.path.abspath("attack.so"), use_errno=True)
    print("refused" if library.fork() < 0 else "REACHED another process", os.strerror(ctypes.get_errno()))
except OSError as error:
    print("refused", error)
