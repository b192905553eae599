"""Output formats of installed packs: a template that is filled in for each article, in jinja2's sandbox.

The template has a block ``article``, which is given ``file``, the data of ``--format json`` (docs/findings.schema.json), and may have the
blocks ``head`` and ``foot``, which are written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from linter.findings.finding import Findings
from linter.output.formats import Piece, Style
from linter.output.json import as_data
from linter.output.report.environment import TemplateProblem, told
from linter.output.terminal import shown
from linter.ruleset.installed import template

if TYPE_CHECKING:
    from jinja2 import Template

_ESCAPED = (".html", ".htm", ".xhtml", ".xml", ".svg")  # formats whose names end so have all text escaped


class Packed:
    """A format by its name, ``PACK/NAME``."""

    def __init__(self, name: str) -> None:
        self._name = name

    def piece(self, result: Findings, style: Style) -> Iterator[str]:
        """One document's block. Raises TemplateProblem if the template is wrong."""
        return _block(self._name, "article", {"file": as_data(result)})

    def whole(self, made: Iterable[Piece], style: Style) -> Iterator[str]:
        """The pieces as they come, between the blocks that are written once."""
        yield from _block(self._name, "head", {})
        for one in made:
            yield one.text
        yield from _block(self._name, "foot", {})


def _block(name: str, block: str, context: dict[str, object]) -> Iterator[str]:
    file = _file(name)
    with told(str(file.parent), "docs/packs.md says what it is given"):
        made = _template(str(file))
        if block in made.blocks:
            yield from made.blocks[block](made.new_context(context))
        elif block == "article":
            raise TemplateProblem("a format needs a block article", str(file))


def _file(name: str) -> Path:
    try:
        file = template(name)
    except ValueError as error:
        raise TemplateProblem(str(error), name) from None
    if file is None:
        raise TemplateProblem("there is no such format", name)
    return file


@cache
def _template(file: str) -> Template:
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    path = Path(file)
    text = path.read_text("utf-8")  # by itself: a template of a pack includes no other file
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.DictLoader({path.name: text}),
        autoescape=path.stem.endswith(_ESCAPED),
        finalize=_printable,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(path.name)


def _printable(value: object) -> object:
    """Text in which nothing steers the terminal; line ends and tabs stay."""
    if type(value) is not str:  # what is markup has been through it
        return value
    return shown(value, lines=True)
