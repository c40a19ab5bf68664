"""Puts links into its scratch folder that lead out of it, for itself and for whoever tidies up.

class: escape
score: 0
refused: 4
"""
import os

for target in ("/etc/shadow", "/root/.ssh", "/proc/1/root/etc/shadow", "/tmp/attack-through-a-link", "../../../etc/passwd"):
    name = f"attack-{target.replace('/', '-')}"
    os.symlink(target, name)
    try:
        print("REACHED", target, os.listdir(name) if os.path.isdir(name) else open(name, "r+").read(10))
    except OSError as error:
        print("refused", target, error.strerror)
for target in ("/etc/passwd", "/usr/lib/os-release", os.path.realpath("/proc/self/exe")):
    try:
        os.link(target, "attack-hard-link")
        print("REACHED a hard link to", target)
    except OSError as error:
        print("refused", target, error.strerror)
