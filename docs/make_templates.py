"""Writes docs/templates.md from the types and templates themselves: ``python docs/make_templates.py``. A test holds them together."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from linter.findings.finding import Finding, Place
from linter.output.report import figures, model, outlets, reference, segments, store, wording
from linter.output.report.lines import Line
from linter.output.sets import page as sets
from linter.output.voices import Share
from linter.ruleset.builtin import data_dir
from linter.ruleset.precision import Figure
from linter.sets.model import ArticleRef, Compared, SetFinding, Stretch
from linter.text.document import Block

PAGE = Path(__file__).with_name("templates.md")
TYPES = (
    model.Report, model.Made, model.Entry, model.Article, model.Leaf, reference.Reference, figures.Floor, figures.VoiceRow, Share, figures.Family, figures.Gauge, model.RuleView, model.Row,
    model.BlockView, Block, segments.Passage, segments.Segment, segments.Mark, model.Spot, model.Note, Finding, Place, Figure, model.Cited,
    outlets.Outlet, outlets.Bar, store.Listed, Line,
    sets.Group, sets.BetweenView, SetFinding, sets.VersionView, Stretch, sets.PlaceView, ArticleRef, Compared,
)  # fmt: skip
HEAD = """# Templates of reports

Made by `python docs/make_templates.py` from the types and the templates; do not edit.

`rhetlint report … --templates DIR` takes templates of a folder of yours before ours ([jinja2](https://jinja.palletsprojects.com/)). A file there replaces ours of the same name; to
replace single blocks, extend ours, which are reached under `rhetlint/`:

    {# DIR/article.html.j2: no list of speakers, and a word of our own #}
    {% extends "rhetlint/article.html.j2" %}
    {% block voices %}{% endblock %}
    {% block provenance %}{{ super() }}<p>For the desk of Orsinia.</p>{% endblock %}

Templates of yours, and ours with them, then run in jinja2's sandbox: they reach the data below, no file, no module, and nothing whose name begins with an
underscore. They are trusted to end, and not to write markup that does harm: whoever gives you a template can shape the page. A name that there is not is an error with its file
and line. All text is escaped, for HTML or for Markdown; mark nothing of an article as `safe`. The page's policy allows the style and the script of `page.css.j2` and
`page.js.j2` and no others; both are rendered without any data.

## Templates and their blocks

| template | what it writes | is given | blocks |
|---|---|---|---|
"""
GIVEN = {
    "page.html.j2": ("a page", "`report`, `made`, `body` (the articles, rendered), `site`"),
    "article.html.j2": (
        "an article in it",
        "`article`, `several` (articles in the page), `site`, `level` (of its headings), `reference` (the news that `gauges` compare with, or none)",
    ),
    "page.email.html.j2": ("a page for an e-mail program (`--format email`)", "as `page.html.j2`"),
    "article.email.html.j2": ("an article in it", "as `article.html.j2`"),
    "page.md.j2": ("a page in Markdown (`-o report.md`)", "as `page.html.j2`"),
    "article.md.j2": ("an article in it", "as `article.html.j2`"),
    "list.html.j2": ("what the next seven extend", "`report`, `made`, `root` (the way to the site's folder)"),
    "index.html.j2": (
        "the index of a site",
        "also `side_by_side` (headings, each with outlets or folders), `papers` (a number for each outlet's name), `between` (how much is found between articles; none if not compared)",
    ),
    "outlets.html.j2": ("outlets and folders by family", "also `side_by_side`"),
    "rules.html.j2": ("its list of rules", "also `listed`, `rules` (by id)"),
    "rule.html.j2": ("a rule", "also `rule`, `listed`, `lines`, `back`, `on` (pages before and after)"),
    "speakers.html.j2": ("its list of speakers", "also `listed`, `back`, `on`"),
    "speaker.html.j2": ("a speaker", "also `listed`, `lines`, `back`, `on`"),
    "sets.html.j2": (
        "what is found between articles",
        "also `groups`, `compared`, `site`, `list` (whether it is the list of the other pages), `back`, `on`",
    ),
}


def page() -> str:
    """The page."""
    return "".join(
        (HEAD, *_templates(), *_filters(), "\n## Types\n", *(part for kind in TYPES for part in _type(kind)))
    )


def _templates() -> Iterator[str]:
    folder = data_dir("templates")
    for name, (what, given) in GIVEN.items():
        blocks = re.findall(r"{% block (\w+) %}", (folder / name).read_text("utf-8"))
        shown = ", ".join(f"`{block}`" for block in dict.fromkeys(blocks)) or "those of `list.html.j2`"
        yield f"| `{name}` | {what} | {given} | {shown} |\n"
    for kind, what in (("parts", "Parts"), ("style", "Styles"), ("script", "Scripts")):
        names = ", ".join(f"`{path.name}`" for path in sorted((folder / kind).iterdir()))
        yield f"\n{what} that these include, in `{kind}/`: {names}.\n"


def _filters() -> Iterator[str]:
    yield "\n## Filters beside jinja2's own\n\n"
    for name, function in wording.FILTERS.items():
        yield f"- `{name}`: {_first(function)}\n"
    yield "- `hue`: the colour of a family. `rule_page`, `speaker_page`: the page of a rule or speaker in a site.\n"


def _type(kind: type) -> Iterator[str]:
    yield f"\n### {kind.__name__}\n\n{_text(kind)}\n\n"
    if issubclass(kind, msgspec.Struct):
        fields = {name: kind.__annotations__[name] for name in kind.__struct_fields__}
    else:
        fields = dict(kind.__annotations__)
    for name, written in fields.items():
        yield f"- `{name}`: `{getattr(written, '__forward_arg__', written)}`\n"
    for name, value in vars(kind).items():
        if isinstance(value, property) and not name.startswith("_"):
            yield f"- `{name}`: {_first(value)}\n"


def _text(thing: object) -> str:
    return " ".join((inspect.getdoc(thing) or "").replace("``", "`").split())


def _first(thing: object) -> str:
    return (inspect.getdoc(thing) or "").replace("``", "`").split("\n\n")[0].replace("\n", " ")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
