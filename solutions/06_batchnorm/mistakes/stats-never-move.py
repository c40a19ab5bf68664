"""The statistics are returned as they were.

fails: update_running_stats.step, update_running_stats.momentum, update_running_stats.any_input
keeps: 27.0
says: Your running statistics never move: mix in a tenth of the batch's.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    mean = running_mean.clone()
    var = running_var.clone()
    return mean, var
