"""The playground in real Chromium, against the command itself: typed, clicked, by keys alone, light and dark, wide and narrow."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.evaluation.examples import check_examples
from linter.ruleset.compiled import Engine
from linter.session import load_rules

from ..output.browsing import needs_chromium
from .driving import Page, browser

pytestmark = [needs_chromium, pytest.mark.slow]

COMMAND = Path(sys.executable).with_name("rhetlint")
TEXT = "The mayor praised the old bridge.\n\nThe bridge was praised by Orlow. The ferry left."
SETTLED = "document.querySelector('main').getAttribute('aria-busy') === 'false'"
STATUS = "document.getElementById('status').textContent"
YAML = "document.getElementById('yaml').value"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a playground that runs."""
    command = [COMMAND, "playground", "--no-config"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path_factory.mktemp("served"))
    try:
        assert process.stdout is not None
        found = re.search(r"http\S+", process.stdout.readline())
        assert found is not None
        yield found[0]
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture
def page(address: str, chromium: Page) -> Page:
    """The page, opened anew and answered."""
    chromium.look(1280)
    chromium.open("about:blank")
    chromium.open(address)
    chromium.until(f"document.querySelector('#status') && {SETTLED}")
    return chromium


def write(page: Page, field: str, text: str) -> None:
    """Write a text into a field at once, as one pastes it."""
    page.says(f"(() => {{ const f = document.getElementById('{field}'); f.focus(); f.select(); }})()")
    page("Input.insertText", text=text)


def tried(page: Page, pattern: str, text: str = TEXT) -> None:
    write(page, "text", text)
    write(page, "pattern", pattern)
    page.until(SETTLED)


def focused(page: Page) -> str:
    said: str = page.says("document.activeElement.textContent || document.activeElement.id")
    return said


def test_hits_captures_and_counts_follow_what_is_typed(page: Page) -> None:
    write(page, "text", TEXT)
    write(page, "pattern", "")
    page.until(f"{STATUS} === 'Nothing to show yet'")
    page.type("$who:actor praised $what:np")
    page.until(f"{STATUS} === '1 hit in 3 sentences, 1 near miss'")
    assert page.says(
        "[...document.querySelectorAll('mark.hit')].map((m) => m.innerText).join('').replace(/\\s+/g, ' ')"
    ) == ("whoThe mayor praised whatthe old bridge")
    names = page.says("[...document.querySelectorAll('#counts dt')].map((d) => d.textContent)")
    assert names == ["who", "what"]
    colours = "[...document.querySelectorAll('.capture')].map((c) => getComputedStyle(c).borderBottomColor)"
    assert len(set(page.says(colours))) == 2
    assert "wants" in page.says("document.querySelector('li.near .why').textContent")


def test_what_is_typed_quickly_is_asked_once(page: Page) -> None:
    tried(page, "")
    page.until(f"{STATUS} === 'Nothing to show yet'")
    page.requests.clear()
    page.type("praised the old bridge")
    page.until(f"{STATUS}.startsWith('1 hit')")
    asked = [request for request in page.requests if request.endswith("/answer")]
    assert len(asked) < len("praised the old bridge") / 2


def test_an_answer_that_comes_too_late_is_dropped(page: Page) -> None:
    page.says(
        """(() => { const real = window.fetch; let held = 0;
        window.fetch = async (to, how) => {
          const answer = await real(to, {...how, signal: undefined});
          if (held++) return answer;
          await new Promise((go) => { window.release = go; });
          window.released = true;
          return answer;
        }; })()"""
    )
    write(page, "text", "Orlow sank. Brandt swam.")
    page.until("Boolean(window.release)")  # the answer to this question is held back …
    write(page, "text", "Nobody came.")
    page.until(f"{STATUS} === '0 hits in 1 sentence'")
    page.says("window.release()")  # … and comes after the next one
    page.until("window.released")
    page.says("new Promise((go) => setTimeout(go, 200))")
    assert page.says(STATUS) == "0 hits in 1 sentence"


def test_errors_show_their_place_and_lead_there(page: Page) -> None:
    tried(page, "praised\n$who:actor )")
    page.until(f"{STATUS} === 'The pattern cannot be read'")
    assert page.says("document.getElementById('pattern').getAttribute('aria-invalid')") == "true"
    shown, caret = page.says("document.querySelector('#wrong pre').textContent").split("\n")
    assert shown[caret.index("^")] == ")"
    page.click("#wrong button")
    assert page.says("document.activeElement.id") == "pattern"
    assert (
        page.says(
            "(() => { const f = document.getElementById('pattern'); return f.value.slice(f.selectionStart, f.selectionEnd) })()"
        )
        == ")"
    )
    write(page, "pattern", "praised")
    page.until(f"{STATUS}.startsWith('2 hits')")
    assert page.says("document.getElementById('wrong').childElementCount") == 0


