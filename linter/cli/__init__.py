"""The command line: ``rhetlint``."""

from __future__ import annotations

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""The signals that end a run early, by those of their names that the system has."""


def main() -> None:
    """Run the command line and end the process; the console script's entry."""
    import gc
    import os
    import signal
    import sys
    from types import FrameType

    # Else it looks through modules, rules and columns again and again, a seventh of the time of a short run. A megabyte of
    # news makes fewer objects than this; ``linter.cli.pool`` has it look between documents. Before the imports.
    gc.set_threshold(2_000_000, 20, 100)
    from linter.cli.app import run

    def end(number: int, _: FrameType | None) -> None:
        """End at once: an exception could come where it is ignored. Workers see that their parent is gone."""
        written = sys.modules.get("linter.output.write")
        if written is not None:
            written.drop_unfinished()
        os._exit(128 + number)  # 1 would mean that something was found

    for name in ENDING:
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) != signal.SIG_IGN:  # as under nohup
            signal.signal(getattr(signal, name), end)
    try:
        run()
        status = 0
    except SystemExit as exit:
        if exit.code is not None and not isinstance(exit.code, int):
            raise
        status = exit.code or 0
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass  # the reader has gone; what it did not want is not written
    os._exit(status)  # nothing is left to be done but freeing, object by object, what ends with the process
