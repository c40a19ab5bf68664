"""What the stand-in for a GPU must know of torch's interface: functions of which it says something, by name."""

from __future__ import annotations

REFUSES = frozenset(
    """
    add sub mul div true_divide pow matmul mm mv dot bmm addmm outer einsum linear
    add_ sub_ mul_ div_ pow_ addmm_
    maximum minimum where eq ne lt le gt ge logical_and logical_or masked_fill masked_fill_
    cat concat stack hstack vstack index_select gather
    binary_cross_entropy binary_cross_entropy_with_logits mse_loss cross_entropy nll_loss batch_norm
    """.split()
)
"""Functions that take no tensor of one or more dimensions from the CPU beside one that lies on a GPU.

Those that write into a tensor, whose names end in an underscore, write no number from a GPU into one on the CPU either.
"""
READS = frozenset(
    "item tolist __float__ __int__ __bool__ __index__ __complex__ __format__ __repr__ __contains__".split()
)
"""Functions that bring numbers of a tensor to where Python is."""
OUT_OF_SIGHT = frozenset("data_ptr storage __dlpack__ type share_memory_ pin_memory apply_ map_ map2_".split())
"""Functions after which a mark may be missing."""
MAKES_FROM_DATA = frozenset({"tensor", "as_tensor", "asarray"})
"""Functions that copy what they are given, unless it is a tensor of the right kind already."""
