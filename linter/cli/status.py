"""The exit statuses of the command line, and what they mean; ``docs/cli.md`` has them as a table."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """Each means the same for every command."""

    NOTHING_FOUND = 0
    FOUND = 1
    WRONG = 2
    READER_GONE = 141
    """128 and the number of SIGPIPE, as of a program that this signal ends."""


MEANING: dict[str, str] = {
    "0": "Done. `lint`: no finding reaches `--fail-on`; `rules test`: every example passes; `rules check`: nothing is remarked.",
    "1": "`lint`: a finding reaches `--fail-on`; `diff`: a new one does; `rules test`: an example fails; `rules check`: something is remarked. Nothing else exits with 1.",
    "2": "Something is wrong, and standard error says what: the usage, a rule file or configuration, an article that cannot be read or "
    "was set aside (the others are linted all the same), output that cannot be written.",
    "129, 130, 143": "Ended by SIGHUP, SIGINT (Ctrl-C) or SIGTERM: 128 and the signal's number. No half-written file is left.",
    "141": "The reader of the output has gone, as `head` does when it has enough.",
}
"""Statuses, as text, with what they mean; where two apply, the larger one is given."""
