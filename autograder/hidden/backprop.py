"""The hidden checks of `backprop`: backpropagation by hand through a D-H-O sigmoid network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.assignment import EXACT, Assignment, OffLimits
from autograder.case import Case, Disagreement, Setting, unwrapped
from autograder.oracle.compare import RTOL
from autograder.oracle.gradients import gradient, vjp
from autograder.sandbox.inside.wire import Generator, Tensor
from autograder.student import Student, StudentError

Array = NDArray[Any]
Parameters = tuple[Array, Array, Array, Array]

SUM, LECTURE = "sum", "lecture"
FUNCTIONS = (
    "sigmoid",
    "sigmoid_prime",
    "init_params",
    "forward",
    "binary_cross_entropy",
    "loss_derivative",
    "layer2_backward",
    "layer1_backward",
    "update",
    "train",
)

XOR = Setting({"N": 4, "D": 2, "H": 2, "O": 1})

backprop = Assignment(
    id="backprop",
    number="02",
    title="Backpropagation by hand",
    functions=FUNCTIONS,
    arrays="torch",
    off_limits=(
        OffLimits(
            functions=frozenset(FUNCTIONS),
            roots=(
                "torch.autograd",
                "torch.func",
                "functorch",
                "torch._functorch",
                "torch._C._functorch",
                "torch._C._EngineBase",
                "torch._tensor.backward",
                "torch.nn",
                "torch._C._nn",
                "torch.optim",
            ),
            allowed=(
                "torch.autograd.grad_mode",
                "torch.autograd.no_grad",
                "torch.autograd.enable_grad",
                "torch.autograd.set_grad_enabled",
                "torch.autograd.inference_mode",
            ),
            advice="Write the derivative yourself, with tensor operations (+, *, @, torch.exp, sum, ...): "
            "autograd, torch.nn and torch.optim are off limits inside the graded functions.",
        ),
    ),
    conventions=(EXACT, SUM, LECTURE),
    familiar=XOR,
)

# All sizes differ, so that no transpose and no factor of one size can pass for another.
UNEVEN = (
    Setting({"N": 5, "D": 3, "H": 4, "O": 2}),
    Setting({"N": 3, "D": 6, "H": 2, "O": 4}),
)
UNEVEN_ONE_OUTPUT = (Setting({"N": 5, "D": 3, "H": 4, "O": 1}), Setting({"N": 7, "D": 2, "H": 6, "O": 1}))
ANY_SIZE = (
    Setting({"N": 6, "D": 3, "H": 4, "O": 2}, "float32"),
    Setting({"N": 1, "D": 3, "H": 4, "O": 2}),
    Setting({"N": 5, "D": 1, "H": 4, "O": 2}),
    Setting({"N": 5, "D": 3, "H": 1, "O": 2}),
    Setting({"N": 5, "D": 3, "H": 4, "O": 1}),
    Setting({"N": 1, "D": 1, "H": 1, "O": 1}, "float32"),
)
ANY_BATCH = (Setting({"N": 6}, "float32"), Setting({"N": 1}), Setting({"N": 1}, "float32"))
BATCH = (Setting({"N": 5}), Setting({"N": 3}))
BOTH_DTYPES = (Setting({}), Setting({}, "float32"))

GUARD = 1e-4
"""The contract tolerates a guard of up to 1e-6 in the cost and its derivative; where Y_pred is within [0.05, 0.95] that moves
the derivative by at most 2e-5 relative, and a guard of 1e-3, which is a mistake, by 2e-2."""


# The network, for NumPy arrays that may carry leading axes of perturbations.


def sigmoid(z: Array) -> Array:
    """1 / (1 + exp(-z)), exact at both ends: exp overflows to inf, and 1 / inf is the right answer."""
    with np.errstate(over="ignore"):
        return np.asarray(1 / (1 + np.exp(-z)))


def sigmoid_prime(z: Array) -> Array:
    """sigmoid(z) * sigmoid(-z), which loses no digits where sigmoid(z) is near 1."""
    return sigmoid(z) * sigmoid(-z)


def affine(a: Array, w: Array, b: Array) -> Array:
    """a @ w + b for a (..., N, D), w (..., D, H), b (..., H)."""
    return np.asarray(a @ w + b[..., None, :])


def network(X: Array, w1: Array, b1: Array, w2: Array, b2: Array) -> tuple[Array, Array, Array, Array]:
    """(l1, a1, l2, Y_pred)."""
    l1 = affine(X, w1, b1)
    a1 = sigmoid(l1)
    l2 = affine(a1, w2, b2)
    return l1, a1, l2, sigmoid(l2)


def cost(Y_pred: Array, Y: Array) -> Array:
    """The mean binary cross-entropy over the last two axes."""
    return np.asarray(-(Y * np.log(Y_pred) + (1 - Y) * np.log(1 - Y_pred)).mean(axis=(-2, -1)))


def stable_cost(X: Array, Y: Array, params: Parameters) -> float:
    """The mean binary cross-entropy from the logits, finite wherever the logits are: log(1 + exp(-s)), s signed."""
    logits = network(X, *params)[2]
    return float(np.logaddexp(0, np.where(Y > 0.5, -logits, logits)).mean())


def parameters(case: Case) -> Parameters:
    """Random parameters of ordinary size."""
    return case.normal("D", "H"), case.normal("H"), case.normal("H", "O"), case.normal("O")


def layer2_gradients(case: Case, upstream: Array, l2: Array, a1: Array) -> dict[str, Array]:
    """The vector-Jacobian product of layer 2, which ends in Y_pred = sigmoid(l2), l2 = a1 @ w2 + b2."""
    (d_l2,) = vjp(sigmoid, (l2,), upstream)
    w2, b2 = np.zeros((a1.shape[1], l2.shape[1])), np.zeros(l2.shape[1])
    d_w2, d_b2 = vjp(lambda w, b: affine(a1, w, b), (w2, b2), d_l2)
    return {"d_l2": d_l2, "d_w2": d_w2, "d_b2": bias_gradient(case, d_b2)}


def layer1_gradients(case: Case, d_l2: Array, w2: Array, l1: Array, X: Array) -> dict[str, Array]:
    """The vector-Jacobian product of layer 1: through l2 = a1 @ w2 + b2, a1 = sigmoid(l1), l1 = X @ w1 + b1."""
    (d_a1,) = vjp(lambda a: affine(a, w2, np.zeros(w2.shape[1])), (sigmoid(l1),), d_l2)
    (d_l1,) = vjp(sigmoid, (l1,), d_a1)
    w1, b1 = np.zeros((X.shape[1], l1.shape[1])), np.zeros(l1.shape[1])
    d_w1, d_b1 = vjp(lambda w, b: affine(X, w, b), (w1, b1), d_l1)
    return {"d_a1": d_a1, "d_l1": d_l1, "d_w1": d_w1, "d_b1": bias_gradient(case, d_b1)}


def bias_gradient(case: Case, exact: Array) -> Array:
    """The lecture convention averages over the batch what the exact gradient sums."""
    return exact / case.size("N") if case.convention == LECTURE else exact


def cost_factor(case: Case) -> float:
    """What the convention's derivative of the cost is, in units of the exact one."""
    return 1.0 if case.convention == EXACT else float(case.size("N"))


