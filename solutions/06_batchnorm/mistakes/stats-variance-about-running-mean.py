"""The deviations are taken from the running mean.

fails: update_running_stats.step, update_running_stats.momentum, update_running_stats.any_input
keeps: 27.75
says: The batch's variance is about the batch's own mean, not about the running one.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    mean = (1 - momentum) * running_mean + momentum * x.mean(dim=0)
    var = (1 - momentum) * running_var + momentum * ((x - running_mean) ** 2).sum(dim=0) / (len(x) - 1)
    return mean, var
