"""Sources for the rule of `backprop`: what must be seen as forbidden means, and what is none."""

from __future__ import annotations

import numpy as np

from autograder.hidden.backprop import backprop
from autograder.load_request import off_limits_rules
from autograder.sandbox import Sandbox
from autograder.sandbox.inside import wire
from autograder.sandbox.inside.messages import Answer, Offence

from .conversation import PATIENT, call, load

RULES = off_limits_rules(backprop)
HEAD = """\
import functools, threading
import torch
import torch.nn as nn
from torch import nn as neural, optim
from torch.autograd import grad as gradient
from torch.nn.functional import relu as rectify
F = torch.nn.functional
alias = F

"""


def read(sandbox: Sandbox, source: str) -> list[Offence]:
    """What reading the file tells; nothing is called."""
    with sandbox.submission(PATIENT) as session:
        parsed, _ = load(session, HEAD + source, graded=backprop.functions, rules=RULES)
        assert not parsed.unreadable, parsed.unreadable
        return parsed.offences


def run(sandbox: Sandbox, source: str, function: str = "sigmoid") -> Answer:
    """What a call of `function(x)` tells."""
    with sandbox.submission(PATIENT) as session:
        _, loaded = load(session, HEAD + source, graded=backprop.functions, rules=RULES)
        assert loaded.problems == []
        return call(session, function, wire.Tensor(np.ones((2, 3)), "float64"))


PLAIN = {
    "an attribute chain": "def sigmoid(x): return torch.nn.functional.sigmoid(x)",
    "an alias of a module": "def sigmoid(x): return nn.functional.sigmoid(x)",
    "from torch import nn": "def sigmoid(x): return neural.functional.sigmoid(x)",
    "an alias of a function": "def sigmoid(x): return rectify(x)",
    "an alias at module level": "def sigmoid(x): return F.softplus(x)",
    "an alias of an alias": "def sigmoid(x): return alias.gelu(x)",
    "an import inside": "def sigmoid(x):\n    import torch.nn.functional as inner\n    return inner.gelu(x)",
    "a layer": "def sigmoid(x): return nn.Sigmoid()(x)",
    "a parameter": "def sigmoid(x): return nn.Parameter(x).detach()",
    "an optimiser": "def sigmoid(x):\n    optim.SGD([x.requires_grad_()], lr=1.0)\n    return x.detach()",
    "autograd.grad": "def sigmoid(x):\n    x.requires_grad_()\n    return gradient((x * x).sum(), x)[0]",
    "torch.func": (
        "def sigmoid(x):\n    try: return torch.func.grad(lambda t: (t * t).sum())(x)\n"
        "    except RuntimeError: return x"
    ),
    "forward mode": (
        "def sigmoid(x):\n    with torch.autograd.forward_ad.dual_level():\n"
        "        return torch.autograd.forward_ad.make_dual(x, x) + 0"
    ),
    "a helper": "def helper(x): return F.gelu(x)\ndef sigmoid(x): return helper(x)",
    "a helper's helper": "def b(x): return F.gelu(x)\ndef a(x): return b(x)\ndef sigmoid(x): return a(x)",
    "a lambda": "helper = lambda x: F.gelu(x)\ndef sigmoid(x): return helper(x)",
    "a function that is a lambda": "sigmoid = lambda x: F.gelu(x)",
    "a method": "class Net:\n    def go(self, x): return F.gelu(x)\ndef sigmoid(x): return Net().go(x)",
    "an inner function": "def sigmoid(x):\n    def inner(y): return F.gelu(y)\n    return inner(x)",
    "a comprehension": "def sigmoid(x): return torch.stack([F.gelu(row) for row in x])",
    "an isinstance of a call": "def sigmoid(x): return x if isinstance(F.gelu(x), torch.Tensor) else None",
}
"""What the source shows, and what is seen when it runs."""

