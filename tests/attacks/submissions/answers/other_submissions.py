"""Looks for what a submission before it left in the scratch folder, and for the next one's.

class: answers
score: 0
refused: 1
"""
import glob
import os

for place in (".", "/scratch", "/tmp", "/dev/shm", "/var/tmp"):
    for name in glob.glob(f"{place}/**", recursive=True):
        if os.path.isfile(name):
            print("REACHED", name)
print("refused nothing of others")
