"""How a page is made, as it says itself."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from linter.cli.errors import CommandError
from linter.output.report.model import Made
from linter.ruleset.choice import Choice
from linter.text.reading import shown
from linter.version import __version__


def made_with(choice: Choice) -> Made:
    """The version, the rules that were asked for, and the date of SOURCE_DATE_EPOCH, where it is set.

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
    return Made(__version__, ", ".join(map(shown, said)) or "the default rules", date)
