"""The model for comparison is normalised, too.

fails: build_nn_model.parameters, build_nn_model.output
keeps: 29.0
says: build_nn_model is the one without batch normalisation.
"""


def build_nn_model():
    return build_bn_model()
