"""gamma and beta are not trained.

fails: build_bn_model.parameters, build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 25.0
says: gamma and beta are learnt like weights: leave requires_grad as it is.
"""


def build_bn_model():
    model = nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32),
        nn.ReLU(),
        nn.Linear(32, 32),
        nn.BatchNorm1d(32),
        nn.ReLU(),
        nn.Linear(32, 10),
    )
    for norm in (model[1], model[4]):
        norm.weight.requires_grad_(False)
        norm.bias.requires_grad_(False)
    return model
