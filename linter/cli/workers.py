"""Worker processes that lint: each has a pipe of its own, so that one that dies is noticed at once and harms only its article.

(The pool of ``concurrent.futures`` is broken as a whole when one of its processes dies, and says nothing of which article it had.)
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing import connection, get_context
from typing import Generic, TypeVar

from linter.cli.errors import CommandError
from linter.cli.inputs import Input
from linter.cli.limits import TIMER, Limits
from linter.cli.spool import Spool
from linter.cli.work import Done, Linted, Make, out_of_time
from linter.cli.worker import Raised, Task, work
from linter.ruleset.choice import Choice
from linter.session import Session
from linter.text.reading import shown

T = TypeVar("T")

_WINDOW = 100  # inputs linted before the one that is written next
_TRIES = 3  # workers that may die, one after the other, before they are at work


class Crew(Generic[T]):
    """Workers for some inputs.

    Args:
        inputs: the files.
        choice: the rules.
        make: what is wanted of each document's findings.
        limits: what one input may take.
    """

    def __init__(self, inputs: Sequence[Input], choice: Choice, make: Make[T], limits: Limits) -> None:
        self._inputs, self._choice, self._make, self._limits = inputs, choice, make, limits
        self._workers: list[_Worker] = []
        self._waiting = deque(range(len(inputs)))
        self._results: dict[int, Spool[T]] = {}
        self._done: dict[int, Done] = {}
        self._died = 0  # workers in a row that died before they were at work

    def linted(self, jobs: int, session: Session | None = None) -> Iterator[Linted[T]]:
        """Lint all inputs.

        Args:
            jobs: how many workers there are.
            session: the rules, loaded; workers share it where the system can copy a process. None: each loads them anew.

        Raises:
            CommandError: workers cannot be started.
            Exception: what ended a worker that the user can correct, as a wrong configuration.
        """
        # Only Linux copies a process safely; what is copied must not have failed before.
        method = "fork" if session is not None and sys.platform == "linux" else "spawn"
        task = Task(self._inputs, self._choice, self._make, self._limits, session if method == "fork" else None)
        try:
            for number in range(len(self._inputs)):
                while number not in self._done:
                    while len(self._workers) < min(jobs, len(self._waiting) + len(self._workers)):
                        self._workers.append(_Worker(method, task))
                    self._assign(number + _WINDOW)
                    self._listen()
                yield Linted(self._results.pop(number, Spool()), self._done.pop(number))
        finally:
            for worker in self._workers:
                worker.end()

    def _assign(self, last: int) -> None:
        """Give each worker that has nothing to do the next input, if that is not behind ``last``."""
        for worker in self._workers:
            if worker.task is None and self._waiting and self._waiting[0] <= last:
                worker.give(self._waiting.popleft())

    def _listen(self) -> None:
        """Take what workers have sent, waiting for something to come."""
        by_pipe: dict[object, _Worker] = {worker.pipe: worker for worker in self._workers}
        for pipe in connection.wait(list(by_pipe)):  # type: ignore[arg-type]
            worker = by_pipe[pipe]
            try:
                results, done = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            self._died, worker.ready = 0, True
            if isinstance(done, Raised):
                raise done.error
            if worker.task is None:  # it only says that it is ready
                continue
            spool = self._results.setdefault(worker.task, Spool())
            for result in results:
                spool.add(result)
            if done is not None:
                self._end(worker, done)
                if not done.whole:
                    self._bury(worker)

    def _end(self, worker: _Worker, done: Done) -> None:
        """A worker's input is linted or set aside."""
        assert worker.task is not None
        self._done[worker.task] = done
        if done.problem is not None and worker.task in self._results:
            self._results.pop(worker.task).drop()
        worker.task = None

    def _bury(self, worker: _Worker) -> None:
        """A worker has died: the article that it was at is set aside, and another worker will take its place."""
        code = worker.end()
        self._workers.remove(worker)
        if not worker.ready:
            self._died += 1
            if self._died >= _TRIES:
                raise CommandError(f"worker processes cannot be started ({_cause(code)}); try --jobs 1")
            if worker.task is not None:
                self._waiting.appendleft(worker.task)
        elif worker.task is not None:
            self._end(worker, Done(problem=self._died_at(self._inputs[worker.task], code)))

    def _died_at(self, item: Input, code: int) -> str:
        name = shown(item.path)
        if TIMER and code == -signal.SIGPROF:
            return out_of_time(name, self._limits.seconds_for(_size(item)))
        return f"{name}: set aside: the process that linted it was ended ({_cause(code)}), perhaps for want of memory"


def _size(item: Input) -> int:
    """The bytes of an input; 0 where it does not say, as a pipe."""
    try:
        return os.path.getsize(item.path) if item.data is None else len(item.data)
    except OSError:
        return 0


def _cause(code: int) -> str:
    if code >= 0:
        return f"exit status {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


class _Worker:
    """A process, the pipe to it, and the number of the input that it is at."""

    def __init__(self, method: str, task: Task) -> None:
        context = get_context(method)
        self.pipe, theirs = context.Pipe()
        self.task: int | None = None
        self.ready = False
        self._process = context.Process(target=work, args=(theirs, task), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()  # only the worker has it, so that its end is noticed

    def give(self, number: int) -> None:
        """Have it lint an input."""
        self.task = number
        with suppress(OSError):  # it has died, which is noticed when it is listened to
            self.pipe.send(number)

    def end(self) -> int:
        """End it, and return its exit status (negative: the signal that ended it, this one or an earlier)."""
        self.pipe.close()
        self._process.kill()
        self._process.join()
        code: int = self._process.exitcode
        self._process.close()
        return code
