"""Mean and variance have changed places.

fails: update_running_stats.step, update_running_stats.momentum, update_running_stats.any_input
keeps: 27.0
says: Return (running_mean, running_var) in this order.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    mean = (1 - momentum) * running_mean + momentum * x.mean(dim=0)
    var = (1 - momentum) * running_var + momentum * x.var(dim=0)
    return var, mean
