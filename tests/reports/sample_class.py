"""A class with nasty names, hostile texts and every status there is."""

from __future__ import annotations

from autograder.results import CheckResult, CheckStatus, SubmissionResult, SubmissionStatus

SCRIPT = "<script>alert(1)</script>"
QUOTE_BREAKER = '"><img src=x onerror=alert(1)>'
FORMULA = "=1+1"
REVERSED = "evil\u202efdp.exe"
TERMINAL = "\x1b[31mred\x1b[0m, a bell \x07 and a null \x00"
LONG = "x" * 200

ORDER = ["perceptron", "backprop", "xavier"]
TITLES = {"perceptron": "One linear unit cannot learn XOR", "backprop": "Backpropagation by hand"}

_BACKPROP = [
    ("sigmoid", "values", 2.0, False, "sigmoid(x) is 1 / (1 + exp(-x)) at every x."),
    ("sigmoid", "large_inputs", 1.0, True, "sigmoid(x) is finite for every finite x."),
    ("layer2_backward", "shapes", 1.0, False, "Each gradient has the shape of what it is the gradient of."),
    ("layer2_backward", "gradients", 3.0, True, "The upstream gradient is carried back through layer 2."),
    ("train", "first_steps", 2.0, True, "After 1 and 10 steps the parameters are where they belong."),
    ("train", "xor", 1.5, True, "The network learns XOR."),
    ("train", "on_the_gpu", 1.0, True, "Training works on the device of its inputs."),
]

BIAS_MEAN = """The upstream gradient is carried back through layer 2.

d_b2 is the mean over the batch; the cost already holds the 1/N, so it is the sum of the rows of d_l2.
Your d_b2 is exactly a third of what was expected, for N = 3:

    expected  [ 0.4127, -1.0388]
    yours     [ 0.1376, -0.3463]

d_l2 and d_w2 are right and earned their points."""

RAISED = """sigmoid(x) is 1 / (1 + exp(-x)) at every x.

Your function raised TypeError: only length-1 arrays can be converted to Python scalars

    backprop.py, line 12, in sigmoid
        return 1 / (1 + math.exp(-x))"""


def check(
    name: str = "layer2_backward.gradients",
    status: CheckStatus = "passed",
    points: float | None = None,
    max_points: float = 3.0,
    *,
    hidden: bool = True,
    mistake: str = "",
    feedback: str = "",
) -> CheckResult:
    earned = (max_points if status == "passed" else 0.0) if points is None else points
    return CheckResult(
        id=name,
        function=name.partition(".")[0],
        hidden=hidden,
        status=status,
        points=earned,
        max_points=max_points,
        mistake=mistake,
        feedback=feedback,
        seconds=0.01,
    )


def submission(
    student: str = "ada",
    assignment: str = "backprop",
    status: SubmissionStatus = "graded",
    checks: list[CheckResult] | None = None,
    *,
    max_score: float | None = None,
    message: str = "",
    output: str = "",
) -> SubmissionResult:
    checks = checks or []
    counted = [check for check in checks if check.status != "not_run"]
    possible = sum(check.max_points for check in counted) if max_score is None else max_score
    scored = status != "grader_error"
    return SubmissionResult(
        student=student,
        assignment=assignment,
        status=status,
        score=sum(check.points for check in counted) if scored else None,
        max_score=possible if scored else None,
        submission_sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        assignment_version="3c1f0a2b",
        seed=0,
        environment={"torch": "2.13.0", "numpy": "2.4.1", "python": "3.11.7", "device": "cpu"},
        message=message,
        seconds=0.41,
        checks=checks,
        output=output,
        no_gpu="there was no GPU",
    )


