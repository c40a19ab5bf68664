"""One case of a check: what is drawn, and what is an answer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.assignment import EXACT
from autograder.case import Case, Disagreement, Setting, kind_of
from autograder.sandbox.inside.wire import Handle, Opaque, Scalar, Tensor
from autograder.stream import stream

SETTING = Setting({"N": 5, "D": 3, "H": 4, "O": 2})


def a_case(dtype="float64", seed=0, arrays="torch", sizes=SETTING.sizes) -> Case:
    return Case(Setting(sizes, dtype), stream(seed, "ada", "forward.values", "0"), EXACT, arrays)


class TestDraws:
    def test_shapes_come_from_names_and_numbers(self):
        case = a_case()
        assert case.normal("N", "H").shape == (5, 4)
        assert case.uniform(3, "O", low=0, high=1).shape == (3, 2)
        assert case.normal().shape == ()
        assert case.targets("N", 1).shape == (5, 1)

    @pytest.mark.parametrize("dtype", ["float32", "float64"])
    def test_every_input_is_exact_in_the_dtype_in_which_it_is_sent(self, dtype):
        case = a_case(dtype)
        for drawn in (case.normal(100), case.uniform(100, low=0.05, high=0.95)):
            assert drawn.dtype == np.float64
            np.testing.assert_array_equal(drawn.astype(dtype).astype(np.float64), drawn)

    def test_float32_is_drawn_in_float32(self):
        assert np.any(a_case("float64").normal(100) != a_case("float32").normal(100))

    def test_uniform_numbers_keep_their_bounds(self):
        drawn = a_case().uniform(10_000, low=-3, high=2)
        assert -3 <= drawn.min() < -2.9
        assert 1.9 < drawn.max() < 2

    def test_normal_numbers_have_the_asked_spread(self):
        assert a_case().normal(10_000, scale=0.5).std() == pytest.approx(0.5, rel=0.05)

    @given(st.integers(0, 2**32), st.integers(2, 40))
    def test_targets_have_both_classes(self, seed, size):
        targets = a_case(seed=seed).targets(size, 1)
        assert set(np.unique(targets)) == {0.0, 1.0}

    def test_a_single_target_is_0_or_1(self):
        drawn = {float(a_case(seed=seed).targets(1, 1)[0, 0]) for seed in range(20)}
        assert drawn <= {0.0, 1.0}

    def test_the_order_of_targets_is_random(self):
        assert len({tuple(a_case(seed=seed).targets(5)) for seed in range(20)}) > 3


WANT = {"d_w": np.array([[1.0, 2.0], [3.0, 4.0]]), "d_b": np.array([5.0, 6.0])}


def tensors(dtype="float64", **changed):
    return tuple(Tensor(np.asarray(changed.get(name, value), dtype), dtype) for name, value in WANT.items())


def mismatches(case, got, want=WANT, **options):
    with pytest.raises(Disagreement) as raised:
        case.agree(got, want, **options)
    return raised.value


class TestAgree:
    @pytest.mark.parametrize("dtype", ["float64", "float32"])
    @pytest.mark.parametrize("sequence", [tuple, list])
    def test_right_tensors_agree(self, dtype, sequence):
        a_case(dtype).agree(sequence(tensors(dtype)), WANT)

    def test_a_single_quantity_is_no_tuple(self):
        a_case().agree(tensors()[0], {"d_w": WANT["d_w"]})
        assert "is a tuple of 1" in str(mismatches(a_case(), tensors()[:1], {"d_w": WANT["d_w"]}))

    def test_each_wrong_quantity_is_named_and_no_other(self):
        error = mismatches(a_case(), tensors(d_b=[5.0, 6.5]))
        assert [mismatch.quantity for mismatch in error.mismatches] == ["d_b"]
        assert str(error) == "d_b is 6.5 at [1], off by 0.5 (1 of 2 entries are off)"

    def test_all_wrong_quantities_are_named_at_once(self):
        error = mismatches(a_case(), tensors(d_w=[[1.0, 2.0]], d_b=[np.nan, 6.0]))
        assert [(m.quantity, m.kind) for m in error.mismatches] == [("d_w", "shape"), ("d_b", "non-finite")]
        assert len(str(error).splitlines()) == 2

    @pytest.mark.parametrize(
        ("got", "said"),
        [
            (None, "returned None, asked is the tuple (d_w, d_b)"),
            (tensors()[0], "returned a tensor of shape (2, 2) and dtype float64, asked is the tuple (d_w, d_b)"),
            ({"d_w": 1}, "returned a dict, asked is"),
            (tensors()[:1], "returned 1 values, asked are the 2 of (d_w, d_b)"),
            ((*tensors(), 1), "returned 3 values, asked are the 2"),
            ((), "returned 0 values"),
        ],
    )
    def test_what_is_not_so_many_values_is_described(self, got, said):
        assert str(mismatches(a_case(), got)).startswith(said)

    @pytest.mark.parametrize(
        ("value", "said"),
        [
            (None, "None"),
            (WANT["d_b"], "a NumPy array of shape (2,) and dtype float64"),
            ([5.0, 6.0], "a list of 2"),
            (5.0, "a float"),
            (Scalar(5.0, "float64"), "a NumPy float64 scalar"),
            (Handle(1, "generator"), "an object of type generator"),
            (Opaque("Tensor", "a tensor of dtype qint8"), "a tensor of dtype qint8"),
            ("text", "a str"),
        ],
    )
    def test_what_is_no_tensor_is_described(self, value, said):
        (mismatch,) = mismatches(a_case(), (tensors()[0], value)).mismatches
        assert (mismatch.kind, mismatch.detail) == ("type", f"is {said}, asked is a torch.Tensor")
        assert kind_of(value) == said

    def test_where_arrays_are_asked_a_tensor_is_none(self):
        case = a_case(arrays="numpy")
        case.agree(tuple(WANT.values()), WANT)
        assert "asked is a NumPy array" in str(mismatches(case, tensors()))

    @pytest.mark.parametrize("dtype", ["float32", "int64", "complex64", "float16", "bool"])
    def test_right_numbers_in_another_dtype(self, dtype):
        want = {"d_b": np.array([1.0, 0.0])}
        (mismatch,) = mismatches(a_case(), Tensor(want["d_b"].astype(dtype), dtype), want).mismatches
        assert (mismatch.kind, mismatch.detail) == ("dtype", f"has dtype {dtype}, asked is the inputs' float64")

    def test_the_dtype_is_the_tensors_own_where_its_array_is_wider(self):
        got = Tensor(WANT["d_b"].astype("float32"), "bfloat16")
        assert "has dtype bfloat16" in str(mismatches(a_case("float32"), got, {"d_b": WANT["d_b"]}))

    def test_digits_that_a_cast_cost_are_a_matter_of_dtype(self):
        third = {"d_b": np.array([1 / 3, 2 / 3])}
        got = Tensor((third["d_b"]).astype("float32"), "float32")
        assert mismatches(a_case(), got, third).mismatches[0].kind == "dtype"

    def test_wrong_numbers_in_another_dtype_are_wrong_numbers(self):
        got = Tensor(np.array([5.0, 7.0], "float32"), "float32")
        assert mismatches(a_case(), got, {"d_b": WANT["d_b"]}).mismatches[0].kind == "value"

    @pytest.mark.parametrize(("off", "right"), [(5e-10, True), (5e-8, False)])
    def test_the_tolerance_is_that_of_the_dtype(self, off, right):
        got = Tensor(WANT["d_b"] * (1 + off), "float64")
        if right:
            a_case().agree(got, {"d_b": WANT["d_b"]})
        else:
            assert mismatches(a_case(), got, {"d_b": WANT["d_b"]}).mismatches[0].kind == "value"
        a_case().agree(got, {"d_b": WANT["d_b"]}, rtol=1e-6)

    def test_what_it_may_have_been_mistaken_for_is_kept(self):
        error = mismatches(a_case(), tensors(d_b=[0.0, 0.0]), others={"d_l": np.ones(2)})
        assert set(error.others) == {"d_w", "d_b", "d_l"}


PROMISED = {"w": np.array([1.0, 2.0]), "cost": 0.5, "costs": [0.5, 0.25]}


class TestPromisedFloats:
    """Where a float or a list of floats is asked, any number is one, and it is judged beside the arrays."""

    def got(self, **changed):
        given = {"w": Tensor(PROMISED["w"], "float64"), "cost": 0.5, "costs": [0.5, 0.25], **changed}
        return tuple(given.values())

    @pytest.mark.parametrize("half", [0.5, Scalar(0.5, "float32"), np.array(0.5), Tensor(np.array(0.5), "float64")])
    def test_right_numbers_agree(self, half):
        a_case().agree(self.got(cost=half, costs=(half, 0.25)), PROMISED)

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"cost": None}, "cost is None, asked is a float"),
            ({"cost": Tensor(np.array([0.5]), "float64")}, "cost is a tensor of shape (1,) and dtype float64, asked"),
            ({"cost": 0.75}, "cost is 0.75, off by 0.25"),
            ({"cost": float("nan")}, "cost is nan: every entry must be finite here"),
            ({"costs": 0.5}, "costs is a float, asked is a list of floats"),
            ({"costs": np.array([0.5, 0.25])}, "costs is a NumPy array of shape (2,)"),
            ({"costs": [0.5]}, "costs has 1 entries, asked is a list of 2 floats"),
            ({"costs": [0.5, [0.25]]}, "costs has a list of 1 among its entries"),
            ({"costs": [0.5, True]}, "costs has a bool among its entries"),
            ({"costs": [0.5, 0.5]}, "costs is 0.5 at [1], off by 0.25 (1 of 2 entries are off)"),
        ],
    )
    def test_what_is_wrong_with_them_is_said_beside_what_else_is_wrong(self, changed, said):
        zeros = Tensor(np.zeros(2), "float64")
        error = mismatches(a_case(), self.got(w=zeros, **changed), PROMISED)
        assert [mismatch.quantity for mismatch in error.mismatches] == ["w", *changed]
        assert str(error).splitlines()[1].startswith(said)

    def test_a_float_that_passes_on_another_functions_mistake_is_followed(self):
        case = a_case("float32")
        own = {"cost": np.array(0.75), "costs": np.array([0.75, 0.5])}
        got = (Tensor(PROMISED["w"].astype("float32"), "float32"), 0.75, [0.75, 0.5])
        case.agree(got, PROMISED, follow=lambda: own)
        assert case.follows == ["cost", "costs"]


def test_a_quantity_may_have_a_tolerance_of_its_own():
    case, off = a_case(), tensors(d_w=WANT["d_w"] * 1.01)
    case.agree(off, WANT, rtol={"d_w": 0.02})
    assert [m.quantity for m in mismatches(case, off, rtol={"d_b": 0.02}).mismatches] == ["d_w"]


OWN = {"d_w": np.array([[1.5, 2.0], [3.0, 4.0]]), "d_b": np.array([5.0, 9.0])}


class TestFollow:
    """A quantity that merely passes on another function's mistake is not charged."""

    def test_what_the_own_functions_give_is_no_mistake_here(self):
        case = a_case()
        case.agree(tensors(**OWN), WANT, follow=lambda: OWN)
        assert case.follows == ["d_w", "d_b"]

    def test_it_is_judged_quantity_by_quantity(self):
        case = a_case()
        error = mismatches(case, tensors(d_w=OWN["d_w"], d_b=[5.0, 8.0]), follow=lambda: OWN)
        assert [mismatch.quantity for mismatch in error.mismatches] == ["d_b"]
        assert case.follows == ["d_w"]

    def test_a_right_quantity_need_not_follow(self):
        case = a_case()
        case.agree(tensors(d_b=OWN["d_b"]), WANT, follow=lambda: OWN)
        assert case.follows == ["d_b"]

    def test_nothing_is_asked_where_all_is_right(self):
        a_case().agree(tensors(), WANT, follow=lambda: pytest.fail("asked"))

    def test_where_there_is_nothing_to_follow_everything_is_charged(self):
        assert len(mismatches(a_case(), tensors(**OWN), follow=dict).mismatches) == 2

    @pytest.mark.parametrize("value", [np.nan, np.inf])
    def test_nothing_is_followed_into_nan_or_infinity(self, value):
        broken = {name: np.full_like(want, value) for name, want in WANT.items()}
        assert len(mismatches(a_case(), tensors(**broken), follow=lambda: broken).mismatches) == 2

    def test_nothing_is_followed_into_another_dtype_or_shape(self):
        own = {"d_w": WANT["d_w"], "d_b": np.array([[5.0, 6.0]])}
        assert mismatches(a_case(), tensors(**own), follow=lambda: own).mismatches[0].kind == "shape"
        assert len(mismatches(a_case(), tensors("float32", **OWN), follow=lambda: OWN).mismatches) == 2


