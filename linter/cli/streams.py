"""Where output goes: standard output or a file written whole, and what is said beside it on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable


def emit(texts: Iterable[str], output: str | None) -> None:
    """Write texts in order, as they come: to standard output, or to the file ``output``, which is there once all are.

    Raises:
        OSError: the file cannot be written; what stood there before stands there still.
    """
    if output is None or output == "-":
        for text in texts:
            sys.stdout.write(text)
        sys.stdout.flush()
        return
    from linter.output.write import write_whole

    write_whole(output, texts)


def say(message: str) -> None:
    """A line on standard error."""
    print(f"rhetlint: {message}", file=sys.stderr, flush=True)
