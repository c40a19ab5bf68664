"""Uses up the file system's inodes: files, folders, links, pipes.

class: resources
score: 0
ends: graded, crashed
shows: refused |was ended
limits: scratch_files=512
"""
import os

WAYS = [
    lambda name: open(name, "w").close(),
    os.mkdir,
    os.mkfifo,
    lambda name: os.symlink("/", name),
]
try:
    for number in range(10**5):
        WAYS[number % len(WAYS)](f"attack-{number}")
    print("REACHED a hundred thousand files")
except OSError as error:
    print("refused", error.strerror)
