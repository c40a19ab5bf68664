"""Returns at once, and leaves threads that work on, forever, in its own and the next calls.

class: time
score: 3
ends: timeout, graded, crashed
"""
import threading

import torch


def sigmoid(x):
    threading.Thread(target=lambda: [0 for _ in iter(int, 1)], daemon=False).start()
    return torch.sigmoid(x)
