"""What the checks of each assignment may accept of a spoilt function, and why: a table per assignment."""

from tests.hidden.acceptance import backprop, perceptron, relu_dropout, xavier, xor_nn
from tests.hidden.acceptance.table import Table

TABLES = {
    module.TABLE.assignment.id: module.TABLE for module in (perceptron, backprop, xor_nn, xavier, relu_dropout)
}

__all__ = ["TABLES", "Table"]
