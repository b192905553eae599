"""Writes findings as one self-contained page: each article's text with its findings, and what was found in all.

The articles are rendered one by one, each where it is linted; only what the page says of them all is kept until the page is written.
"""

from __future__ import annotations

import base64
import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from linter.findings.finding import Findings
from linter.output.report.environment import rendered
from linter.output.report.figures import Family
from linter.output.report.layout import Form, Layout
from linter.output.report.model import Article, Entry, Made, Report, RuleView
from linter.output.report.reference import Reference
from linter.output.report.view import article, families
from linter.ruleset.rule import SEVERITIES, VOICES
from linter.text.document import Published
from linter.version import __version__

if TYPE_CHECKING:
    from markupsafe import Markup

_PIECE = 100_000  # characters of a piece, about
_SUFFIX: dict[Form, str] = {"html": "html", "email": "email.html", "markdown": "md"}


class About(NamedTuple):
    """What a page says of an article outside it. ``rules`` come without their findings."""

    entry: Entry
    families: tuple[Family, ...]
    rules: tuple[RuleView, ...]
    names: tuple[str, ...]


class Piece(NamedTuple):
    """A part of an article as written; the first has ``about``."""

    text: str
    about: About | None = None


def render(*results: Findings, form: Form = "html", templates: str | None = None) -> str:
    """The report on one or more documents, in the order given.

    The page loads nothing: style and script are inside, and its Content-Security-Policy allows only these two, by
    hash. All text of articles is escaped. The same findings give the same bytes.

    Args:
        results: the findings.
        form: the format.
        templates: a folder of the user's templates.

    Raises:
        ValueError: no document is given.
        FileNotFoundError: the templates are missing from the installation.
    """
    if not results:
        raise ValueError("a report needs at least one document")
    layout = Layout(Made(__version__, "rules as given"), form, len(results) == 1, templates=templates)
    made = (
        piece
        for number, result in enumerate(results, 1)
        for piece in pieces(layout, result, "a" if layout.alone else f"a{number}")
    )
    return "".join(whole(layout, made))


def pieces(layout: Layout, result: Findings, key: str | None = None) -> Iterator[Piece]:
    """One article as a part of a page.

    Args:
        layout: the kind of report.
        result: the article's findings.
        key: begins the ids of its elements; None: as the layout says.
    """
    view = article(result, layout.key(result) if key is None else key, layout.made.pack)
    texts = fragment(layout, view)
    yield Piece(next(texts), about_of(view, layout.page(result), result.document.published))
    yield from map(Piece, texts)


def fragment(layout: Layout, view: Article) -> Iterator[str]:
    """An article as rendered, in parts; at least one."""
    several = not layout.alone and not layout.site
    context = {"article": view, "several": several, "site": layout.site, "level": 3 if several else 2}
    context["reference"] = Reference.read() if view.gauges else None
    return _in_parts(_filled(layout, f"article.{_SUFFIX[layout.form]}.j2", context))


def _in_parts(texts: Iterable[str]) -> Iterator[str]:
    """Texts joined to parts of some size; at least one."""
    part: list[str] = []
    size = 0
    for text in texts:
        if size > _PIECE:
            yield "".join(part)
            part, size = [], 0
        part.append(text)
        size += len(text)
    yield "".join(part)


def about_of(view: Article, page: str, published: Published) -> About:
    """What a list says of an article; of one of its pages, what the page has."""
    top = view.floor.top
    notes = view.notes if view.leaf is None else view.leaf.notes
    found = view.families if view.leaf is None else families([note.finding for note in notes], {})
    folder, _, _ = view.path.rpartition("/")
    entry = Entry(
        key=view.key,
        title=view.title,
        path=view.path,
        folder=folder,
        part=view.part,
        page=page,
        words=view.words,
        findings=len(notes),
        severities=view.severities,
        families={f.name: f.total for f in sorted(found, key=lambda f: (f.hue, f.name))},
        speaker=top.name if top else None,
        spoken=top.words if top else 0,
        named=view.floor.named,
        speakers=tuple((row.share.name, row.share.words) for row in view.voices if row.share.who == "speaker"),
        outlet=published.outlet,
        date=published.date,
    )
    rules = tuple(RuleView(rule.finding, rule.hue, (), rule.total) for rule in view.rules)
    return About(entry, tuple(Family(f.name, f.hue, f.counts, f.total) for f in found), rules, view.speakers)