def descend(
    case: Case, X: Array, Y: Array, params: Parameters, learning_rate: float, steps: int
) -> tuple[Parameters, list[float]]:
    """`steps` steps of gradient descent on the cost of the whole network, and the cost before each."""
    costs = []
    for _ in range(steps):
        costs.append(stable_cost(X, Y, params))
        exact = gradient(lambda *p: cost(network(X, *p)[3], Y), params)
        grads = [
            cost_factor(case) * (bias_gradient(case, g) if g.ndim == 1 else g)  # biases are the 1-D ones
            for g in exact
        ]
        params = tuple(p - learning_rate * g for p, g in zip(params, grads, strict=True))  # type: ignore[assignment]
    return params, costs


# The checks, in the order of the handout.


@backprop.check("sigmoid", 1, BOTH_DTYPES[:1])
def sigmoid_values(student: Student, case: Case) -> None:
    """sigmoid(x) is 1 / (1 + exp(-x)) for every entry of a tensor of any shape."""
    for shape in ((), (3,), (2, 5), (0,)):
        x = case.uniform(*shape, low=-6, high=6)
        case.agree(student.sigmoid(x), {"sigmoid(x)": sigmoid(x)}, others={"sigmoid_prime(x)": sigmoid_prime(x)})


@backprop.check("sigmoid", 1, BOTH_DTYPES)
def sigmoid_extremes(student: Student, case: Case) -> None:
    """sigmoid is finite and right for very large and very small x."""
    x = extremes(case)
    case.agree(student.sigmoid(x), {"sigmoid(x)": sigmoid(x)})