class TestNumber:
    @pytest.mark.parametrize(
        "value",
        [
            2.5,
            Scalar(2.5, "float32"),
            np.array(2.5),
            Tensor(np.array(2.5), "float64"),
            Tensor(np.array(2.5, "float16"), "float16"),
        ],
    )
    def test_a_promised_float_may_be_a_scalar_or_a_0d_tensor(self, value):
        assert a_case().number(value, "the cost") == 2.5

    def test_a_whole_number_is_a_number(self):
        assert a_case().number(3, "the cost") == 3.0

    @pytest.mark.parametrize(
        "value",
        [
            *(None, True, Scalar(True, "bool"), "2.5", [2.5], 1j),
            *(np.array([2.5]), Tensor(np.array([2.5]), "float64"), np.array(1j)),
        ],
    )
    def test_anything_else_is_none(self, value):
        with pytest.raises(Disagreement, match=r"the cost is .*, asked is a float"):
            a_case().number(value, "the cost")


class TestRequire:
    def test_what_holds_is_silent(self):
        a_case().require(np.bool_(True), "never said")

    def test_what_does_not_is_said(self):
        with pytest.raises(Disagreement, match="w1 is zero") as raised:
            a_case().require(False, "w1 is zero", "w1")
        assert [mismatch.quantity for mismatch in raised.value.mismatches] == ["w1"]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (Setting({"N": 5, "D": 3}), "N=5, D=3 in float64"),
        (Setting({}, "float32"), "float32"),
    ],
)
def test_a_setting_is_described_by_its_sizes_and_dtype(setting, said):
    assert setting.describe() == said
