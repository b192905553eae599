"""The command line: ``rhetlint``."""

from __future__ import annotations


def main() -> None:
    """Run the command line and end the process; the console script's entry."""
    import gc
    import os
    import sys

    # Else it looks through modules, rules and columns again and again, a seventh of the time of a short run. A megabyte of
    # news makes fewer objects than this; ``linter.cli.pool`` has it look between documents. Before the imports.
    gc.set_threshold(2_000_000, 20, 100)
    from linter.cli.app import run

    try:
        run()
        status = 0
    except SystemExit as end:
        if end.code is not None and not isinstance(end.code, int):
            raise
        status = end.code or 0
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass  # the reader has gone; what it did not want is not written
    os._exit(status)  # nothing is left to be done but freeing, object by object, what ends with the process
