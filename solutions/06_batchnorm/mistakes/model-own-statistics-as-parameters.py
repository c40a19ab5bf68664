"""The running statistics are parameters.

fails: build_bn_model.parameters, build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 25.0
says: What is not trained is no Parameter: keep mean and variance with register_buffer.
"""


def build_bn_model():
    class Norm(nn.Module):
        def __init__(self):
            super().__init__()
            self.gamma, self.beta = nn.Parameter(torch.ones(32)), nn.Parameter(torch.zeros(32))
            self.mean, self.var = nn.Parameter(torch.zeros(32)), nn.Parameter(torch.ones(32))

        def forward(self, x):
            if not self.training:
                return batchnorm_inference(x, self.gamma, self.beta, self.mean, self.var)
            with torch.no_grad():
                self.mean.data, self.var.data = update_running_stats(self.mean, self.var, x)
            return batchnorm_forward(x, self.gamma, self.beta)[0]

    hidden = nn.Linear(784, 32), Norm(), nn.ReLU(), nn.Linear(32, 32), Norm(), nn.ReLU()
    return nn.Sequential(*hidden, nn.Linear(32, 10))
