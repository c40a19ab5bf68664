"""Reaches for process 1 through /proc: its memory, root, working folder, open files, and signals.

class: escape
score: 0
refused: 6
"""
import os
import signal

for path, how in {"mem": "r+b", "root/etc/shadow": "rb", "cwd/backprop.py": "rb", "environ": "rb", "fd/3": "rb",
                  "clear_refs": "wb", "oom_score_adj": "wb", "attr/current": "wb"}.items():
    try:
        print("REACHED", path, open(f"/proc/1/{path}", how).read(10))
    except OSError as error:
        print("refused", path, error.strerror)
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGSTOP, signal.SIGSEGV):
    for target in (1, -1):
        try:
            os.kill(target, number)
        except OSError:
            continue
