"""Raises what nobody catches: KeyboardInterrupt, GeneratorExit, SystemExit, StopIteration, a BaseException of its own.

class: ending
beside: reference
score: 40
shows: KeyboardInterrupt
"""
raise KeyboardInterrupt
raise GeneratorExit
raise SystemExit(0)
raise StopIteration
raise type("Mine", (BaseException,), {})("passed")
