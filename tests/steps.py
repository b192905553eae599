"""How much work linting does, counted instead of timed: the same on every machine, however busy."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import linter

_HERE = str(Path(linter.__file__).parent)


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times the steps of ``work(size)`` four times the size takes: 4 where the cost grows as the size does.

    What is compiled or learnt at the first runs is not counted.
    """
    for _ in range(3):
        work(4 * size)
    return steps(lambda: work(4 * size)) / steps(lambda: work(size))


def steps(work: Callable[[], object]) -> int:
    """How many lines of the project are run, each as often as it is run.

    What a line has done for it in C, however long it takes, is one step.
    """
    count = 0

    def line(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, _: str, __: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(_HERE) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