def extremes(case: Case) -> Array:
    """Far beyond where exp overflows in the case's dtype, with ordinary points among them."""
    far = 100.0 if case.dtype == "float32" else 1000.0
    return case.random.permutation(np.array([-far, -far / 2, -2.0, -0.5, 0.0, 1.0, 3.0, far / 2, far]))


@backprop.check("sigmoid", 1, ANY_BATCH)
def sigmoid_any_input(student: Student, case: Case) -> None:
    """sigmoid keeps the dtype of its argument, does not change it, and works for every size."""
    for shape in (("N",), ("N", 3), (3, "N")):
        x = case.uniform(*shape, low=-4, high=4)
        case.agree(student.sigmoid(x), {"sigmoid(x)": sigmoid(x)})
        unchanged(student, case, "x")


def unchanged(student: Student, case: Case, *names: str) -> None:
    """No argument of the latest call was changed in place."""
    changed = [names[index] for index in student.last.changed if 0 <= index < len(names)]
    function = student.recorded[-1].function
    case.require(not changed, f"{function} changed its argument {' and '.join(changed)} in place; leave it as it was")


@backprop.check("sigmoid_prime", 1, BOTH_DTYPES[:1])
def sigmoid_prime_values(student: Student, case: Case) -> None:
    """sigmoid_prime(x) is the slope of sigmoid at the pre-activation x, for a tensor of any shape."""
    for shape in ((), (3,), (2, 5), (0,)):
        x = case.uniform(*shape, low=-6, high=6)
        case.agree(student.sigmoid_prime(x), {"sigmoid_prime(x)": sigmoid_prime(x)}, others={"sigmoid(x)": sigmoid(x)})


@backprop.check("sigmoid_prime", 1, BOTH_DTYPES)
def sigmoid_prime_extremes(student: Student, case: Case) -> None:
    """sigmoid_prime is finite and right for very large and very small x."""
    x = extremes(case)
    case.agree(student.sigmoid_prime(x), {"sigmoid_prime(x)": sigmoid_prime(x)})


@backprop.check("sigmoid_prime", 1, ANY_BATCH)
def sigmoid_prime_any_input(student: Student, case: Case) -> None:
    """sigmoid_prime keeps the dtype of its argument, does not change it, and works for every size."""
    for shape in (("N",), ("N", 3), (3, "N")):
        x = case.uniform(*shape, low=-4, high=4)
        case.agree(student.sigmoid_prime(x), {"sigmoid_prime(x)": sigmoid_prime(x)})
        unchanged(student, case, "x")


INIT_SIZES = tuple(Setting({"D": D, "H": H}, "float32") for D, H in ((2, 2), (5, 3), (1, 4), (3, 1), (1, 1)))


