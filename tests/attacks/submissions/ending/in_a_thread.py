"""Ends its process from a thread, a moment after the file was loaded.

class: ending
score: 0
ends: crashed
"""
import os
import threading
import time

threading.Timer(0.1, os._exit, (0,)).start()


def sigmoid(x):
    time.sleep(0.5)
