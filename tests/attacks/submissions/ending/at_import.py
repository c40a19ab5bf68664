"""Ends its process with a status of success before anything is judged.

class: ending
beside: reference
score: 0
ends: crashed
shows: exit code 0
"""
import os

os._exit(0)
