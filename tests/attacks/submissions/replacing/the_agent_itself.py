"""Puts an agent of its own in the place of the one that answers, which says `returned` to all.

class: replacing
score: 0
ends: graded, crashed
"""
import gc

from inside import agent
from inside.messages import Answer

for one in gc.get_objects():
    if type(one) is agent.Agent:
        one._call = lambda request: Answer("returned", value=1.0)
agent.Agent._call = lambda self, request: Answer("returned", value=1.0)
