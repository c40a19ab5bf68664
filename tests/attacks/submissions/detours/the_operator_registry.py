"""Looks up the derivative of sigmoid in the registry of operators that autograd is made of.

class: detours
beside: reference
score: 35
"""
def layer2_backward(d_Y_pred, l2, a1):
    operation, _ = torch._C._jit_get_operation("aten::sigmoid_backward")
    d_l2 = operation(d_Y_pred, torch.sigmoid(l2))
    return d_l2, a1.T @ d_l2, d_l2.sum(0)
