"""Front matter of Markdown: YAML before the text. Its title and descriptions are words that readers see, so they are read; the rest is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.text.document import Published
from linter.text.published import first_date, outlet_of
from linter.text.view import View

if TYPE_CHECKING:
    import yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEYS = re.compile(
    r"(?:[ \t]*(?:#[^\n]*)?\n)*+(?:\{|[\"']?[\w.-]+[\"']?[ \t]*:(?:\s|\Z)|\Z)|[\w][\w .-]{0,60}:(?:\s|\Z)"
)
"""What a mapping begins with, after comments; a key of several words only right behind the mark. Else two rules stand around the text of an article."""
_TITLE_LINE = re.compile(r"^title:[ \t]*(?:\"(.+)\"|'(.+)'|(.+?))[ \t]*$", re.MULTILINE)
_LONGEST = 20_000  # characters of front matter that are parsed
_READ = ("title", "subtitle", "description", "summary", "excerpt")
_DATES = ("date", "published", "publishdate", "pubdate", "datepublished")
_OUTLETS = ("outlet", "publication", "newspaper", "site")
_ESCAPE = {
    '"': re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)"),
    "'": re.compile("''"),
}
_SURROGATE = re.compile("[\ud800-\udfff]")


class Field(NamedTuple):
    """A value: half-open source offsets of its text, without quotation marks; ``style`` is the mark it stands in, or empty."""

    name: str
    value: str
    start: int
    end: int
    style: str


class FrontMatter(NamedTuple):
    """``end``: the source offset at which the text begins; ``title`` is known too where the YAML is wrong, and nothing of it is read."""

    end: int
    title: str | None
    fields: tuple[Field, ...]
    published: Published = Published()


def front_matter(source: str) -> FrontMatter | None:
    """The front matter of a source; None where it has none."""
    found = _FRONT_MATTER.match(source)
    if found is None or _KEYS.match(found[1]) is None:
        return None
    scalars = _scalars(found[1]) if len(found[1]) <= _LONGEST else []
    fields = tuple(_fields(scalars, found[1], found.start(1)))
    title = next((field.value for field in fields if field.name == "title"), None)
    if title is None:
        named = _TITLE_LINE.search(found[1])
        title = next((g for g in named.groups() if g), None) if named else None
    return FrontMatter(found.end(), title, fields, _published(scalars))


def add_fields(view: View, front: FrontMatter, heading: str | None) -> None:
    """Add the title as a heading, and descriptions as paragraphs.

    Args:
        view: the view of the source.
        front: its front matter.
        heading: the text's own first heading; a title that says the same is not read twice.
    """
    for field in front.fields:
        if field.name == "title" and heading is not None and _folded(heading) == _folded(field.value):
            continue
        view.open("heading" if field.name == "title" else "paragraph", 1 if field.name == "title" else 0)
        done = field.start
        escapes = _ESCAPE[field.style].finditer(view.source, field.start, field.end) if field.style in _ESCAPE else ()
        for escape in escapes:
            view.copy(done, escape.start(), collapse=True)
            view.put(_meant(escape[0]), escape.start(), escape.end())
            done = escape.end()
        view.copy(done, field.end, collapse=True)
        view.close()


def _scalars(text: str) -> list[tuple[str, yaml.ScalarNode]]:
    """The fields with a single value, as they come; none where the YAML is wrong."""
    if not any(f"{name}:" in text.lower() for name in (*_READ, *_DATES, *_OUTLETS)):
        return []
    import yaml

    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return []
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return [(str(key.value), value) for key, value in pairs if isinstance(value, yaml.ScalarNode)]


def _fields(scalars: list[tuple[str, yaml.ScalarNode]], text: str, offset: int) -> Iterator[Field]:
    """The fields that are read."""
    for name, value in scalars:
        if name in _READ and value.tag.endswith(":str"):
            start, end = value.start_mark.index, value.end_mark.index
            style = value.style or ""
            if style in ("'", '"'):
                start, end = start + 1, end - 1
            elif style:  # what follows the line of the > or |
                start = min(text.find("\n", start) + 1 or end, end)
            yield Field(name, value.value, offset + start, offset + end, style)


def _published(scalars: list[tuple[str, yaml.ScalarNode]]) -> Published:
    """The outlet and the date that are given."""
    values = {name.lower(): value.value for name, value in reversed(scalars)}
    outlets = (outlet_of(values[name]) for name in _OUTLETS if name in values)
    return Published(next(filter(None, outlets), None), first_date(values[name] for name in _DATES if name in values))


def _meant(escape: str) -> str:
    """What an escape stands for."""
    if escape == "''":
        return "'"
    import yaml

    try:
        return _SURROGATE.sub("\ufffd", str(yaml.safe_load(f'"{escape}"')))
    except yaml.YAMLError:
        return escape


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[*_`\\]", "", text).split()).casefold()
