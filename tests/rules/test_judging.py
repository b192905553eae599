"""Blind judging: what a reader sees, what counts, and how two readers agree."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = [
    "The harbour stays.\n\nEveryone knows that the ferry of Tolm is too slow, Ilse Brandt said.\n\nThe council met.",
    "The whole world knows what happened at the pier. The mayor left.",
    "Nothing happened on Monday.",
]


@pytest.fixture(scope="module", autouse=True)
def benchmarks() -> Iterator[None]:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    yield
    sys.path.remove(str(ROOT / "benchmarks"))


@pytest.fixture(scope="module")
def sheets(tmp_path_factory) -> Path:
    """The folder that ``judge.py sheets`` makes of a rule's findings in some texts."""
    folder = tmp_path_factory.mktemp("judging")
    texts = folder / "invented.jsonl"
    texts.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(TEXTS)), "utf-8")
    command = [sys.executable, ROOT / "benchmarks" / "judge.py", "sheets", "appeals/popularity"]
    subprocess.run([*command, "--texts", texts, "--to", folder / "sheets", "--jobs", "1"], check=True)
    return folder / "sheets"


@pytest.fixture
def key():
    from judging.items import Key

    return lambda start, digest="d1": Key("harbour/ferry", digest, "news", "7", start, start + 4)


@pytest.fixture
def reading(key):
    from judging.verdicts import Reading

    return lambda start, reader, verdict, role="reader", digest="d1": Reading(key(start, digest), role, reader, verdict)


def test_a_sheet_shows_the_passage_and_what_is_claimed(sheets, library):
    text = (sheets / "sheet-1.md").read_text("utf-8")
    rule = library.rules["appeals/popularity"].rule
    assert rule.title in text and " ".join(rule.claims.split()) in text
    assert "> ⟦Everyone knows⟧ that the ferry of Tolm is too slow" in text
    assert "> The harbour stays." in text and "> The council met." in text
    assert "crowd: “Everyone knows”" in text and "voice: reported; speaker: Ilse Brandt" in text
    assert text.count("\n### ") == 2 and "⟦The whole world knows⟧ what happened" in text


def test_a_sheet_is_blind(sheets, library):
    """No pattern, example, message, id of the rule, figure or place of the text."""
    text = (sheets / "sheet-1.md").read_text("utf-8")
    loaded = library.rules["appeals/popularity"]
    assert loaded.rule.id not in text and loaded.digest not in text and "invented" not in text
    assert not [example for example in loaded.rule.examples.pass_ if example in text]
    assert "Many are said to think so" not in text and "$crowd" not in text and "recision" not in text


def test_sheets_are_not_mixed_with_older_ones(sheets):
    command = [sys.executable, ROOT / "benchmarks" / "judge.py", "sheets", "appeals/popularity", "--to", sheets]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1 and f"{sheets} is not empty; name a new folder" in done.stderr


def test_verdicts_are_read_by_number_with_remarks_and_refused_with_their_line(tmp_path):
    from judging.sheets import read_verdicts

    file = tmp_path / "a.txt"
    file.write_text("1 right\n\n2. Wrong: he is named\n- 3: broken, the capture is cut\n")
    assert read_verdicts(file, [1, 2, 3]) == {1: "right", 2: "wrong", 3: "broken"}
    for text, said in [("4 right", "is on no sheet"), ("1 right\n1 wrong", ":2: 1 occurs twice"), ("1 yes", "write a")]:
        file.write_text(text)
        with pytest.raises(ValueError, match=said):
            read_verdicts(file, [1, 2, 3])


def test_two_readers_decide_and_a_third_where_they_differ(tmp_path, reading, key):
    from judging.verdicts import add, by_finding, decided, disagree, readings

    add([reading(1, "a", "right"), reading(5, "a", "right"), reading(9, "a", "right")], tmp_path)
    add([reading(1, "b", "right"), reading(5, "b", "wrong")], tmp_path)
    with pytest.raises(ValueError, match="a has judged this finding before"):
        add([reading(1, "a", "wrong")], tmp_path)
    with pytest.raises(ValueError, match="not a finding for a third"):
        add([reading(1, "c", "wrong", "third")], tmp_path)
    with pytest.raises(ValueError, match="not a finding for a reader"):
        add([reading(5, "c", "wrong")], tmp_path)
    found = by_finding(readings("harbour/*", tmp_path))
    assert [decided(found[key(start)]) for start in (1, 5, 9)] == ["right", None, None]
    assert [disagree(found[key(start)]) for start in (1, 5, 9)] == [False, True, False]
    add([reading(5, "c", "pointless", "third")], tmp_path)
    assert decided(by_finding(readings("*", tmp_path))[key(5)]) == "pointless"  # all three differ: the middle one


def test_a_verdict_on_an_older_pattern_counts_no_more(reading):
    from judging.verdicts import by_finding, counts

    given = by_finding([reading(1, "a", "right"), reading(1, "b", "right")])
    assert counts(given, {"harbour/ferry": "d1"}) == {"harbour/ferry": {"right": 1}}
    assert counts(given, {"harbour/ferry": "d2"}) == {}
    assert counts(given, {}) == {}


def test_kappa_is_that_of_a_worked_example(reading):
    """Of ten findings two readers agree on 7 right and 1 wrong: agreement 0.8, by chance 0.8² + 0.2² = 0.68."""
    from judging.verdicts import agreement

    pairs = [("right", "right")] * 7 + [("wrong", "wrong")] + [("right", "wrong"), ("wrong", "right")]
    given = [[reading(n, "a", one), reading(n, "b", two)] for n, (one, two) in enumerate(pairs)]
    found = agreement(given)
    assert found.findings == 10 and found.differing == pytest.approx(0.2)
    assert found.kappa == pytest.approx((0.8 - 0.68) / 0.32)
    assert agreement([[reading(1, "a", "right")]]) is None
    assert agreement(given[:7]).kappa is None  # only one verdict was ever given


def test_the_agreement_of_readers_is_kept_with_their_names(tmp_path, reading, library):
    from judging.tables import write_agreement

    pairs = [("right", "right"), ("wrong", "wrong"), ("right", "wrong"), ("right", "right")]
    given = [
        reading(n, name, verdict) for n, pair in enumerate(pairs) for name, verdict in zip("ab", pair, strict=True)
    ]
    write_agreement([*given, reading(2, "c", "right", "third")], library, tmp_path / "agreement.md")
    lines = (tmp_path / "agreement.md").read_text("utf-8").splitlines()
    assert "| harbour | 4 | 0.250 | 0.47 | a, b, c |" in lines and "| all | 4 | 0.250 | 0.47 | a, b, c |" in lines


def test_figures_are_written_where_the_program_reads_them(tmp_path, reading):
    from judging.tables import write

    from linter.ruleset.precision import Figure, read_figures

    file = tmp_path / "precision.tsv"
    write({("harbour/ferry", "d1"): Figure("readers", 3, 1, 0, 0)}, "readers", file)
    write({("attribution/said", "d2"): Figure("gold", 5, 0, 0, 2)}, "gold", file)
    write({("harbour/ferry", "d3"): Figure("readers", 1, 0, 0, 1)}, "readers", file)
    assert read_figures(str(file)) == {
        ("harbour/ferry", "d3"): Figure("readers", 1, 0, 0, 1),
        ("attribution/said", "d2"): Figure("gold", 5, 0, 0, 2),
    }