HIDDEN = {
    "getattr": "def sigmoid(x): return getattr(getattr(torch, 'n' + 'n'), 'functional').tanh(x)",
    "__import__": "def sigmoid(x): return __import__('torch.nn').nn.functional.relu(x)",
    "importlib": "import importlib\ndef sigmoid(x): return importlib.import_module('torch.' + 'nn').functional.relu(x)",
    "sys.modules": "import sys\ndef sigmoid(x): return sys.modules['torch.nn.functional'].relu(x)",
    "globals": "def sigmoid(x): return globals()['F'].relu(x)",
    "eval": "def sigmoid(x): return eval('torch.nn.functional.relu(x)')",
    "exec": "exec('def sigmoid(x): return torch.nn.functional.relu(x)')",
    "a tuple of aliases": "A, B = torch.nn.functional, 1\ndef sigmoid(x): return A.relu(x)",
    "a default": "def sigmoid(x, by=F.relu): return by(x)",
    "a local alias": "def sigmoid(x):\n    f = getattr(F, 'relu')\n    return f(x)",
    "a class that inherits": (
        "class Net(nn.Module):\n    def forward(self, x): return x\ndef sigmoid(x): return Net()(x)"
    ),
    "an object made before": "layer = nn.Sigmoid()\ndef sigmoid(x): return layer(x)",
    "an object in its place": "sigmoid = nn.Sigmoid()",
    "a partial in its place": "sigmoid = functools.partial(F.relu, inplace=False)",
    "a wrapper in its place": (
        "def wrap(f):\n    @functools.wraps(f)\n    def inner(x): return getattr(F, 'relu')(x)\n    return inner\n"
        "@wrap\ndef sigmoid(x): return x"
    ),
    "map": "def sigmoid(x): return torch.stack(list(map(getattr(F, 'relu'), x)))",
    "the C functions": "def sigmoid(x): return getattr(torch._C, '_nn').gelu(x)",
    "backward": "def sigmoid(x):\n    x.requires_grad_()\n    (x * x).sum().backward()\n    return x.grad",
    "backward of the class": (
        "def sigmoid(x):\n    x.requires_grad_()\n    torch.Tensor.backward((x * x).sum())\n    return x.grad"
    ),
    "the engine": (
        "def sigmoid(x):\n    x.requires_grad_()\n    ag = getattr(torch, 'auto' + 'grad')\n"
        "    run = ag.Variable._execution_engine.run_backward\n"
        "    return run(((x * x).sum(),), (torch.ones((), dtype=x.dtype),), False, False, (x,),\n"
        "               allow_unreachable=True, accumulate_grad=False)[0]"
    ),
    "a node of the graph": (
        "def sigmoid(x):\n    x.requires_grad_()\n    return torch.sigmoid(x).grad_fn(torch.ones_like(x))"
    ),
    "the engine, late": (
        "def sigmoid(x):\n    for _ in range(10_000): abs(1)\n    x.requires_grad_()\n"
        "    (x * x).sum().backward()\n    return x.grad"
    ),
    "forward mode in C": (
        "def sigmoid(x):\n    c = getattr(torch, '_C')\n    c._enter_dual_level()\n"
        "    make = getattr(torch, '_make' + '_dual')\n    return make(x, x, level=0) + 0"
    ),
    "a thread": (
        "def sigmoid(x):\n    out = []\n    f = getattr(torch, 'n' + 'n').functional.relu\n"
        "    t = threading.Thread(target=lambda: out.append(f(x)))\n    t.start()\n    t.join()\n    return out[0]"
    ),
    "backward in a thread": (
        "def work(x):\n    x.requires_grad_()\n    (x * x).sum().backward()\n"
        "def sigmoid(x):\n    t = threading.Thread(target=work, args=(x,))\n"
        "    t.start()\n    t.join()\n    return x.grad"
    ),
}
"""What only running shows."""

