"""What by-hand assignments rule out alike: the dotted names of torch's automatic differentiation and of its layers."""

from __future__ import annotations

AUTOGRAD = (
    "torch.autograd",
    "torch.func",
    "functorch",
    "torch._functorch",
    "torch._C._functorch",
    "torch._C._EngineBase",
    "torch._tensor.backward",
    "torch._C._enter_dual_level",
    "torch._make_dual",
    "sys.setprofile",
    "torch._C._autograd._pop_saved_tensors_default_hooks",
    "torch._C._autograd._saved_tensors_hooks_disable",
)
"""Automatic differentiation, and what would blind whoever looks out for it."""
HARMLESS = (
    "torch.autograd.grad_mode",
    "torch.autograd.no_grad",
    "torch.autograd.enable_grad",
    "torch.autograd.set_grad_enabled",
    "torch.autograd.inference_mode",
    "torch.autograd.profiler",
    "torch.func.vmap",
    "torch._functorch.apis.vmap",
    "torch._functorch.apis.wrapped",
)
"""Below `AUTOGRAD`, and allowed: they differentiate nothing."""
LAYERS = ("torch.nn", "torch._C._nn", "torch.ops", "torch._ops")
"""`torch.ops` calls layers, and the derivatives that autograd is made of, by their names in the C++ library."""
