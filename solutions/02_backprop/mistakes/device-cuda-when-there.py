"""What was given on the CPU is moved to the GPU.

fails: loss_derivative.device, train.device
keeps: 40.0
says: You move to the GPU what you were given on the CPU: the answer must lie where the arguments
  lie. Leave out .cuda().
"""


def loss_derivative(Y_pred, Y):
    if torch.cuda.is_available():
        Y_pred, Y = Y_pred.cuda(), Y.cuda()
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return (P - Y) / (P * (1 - P)) / Y.shape[0]