def whole(layout: Layout, made: Iterable[Piece]) -> Iterator[str]:
    """A page of articles, in small parts. Articles wait in a temporary file until what is said before them is known."""
    from markupsafe import Markup

    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="", prefix="rhetlint-") as kept:
        abouts = []
        for piece in made:
            if piece.about is not None:
                abouts.append(piece.about)
            kept.write(piece.text)
        kept.seek(0)
        body = (Markup(text) for text in iter(lambda: kept.read(_PIECE), ""))  # rendered, so escaped where it must be
        yield from page(layout, "page", report_of(layout, abouts), body=body, site=False)


def page(
    layout: Layout, name: str, report: Report, *, style: str = "page", script: str | None = "page", **more: object
) -> Iterator[str]:
    """A page by its template, in parts.

    Args:
        layout: the kind of report.
        name: of the template, without the ending that follows from the format.
        report: what it knows of all its articles.
        style: the name of its style.
        script: the name of its script, if it has one.
        more: what else the template shows.
    """
    context: dict[str, object] = {"report": report, "made": layout.made, **more}
    if layout.form == "html":
        context["style"], context["style_source"] = _inline(layout.form, layout.templates, f"{style}.css.j2")
        if script is not None:
            context["script"], context["script_source"] = _inline(layout.form, layout.templates, f"{script}.js.j2")
    yield from _in_parts(_filled(layout, f"{name}.{_SUFFIX[layout.form]}.j2", context))
    yield "\n"


def _filled(layout: Layout, name: str, context: dict[str, object]) -> Iterator[str]:
    return rendered(layout.form, layout.templates, name, context)


@lru_cache(maxsize=8)
def _inline(form: Form, templates: str | None, name: str) -> tuple[Markup, str]:
    """Style or script, in which nothing is filled in, and what the Content-Security-Policy says of it."""
    from markupsafe import Markup

    code = "".join(rendered(form, templates, name, {}))
    return Markup(code), "'sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode("ascii") + "'"


def report_of(layout: Layout, abouts: Sequence[About]) -> Report:
    """What a page knows of all its articles."""
    total = Totals()
    for about in abouts:
        total.add(about)
    return total.report(layout)


class Totals:
    """Sums over articles, as they come."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._families: dict[str, tuple[int, Counter[str]]] = {}
        self._rules: dict[str, RuleView] = {}
        self._rule_counts: Counter[str] = Counter()
        self._names: tuple[str, ...] = ()

    def add(self, about: About) -> None:
        """Count one article more."""
        self.entries.append(about.entry)
        self._names = about.names
        for family in about.families:
            counts = self._families.setdefault(family.name, (family.hue, Counter()))[1]
            counts.update(family.counts)
            counts["*"] += family.total
        for rule in about.rules:
            self._rules.setdefault(rule.finding.rule, rule)
            self._rule_counts[rule.finding.rule] += rule.total

    def report(self, layout: Layout) -> Report:
        """What is known of them all."""
        families = tuple(
            Family(name, hue, dict(counts), counts["*"]) for name, (hue, counts) in sorted(self._families.items())
        )
        totals: Counter[str] = Counter()
        for family in families:
            totals.update(family.counts)
        entries = tuple(self.entries)
        several = any(entry.part is None or entry.path != entries[0].path for entry in entries[1:])  # or parts of one
        return Report(
            title=f"{len(entries):,} articles" if several else entries[0].title if entries else "No articles",
            entries=entries,
            families=families,
            severities=tuple(severity for severity in SEVERITIES if totals[severity]),
            voices=tuple(voice for voice in VOICES if totals[voice]),
            rules=tuple(
                RuleView(rule.finding, rule.hue, (), self._rule_counts[name])
                for name, rule in sorted(self._rules.items())
            ),
            totals=dict(totals),
            total=totals["*"],
            words=sum(entry.words for entry in entries),
            made=layout.made,
            names=self._names if len(entries) == 1 else (),
        )
