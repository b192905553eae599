"""The verdicts of ``evaluate speakers``: what each means, and that the shares agree with an independent scorer."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from linter.attribution.matching import attribute
from linter.cli.app import application
from linter.evaluation.gold import Marked
from linter.evaluation.pairing import marked
from linter.evaluation.speakers import SpeakerScores
from linter.ruleset.compiled import Engine
from linter.text import from_text

TEXT = "“It is over,” said Dr. Jan Orlow. “The ferry was late,” she added."


def at(words: str) -> tuple[tuple[int, int], ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


@pytest.mark.parametrize(
    ("speaker", "accept", "found", "verdict"),
    [
        ("Jan Orlow", (), "Jan Orlow", "right"),
        ("Jan Orlow", (), "Dr. Jan Orlow", "right"),
        ("Jan Orlow", ("Orlow",), "Orlow", "right"),
        ("Jan Orlow", (), "Orlow", "wrong"),
        ("Jan Orlow", (), "Ilse Brandt", "wrong"),
        ("Jan Orlow", (), None, "unresolved"),
        (None, (), None, "right"),
        (None, (), "Jan Orlow", "wrong"),
    ],
)
def test_a_name_is_right_or_wrong_or_there_is_none(
    speaker: str | None, accept: tuple[str, ...], found: str | None, verdict: str
) -> None:
    scores = SpeakerScores()
    gold = Marked(at("“It is over,”"), kind="direct", speaker=speaker, accept=accept)
    scores.add(TEXT, [gold], [Marked(at("It is over"), speaker=found)])
    assert dict(scores.verdicts) == {verdict: 1}
    assert scores.named_rightly == (1.0 if verdict == "right" else 0.0)


def test_a_quotation_that_is_not_found_has_no_speaker() -> None:
    scores = SpeakerScores()
    gold = [Marked(at(words), speaker="Jan Orlow") for words in ("“It is over,”", "“The ferry was late,”")]
    scores.add(TEXT, gold, [Marked(at("over"), speaker="Jan Orlow"), Marked(at("ferry was late"), speaker="Jan Orlow")])
    assert dict(scores.verdicts) == {"missed": 1, "right": 1}
    assert (scores.share("missed"), scores.share("wrong"), scores.named_rightly) == (0.5, 0.0, 1.0)


def test_nothing_marked_is_nothing_right() -> None:
    assert (SpeakerScores().share("right"), SpeakerScores().named_rightly) == (0.0, 0.0)


def test_the_command_shows_the_shares(tmp_path: Path) -> None:
    row = {"id": "a", "text": TEXT, "quotes": [
        {"content": at("“It is over,”"), "kind": "direct", "speaker": "Jan Orlow", "accept": []},
        {"content": at("“The ferry was late,”"), "kind": "direct", "speaker": "Ilse Brandt", "accept": ["Brandt"]},
    ]}  # fmt: skip
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(row) + "\n", "utf-8")
    shown = CliRunner().invoke(application(), ["evaluate", "speakers", str(gold)]).output
    assert shown.startswith("2 quotations marked\n")
    assert re.search(r"^right +0\.500$", shown, re.M)


@pytest.mark.slow
def test_an_independent_scorer_agrees(tmp_path: Path, engine: Engine, corpora: Path) -> None:
    gold, predicted = corpora / "speakers.dev.jsonl", tmp_path / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        for row in map(json.loads, gold.read_text("utf-8").splitlines()):
            document = from_text(row["text"])
            discourse = attribute(engine, document)
            found = [marked(document, a, discourse.speakers) for a in discourse.attributions]
            quotes = [{"content": q.content, "speaker": q.speaker} for q in found]
            out.write(json.dumps({"id": row["id"], "quotes": quotes}) + "\n")
    command = [sys.executable, str(corpora / "score.py"), "speakers", str(gold), str(predicted)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    shown = CliRunner().invoke(application(), ["evaluate", "speakers", str(gold)]).output
    for row in ("right", "unresolved", "wrong", "missed"):
        expected = re.search(rf"^{row} .*R ([\d.]+)", told, re.M).group(1)
        assert re.search(rf"^{row} +([\d.]+)$", shown, re.M).group(1) == expected
    expected = re.search(r"^named rightly +P ([\d.]+)", told, re.M).group(1)
    assert re.search(r"^named rightly +([\d.]+)$", shown, re.M).group(1) == expected
