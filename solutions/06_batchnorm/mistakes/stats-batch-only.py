"""The old values are forgotten.

fails: update_running_stats.step, update_running_stats.momentum, update_running_stats.any_input
keeps: 27.0
says: That is the batch alone: keep 1 - momentum of what was there before.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    mean = x.mean(dim=0)
    var = x.var(dim=0)
    return mean, var
