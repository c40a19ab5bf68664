"""Leaves by SystemExit and waits at the exit for whoever runs its handlers.

class: ending
beside: reference
score: 40
ends: graded
shows: SystemExit
"""
import atexit
import os
import sys

atexit.register(os._exit, 0)
sys.exit(0)
