"""The batch's variance is divided by N.

fails: update_running_stats.step, update_running_stats.momentum, update_running_stats.any_input
keeps: 27.75
says: The running variance estimates that of all images there are: divide by N - 1, as x.var(dim=0) does.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    mean = (1 - momentum) * running_mean + momentum * x.mean(dim=0)
    var = (1 - momentum) * running_var + momentum * x.var(dim=0, correction=0)
    return mean, var
