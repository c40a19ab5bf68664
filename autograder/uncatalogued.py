"""What can be said of a mistake that the catalogue lacks: its kind, as the numbers show it."""

from __future__ import annotations

import numpy as np

from autograder.checking import Outcome
from autograder.oracle.structure import explain


def structure(outcome: Outcome) -> str | None:
    """One sentence on the kind of mistake, where the catalogue has none: factor, transpose, sum, swap, sizes, dtype.

    It is true of the first failure, which is the one that the student is shown: in another one a batch of one example
    makes anything a multiple of anything.
    """
    disagreement = outcome.failures[0].disagreement if outcome.failures else None
    if disagreement is None:
        return _where_right(outcome)
    for mismatch in disagreement.mismatches:
        if mismatch.got is None or mismatch.want is None or not np.isrealobj(mismatch.got):
            continue
        others = {name: value for name, value in disagreement.others.items() if name != mismatch.quantity}
        setting = outcome.failures[0].setting
        got = mismatch.got.astype(np.float64)
        sentence = explain(mismatch.quantity, got, mismatch.want, setting.sizes, others, setting.dtype)
        if sentence:
            return sentence
    return _where_right(outcome)


def _where_right(outcome: Outcome) -> str | None:
    if outcome.right_where_familiar:
        return "It is right for the sizes of XOR only: read the sizes from the arguments."
    passed = {setting.dtype for setting in outcome.passed_settings}
    failed = {failure.setting.dtype for failure in outcome.failures}
    if passed == {"float64"} and failed == {"float32"}:
        return "It is right in float64 only: something in it does not survive float32."
    return None
