"""Imports the grader, its checks and its tests under every name that they could have.

class: answers
score: 0
refused: 6
"""
import importlib
import os

for name in ("autograder", "autograder.hidden.backprop", "autograder.oracle.gradients", "solutions", "tests",
             "inside.checks", "hidden.backprop"):
    try:
        found = importlib.import_module(name)
    except ImportError as error:
        print("refused", name, type(error).__name__)
        continue
    # An installed copy that the sandbox hides is an empty folder, which Python takes for a package.
    if found.__file__ or any(map(os.listdir, found.__path__)):
        print("REACHED", found)
    else:
        print("refused", name, "is empty")
