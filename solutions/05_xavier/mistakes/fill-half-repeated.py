"""Half of the rows are drawn and repeated.

fails: xavier_uniform_.independence
keeps: 14.25
says: The lower half of the rows repeats the upper one: draw as many numbers as the tensor has
  entries.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    half = len(tensor) // 2
    with torch.no_grad():
        tensor.uniform_(-bound, bound, generator=generator)
        tensor[half : 2 * half] = tensor[:half].clone()
    return tensor