def backprop(student: str, **changed: CheckResult) -> SubmissionResult:
    """A student who passes every check of backprop but those given by the check's own name."""
    checks = []
    for function, name, points, hidden, asked in _BACKPROP:
        passed = check(f"{function}.{name}", max_points=points, hidden=hidden, feedback=asked)
        not_run = check(f"{function}.{name}", "not_run", max_points=points, feedback=asked)
        checks.append(changed.get(name, not_run if name == "on_the_gpu" else passed))
    return submission(student, checks=checks)


def sample_class() -> list[SubmissionResult]:
    """Twelve students; every status of a submission and of a check occurs."""
    bias_mean = check("layer2_backward.gradients", "failed", 1.5, mistake="bias-mean", feedback=BIAS_MEAN)
    raised = check("sigmoid.values", "error", max_points=2.0, hidden=False, feedback=RAISED)
    slow = check("train.xor", "timeout", max_points=1.5, feedback="The network learns XOR.\n\nOver 10 s.")
    exited = check("train.xor", "crashed", max_points=1.5, feedback="The network learns XOR.\n\nSIGSEGV")
    linear = check(
        "train.first_steps",
        "failed",
        max_points=2.0,
        mistake="gradient-ascent",
        feedback="After 1 and 10 steps the parameters are where they belong.\n\n"
        "Your first step goes uphill: gradient descent subtracts the gradient.",
    )
    missing = check("train.xor", "missing", max_points=1.5, feedback="Your file has no function train.")
    stub = check("train.first_steps", "not_implemented", max_points=2.0, feedback="train is still the stub.")
    forbidden = check(
        "layer2_backward.gradients",
        "forbidden",
        feedback="The chain rule is yours to write.\n\nbackprop.py, line 40: loss.backward()",
    )
    broken = check("train.xor", "grader_error", max_points=1.5)
    hostile = check(
        "sigmoid.values",
        "failed",
        max_points=2.0,
        mistake="<b>bold</b>",
        feedback=f"{SCRIPT}\n\n{QUOTE_BREAKER}\n\n    {TERMINAL}\n{REVERSED}",
    )
    xavier = check("xavier_uniform_.bounds", max_points=15.0, feedback="Every weight lies within the bound.")
    half = check("build_perceptron.shape", "failed", 5.0, 10.0, feedback="Linear(2, 1), then Sigmoid.")
    whole = check("build_perceptron.shape", max_points=10.0, feedback="Linear(2, 1), then Sigmoid.")
    cut_short = submission(
        "grace", "backprop", "crashed", [raised, exited], max_score=10.5, message="signal 11 (SIGSEGV)"
    )
    return [
        backprop("ada"),
        submission("ada", "perceptron", checks=[whole]),
        submission("ada", "xavier", checks=[xavier]),
        backprop("김민준", gradients=bias_mean),
        submission("김민준", "perceptron", checks=[half]),
        backprop("zoë 🦊", gradients=bias_mean, first_steps=linear),
        submission("zoë 🦊", "perceptron", checks=[whole]),
        backprop(SCRIPT, values=hostile),
        submission(QUOTE_BREAKER, checks=[hostile], message=SCRIPT, output=TERMINAL + REVERSED),
        backprop(FORMULA, first_steps=stub, xor=missing),
        submission(FORMULA, "perceptron", "memory", [half], max_score=10, message="used more than 2,048 MiB"),
        backprop(REVERSED, values=raised, gradients=forbidden),
        backprop(LONG, gradients=bias_mean),
        cut_short,
        submission("grace", "perceptron", checks=[whole], output="step\n" * 90),
        submission(
            "linus",
            "backprop",
            "unreadable",
            max_score=10.5,
            message="backprop.py, line 31: 'return' outside function\n    return Y_pred",
        ),
        submission("margaret", "backprop", "timeout", [raised, slow], max_score=10.5, message="over 60 s"),
        submission("נועה", "backprop", "grader_error", [broken], message=f"OSError: no space left {SCRIPT}"),
        submission("נועה", "perceptron", checks=[whole], message="Cell 3 raised NameError: 'plt'"),
    ]
