"""Loads machine code from its scratch folder, and from memory that is not a file.

class: escape
score: 0
ends: graded, crashed
refused: 1
"""
import ctypes
import os
import shutil

source = next(line.split()[-1] for line in open("/proc/self/maps") if "libc.so" in line)
shutil.copy(source, "attack.so")
os.chmod("attack.so", 0o755)
try:
    ctypes.CDLL(os.path.abspath("attack.so"))
    print("REACHED a library in scratch")
except OSError as error:
    print("refused", error)
