"""What a check reads of a model that the grader built: numbers that were checked, or a plain word on what is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.case import Disagreement
from autograder.network import state
from autograder.sandbox import open_sandbox
from autograder.sandbox.inside.wire import Network, Optimizer
from autograder.student import Student, StudentError

from .sandbox.conversation import MODULE, PATIENT, load

START = Network("start", (("linear", np.array([[1.0, -2.0]]), np.array([0.5])), ("sigmoid",)))
X = np.array([[1.0, 1.0]])


@pytest.fixture(scope="module")
def sandbox():
    opened = open_sandbox("none", [])
    yield opened
    opened.close()


@pytest.fixture
def after(sandbox):
    """The state of the model after `f(model, X)` with the given body."""

    def run(body, dtype="float64", network=START):
        with sandbox.submission(PATIENT) as session:
            _, loaded = load(session, f"import torch\ndef f(model, X):\n    {body}")
            assert loaded.problems == []
            student = Student(session, MODULE, "torch", dtype, 0, "scope")
            student.f(network, X)
            return state(student, network)

    return run


class TestWhatIsRead:
    @pytest.mark.parametrize("dtype", ["float32", "float64"])
    def test_parameters_come_in_the_order_of_the_layers_in_the_dtype_of_the_case(self, after, dtype):
        read = after("model[0].weight.data *= 2", dtype)
        assert [tensor.dtype for tensor in read.tensors] == [dtype, dtype]
        assert [array.tolist() for array in read.arrays()] == [[[2.0, -4.0]], [0.5]]
        assert all(array.dtype == np.float64 for array in read.arrays())

    @pytest.mark.parametrize(
        ("body", "mode"),
        [
            ("pass", True),
            ("model.eval()", False),
            ("model.eval(); model.train()", True),
            ("model.training = False", None),
            ("model[1].eval()", None),
        ],
    )
    def test_the_mode_is_that_of_all_layers(self, after, body, mode):
        assert after(body).training is mode

    def test_a_model_may_start_in_evaluation_mode(self, after):
        assert after("pass", network=START._replace(training=False)).training is False

    def test_one_students_model_is_not_anothers(self, sandbox):
        with sandbox.submission(PATIENT) as session:
            load(session, "def f(model):\n    model[0].bias.data += 1")
            biases = []
            for scope in ("one", "one", "two"):
                student = Student(session, MODULE, "torch", "float64", 0, scope)
                student.f(START)
                biases.append(state(student, START).arrays()[1].item())
        assert biases == [1.5, 2.5, 1.5]

    def test_an_optimiser_belongs_to_the_model_beside_it(self, sandbox):
        source = "def f(model, optimizer):\n    model(model[0].weight).sum().backward()\n    optimizer.step()"
        with sandbox.submission(PATIENT) as session:
            load(session, source)
            student = Student(session, MODULE, "torch", "float64", 0, "scope")
            student.f(START, Optimizer("sgd", START, 1.0))
            moved = state(student, START).arrays()[1].item()
        assert moved == pytest.approx(0.5 - np.exp(-5.5) / (1 + np.exp(-5.5)) ** 2)


class TestItsLayers:
    """Travel once: a network of MNIST's size is as long as all else that is said."""

    @pytest.fixture
    def said(self, sandbox):
        """A student, and the networks of every request as they are sent."""
        with sandbox.submission(PATIENT) as session:
            load(session, "def f(model, *rest): return len(model), *(len(r.param_groups) for r in rest)")
            sent: list[list[Network]] = []

            class Listening:
                def call(self, request):
                    optimizers = [arg.network for arg in request.args if isinstance(arg, Optimizer)]
                    sent.append([*(arg for arg in request.args if isinstance(arg, Network)), *optimizers])
                    return session.call(request)

            yield Student(Listening(), MODULE, "torch", "float32", 0, "scope"), sent

    def test_with_the_first_mention_alone(self, said):
        student, sent = said
        optimizer = Optimizer("sgd", START, 0.5)
        assert [student.f(START, optimizer), student.f(START), student.f(START, optimizer)] == [(2, 1), (2,), (2, 1)]
        assert [[bool(network.layers) for network in networks] for networks in sent] == [
            [True, False],
            [False],
            [False, False],
        ]
        assert state(student, START).arrays()[0].tolist() == [[1.0, -2.0]]

    def test_again_where_there_was_no_function_to_make_it_for(self, said):
        student, sent = said
        with pytest.raises(StudentError):
            student.g(START)
        assert student.f(START) == (2,)
        assert all(network.layers for networks in sent for network in networks)


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("body", "said"),
        [
            ("del model[0].bias", "taken apart"),
            ("model[0] = torch.nn.Identity()", "other shapes"),
            ("model.append(torch.nn.ReLU())", "other layers"),
            ("model[0].weight.data = torch.ones(3, 3)", "other shapes"),
            ("model[0].weight = torch.nn.Parameter(torch.ones(1, 2, dtype=int), requires_grad=False)", "dtypes"),
            ("model[0].bias = None", "other shapes"),
            ("model.to('meta')", "other shapes"),
        ],
    )
    def test_what_is_no_longer_that_model(self, after, body, said):
        with pytest.raises(Disagreement, match=said):
            after(body)

    def test_numbers_that_are_not_finite(self, after):
        with pytest.raises(Disagreement, match="finite"):
            after("model[0].bias.data /= 0").arrays()

    def test_a_call_without_a_model(self, sandbox):
        with sandbox.submission(PATIENT) as session:
            load(session, "def f(x): return x")
            student = Student(session, MODULE, "torch", "float64", 0, "scope")
            student.f(X)
            with pytest.raises(Disagreement, match="taken apart"):
                state(student, START)
