"""The argument itself is rectified.

fails: relu.any_input
keeps: 9.5
says: You overwrite x itself, and the backward pass still needs it: put the result into a new tensor. (A trailing
  underscore, as in clamp_, and x[x < 0] = 0 both work in place.)
"""


def relu(x):
    return x.clamp_(min=0)
