"""What is bound into a sandbox, and all of ours that is: this package, alone, under the name `inside`.

Its modules import each other relatively, so that the trusted side can share `wire` and `messages` with it.
"""