def drawn(student: Student, case: Case, generator: Generator | None) -> dict[str, Array]:
    """What init_params returns, as four float32 arrays of the right shapes."""
    D, H = case.size("D"), case.size("H")
    params = student.init_params(D, H) if generator is None else student.init_params(D, H, generator=generator)
    shapes = {"w1": (D, H), "b1": (H,), "w2": (H, 1), "b2": (1,)}
    case.require(
        isinstance(params, (tuple, list)) and len(params) == len(shapes), "init_params returns the tuple (w1, b1, w2, b2)"
    )
    arrays = {}
    for (name, shape), value in zip(shapes.items(), params, strict=True):
        array, dtype = unwrapped(value)
        if array is None or not isinstance(value, Tensor):
            raise Disagreement(f"{name} is no torch.Tensor")
        case.require(array.shape == shape, f"{name} has shape {array.shape}, asked is {shape}")
        case.require(dtype == "float32", f"{name} has dtype {dtype}, asked is float32")
        case.require(np.isfinite(array).all(), f"{name} has entries that are not finite")
        arrays[name] = array
    return arrays


def generator(case: Case, key: str) -> Generator:
    """A torch.Generator in the sandbox, with a random seed."""
    return Generator(key, int(case.random.integers(1 << 31)))


@backprop.check("init_params", 1, INIT_SIZES)
def init_params_shapes(student: Student, case: Case) -> None:
    """init_params returns finite float32 tensors w1 (inputs, hidden), b1 (hidden,), w2 (hidden, 1), b2 (1,)."""
    drawn(student, case, generator(case, "first"))


@backprop.check("init_params", 1, INIT_SIZES[:2])
def init_params_random(student: Student, case: Case) -> None:
    """The weights are random and of a useful size, and the hidden units start out different from each other."""
    first = drawn(student, case, generator(case, "first"))
    second = drawn(student, case, generator(case, "second"))
    for name in ("w1", "w2"):
        case.require(len(np.unique(first[name])) > 1, f"all entries of {name} are equal: the hidden units cannot differ")
        case.require(not np.array_equal(first[name], second[name]), f"{name} is the same for two different generators")
        # A weight of 1e-4 leaves XOR on its plateau for more than 10,000 steps; one of 100 saturates every unit.
        spread = float(np.abs(first[name]).max())
        case.require(1e-3 < spread < 50, f"the largest weight of {name} is {spread:.3g}: too {'small' if spread < 1 else 'large'} to learn from")
    units = [tuple(column) for column in first["w1"].T]
    case.require(len(set(units)) == len(units), "two hidden units start with equal weights and will always stay equal")


@backprop.check("init_params", 1, INIT_SIZES[1:2])
def init_params_generator(student: Student, case: Case) -> None:
    """Every random number comes from the generator: equal states give equal weights, and nothing else is drawn or seeded."""
    start = generator(case, "one")
    first = drawn(student, case, start)
    case.require(
        not student.last.drew_globally, "init_params draws from, or seeds, torch's global random state instead of `generator`"
    )
    again = drawn(student, case, Generator("twin", start.seed))
    following = drawn(student, case, start)
    for name in ("w1", "w2"):
        case.require(np.array_equal(first[name], again[name]), f"two generators in the same state give different {name}")
        case.require(not np.array_equal(first[name], following[name]), f"the second call with one generator gives the same {name}")
    unseeded = drawn(student, case, None)
    case.require(
        not np.array_equal(unseeded["w1"], drawn(student, case, None)["w1"]), "two calls without a generator give the same w1"
    )


FORWARD = ("l1", "a1", "l2", "Y_pred")


def own_forward(student: Student, X: Array, params: Parameters) -> dict[str, Array]:
    """The forward pass with the student's own sigmoid."""
    w1, b1, w2, b2 = params
    l1 = affine(X, w1, b1)
    a1 = own(student.sigmoid(l1))
    l2 = affine(a1, w2, b2)
    return dict(zip(FORWARD, (l1, a1, l2, own(student.sigmoid(l2))), strict=True))


