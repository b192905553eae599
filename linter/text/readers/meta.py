"""Where and when a page appeared, by its metadata: meta elements, JSON-LD of schema.org, a ``<time>`` that says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from linter.text.document import Published
from linter.text.published import first_date, outlet_of
from linter.text.readers.markup import Page

_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "date",
)  # fmt: skip
"""Names of meta elements that date a page, the surest first; none says when a page was changed."""
_OUTLETS = ("og:site_name", "dcterms.publisher", "dc.publisher", "publisher", "application-name")
_LONGEST = 200_000  # characters of JSON-LD that are parsed
_MOST = 2_000  # of its objects that are looked at


def published_of(page: Page) -> Published:
    """What a scanned page says of its outlet and its date; the first that is one counts."""
    meta = page.meta
    linked = [one for text in page.linked for one in _objects(text)]
    dates = [
        *(meta[name] for name in _DATES if name in meta),
        *(one["datePublished"] for one in linked if isinstance(one.get("datePublished"), str)),
        *(
            element.attributes.get("datetime", "")
            for element in page.elements
            if element.tag == "time"
            and ("datepublished" in element.attributes.get("itemprop", "").lower() or "pubdate" in element.attributes)
        ),
    ]
    publishers = (one.get("publisher") for one in linked)
    outlets = [
        *(meta[name] for name in _OUTLETS if name in meta),
        *(one["name"] for one in publishers if isinstance(one, dict) and isinstance(one.get("name"), str)),
    ]
    return Published(next((found for text in outlets if (found := outlet_of(text))), None), first_date(dates))


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The objects of a block of JSON-LD, those of its lists and graphs too; none where it is wrong."""
    try:
        waiting = [json.loads(text)] if len(text) <= _LONGEST else []
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting += value.get("@graph", []) if isinstance(value.get("@graph"), list) else []
        elif isinstance(value, list):
            waiting += value
