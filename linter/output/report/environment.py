"""The jinja2 environments that templates are rendered in: ours, and a sandbox where a user's folder has templates too."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from linter.output.report.families import hue
from linter.output.report.layout import Form, rule_page, speaker_page
from linter.output.report.wording import FILTERS
from linter.output.terminal import shown
from linter.problems import Problem
from linter.ruleset.builtin import data_dir

if TYPE_CHECKING:
    from jinja2 import Environment

OURS = "rhetlint"
"""What a user's template writes before the name of one of ours: ``{% extends "rhetlint/page.html.j2" %}``."""

_TOGETHER = 64  # parts of a template; a text that is passed on in it may have 100,000 characters
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&|~#])")


class TemplateProblem(Problem):
    """A template of a user's folder is wrong."""


@lru_cache(maxsize=4)
def environment(form: Form, folder: str | None = None) -> Environment:
    """The environment of a format.

    All text is escaped: for HTML by jinja2's autoescape, for Markdown with backslashes; control characters are shown as escapes. A name
    that there is not is an error. Templates of a user's folder, which go before ours of the same name, run in jinja2's sandbox.

    Raises:
        FileNotFoundError: the templates are missing from the installation.
    """
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    ours = jinja2.FileSystemLoader(data_dir("templates"))
    loaders: list[jinja2.BaseLoader] = [ours, jinja2.PrefixLoader({OURS: ours})]
    if folder is not None:
        loaders.insert(0, jinja2.FileSystemLoader(folder))
    kind = jinja2.Environment if folder is None else ImmutableSandboxedEnvironment
    made = kind(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=form != "markdown",
        finalize=_for_markdown if form == "markdown" else _for_html,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters.update(FILTERS, hue=hue, rule_page=rule_page, speaker_page=speaker_page)
    return made


def _for_html(value: object) -> object:
    return _printable(value) if type(value) is str else value  # what is markup has been through it


def _for_markdown(value: object) -> object:
    """Text on one line in which nothing is taken for markup, of Markdown or of HTML."""
    if type(value) is not str:
        return value
    return _MARKDOWN.sub(r"\\\1", _printable(" ".join(value.split())))


def _printable(text: str) -> str:
    """The text with an escape for each character that steers a reader's screen or that UTF-8 cannot write."""
    if text.isprintable():
        return text
    return shown(text, lines=True).encode(errors="backslashreplace").decode()


def rendered(form: Form, folder: str | None, name: str, context: dict[str, object]) -> Iterator[str]:
    """A template filled in, in parts: some of the small ones that jinja2 makes, since each costs a step through all that pass them on.

    Args:
        form: the format.
        folder: of the user's templates.
        name: of the template.
        context: what it shows.

    Raises:
        TemplateProblem: a template of the user's folder is wrong.
        FileNotFoundError: the templates are missing from the installation.
    """
    with told(folder):
        made = environment(form, folder).get_template(name).generate(context)
        while parts := tuple(islice(made, _TOGETHER)):
            yield "".join(parts)


@contextmanager
def told(folder: str | None, given: str = "docs/templates.md says what a template is given") -> Iterator[None]:
    """Whatever a user's template raises, as an error at its line, which ends with ``given``."""
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    try:
        yield
    except Exception as error:
        if folder is None:
            raise
        frames = traceback.extract_tb(error.__traceback__)
        theirs = [frame for frame in frames if frame.filename.endswith(".j2")]
        if isinstance(error, TemplateSyntaxError):
            raise TemplateProblem(
                error.message or "wrong syntax", error.filename or error.name or folder, error.lineno
            ) from None
        if not theirs and not isinstance(error, TemplateError):
            raise
        what = (
            f"there is no template {error}"
            if isinstance(error, TemplateNotFound)
            else str(error) or type(error).__name__
        )
        file, line = (theirs[-1].filename, theirs[-1].lineno or 1) if theirs else (folder, 1)
        raise TemplateProblem(f"{what}; {given}", file, line) from None