def own(value: Any) -> Array:
    """An array of the student's own, to follow; raises `Disagreement` where there is none."""
    array, _ = unwrapped(value)
    if array is None or array.dtype.kind != "f" or not np.isfinite(array).all():
        raise Disagreement("there is nothing to follow")
    return array.astype(np.float64)


@backprop.check("forward", {"l1": 1, "a1": 0.5, "l2": 1, "Y_pred": 0.5}, UNEVEN)
def forward_values(student: Student, case: Case) -> None:
    """forward returns l1 = X @ w1 + b1, a1 = sigmoid(l1), l2 = a1 @ w2 + b2 and Y_pred = sigmoid(l2)."""
    judge_forward(student, case)


@backprop.check("forward", 1, ANY_SIZE)
def forward_any_input(student: Student, case: Case) -> None:
    """forward keeps the dtype, changes no argument, and works for every N, D, H and O."""
    judge_forward(student, case)
    unchanged(student, case, "X", "w1", "b1", "w2", "b2")


def judge_forward(student: Student, case: Case) -> None:
    """One forward pass against the network's."""
    X, params = case.normal("N", "D"), parameters(case)
    got = student.forward(X, *params)
    want = dict(zip(FORWARD, network(X, *params), strict=True))
    case.agree(got, want, follow=lambda: following(student, lambda: own_forward(student, X, params)))


def following(student: Student, compute: Any) -> Mapping[str, Array]:
    """What the student's own functions give; where they give nothing, nothing that could be followed."""
    count = len(student.recorded)
    try:
        result: Mapping[str, Array] = compute()
    except (StudentError, Disagreement):
        return {}
    finally:
        del student.recorded[count:]  # asked on the side: no part of what the check asked of its function
    return result


def predictions(case: Case) -> tuple[Array, Array]:
    """Y_pred in [0.05, 0.95], where guards are tolerated, and targets."""
    return case.uniform("N", 1, low=0.05, high=0.95), case.targets("N", 1)


def guarded(case: Case) -> float:
    """The tolerance of the cost and its derivative."""
    return max(GUARD, RTOL[case.dtype])


@backprop.check("binary_cross_entropy", 2, BATCH)
def binary_cross_entropy_values(student: Student, case: Case) -> None:
    """binary_cross_entropy is the mean over the batch of -(Y log Y_pred + (1 - Y) log(1 - Y_pred)), a 0-d tensor."""
    Y_pred, Y = predictions(case)
    case.agree(student.binary_cross_entropy(Y_pred, Y), {"cost": cost(Y_pred, Y)}, rtol=guarded(case))


@backprop.check("binary_cross_entropy", 1, BOTH_DTYPES)
def binary_cross_entropy_extremes(student: Student, case: Case) -> None:
    """Where Y_pred is exactly 0 or 1 the cost stays finite: below 1e-3 if that is right, above 10 if it is wrong."""
    right, wrong = np.array([[0.0], [1.0]]), np.array([[1.0], [0.0]])
    for Y_pred, low, high in ((right, -1e-6, 1e-3), (wrong, 10.0, np.inf)):
        got = case.number(student.binary_cross_entropy(Y_pred, right), "the cost")
        case.require(np.isfinite(got), f"the cost is {got} where Y_pred is exactly 0 or 1: guard the logarithm")
        side = "right" if Y_pred is right else "wrong"
        bound = "below 0.001" if Y_pred is right else "above 10"
        case.require(low <= got < high, f"the cost of predictions that are exactly {side} is {got:.4g}, asked is {bound}")


@backprop.check("binary_cross_entropy", 1, ANY_BATCH)
def binary_cross_entropy_any_input(student: Student, case: Case) -> None:
    """binary_cross_entropy keeps the dtype, changes no argument, and works for every batch size."""
    Y_pred, Y = predictions(case)
    case.agree(student.binary_cross_entropy(Y_pred, Y), {"cost": cost(Y_pred, Y)}, rtol=guarded(case))
    unchanged(student, case, "Y_pred", "Y")


