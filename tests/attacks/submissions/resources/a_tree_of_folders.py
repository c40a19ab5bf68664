"""Makes a tree of folders that is too deep to be removed by walking it, and takes away its own rights to it.

class: resources
score: 0
"""
import os

for _ in range(3000):
    os.mkdir("attack")
    os.chdir("attack")
os.mkdir(b"\xff\n\x1b[2J")
os.symlink("/", "loop")
os.chmod(".", 0)
os.chdir("/")
