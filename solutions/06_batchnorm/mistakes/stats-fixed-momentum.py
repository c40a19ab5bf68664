"""The momentum is always 0.1.

fails: update_running_stats.momentum
keeps: 29.5
says: You wrote 0.1 instead of using the argument momentum.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    mean = 0.9 * running_mean + 0.1 * x.mean(dim=0)
    var = 0.9 * running_var + 0.1 * x.var(dim=0)
    return mean, var