INNOCENT = {
    "plain tensors": "def sigmoid(x): return 1 / (1 + torch.exp(-x))",
    "torch's own sigmoid": "def sigmoid(x): return torch.sigmoid(x) * torch.special.expit(x) * x.sigmoid()",
    "an unused import": "def sigmoid(x):\n    import torch.nn\n    from torch.autograd import grad\n    return x",
    "annotations": (
        "def sigmoid(x: nn.Parameter, y: 'nn.Module' = None) -> torch.nn.Module:\n    z: nn.Module = x\n    return z"
    ),
    "an isinstance test": "def sigmoid(x): return None if isinstance(x, (nn.Module, optim.SGD)) else x",
    "a local called nn": "def sigmoid(x):\n    nn = x\n    return nn.exp()",
    "an argument called F": "def helper(F): return F.exp()\ndef sigmoid(x): return helper(x)",
    "a loop over nn": "def sigmoid(x): return torch.stack([nn.exp() for nn in x])",
    "an inner function that shadows": (
        "def helper(x): return F.relu(x)\ndef sigmoid(x):\n    def helper(y): return y.exp()\n    return helper(x)"
    ),
    "a helper defined anew": (
        "def helper(x): return F.relu(x)\ndef helper(x): return x\ndef sigmoid(x): return helper(x)"
    ),
    "a helper imported anew": ("def exp(x): return F.relu(x)\nfrom torch import exp\ndef sigmoid(x): return exp(x)"),
    "an alias that was given up": "F = None\ndef sigmoid(x): return F or x",
    "no_grad as a context": "def sigmoid(x):\n    with torch.no_grad(): return torch.exp(x)",
    "no_grad as a decorator": "@torch.no_grad()\ndef sigmoid(x): return torch.exp(x)",
    "no_grad without brackets": "@torch.no_grad\ndef sigmoid(x): return torch.exp(x)",
    "inference_mode": (
        "@torch.inference_mode()\ndef sigmoid(x):\n    with torch.inference_mode(): return torch.exp(x)"
    ),
    "autograd.no_grad": "def sigmoid(x):\n    with torch.autograd.no_grad(): return torch.exp(x)",
    "record_function": (
        "def sigmoid(x):\n    with torch.profiler.record_function('sigmoid'): return torch.exp(x)"
    ),
    "set_grad_enabled": (
        "def sigmoid(x):\n    with torch.set_grad_enabled(False), torch.enable_grad(): return torch.exp(x).detach()"
    ),
    "requires_grad": "def sigmoid(x):\n    x.requires_grad_()\n    return torch.exp(x * x).detach()",
    "demo code at the top": "net = nn.Linear(2, 2)\ndef sigmoid(x): return x\nnet(torch.ones(1, 2)).sum().backward()",
    "demo code under the guard": "def sigmoid(x): return x\nif __name__ == '__main__':\n    print(nn.Linear(2, 2))",
    "a demo function": "def demo(x): return F.relu(x)\ndef sigmoid(x): return x",
    "a method called backward": (
        "class Mine:\n    def backward(self): return 1\ndef sigmoid(x): return Mine().backward()"
    ),
    "a class called nn": "class nn:\n    relu = staticmethod(torch.exp)\ndef sigmoid(x): return nn.relu(x)",
    "torch.vmap": "def sigmoid(x): return torch.vmap(torch.exp)(x)",
    "numerical differences": "def sigmoid(x): return torch.gradient(x)[0]",
    "NumPy": "import numpy as np\ndef sigmoid(x): return torch.from_numpy(np.exp(x.numpy()))",
    "a late import of torch's own": (
        "def sigmoid(x):\n    import torch.onnx, torch.distributions, torch.utils.data\n    return x"
    ),
    "what torch does inside": (
        "def sigmoid(x):\n    torch.stft(torch.ones(64), 16, window=torch.ones(16), return_complex=True)\n"
        "    return torch.distributions.Normal(0.0, 1.0).cdf(x)"
    ),
    "much else of torch": (
        "def sigmoid(x):\n    torch.einsum('ij,ij->i', x, x); torch.linalg.norm(x); x.unique(); torch.cdist(x, x)\n"
        "    torch.testing.assert_close(x, x); torch.tensordot(x, x); torch.meshgrid(x[0], x[0], indexing='ij')\n"
        "    repr(x); torch.Generator().manual_seed(1); torch.manual_seed(1); x.split(1); torch.cov(x); x.tolist()\n"
        "    torch.utils.data.TensorDataset(x); torch.atleast_2d(x); torch.broadcast_tensors(x, x); x.std()\n"
        "    return x.clone()"
    ),
    "a sum of a thousand": "def sigmoid(x): return x + " + " + ".join(["0"] * 900),
    "a ladder of elif": (
        "def sigmoid(x):\n    if len(x) == -1: pass\n" + "    elif len(x) < 0: pass\n" * 900 + "    return x"
    ),
}
"""What is no offence, read or run."""
