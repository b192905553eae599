"""The HTML report: one self-contained file, the article with its findings in place, safe for any text."""

from __future__ import annotations

import base64
import hashlib

from linter.engine.finding import Findings
from linter.output.report.view import report_view
from linter.ruleset.builtin import data_dir


def render(result: Findings) -> str:
    """The report of one document; the same findings give the same bytes.

    Style and script are inline and allowed by hash, everything else is forbidden by the page's Content-Security-Policy.
    """
    import jinja2

    folder = data_dir("templates")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = (folder / "report.css").read_text("utf-8")
    script = (folder / "report.js").read_text("utf-8")
    return environment.get_template("report.html.j2").render(
        report=report_view(result), style=style, script=script, style_hash=_hash(style), script_hash=_hash(script)
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
