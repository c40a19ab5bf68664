"""The running statistics are used in training, too.

fails: build_bn_model.training, build_bn_model.gradients
keeps: 27.5
says: In training normalise by the batch that is there: F.batch_norm needs training=self.training.
"""


def build_bn_model():
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc1, self.bn1 = nn.Linear(784, 32), nn.BatchNorm1d(32)
            self.fc2, self.bn2 = nn.Linear(32, 32), nn.BatchNorm1d(32)
            self.fc3 = nn.Linear(32, 10)

        def forward(self, x):
            for linear, norm in ((self.fc1, self.bn1), (self.fc2, self.bn2)):
                x = nn.functional.batch_norm(
                    linear(x), norm.running_mean, norm.running_var, norm.weight, norm.bias
                )
                x = torch.relu(x)
            return self.fc3(x)

    return Net()
