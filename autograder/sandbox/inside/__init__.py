"""What is bound into a sandbox, and all of ours that is: this folder, alone.

It runs as `python -I <this folder>`; its modules import each other by their bare names there. The trusted side imports
`wire` and the message types from here, so that both ends share one definition.
"""
