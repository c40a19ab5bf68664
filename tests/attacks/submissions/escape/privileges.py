"""Becomes somebody else: setuid, capabilities, set-user-id programs, groups.

class: escape
score: 0
refused: 5
"""
import os

OTHER = 1 if os.getuid() == 0 else 0
WAYS = {
    "setuid": lambda: os.setuid(OTHER),
    "setresuid": lambda: os.setresuid(OTHER, OTHER, OTHER),
    "setgroups": lambda: os.setgroups([0]),
    "su": lambda: os.execv("/usr/bin/su", ["su"]),
    "sudo": lambda: os.execv("/usr/bin/sudo", ["sudo", "id"]),
    "chown": lambda: os.chown(".", OTHER, OTHER),
    "mknod": lambda: os.mknod("attack-device", 0o60666, os.makedev(8, 0)),
}
for name, way in WAYS.items():
    try:
        way()
        print("REACHED", name)
    except OSError as error:
        print("refused", name, error.strerror)
open("attack-setuid", "w").close()
os.chmod("attack-setuid", 0o6755)
status = open("/proc/self/status").read()
if "CapEff:\t0000000000000000" not in status or "NoNewPrivs:\t1" not in status:
    print("REACHED capabilities or new privileges", status)
