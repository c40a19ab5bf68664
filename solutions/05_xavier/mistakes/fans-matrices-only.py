"""Every weight that is not a matrix is refused.

fails: calculate_fan_in_and_fan_out.kernels, calculate_fan_in_and_fan_out.any_input
keeps: 13.0
says: Weights of convolutions have more than two dimensions, and fans: refuse only what has fewer.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() != 2:
        raise ValueError("only matrices have fans")
    return tensor.shape[1], tensor.shape[0]
