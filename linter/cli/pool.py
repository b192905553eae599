"""Lints many inputs, here or in worker processes: the same results in the same order either way."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import linter.cli.light  # noqa: F401  # before anything imports pyparsing
from linter.cli import collect_rarely, ending_signals
from linter.cli.inputs import Input, open_document
from linter.cli.streams import say
from linter.findings.finding import Findings
from linter.ruleset.choice import Choice
from linter.session import Session
from linter.text import ReadError

T = TypeVar("T")

_FEW = 8  # with fewer files, starting workers costs more than they save


@dataclass
class Batch:
    """Inputs to lint.

    Args:
        inputs: the files.
        choice: the rules.
        jobs: worker processes; None: one for each processor, or none for few inputs.
        quiet: whether to omit warnings about files. Files that cannot be read are always reported.
    """

    inputs: Sequence[Input]
    choice: Choice
    jobs: int | None = None
    quiet: bool = False
    unread: int = 0  # how many inputs could not be read, known when ``each`` has ended

    @property
    def files(self) -> Iterator[str]:
        """The files that are read."""
        return (item.path for item in self.inputs if item.data is None)

    def each(self, make: Callable[[Findings], T]) -> Iterator[T]:
        """What ``make`` returns for each input's findings, in the order of the inputs.

        ``make`` is called in the process that lints, so that a worker sends only its result; both must be picklable.
        """
        jobs = self.jobs or (_processors() if len(self.inputs) >= _FEW else 1)
        with_workers = min(jobs, len(self.inputs)) > 1
        results = (
            _by_workers(self.inputs, self.choice, make, jobs) if with_workers else _here(self.inputs, self.choice, make)
        )
        for linted in _counted(results, len(self.inputs)):
            if not self.quiet:
                for warning in linted.warnings:
                    say(f"warning: {warning}")
            if linted.problem is None:
                yield linted.made  # type: ignore[misc]  # made unless there is a problem
            else:
                say(linted.problem)
                self.unread += 1


class _Linted(NamedTuple, Generic[T]):
    """The outcome of one input: what was ``made``, or the ``problem`` why it could not be read."""

    made: T | None = None
    warnings: tuple[str, ...] = ()
    problem: str | None = None


def _linted(session: Session, item: Input, make: Callable[[Findings], T]) -> _Linted[T]:
    gc.collect(0)  # frees the last document, which has reference cycles, before the next is read
    try:
        document = open_document(item)
    except ReadError as error:
        return _Linted(problem=str(error))
    try:
        return _Linted(make(session.lint(document)), document.warnings)
    except Exception as error:
        error.add_note(f"in {item.path}")
        raise


def _here(inputs: Sequence[Input], choice: Choice, make: Callable[[Findings], T]) -> Iterator[_Linted[T]]:
    session = Session(choice)
    gc.freeze()  # what is loaded stays, so the collector need not check it between documents
    return (_linted(session, item, make) for item in inputs)


def _by_workers(
    inputs: Sequence[Input], choice: Choice, make: Callable[[Findings], T], jobs: int
) -> Iterator[_Linted[T]]:
    from concurrent.futures import ProcessPoolExecutor

    Session(choice)  # a wrong rule file is reported here, once; the parsed rules are in the cache for all workers
    with ProcessPoolExecutor(min(jobs, len(inputs)), initializer=_start, initargs=(choice,)) as workers:
        try:
            yield from workers.map(_work, inputs, [make] * len(inputs))
        finally:
            workers.shutdown(cancel_futures=True)


_session: list[Session] = []  # a worker process's own


def _start(choice: Choice) -> None:
    from threading import Thread

    for number in ending_signals():  # workers end when the program does
        signal.signal(number, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    collect_rarely()
    _session.append(Session(choice))
    gc.freeze()


def _end_with_parent() -> None:
    """End a worker when its parent has ended, since it would wait for work for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(item: Input, make: Callable[[Findings], T]) -> _Linted[T]:
    return _linted(_session[0], item, make)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _counted(results: Iterable[T], total: int) -> Iterator[T]:
    """The results; while they come, shows a count of files on standard error if it is a terminal."""
    if total < 2 or not sys.stderr.isatty():
        yield from results
        return
    for done, result in enumerate(results, 1):
        sys.stderr.write("\r\x1b[K")
        yield result
        if done < total:
            sys.stderr.write(f"{done} of {total} files linted")
            sys.stderr.flush()
