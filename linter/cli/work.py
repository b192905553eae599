"""One input linted, in whatever process: read, linted, its results handed on; or set aside, with the reason."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Generic, NamedTuple, TypeVar

from linter.cli.errors import in_plain_words
from linter.cli.inputs import Input
from linter.cli.limits import Limits, OutOfTime
from linter.cli.spool import Spool
from linter.findings.finding import Findings
from linter.findings.ignorefiles import Met
from linter.session import Session
from linter.text import ReadError, documents, load
from linter.text.reading import shown

T = TypeVar("T")
Make = Callable[[Findings], Iterator[T]]
"""What is wanted of a document's findings, in small parts; called in the process that lints. Both must be picklable."""


class Done(NamedTuple):
    """How an input ended: with warnings, or set aside for a ``problem``.

    ``refused``: which of its several texts cannot be read, and why. ``met``: lines of ``.rhetlint-ignore`` files. ``notes``: what is said
    once in a run. ``whole``: whether the process can go on as if nothing had been.
    """

    warnings: tuple[str, ...] = ()
    problem: str | None = None
    whole: bool = True
    refused: tuple[str, ...] = ()
    met: tuple[Met, ...] = ()
    notes: tuple[str, ...] = ()


class Linted(NamedTuple, Generic[T]):
    """The outcome of one input; its results count if it is ``done`` without a problem."""

    results: Spool[T]
    done: Done


def lint_input(
    session: Session,
    item: Input,
    make: Make[T],
    limits: Limits,
    timed: Callable[[float], AbstractContextManager[None]],
    give: Callable[[T], None],
) -> Done:
    """Lint one input.

    Args:
        session: the rules.
        item: the input.
        make: what is wanted of its findings.
        limits: what it may take.
        timed: ``raising`` or ``ending`` of ``limits``.
        give: takes each result. They count only if the input is not set aside.

    Raises:
        Exception: what the user can correct, and no article is at fault for: a wrong configuration, or a rule file.
    """
    gc.collect(0)  # frees the last document, which has reference cycles, before the next is read
    name = shown(item.path)
    warnings: list[str] = []
    refused: list[str] = []
    try:
        data = _bytes(item, limits.most_bytes)
        seconds = limits.seconds_for(len(data))
        with timed(seconds):
            read = documents(data, item.path, item.column, refused.append)
            del data  # may take much memory, and is not needed once it is decoded
            for document in read:
                warnings += document.warnings
                _hand_on(make(session.lint(document, item.path)), give)
                if document.part is not None:
                    del document  # before the next part is read; it has reference cycles
                    gc.collect()
        notes = session.notes()
        return Done(tuple(warnings), refused=tuple(refused), met=session.ignore_files.met(), notes=notes)
    except ReadError as error:
        return Done(problem=str(error))
    except OutOfTime:
        return Done(problem=out_of_time(name, seconds), whole=False)
    except MemoryError:
        return Done(problem=f"{name}: set aside: there is not enough memory for it", whole=False)
    except Exception as error:
        if in_plain_words(error) is not None:
            raise
        return Done(problem=fault(name, error), whole=False)


def _hand_on(results: Iterator[T], give: Callable[[T], None]) -> None:
    for result in results:
        give(result)


def _bytes(item: Input, most: int) -> bytes:
    if item.problem is not None:
        raise ReadError(item.problem)
    return load(item.path, most) if item.data is None else item.data


def out_of_time(name: str, seconds: float) -> str:
    """What is said of an input that took too long."""
    return (
        f"{name}: set aside: not linted within {seconds:g} seconds of processor time;"
        " split it, or raise --timeout (seconds a megabyte)"
    )


def fault(name: str, error: BaseException) -> str:
    """What is said of an input at which the program failed: the traceback, and whose fault it is."""
    import traceback

    lines = "".join(traceback.format_exception(error))
    return f"{lines}{name}: set aside: a fault of rhetlint, not of your text; please report it with the lines above"
