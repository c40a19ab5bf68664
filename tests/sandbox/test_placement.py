"""Reading the source for what may misplace a tensor: whatever is not known to be harmless counts."""

from __future__ import annotations

import pytest

from autograder import catalogue
from autograder.course import assignments
from autograder.sandbox.inside import loading
from autograder.sandbox.inside.messages import UnitText
from autograder.sandbox.inside.placement import placing
from autograder.sandbox.inside.scan import Names

from .by_hand import HEAD

MAY = {
    "a factory that is not told where": "def sigmoid(x): return x + torch.zeros(3)",
    "a factory that is told": "def sigmoid(x): return x + torch.zeros(3, device=x.device)",
    "a class of torch": "def sigmoid(x): return torch.Tensor([1.0])",
    "a factory under another name": "def sigmoid(x):\n    make = torch.ones\n    return make(3) * x",
    "torch under another name": "def sigmoid(x):\n    t = torch\n    return t.ones(3) * x",
    "an import inside": "def sigmoid(x):\n    from torch import ones\n    return ones(3) * x",
    "a name at module level": "make = torch.ones\ndef sigmoid(x): return make(3) * x",
    "NumPy": "import numpy as np\ndef sigmoid(x): return np.exp(x)",
    "cuda()": "def sigmoid(x): return x.cuda()",
    "cpu()": "def sigmoid(x): return x.cpu()",
    "numpy()": "def sigmoid(x): return x.numpy()",
    "to()": "def sigmoid(x): return x.to(0)",
    "a cast beside a move": "def sigmoid(x): return x.to(x.dtype).to(0)",
    "to() under another name": "def sigmoid(x):\n    go = x.to\n    return go(x.dtype)",
    "a device by keyword": "def sigmoid(x): return torch.zeros_like(x, device='cpu')",
    "a device by name": "def sigmoid(x): return nn.Linear(1, 1, True, 'cuda:0')(x)",
    "the type of an argument": "def sigmoid(x): return type(x)(3)",
    "getattr": "def sigmoid(x): return getattr(x, 'cu' + 'da')()",
    "keywords from elsewhere": "def sigmoid(x, **how): return torch.zeros_like(x, **how)",
    "a variable of the module": "one = torch.ones(1)\ndef sigmoid(x): return x + one",
    "a variable of the module that hides a builtin": "sum = print or 3\ndef sigmoid(x): return sum(x)",
    "a function that a loop replaces": "def sigmoid(x): return x\nfor sigmoid in [torch.ones]: pass",
    "a global statement": "def sigmoid(x):\n    global kept\n    kept = x\n    return x",
    "a default": "def sigmoid(x, one=torch.ones(1)): return x + one",
    "a decorator": "@functools.cache\ndef sigmoid(x): return x",
    "a helper": "def helper(x): return x.cpu()\ndef sigmoid(x): return helper(x)",
    "a helper's helper": (
        "def deep(): return torch.ones(1)\ndef helper(x): return deep()\ndef sigmoid(x): return helper(x)"
    ),
    "another graded function": "def forward(x): return torch.ones(1)\ndef sigmoid(x): return forward(x)",
    "a nested function": "def sigmoid(x):\n    def inner(): return torch.ones(1)\n    return x + inner()",
    "a class of the file": "class Layer:\n    one = torch.ones(1)\ndef sigmoid(x): return x + Layer.one",
    "a layer beside what is given": "def sigmoid(x): return nn.Linear(1, 1)(x)",
    "no function of that name": "sigmoid = functools.partial(torch.add, 1)",
}
CANNOT = {
    "operations": "def sigmoid(x): return 1 / (1 + torch.exp(-x.clamp(min=-5)))",
    "a factory that is told by a tensor": "def sigmoid(x): return torch.zeros_like(x) + x.new_ones(3)",
    "reading a number": "def sigmoid(x): return float(x.sum()) + x.max().item()",
    "a cast": "def sigmoid(x): return x.to(x.dtype) + x.to(torch.float32)",
    "math": "import math\ndef sigmoid(x): return x * math.log(2)",
    "a helper": "def helper(x): return x.sum(dim=0)\ndef sigmoid(x): return helper(x)",
    "a lambda": "helper = lambda x: x.T\ndef sigmoid(x): return helper(x)",
    "an annotation": "def sigmoid(x: torch.Tensor, device: torch.device = None) -> torch.Tensor: return x",
    "demo code beside it": "def demo(): return torch.zeros(3).cuda()\ndef sigmoid(x): return x",
    "the layers of a model": "def sigmoid(p=0.5): return nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Dropout(p))",
}


def told(source: str) -> list[str]:
    return placing(Names(loading.parse_script(UnitText("homework.py", HEAD + source))), ["sigmoid"])


@pytest.mark.parametrize("source", MAY.values(), ids=MAY)
def test_what_may_misplace_a_tensor_is_told(source: str):
    assert told(source) == ["sigmoid"]


@pytest.mark.parametrize("source", CANNOT.values(), ids=CANNOT)
def test_what_cannot_is_not(source: str):
    assert told(source) == []


@pytest.mark.parametrize("assignment", assignments().values(), ids=assignments())
def test_every_mistake_of_placement_is_told(assignment):
    for mistake in catalogue.mistakes(assignment):
        for check in (check for check in mistake.fails if check.endswith(".device")):
            text = catalogue.with_mistake(assignment, mistake)
            names = Names(loading.parse_script(UnitText("homework.py", text)))
            assert check.partition(".")[0] in placing(names, assignment.functions), (mistake.id, check)


def test_most_references_need_no_stand_in():
    """It is what keeps the device checks cheap where there is no GPU."""
    needed = set()
    for assignment in assignments().values():
        unit = UnitText("homework.py", catalogue.reference(assignment).read_text())
        on_device = [check.function for check in assignment.checks if check.on_device]
        may = placing(Names(loading.parse_script(unit)), on_device)
        needed.update((assignment.id, function) for function in may)
    assert needed <= {("relu_dropout", "dropout_forward"), ("xor_nn", "train")}
