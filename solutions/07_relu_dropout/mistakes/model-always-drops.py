"""Dropout goes on in evaluation.

fails: build_dropout_model.evaluation
keeps: 9.5
says: nn.functional.dropout drops unless it is told otherwise: pass it training=self.training.
"""


def build_dropout_model(p=0.5):
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc1 = nn.Linear(784, 256)
            self.fc2 = nn.Linear(256, 256)
            self.fc3 = nn.Linear(256, 10)

        def forward(self, x):
            x = nn.functional.dropout(torch.relu(self.fc1(x)), p)
            x = nn.functional.dropout(torch.relu(self.fc2(x)), p)
            return self.fc3(x)

    return Net()
