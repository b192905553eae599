"""What a shell completes: the ids of the built-in rules, their families, and the packs.

A shell asks at every press of a key, so that no library is loaded: ids are read from the lines of the rule files that state them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator

VARIABLE = "_RHETLINT_COMPLETE"
"""The variable of the environment by which a shell asks."""

_ID = re.compile(r"^(?:- |  )?id: *([a-z0-9-]+/[a-z0-9-]+) *$", re.MULTILINE)
_NO_RULES = ("definitions", "lexicons")


def rule_ids() -> list[str]:
    """The ids of the built-in rules, sorted.

    Raises:
        FileNotFoundError: the rules are missing from the installation.
    """
    from linter.ruleset.builtin import data_dir

    folders = (one for one in data_dir("rules").iterdir() if one.is_dir() and one.name not in _NO_RULES)
    return sorted(
        found for folder in folders for file in folder.glob("*.yaml") for found in _ID.findall(file.read_text("utf-8"))
    )


def rules(incomplete: str) -> list[str]:
    """Ids that begin with what is typed."""
    return [one for one in rule_ids() if one.startswith(incomplete)]


def selections(incomplete: str) -> list[str]:
    """What ``--select`` takes: ids, families as ``position/*``, packs; of a list with commas the last one."""
    ids = rule_ids()
    families = dict.fromkeys(f"{one.partition('/')[0]}/*" for one in ids)
    return list(_last_of_list(incomplete, (*_packs(), *families, *ids)))


def ignorable(incomplete: str) -> list[str]:
    """What ``--ignore`` takes: ids and families."""
    ids = rule_ids()
    return list(_last_of_list(incomplete, (*dict.fromkeys(f"{one.partition('/')[0]}/*" for one in ids), *ids)))


def packs(incomplete: str) -> list[str]:
    """What ``--pack`` takes."""
    return list(_last_of_list(incomplete, _packs()))


def asked_command() -> str | None:
    """The command whose words a shell completes; None if it is not yet typed, or no shell asks."""
    words = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS") or ""
    return next(iter(words.split()[1:2]), None)


def _packs() -> tuple[str, ...]:
    from linter.ruleset.packs import ALL, PACKS

    return (*PACKS, ALL)


def _last_of_list(incomplete: str, names: Iterable[str]) -> Iterator[str]:
    before, comma, begun = incomplete.rpartition(",")
    return (f"{before}{comma}{name}" for name in names if name.startswith(begun))