@backprop.check("loss_derivative", 2, BATCH, conventional=True)
def loss_derivative_gradient(student: Student, case: Case) -> None:
    """loss_derivative is the exact gradient of the mean cost with respect to Y_pred."""
    judge_loss_derivative(student, case)


@backprop.check("loss_derivative", 1, BOTH_DTYPES)
def loss_derivative_extremes(student: Student, case: Case) -> None:
    """loss_derivative is finite where Y_pred is exactly 0 or 1, and points the right way."""
    Y_pred, Y = np.array([[0.0], [1.0], [0.0], [1.0]]), np.array([[0.0], [1.0], [1.0], [0.0]])
    array, _ = unwrapped(student.loss_derivative(Y_pred, Y))
    if array is None or array.shape != Y.shape or array.dtype.kind != "f":
        raise Disagreement(f"d_Y_pred is no tensor of shape {Y.shape}")
    case.require(np.isfinite(array).all(), f"d_Y_pred is {array.ravel().tolist()} where Y_pred is exactly 0 or 1: guard the division")
    case.require(array[2, 0] < 0 < array[3, 0], "where Y_pred is exactly wrong, d_Y_pred must be large and point away from it")


@backprop.check("loss_derivative", 1, ANY_BATCH, conventional=True)
def loss_derivative_any_input(student: Student, case: Case) -> None:
    """loss_derivative keeps the dtype, changes no argument, and works for every batch size."""
    judge_loss_derivative(student, case)
    unchanged(student, case, "Y_pred", "Y")


def judge_loss_derivative(student: Student, case: Case) -> None:
    """One derivative of the cost against the oracle's."""
    Y_pred, Y = predictions(case)
    (exact,) = gradient(lambda y: cost(y, Y), (Y_pred,))
    want = {"d_Y_pred": cost_factor(case) * exact}
    case.agree(student.loss_derivative(Y_pred, Y), want, rtol=guarded(case), others={"Y_pred - Y": Y_pred - Y})


@backprop.check("layer2_backward", {"d_l2": 1.5, "d_w2": 1.5, "d_b2": 1}, UNEVEN, conventional=True)
def layer2_backward_gradients(student: Student, case: Case) -> None:
    """layer2_backward carries the upstream gradient d_Y_pred back to l2, w2 and b2."""
    for _ in range(2):
        judge_layer2(student, case)


@backprop.check("layer2_backward", 1, ANY_SIZE, conventional=True)
def layer2_backward_any_input(student: Student, case: Case) -> None:
    """layer2_backward keeps the dtype, changes no argument, and works for every N, H and O."""
    judge_layer2(student, case)
    unchanged(student, case, "d_Y_pred", "l2", "a1")


def judge_layer2(student: Student, case: Case) -> None:
    """One random upstream gradient through layer 2."""
    upstream, l2 = case.normal("N", "O"), case.normal("N", "O", scale=2)
    a1 = case.uniform("N", "H", low=0.05, high=0.95)

    def by_own_slope() -> dict[str, Array]:
        d_l2 = upstream * own(student.sigmoid_prime(l2))
        return {"d_l2": d_l2, "d_w2": a1.T @ d_l2, "d_b2": bias_gradient(case, d_l2.sum(axis=0))}

    got = student.layer2_backward(upstream, l2, a1)
    case.agree(got, layer2_gradients(case, upstream, l2, a1), follow=lambda: following(student, by_own_slope))


@backprop.check("layer1_backward", {"d_a1": 1, "d_l1": 1.5, "d_w1": 1.5, "d_b1": 1}, UNEVEN, conventional=True)
def layer1_backward_gradients(student: Student, case: Case) -> None:
    """layer1_backward carries the upstream gradient d_l2 back to a1, l1, w1 and b1."""
    for _ in range(2):
        judge_layer1(student, case)


