"""The momentum is 0.01 unless it is given.

fails: update_running_stats.step, update_running_stats.any_input
keeps: 27.5
says: The default of momentum is 0.1.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.01):
    mean = (1 - momentum) * running_mean + momentum * x.mean(dim=0)
    var = (1 - momentum) * running_var + momentum * x.var(dim=0)
    return mean, var
