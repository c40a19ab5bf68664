"""No running statistics are kept.

fails: build_bn_model.parameters, build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 25.0
says: There are no running statistics among the buffers, so that evaluation, too, depends on the batch:
  use nn.BatchNorm1d as it is (nn.LayerNorm keeps none, nor does track_running_stats=False), or
  register_buffer in a class of your own.
"""


def build_bn_model():
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32, track_running_stats=False),
        nn.ReLU(),
        nn.Linear(32, 32),
        nn.BatchNorm1d(32, track_running_stats=False),
        nn.ReLU(),
        nn.Linear(32, 10),
    )
