"""What a worker process does: one input after the other, as it is told by its pipe (see ``linter.cli.workers``)."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from linter.cli import collect_rarely, ending_signals
from linter.cli.errors import CommandError, in_plain_words
from linter.cli.inputs import Input
from linter.cli.limits import Limits, ending
from linter.cli.work import Done, Make, fault, lint_input
from linter.ruleset.choice import Choice
from linter.session import Session

_SENT = 8  # results in one message


class Raised(NamedTuple):
    """What ends the whole run: something that the user can correct."""

    error: Exception


class Task(NamedTuple):
    """What a worker is told when it starts; ``session`` only where it is a copy of this process."""

    inputs: Sequence[Input]
    choice: Choice
    make: Make[Any]
    limits: Limits
    session: Session | None


def work(pipe: Connection, task: Task) -> None:
    """What a worker does until the program has ended or wants no more."""
    from threading import Thread

    for number in ending_signals():  # workers end when the program does
        signal.signal(number, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    collect_rarely()
    try:
        session = task.session if task.session is not None else Session(task.choice)
        gc.freeze()
        _send(pipe, (), None)
        while True:
            _lint_one(pipe, task, session, _told(pipe))
    except Exception as error:
        _send(pipe, (), Raised(_portable(error)))
    finally:
        os._exit(0)  # what the program had not yet written when it was copied is not written twice


def _lint_one(pipe: Connection, task: Task, session: Session, number: int) -> None:
    made: list[Any] = []

    def give(result: Any) -> None:
        made.append(result)
        if len(made) >= _SENT:
            _send(pipe, made, None)
            made.clear()

    done = lint_input(session, task.inputs[number], task.make, task.limits, ending, give)
    _send(pipe, made, done)


def _told(pipe: Connection) -> int:
    try:
        number: int = pipe.recv()
        return number
    except (EOFError, OSError):
        os._exit(0)


def _send(pipe: Connection, results: Sequence[Any], done: Done | Raised | None) -> None:
    try:
        pipe.send((results, done))
    except OSError:
        os._exit(0)


def _portable(error: Exception) -> Exception:
    """An error that can be sent: as a sentence where it is the user's to correct."""
    message = in_plain_words(error)
    return CommandError(message if message is not None else fault("a worker process", error))


def _end_with_parent() -> None:
    """End a worker when its parent has ended, since it would go on with its article."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
