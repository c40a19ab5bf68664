"""The batch is added without shrinking the old value.

fails: update_running_stats.step, update_running_stats.momentum, update_running_stats.any_input
keeps: 27.0
says: The two shares add up to 1: multiply the old value by 1 - momentum.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    mean = running_mean + momentum * x.mean(dim=0)
    var = running_var + momentum * x.var(dim=0)
    return mean, var
