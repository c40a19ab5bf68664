"""Gives its code objects the names of files that the grader must not read, so that it quotes their lines.

class: code
score: 0
"""
for number, name in enumerate(["/etc/passwd", "../../../../etc/shadow", "/proc/self/environ", "backprop.py\n", "\x00"]):
    exec(compile("def function(*args):\n    raise ValueError('look at my line')", name, "exec"))
    globals()[["sigmoid", "sigmoid_prime", "forward", "update", "train"][number]] = function


def init_params(*args):
    exec(compile("\n" * 10**6 + "raise KeyError", "backprop.py", "exec"))
