"""Lints many inputs, here or in worker processes: the same results in the same order either way."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import linter.cli.light  # noqa: F401  # before anything imports pyparsing
from linter.cli.inputs import Input
from linter.cli.limits import Limits, raising
from linter.cli.spool import Spool
from linter.cli.streams import say
from linter.cli.work import Linted, Make, lint_input
from linter.findings.ignorefiles import Met
from linter.ruleset.choice import Choice
from linter.session import Session

T = TypeVar("T")

_FEW = 8  # with fewer files, starting workers costs more than they save


@dataclass
class Batch:
    """Inputs to lint.

    Args:
        inputs: the files.
        choice: the rules.
        jobs: worker processes; None: one for each processor, or none for few inputs.
        quiet: whether to omit warnings about files. Files that are set aside are always reported.
        limits: what one input may take.
    """

    inputs: Sequence[Input]
    choice: Choice
    jobs: int | None = None
    quiet: bool = False
    limits: Limits = field(default_factory=Limits)
    met: set[Met] = field(default_factory=set)  # lines of ``.rhetlint-ignore`` files, known when ``each`` has ended
    unread: int = 0  # how many inputs, or texts in them, were set aside, known when ``each`` has ended

    @property
    def files(self) -> Iterator[str]:
        """The files that are read."""
        return (item.path for item in self.inputs if item.data is None)

    def each(self, make: Make[T]) -> Iterator[T]:
        """What ``make`` makes of each input's findings, in the order of the inputs.

        ``make`` is called in the process that lints, so that a worker sends only its results. Those of an input are handed out only when
        it is linted whole.
        """
        jobs = self.jobs or (_processors() if len(self.inputs) >= _FEW else 1)
        said: set[str] = set()
        for linted in _counted(self._linted(make, min(jobs, len(self.inputs))), len(self.inputs)):
            self.met.update(linted.done.met)
            if not self.quiet:
                for warning in linted.done.warnings:
                    say(f"warning: {warning}")
                for note in linted.done.notes:
                    if note not in said:
                        said.add(note)
                        say(f"warning: {note}")
            if linted.done.problem is None:
                for problem in linted.done.refused:
                    say(problem)
                self.unread += len(linted.done.refused)
                yield from linted.results.drain()
            else:
                say(linted.done.problem)
                self.unread += 1

    def _linted(self, make: Make[T], jobs: int) -> Iterator[Linted[T]]:
        session = Session(self.choice)  # a wrong rule file is reported here, once
        gc.freeze()  # what is loaded stays, so the collector need not check it between documents
        if jobs > 1:
            from linter.cli.workers import Crew

            yield from Crew(self.inputs, self.choice, make, self.limits).linted(jobs, session)
            return
        for number, item in enumerate(self.inputs, 1):
            results: Spool[T] = Spool()
            done = lint_input(session, item, make, self.limits, raising, results.add)
            yield Linted(results, done)
            if not done.whole:  # what it was in the midst of is not known, so nothing more is linted in this process
                from linter.cli.workers import Crew

                yield from Crew(self.inputs[number:], self.choice, make, self.limits).linted(1)
                return


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
