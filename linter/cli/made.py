"""How a page is made, as it says itself."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime

from linter.cli.errors import CommandError
from linter.output.report.model import Made
from linter.ruleset.choice import Choice, Configured
from linter.ruleset.packs import ALL, DEFAULT, PACKS
from linter.text.reading import shown
from linter.version import __version__


def made_with(choice: Choice, paths: Iterable[str] = ()) -> Made:
    """The version, the rules that were asked for, and the date of SOURCE_DATE_EPOCH, where it is set.

    Args:
        choice: which rules run.
        paths: the articles, whose configurations may choose others.

    Raises:
        CommandError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    said = [f"pack {name}" for name in choice.packs] + [f"select {name}" for name in choice.select]
    said += [f"ignore {name}" for name in choice.ignore] + [f"rules {path}" for path in choice.rules]
    said += [f"configuration {choice.config}"] if choice.config else []
    said += [f"precision at least {choice.min_precision:g}"] if choice.min_precision is not None else []
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        date = None if not epoch else datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise CommandError(f"SOURCE_DATE_EPOCH={epoch}: is no number of seconds since 1970") from None
    return Made(__version__, ", ".join(map(shown, said)) or "the default rules", date, _pack(choice, paths))


def _pack(choice: Choice, paths: Iterable[str]) -> str | None:
    """The built-in pack that runs alone and unchanged; None if it is another choice of rules."""
    alone = Choice(
        packs=choice.packs, isolated=choice.isolated, search=choice.search, force_language=choice.force_language
    )
    if choice != alone or len(choice.packs) > 1:
        return None
    pack = choice.packs[0] if choice.packs else DEFAULT
    configured = Configured(choice)
    if pack not in (*PACKS, ALL) or any(configured.of(path) is not None for path in paths):
        return None
    return pack
