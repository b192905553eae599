"""Writes findings as one self-contained HTML page: the article's text, its findings beside it, and who speaks."""

from __future__ import annotations

import base64
import hashlib

from linter.findings.finding import Findings
from linter.output.report.view import build
from linter.output.terminal import shown
from linter.ruleset.builtin import data_dir


def render(*results: Findings) -> str:
    """The report on one or more documents, in the order given.

    The page loads nothing: style and script are inside, and its Content-Security-Policy allows only these two, by
    hash. jinja2's autoescape escapes all text, and control characters are shown as escapes. The same findings give the same bytes.

    Raises:
        ValueError: no document is given.
        FileNotFoundError: the templates are missing from the installation.
    """
    if not results:
        raise ValueError("a report needs at least one document")
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def finalize(value: object) -> object:
        return shown(value, lines=True) if type(value) is str else value  # what is markup has been through it

    templates = Environment(
        loader=FileSystemLoader(data_dir("templates")),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    report = build(results)
    style = templates.get_template("report.css.j2").render(report=report)
    script = templates.get_template("report.js").render()
    return (
        templates.get_template("report.html.j2").render(
            report=report,
            style=Markup(style),  # ours; only numbers are filled in
            script=Markup(script),  # ours, without a placeholder
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
        + "\n"
    )


def _hash(text: str) -> str:
    """A CSP source for inline code."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
