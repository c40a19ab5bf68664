"""The running variance gathers the biased one.

fails: build_bn_model.training
keeps: 29.5
says: Normalise by the variance over N, but let the running variance gather the one over N - 1.
"""


def build_bn_model():
    class Norm(nn.Module):
        def __init__(self):
            super().__init__()
            self.gamma, self.beta = nn.Parameter(torch.ones(32)), nn.Parameter(torch.zeros(32))
            self.register_buffer("mean", torch.zeros(32))
            self.register_buffer("var", torch.ones(32))

        def forward(self, x):
            if not self.training:
                return batchnorm_inference(x, self.gamma, self.beta, self.mean, self.var)
            with torch.no_grad():
                self.mean, self.var = 0.9 * self.mean + 0.1 * x.mean(dim=0), 0.9 * self.var + 0.1 * x.var(dim=0, correction=0)
            return batchnorm_forward(x, self.gamma, self.beta)[0]

    hidden = nn.Linear(784, 32), Norm(), nn.ReLU(), nn.Linear(32, 32), Norm(), nn.ReLU()
    return nn.Sequential(*hidden, nn.Linear(32, 10))
