import numpy as np


def written(function, *arguments):
    try:
        return function(*arguments)
    except NotImplementedError:
        raise AssertionError(f"{function.__name__} is not written yet") from None


def check_double(double):
    assert written(double, np.ones(2)).tolist() == [2.0, 2.0]


def check_mean_square(mean_square):
    assert written(mean_square, np.array([1.0, 3.0])) == 5.0
