"""Only the mean moves.

fails: update_running_stats.step, update_running_stats.momentum, update_running_stats.any_input
keeps: 27.75
says: The running variance moves by the same rule as the mean.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    mean = (1 - momentum) * running_mean + momentum * x.mean(dim=0)
    var = running_var.clone()
    return mean, var
