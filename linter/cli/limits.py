"""What one input may take: bytes, and processor time.

The time is the processor's, so that a busy machine sets no other articles aside than an idle one. The system's timer counts it, which
costs two calls an article.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

from linter.text.reading import MOST_BYTES

SECONDS = 30.0
"""Processor time that a megabyte may take, unless asked otherwise."""
_MEGABYTE = 1_000_000


class Limits(NamedTuple):
    """``most_bytes`` of one input; ``seconds`` of processor time for each megabyte, and for a smaller input the same."""

    most_bytes: int = MOST_BYTES
    seconds: float = SECONDS

    def seconds_for(self, size: int) -> float:
        """The seconds that an input of so many bytes may take."""
        return self.seconds * max(1.0, size / _MEGABYTE)


class OutOfTime(BaseException):
    """The time is up. Not an ``Exception``, so that nothing takes it for a fault it knows."""


TIMER = hasattr(signal, "setitimer")
"""Whether the system can limit processor time; without, nothing does."""


@contextmanager
def raising(seconds: float) -> Iterator[None]:
    """Limit the processor time of a block of code in this process, whose state is not to be trusted after that.

    The signal is repeated, since there are places where Python drops an exception.

    Raises:
        OutOfTime: from the midst of the block.
    """
    if not TIMER:
        yield
        return
    limited = True

    def late(number: int, frame: FrameType | None) -> None:
        if limited:
            raise OutOfTime

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        yield
    finally:
        limited = False  # before anything else, so that nothing is raised once the block has ended
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def ending(seconds: float) -> Iterator[None]:
    """Limit the processor time of a block of code in a worker process: the system ends the process, whatever it is at."""
    if not TIMER:
        yield
        return
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