@backprop.check("layer1_backward", 1, ANY_SIZE, conventional=True)
def layer1_backward_any_input(student: Student, case: Case) -> None:
    """layer1_backward keeps the dtype, changes no argument, and works for every N, D, H and O."""
    judge_layer1(student, case)
    unchanged(student, case, "d_l2", "w2", "l1", "X")


def judge_layer1(student: Student, case: Case) -> None:
    """One random upstream gradient through layer 1."""
    d_l2, w2 = case.normal("N", "O"), case.normal("H", "O")
    l1, X = case.normal("N", "H", scale=2), case.normal("N", "D")

    def by_own_slope() -> dict[str, Array]:
        d_a1 = d_l2 @ w2.T
        d_l1 = d_a1 * own(student.sigmoid_prime(l1))
        return {"d_a1": d_a1, "d_l1": d_l1, "d_w1": X.T @ d_l1, "d_b1": bias_gradient(case, d_l1.sum(axis=0))}

    got = student.layer1_backward(d_l2, w2, l1, X)
    case.agree(got, layer1_gradients(case, d_l2, w2, l1, X), follow=lambda: following(student, by_own_slope))


PARAMETERS = ("w1", "b1", "w2", "b2")


@backprop.check("update", dict.fromkeys(PARAMETERS, 0.5), UNEVEN)
def update_step(student: Student, case: Case) -> None:
    """update returns each parameter minus learning_rate times its gradient."""
    judge_update(student, case)


@backprop.check("update", 1, ANY_SIZE)
def update_any_input(student: Student, case: Case) -> None:
    """update returns new tensors of the same dtype, leaves `params` and `grads` as they were, and works for every size."""
    judge_update(student, case)
    unchanged(student, case, "params", "grads", "learning_rate")
    case.require(not student.last.shares_memory, "update must return new tensors, not its arguments or views of them")


def judge_update(student: Student, case: Case) -> None:
    """One step of gradient descent."""
    params, grads = parameters(case), parameters(case)
    rate = float(case.random.uniform(0.05, 2))
    want = {name: p - rate * g for name, p, g in zip(PARAMETERS, params, grads, strict=True)}
    others = {f"{name} + learning_rate * gradient": p + rate * g for name, p, g in zip(PARAMETERS, params, grads, strict=True)}
    case.agree(student.update(params, grads, rate), want, others=others)


def own_training(
    student: Student, X: Array, Y: Array, params: Parameters, rate: float, steps: int
) -> dict[str, Array]:
    """Training with the student's own functions in the place of the network's."""
    now: Any = params
    costs = []
    for _ in range(steps):
        costs.append(float(own(student.binary_cross_entropy(own(student.forward(X, *now)[3]), Y))))
        l1, a1, l2, Y_pred = (own(value) for value in student.forward(X, *now))
        d_l2, d_w2, d_b2 = (own(v) for v in student.layer2_backward(own(student.loss_derivative(Y_pred, Y)), l2, a1))
        d_w1, d_b1 = (own(v) for v in student.layer1_backward(d_l2, now[2], l1, X)[2:4])
        moved = tuple(own(v) for v in student.update(now, (d_w1, d_b1, d_w2, d_b2), rate))
        if any(np.array_equal(old, new) for old, new in zip(now, moved, strict=True)):
            raise Disagreement("a training that does not move every parameter is not followed")
        now = moved
    return {**dict(zip(PARAMETERS, now, strict=True)), "costs": np.array(costs)}


