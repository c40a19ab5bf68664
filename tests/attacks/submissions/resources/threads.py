"""Starts threads without end, which start threads without end.

class: resources
score: 0
ends: graded, timeout, crashed, memory
refused: 1
limits: threads=16
"""
import _thread
import threading


def breed():
    while True:
        _thread.start_new_thread(breed, ())


try:
    for _ in range(10**5):
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    print("REACHED a hundred thousand threads")
except RuntimeError as error:
    print("refused", error)


def sigmoid(x):
    breed()
