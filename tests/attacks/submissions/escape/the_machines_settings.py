"""Writes to what sets up the machine: /proc/sys, /sys, cgroups, the clock, the name, sysrq, devices.

class: escape
score: 0
refused: 10
"""
import os
import socket
import time

for path in ("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sys/vm/drop_caches",
             "/proc/sysrq-trigger", "/proc/self/uid_map", "/proc/self/oom_score_adj", "/sys/fs/cgroup/cgroup.procs",
             "/sys/kernel/mm/ksm/run", "/dev/mem", "/dev/kmsg", "/dev/sda", "/dev/tty"):
    try:
        with open(path, "wb", 0) as file:
            file.write(b"-1000")
        print("REACHED", path)
    except OSError as error:
        print("refused", path, error.strerror)
for name, way in {"the clock": lambda: time.clock_settime(time.CLOCK_REALTIME, 0),
                  "the name": lambda: socket.sethostname("attack")}.items():
    try:
        way()
        print("REACHED", name)
    except OSError as error:
        print("refused", name, error.strerror)
