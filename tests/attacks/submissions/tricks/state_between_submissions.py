"""Leaves a note wherever it can, and reads what an earlier submission left.

class: tricks
score: 0
refused: 1
times: 2
"""
import builtins
import os
import sys

import torch

PLACES = ["attack-note", "/tmp/attack-note", "/dev/shm/attack-note", "/var/tmp/attack-note", "/attack-note"]
for place in PLACES:
    if os.path.exists(place):
        print("REACHED", place)
    try:
        with open(place, "w") as file:
            file.write("answers")
    except OSError:
        continue
for holder in (builtins, sys, torch, torch.Tensor, sys.modules["inside.agent"]):
    if hasattr(holder, "attack_note"):
        print("REACHED", holder)
    holder.attack_note = "answers"
if "ATTACK_NOTE" in os.environ or torch.initial_seed() == 4242:
    print("REACHED the environment")
os.environ["ATTACK_NOTE"] = "answers"
torch.manual_seed(4242)
print("refused nothing was left")
