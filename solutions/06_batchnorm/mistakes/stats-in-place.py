"""The running statistics themselves are changed.

fails: update_running_stats.any_input
keeps: 29.0
says: mul_ and += change the caller's tensors: return new ones.
"""


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    running_mean.mul_(1 - momentum).add_(momentum * x.mean(dim=0))
    running_var.mul_(1 - momentum).add_(momentum * x.var(dim=0))
    return running_mean, running_var
