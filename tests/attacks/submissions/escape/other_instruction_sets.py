"""Makes its system calls by the interfaces of 32 bits, whose numbers a filter may have forgotten.

class: escape
score: 0
ends: crashed, graded
"""
import ctypes
import mmap

# mov eax, 20 (getpid); int 0x80; ret
CODE = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"
area = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
area.write(CODE)
function = ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(area)))
if function() > 0:
    print("REACHED the 32-bit interface")
