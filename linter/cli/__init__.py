"""The command line: ``rhetlint``."""

from __future__ import annotations


def collect_rarely() -> None:
    """Make the garbage collector run rarely, which saves a seventh of the time of a short run.

    A megabyte of news makes fewer objects than this threshold; ``linter.cli.pool`` collects between documents.
    """
    import gc

    gc.set_threshold(2_000_000, 20, 100)


def ending_signals() -> list[int]:
    """The signals that end a run early, as far as the system has them."""
    import signal

    return [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def _open_streams() -> None:
    """Take the place of standard streams that are closed, so that no file gets their number and what is written there fails as it should."""
    import os
    import sys

    for number, flags in enumerate((os.O_WRONLY, os.O_RDONLY, os.O_RDONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)  # gets the least free number; opened for what is not done with it
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:  # there is nobody to tell
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def main() -> None:
    """Run the command line and end the process; the console script's entry."""
    import os
    import signal
    import sys
    from types import FrameType

    collect_rarely()  # before the imports
    _open_streams()
    from linter.cli.app import run
    from linter.cli.streams import finish

    def end(number: int, _: FrameType | None) -> None:
        """End at once, since an exception could be ignored where it is raised. Workers notice that their parent has ended."""
        written = sys.modules.get("linter.output.write")
        if written is not None:
            written.drop_unfinished()
        os._exit(128 + number)  # 1 would mean that something was found

    for number in ending_signals():
        if signal.getsignal(number) != signal.SIG_IGN:  # as under nohup
            signal.signal(number, end)
    try:
        run()
        status = 0
    except SystemExit as left:
        if left.code is not None and not isinstance(left.code, int):
            raise
        status = left.code or 0
    os._exit(
        max(status, finish(quiet=status > 1))
    )  # skips freeing every object, which the end of the process does anyway
