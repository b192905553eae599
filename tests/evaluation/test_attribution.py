"""The scores of ``evaluate attribution``: their definitions, and that they agree with an independent scorer."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from linter.attribution.matching import attribute
from linter.cli.app import application
from linter.evaluation.attribution import Scores
from linter.evaluation.gold import GoldError, Marked, read_gold
from linter.evaluation.pairing import marked
from linter.ruleset.compiled import Engine
from linter.text import from_text

TEXT = "“It is over,” said Jan Orlow. Ilse Brandt said the ferry was late. She left."


def at(words: str) -> tuple[tuple[int, int], ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


GOLD = [
    Marked(at("“It is over,”"), at("said"), at("Jan Orlow"), "direct"),
    Marked(at("the ferry was late"), at("said the")[:0], at("Ilse Brandt"), "indirect"),
]


def scored(*found: Marked) -> Scores:
    scores = Scores()
    scores.add("a", TEXT, GOLD, found, ["r"] * len(found))
    return scores


def test_edge_punctuation_does_not_count_and_half_of_the_words_is_enough() -> None:
    scores = scored(
        Marked(at("It is over"), at("said"), at("Orlow")), Marked(at("ferry was late. She"), (), at("Ilse"))
    )
    assert scores.figures("exact") == (0.5, 0.5, 0.5)
    assert scores.figures("relaxed") == (1.0, 1.0, 1.0)
    assert scores.figures("+source") == (1.0, 1.0, 1.0)
    assert scores.figures("+cue") == (0.5, 0.5, 0.5)


@pytest.mark.parametrize(
    ("source", "found", "right"),
    [
        ("The man who robbed Jan Orlow", "The man who robbed Jan Orlow", True),
        ("The man who robbed Jan Orlow", "man", True),
        ("The man who robbed Jan Orlow", "Jan Orlow", False),
        ("Ilse Brandt, of the Dorn Institute", "the Dorn Institute", False),
        ("The mayor of Dorn", "Dorn", False),
        ("The Dorn council", "Dorn", True),
    ],
)
def test_a_source_is_right_by_its_head(source: str, found: str, right: bool) -> None:
    text = f"{source} said the ferry was late."

    def spans(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),)

    content, cue = spans("the ferry was late"), spans("said")
    scores = Scores()
    scores.add(
        "a", text, [Marked(content, cue, spans(source), "indirect")], [Marked(content, cue, spans(found))], ["r"]
    )
    assert scores.figures("+source").f1 == 1.0
    assert (scores.figures("+head").f1, scores.wrong_mouth) == ((1.0, 0.0) if right else (0.0, 1.0))


def test_a_missing_source_is_in_nobodys_mouth() -> None:
    gold = [Marked(at("the ferry was late"), at("said the"), (), "indirect")]
    scores = Scores()
    scores.add("a", TEXT, gold, [Marked(at("the ferry was late"), at("said the"), at("Ilse Brandt"))], ["r"])
    scores.add("b", TEXT, gold, gold, ["r"])
    assert scores.figures("+head") == (0.5, 0.5, 0.5)
    assert scores.wrong_mouth == 0.0


def test_errors_are_told_worst_first() -> None:
    scores = scored(Marked(at("She left")), Marked(at("late. She left")))
    assert [(e.what, round(e.overlap, 2)) for e in sorted(scores.errors, key=lambda e: e.weight)] == [
        ("missed", 0.0), ("false alarm", 0.0), ("missed", 0.17), ("false alarm", 0.17),
    ]  # fmt: skip
    assert scores.recall_of("direct") == 0.0


def test_nothing_found_is_nothing_right() -> None:
    assert scored().figures("relaxed") == (0.0, 0.0, 0.0)


def test_a_wrong_line_is_told_by_its_number(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"id": "a", "text": "Hm.", "quotes": []}\n{"id": "b", "text": "Hm.", "quotes": [{"content": [[0, 9]]}]}\n'
    )
    with pytest.raises(GoldError, match=r"gold.jsonl:2: span 0–9 lies outside the text of b"):
        list(read_gold(gold))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_line_without_end_is_not_read_to_the_end() -> None:
    with pytest.raises(GoldError, match="/dev/zero:1: a line larger than 50 MB"):
        list(read_gold(Path("/dev/zero")))


def test_the_command_shows_scores_and_errors(tmp_path: Path) -> None:
    row = {"id": "a", "text": TEXT, "quotes": [
        {"content": at("“It is over,”"), "cue": at("said"), "source": at("Jan Orlow"), "kind": "direct"},
        {"content": at("She left"), "kind": "indirect"},
    ]}  # fmt: skip
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(row) + "\n", "utf-8")
    shown = (
        CliRunner().invoke(application(), ["evaluate", "attribution", str(gold), "--errors", "1", "--by-rule"]).output
    )
    assert re.search(r"recall of direct +1.000", shown)
    assert re.search(r"relaxed +0.500 +0.500 +0.500", shown)
    assert re.search(r"\+head +0.500 +0.500 +0.500", shown) and re.search(r"wrong mouth +0.000", shown)
    assert "- a (indirect), overlap 0.00\n" in shown and "⟦She left⟧." in shown
    assert "- a by attribution/reported-clause, overlap 0.00\n" in shown and "⟦the ferry was late⟧" in shown


@pytest.mark.slow
def test_an_independent_scorer_agrees(tmp_path: Path, engine: Engine, corpora: Path) -> None:
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    lines = (corpora / "polnear.dev.jsonl").read_text("utf-8").splitlines()[:40]
    gold.write_text("\n".join(lines) + "\n", "utf-8")
    scores = Scores()
    rows = []
    for text in read_gold(gold):
        document = from_text(text.text)
        found = attribute(engine, document).attributions
        quotes = [marked(document, a) for a in found]
        scores.add(text.id, text.text, text.quotes, quotes, [a.rule for a in found])
        rows.append(
            {"id": text.id, "quotes": [{"content": q.content, "cue": q.cue, "source": q.source} for q in quotes]}
        )
    predicted.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    command = [sys.executable, str(corpora / "score.py"), "attribution", str(gold), str(predicted)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for measure in ("exact", "relaxed", "+source", "+head", "+cue"):
        expected = [
            float(f)
            for f in re.search(rf"^{re.escape(measure)} +P ([\d.]+) +R ([\d.]+) +F1 ([\d.]+)", told, re.M).groups()
        ]
        assert [round(f, 3) for f in scores.figures(measure)] == expected
    for kind in ("direct", "mixed", "indirect"):
        assert f"{scores.recall_of(kind):.3f}" == re.search(rf"recall of {kind} .*R ([\d.]+)", told).group(1)
    assert f"{scores.wrong_mouth:.3f}" == re.search(r"^wrong mouth +P ([\d.]+)", told, re.M).group(1)
