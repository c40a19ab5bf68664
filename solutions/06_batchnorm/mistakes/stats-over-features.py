"""Mean and variance are taken over the features.

fails: update_running_stats.step, update_running_stats.momentum, update_running_stats.any_input
keeps: 27.0
says: Each feature has statistics of its own: take them over the examples, dim=0.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    mean = (1 - momentum) * running_mean + momentum * x.mean()
    var = (1 - momentum) * running_var + momentum * x.var()
    return mean, var