def judge_training(student: Student, case: Case, steps: int) -> None:
    """`steps` steps from given parameters: where they lead, and the cost before each."""
    X, Y, params = case.normal("N", "D"), case.targets("N", 1), parameters(case)
    # Weights follow the sum over the batch in two conventions: as large a step there as here keeps the path smooth.
    rate = float(case.random.uniform(0.2, 0.8)) / cost_factor(case)
    result = student.train(X, Y, *params, rate, steps)
    case.require(
        isinstance(result, (tuple, list)) and len(result) == 5, "train returns the tuple (w1, b1, w2, b2, costs)"
    )
    costs = result[4]
    case.require(isinstance(costs, (list, tuple)), "costs is a list of floats", "costs")
    case.require(len(costs) == steps, f"costs has {len(costs)} entries for {steps} steps", "costs")
    listed = np.array([case.number(value, "every entry of costs") for value in costs])
    trained, exact_costs = descend(case, X, Y, params, rate, steps)
    want = dict(zip(PARAMETERS, trained, strict=True))

    # The customary guard of 1e-7 moves parameters by 1.1e-6 in ten steps; the smallest mistake by 1e-2.
    rtol = max(GUARD, RTOL[case.dtype])
    got = Tensor(listed.astype(case.dtype), case.dtype)
    case.agree(
        [*result[:4], got],
        {**want, "costs": np.array(exact_costs)},
        rtol=rtol,
        follow=lambda: following(student, lambda: own_training(student, X, Y, params, rate, steps)),
    )


@backprop.check("train", {**dict.fromkeys(PARAMETERS, 0.5), "costs": 1}, UNEVEN_ONE_OUTPUT, conventional=True)
def train_first_steps(student: Student, case: Case) -> None:
    """After 1 and after 10 steps train is where gradient descent on the whole network leads, with the cost before each step."""
    for steps in (10, 1):
        judge_training(student, case, steps)


XOR_START: Parameters = (
    np.array([[-2.27, -0.09], [-2.32, 1.53]]),
    np.array([-0.22, 0.07]),
    np.array([[-1.77], [-0.79]]),
    np.array([-1.04]),
)
XOR_RATE, XOR_STEPS, XOR_COST = 5.0, 300, 0.02


@backprop.check("train", 1, (XOR,), conventional=True)
def train_converges(student: Student, case: Case) -> None:
    """From a given start, train solves XOR: the cost of the parameters that come back is small."""
    rows = case.random.permutation(4)
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])[rows]
    Y = np.array([[0.0], [1.0], [1.0], [0.0]])[rows]
    # A start of each student's own, too close to the measured one to change where it leads.
    start: Any = tuple(p + case.random.uniform(-0.01, 0.01, p.shape) for p in XOR_START)
    result = student.train(X, Y, *start, XOR_RATE / cost_factor(case), XOR_STEPS)
    case.require(isinstance(result, (tuple, list)) and len(result) == 5, "train returns the tuple (w1, b1, w2, b2, costs)")
    params = []
    for name, value, given in zip(PARAMETERS, result[:4], start, strict=True):
        array, _ = unwrapped(value)
        if array is None or array.shape != given.shape or array.dtype.kind != "f":
            raise Disagreement(f"{name} did not come back as a tensor of shape {given.shape}")
        params.append(array.astype(np.float64))
    reached = stable_cost(X, Y, (params[0], params[1], params[2], params[3])) if all_finite(params) else np.nan
    case.require(
        reached < XOR_COST,
        f"after {XOR_STEPS} steps on XOR the cost of your parameters is {reached:.3g}; gradient descent gets below {XOR_COST}",
    )


def all_finite(arrays: list[Array]) -> bool:
    """Whether every entry of every array is finite."""
    return all(np.isfinite(array).all() for array in arrays)


@backprop.check("train", 1, tuple(s for s in ANY_SIZE if s.sizes["O"] == 1), conventional=True)
def train_any_input(student: Student, case: Case) -> None:
    """train keeps the dtype, changes no argument, and works for every N, D and H."""
    judge_training(student, case, 2)
    unchanged(student, case, "X", "Y", "w1", "b1", "w2", "b2", "learning_rate", "steps")


@backprop.check("train", 0, ANY_SIZE[:1], needs_gpu=True)
def train_device(student: Student, case: Case) -> None:
    """On a GPU, outputs lie on the device of the inputs. Worth no points: a machine without a GPU gives the same score."""
    raise NotImplementedError
