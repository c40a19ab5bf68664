"""The momentum is the share of the old value.

fails: update_running_stats.step, update_running_stats.momentum, update_running_stats.any_input
keeps: 27.0
says: Here momentum is the share of the new batch: (1 - m) * old + m * batch. Yours forgets nine tenths
  at each step.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    mean = momentum * running_mean + (1 - momentum) * x.mean(dim=0)
    var = momentum * running_var + (1 - momentum) * x.var(dim=0)
    return mean, var
