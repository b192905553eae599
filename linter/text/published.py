"""When a text appeared, and where: what its file says of it, brought into one form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WRITTEN = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%b %d, %Y", "%b. %d, %Y")
_ZONE = re.compile(r"([+-]\d{2}):?(\d{2})?$")
_LONGEST = 60  # characters of a date
_OUTLET = 120  # characters of an outlet's name that are kept


def date_of(text: str) -> str | None:
    """A date as files have it, in one form.

    Args:
        text: ``2026-03-01``, a date with its time (ISO 8601, or as in an e-mail), ``1 March 2026``, ``March 1, 2026``. A date such as
            ``03/04/2026``, which is one day or another, is none.

    Returns:
        The day (``2026-03-01``), or the moment in universal time (``2026-03-01T09:30:00Z``) where the text has a time with its zone: a time
        without one may be any of two days. None: it is no date.
    """
    text = " ".join(text[: _LONGEST + 1].split())
    if not text or len(text) > _LONGEST:
        return None
    moment = _iso(text) or _of_mail(text)
    if moment is not None:
        if moment.tzinfo is None:
            return moment.date().isoformat()
        try:
            return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year > 1 else None
        except OverflowError:
            return None
    for form in _WRITTEN:
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return None


def outlet_of(text: str) -> str | None:
    """The name of an outlet on one line; None where there is none."""
    return " ".join(text[:_OUTLET].split()) or None


def first_date(texts: Iterable[str]) -> str | None:
    """The first of some texts that is a date."""
    return next((found for text in texts if (found := date_of(text)) is not None), None)


def _iso(text: str) -> datetime | None:
    if not _DAY.match(text):
        return None
    try:
        if len(text) == 10:
            day = date.fromisoformat(text)
            return datetime(day.year, day.month, day.day)
        return datetime.fromisoformat(_ZONE.sub(lambda zone: f"{zone[1]}:{zone[2] or '00'}", text.replace(" +", "+")))
    except ValueError:
        return None


def _of_mail(text: str) -> datetime | None:
    if ":" not in text:
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
