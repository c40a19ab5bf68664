"""Reads address 0.

class: ending
beside: reference
score: 37
ends: crashed
shows: signal 11
"""
import ctypes


def init_params(inputs, hidden, generator=None):
    return ctypes.string_at(0)
