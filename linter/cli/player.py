"""The process that answers the playground's questions, apart from its server, so that a question can be ended when its time is up."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock

from linter.cli.limits import ending
from linter.playground.app import OutOfTime
from linter.ruleset.choice import Choice

SECONDS = 10.0
"""Processor time that an answer may take."""


class Player:
    """Answers questions in a process of its own, which is started anew when an answer has ended it.

    Args:
        choice: the rules that a pattern may name; they have been loaded before without an error.
        seconds: processor time that an answer may take.
    """

    def __init__(self, choice: Choice, seconds: float = SECONDS) -> None:
        self._choice, self._seconds = choice, seconds
        self._lock = Lock()
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")  # a server has threads, with which no process is copied safely
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_play, args=(theirs, self._choice, self._seconds), daemon=True)
        self._process.start()
        theirs.close()  # only the process has it, so that its end is noticed

    def ask(self, question: bytes) -> bytes:
        """The answer to a question.

        Raises:
            OutOfTime: it would take too long, or too much memory.
        """
        with self._lock:
            try:
                self._pipe.send_bytes(question)
                return self._pipe.recv_bytes()
            except (EOFError, OSError):
                self.end()
                self._start()
        raise OutOfTime(
            f"This takes more than {self._seconds:g} seconds, or too much memory. Try a shorter text or a simpler pattern."
        )

    def end(self) -> None:
        """End the process."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


def _play(pipe: Connection, choice: Choice, seconds: float) -> None:
    """What the process does until the server has ended."""
    import linter.cli.light  # noqa: F401  # before anything imports pyparsing
    from linter.cli import ending_signals
    from linter.playground.answers import Answers
    from linter.session import load_chosen

    for number in ending_signals():  # it ends when the server does
        signal.signal(number, signal.SIG_IGN)
    _answer(pipe, Answers(load_chosen(choice)), seconds)
    os._exit(0)


def _answer(pipe: Connection, answer: Callable[[bytes], bytes], seconds: float) -> None:
    with suppress(EOFError, OSError):
        while True:
            question = pipe.recv_bytes()
            with ending(seconds):
                told = answer(question)
            pipe.send_bytes(told)
