"""What kind of report is written, and how its pages are named: small and picklable, since worker processes get one."""

from __future__ import annotations

import hashlib
import re
from typing import Literal, NamedTuple

from linter.findings.finding import Findings
from linter.output.report.model import Made

Form = Literal["html", "email", "markdown"]
"""The formats of a report: a page, a page for an e-mail program (no script, styles in the elements), Markdown."""

_NOT_A_NAME = re.compile(r"[^a-z0-9]+")
_NAME = 40  # characters of a name that are kept in a file's name


class Layout(NamedTuple):
    """A kind of report.

    ``alone``: whether it is on one article. ``site``: whether it is a folder of pages; then each article has a page of its own.
    ``templates``: a folder of the user's templates, which go before ours.
    """

    made: Made
    form: Form = "html"
    alone: bool = True
    site: bool = False
    templates: str | None = None

    def key(self, result: Findings) -> str:
        """What the ids of an article's elements begin with: in a page of several it follows from the article's path."""
        if (self.alone or self.site) and result.document.part is None:
            return "a"
        return "a" + _digest(_whole_name(result))

    def page(self, result: Findings) -> str:
        """The page of an article, in the folder of a site."""
        return f"articles/{_named(result.document.path.rsplit('/', 1)[-1].rsplit('.', 1)[0], _whole_name(result))}"


def rule_page(rule: str) -> str:
    """The page of a rule, in the folder of a site."""
    return f"rules/{_named(rule, rule)}"


def speaker_page(name: str) -> str:
    """The page of a speaker, in the folder of a site."""
    return f"speakers/{_named(name, name)}"


def _whole_name(result: Findings) -> str:
    part = result.document.part
    return result.document.path if part is None else f"{result.document.path}\0{part.number}"


def _named(readable: str, whole: str) -> str:
    """A file name of safe letters only: the readable part, and a digest that tells it from others."""
    name = _NOT_A_NAME.sub("-", readable.lower())[:_NAME].strip("-")
    return f"{name}-{_digest(whole)}.html".lstrip("-")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
