"""A page opened in headless Chromium, under its own policy."""

from __future__ import annotations

import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (Debian: apt-get install chromium)")

QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
]
DARK = "--blink-settings=preferredColorScheme=0"
PHONE = "--window-size=390,900"


def opened(page: str | Path, folder: Path, *options: str, at: str = "") -> tuple[HTMLParser, list[str]]:
    """The page after loading, and what the browser's console said.

    Args:
        page: its text, or its file.
        folder: for the page and what the browser keeps.
        options: of the browser.
        at: the fragment of the address, with its ``#``.
    """
    if isinstance(page, str):
        file = folder / "report.html"
        file.write_text(page, encoding="utf-8")
    else:
        file = page
    assert CHROMIUM is not None
    done = subprocess.run(
        [
            CHROMIUM,
            *QUIET,
            f"--user-data-dir={folder / 'profile'}",
            *options,
            "--dump-dom",
            file.resolve().as_uri() + at,
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return HTMLParser(done.stdout), [line for line in done.stderr.splitlines() if ":CONSOLE" in line]


def acting(html: str, acts: str) -> str:
    """The page with a script that acts as a reader would, and without the policy, which would refuse it."""
    import re

    return re.sub(r"<meta http-equiv[^>]*>", "", html).replace("</body>", f"<script>{acts}</script></body>")


def violations(html: str, folder: Path, *options: str) -> list[str]:
    """What axe-core finds wrong with the page: impact, rule, and where first."""
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    run = """axe.run(document, {resultTypes: ["violations"]}).then((found) => {
        document.body.dataset.axe = JSON.stringify(found.violations.map((v) => `${v.impact} ${v.id} ${v.nodes[0].target}`));
    });"""
    tree, _ = opened(acting(html, axe + run), folder, "--virtual-time-budget=20000", *options)
    import json

    said: list[str] = json.loads(tree.body.attributes["data-axe"] or "")
    return said
