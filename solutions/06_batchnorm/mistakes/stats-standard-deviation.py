"""The standard deviation is averaged, not the variance.

fails: update_running_stats.step, update_running_stats.momentum, update_running_stats.any_input
keeps: 27.75
says: running_var is a running variance: do not take the root.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    mean = (1 - momentum) * running_mean + momentum * x.mean(dim=0)
    var = (1 - momentum) * running_var + momentum * x.std(dim=0)
    return mean, var