def test_clicks_on_hits_and_near_misses_make_examples_of_a_rule_that_passes(page: Page, tmp_path: Path) -> None:
    tried(page, "$who:actor praised $what:np")
    page.until(f"{STATUS} === '1 hit in 3 sentences, 1 near miss'")
    page.click("mark.hit")
    page.click("mark.near")
    write(page, "id", "own/praise")
    page.until("document.getElementById('rule-status').textContent === 'The rule loads; 2 of 2 examples pass.'")
    page.until(f"{YAML}.includes('id: own/praise')")
    file = tmp_path / "praise.yaml"
    file.write_text(page.says(YAML), "utf-8")
    library = load_rules([file])
    rule = library.rules["own/praise"]
    assert rule.rule.examples.flag == ("The mayor praised the old bridge.",)
    assert rule.rule.examples.pass_ == ("The bridge was praised by Orlow.",)
    assert check_examples(Engine(library), rule) == []
    page.click("mark.hit")  # again: no example any more
    page.until("document.getElementById('rule-status').textContent === 'The rule loads; 1 of 1 example passes.'")


def test_everything_is_done_by_keys_alone(page: Page) -> None:
    tried(page, "$who:actor praised $what:np")
    page.until(f"{STATUS} === '1 hit in 3 sentences, 1 near miss'")

    def go(to: str, most: int = 40) -> None:
        for _ in range(most):
            if to in focused(page):
                return
            page.press("Tab")
        raise AssertionError(f"no {to}")

    go("Example: must be found")
    page.press("Enter")
    page.until(f"{YAML}.includes('The mayor praised the old bridge.')")
    assert focused(page) == "Example: must be found", "the focus stays where it was"
    go("Why")
    page.press("Enter")
    assert "takes “The mayor”" in page.until("document.querySelector('#lines details[open] .explained')?.textContent")
    write(page, "pattern", "$who:actor (praised | sank) $what:np")
    page.until(f"{YAML}.includes('sank')")
    assert page.says("document.querySelectorAll('#lines details[open]').length") == 1, "what was opened stays open"
    go("Add one that must not be found")
    page.press("Enter")
    page.type("The ferry sank.")
    page.until(f"{YAML}.includes('The ferry sank.')")
    page("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    go("Copy the rule")
    page.press(" ")
    page.until("document.getElementById('copied').textContent === 'Copied.'")
    assert page.says("navigator.clipboard.readText()").replace("\r", "") == page.says(YAML)


def test_an_example_is_edited_and_removed_without_losing_the_place(page: Page) -> None:
    tried(page, "praised")
    page.click("mark.hit")
    page.until(f"{YAML}.includes('The mayor praised the old bridge.')")
    page.says("document.querySelector('#flag textarea').focus()")
    write_in = "document.querySelector('#flag textarea')"
    page.says(f"{write_in}.select()")
    page.type("Nobody came.")
    page.until("document.querySelector('#flag .state').textContent.startsWith('✗ is not found')")
    assert page.says(f"document.activeElement === {write_in}")
    page.press("Tab")
    page.press("Enter")
    page.until(f"!{YAML}.includes('Nobody came.')")
    assert focused(page) == "Add one that must be found"


def test_a_hostile_text_and_pattern_are_shown_and_do_nothing(page: Page) -> None:
    bad = "<img src=x onerror=\"document.title='owned'\"> praised <script>document.title='owned'</script> </textarea>{{7*7}}"
    tried(page, "praised | \\<img", bad)
    page.until(f"{STATUS}.startsWith('2 hits')")
    page.click("mark.hit")
    page.until(f"{YAML}.includes('onerror')")
    assert page.says("document.title") == "rhetlint playground"
    assert page.says("document.querySelectorAll('img, main script, iframe').length") == 0
    assert "onerror" in page.says("document.getElementById('lines').textContent")
    page.console.clear()
    refused = page.says("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')")
    assert refused == "refused" and any("Content Security Policy" in line for line in page.console)
    page.console.clear()


def test_nothing_but_the_page_itself_is_asked_for_and_nothing_complained_of(page: Page, address: str) -> None:
    page.requests.clear()
    tried(page, "$who:actor praised")
    page.until(f"{STATUS}.startsWith('1 hit')")
    assert page.requests and all(request.startswith(address) for request in page.requests)
    assert page.console == []


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False), (390, True)])
@pytest.mark.parametrize("pattern", ["$who:actor praised $what:np", "praised )"])
def test_axe_finds_nothing_wrong_and_nothing_sticks_out(page: Page, width: int, dark: bool, pattern: str) -> None:
    page.look(width, dark=dark)
    tried(page, pattern)
    page.until(f"{STATUS} !== 'Loading …' && ({STATUS}.includes('1 near') || {STATUS}.includes('cannot'))")
    if "cannot" not in page.says(STATUS):
        page.click("mark.hit")
        page.click("#lines li:nth-child(2) [data-kind=flag]")
        page.until("document.querySelectorAll('.state.fails').length")
    page.says("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert page.violations() == []
    assert page.says("document.documentElement.scrollWidth <= innerWidth"), json.dumps(width)
