"""The report opened in headless Chromium: under its own policy, with and without script, with filters set."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from linter.findings.finding import Findings
from linter.output.report.html import render
from linter.text import from_text

from .making import article, finding

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (Debian: apt-get install chromium)")

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


def opened(html: str, folder: Path, *options: str) -> tuple[HTMLParser, list[str]]:
    """The page after loading, and what the browser's console said."""
    page = folder / "report.html"
    page.write_text(html, encoding="utf-8")
    assert CHROMIUM is not None
    done = subprocess.run(
        [CHROMIUM, *QUIET, f"--user-data-dir={folder / 'profile'}", *options, "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return HTMLParser(done.stdout), [line for line in done.stderr.splitlines() if ":CONSOLE" in line]


def shown(tree: HTMLParser) -> str:
    return tree.css_first("[data-count=shown]").text()


def test_opens_without_complaint_and_its_script_runs(tmp_path: Path) -> None:
    result = article()
    tree, console = opened(render(result), tmp_path)
    assert console == []
    assert "hidden" not in tree.css_first(".stepper").attributes, "only the script shows the stepper"
    assert len(tree.css(".words .ref")) == len(result.findings)
    assert shown(tree) == str(len(result.findings))


def test_a_changed_script_is_refused(tmp_path: Path) -> None:
    html = render(article()).replace('"use strict";', '"use strict"; document.title = "changed";')
    tree, console = opened(html, tmp_path)
    assert any("Content Security Policy" in line for line in console)
    assert tree.css_first("title").text() != "changed"


def test_reads_the_same_without_script(tmp_path: Path) -> None:
    result = article()
    html = re.sub(r"<script>.*?</script>", "", render(result), flags=re.DOTALL)
    tree, console = opened(html, tmp_path)
    assert console == []
    assert "hidden" in tree.css_first(".stepper").attributes
    words = re.sub(r"\s+", " ", re.sub(r"\d", "", "".join(node.text() for node in tree.css(".words"))))
    assert words.strip() == re.sub(r"\s+", " ", result.document.view).strip()
    assert all(found.why in tree.body.text() for found in result.findings)


@pytest.mark.parametrize(("unticked", "left"), [("f2", 2), ("warning", 3), ("reported", 1)])
def test_an_unticked_box_hides_by_style_alone(unticked: str, left: int, tmp_path: Path) -> None:
    html = render(article())
    box = f'id="show-{unticked}" autocomplete="off" checked'
    assert box in html
    tree, console = opened(html.replace(box, box.removesuffix(" checked")), tmp_path)
    assert console == []
    assert shown(tree) == str(left)


def test_hostile_text_stays_inert(tmp_path: Path) -> None:
    hostile = "<script>document.title='owned'</script><img src=x onerror=document.title='owned'> \"' {{ 7*7 }}"
    document = from_text(f"He is {hostile} today.", path="x.txt")
    result = Findings(document, (finding(document, "today", message=hostile, speaker=hostile),), (), ())
    tree, console = opened(render(result), tmp_path)
    assert console == []
    assert tree.css_first("title").text() == "x.txt · discourse report"
    assert hostile in tree.css_first(".words").text()


def test_keys_and_clicks_link_words_and_cards(tmp_path: Path) -> None:
    acts = """<script>
    const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
    press("j"); press("j"); press("j"); press("k");
    document.body.dataset.stepped = document.querySelector(".note.active").id;
    document.querySelector("#a1-t4").click();
    </script></body>"""
    html = re.sub(r"<meta http-equiv[^>]*>", "", render(article())).replace("</body>", acts)
    tree, console = opened(html, tmp_path)
    assert console == []
    assert tree.body.attributes["data-stepped"] == "a1-n2"
    active = tree.css(".active")
    assert {node.attributes["data-note"] for node in active} == {"1-4"}
    assert {node.tag for node in active} == {"span", "a", "section"}
    assert "open" in tree.css_first("#a1-n4 details").attributes
