"""``rhetlint evaluate``: measures the linter against texts annotated by hand."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from linter.cli.options import RulePaths

if TYPE_CHECKING:
    from linter.evaluation.attribution import Error, Scores
    from linter.evaluation.gold import GoldText

app = typer.Typer(help="Measure against annotated texts.", no_args_is_help=True, rich_markup_mode=None)

EPILOG = """Examples:

\b
  rhetlint evaluate attribution gold.jsonl
  rhetlint evaluate attribution gold.jsonl --errors 20 --by-rule
  rhetlint evaluate attribution gold.jsonl --rules my-paper/

A line of GOLD.jsonl is one text: {"id": …, "text": …, "quotes": [{"content": [[start, end], …], "cue": [...],
"source": [...], "kind": "direct" or "mixed" or "indirect"}, …]}, spans as half-open character offsets.
"""

SPEAKERS_EPILOG = """Examples:

\b
  rhetlint evaluate speakers gold.jsonl
  rhetlint evaluate speakers gold.jsonl --rules my-paper/

A line of GOLD.jsonl is one text: {"id": …, "text": …, "quotes": [{"content": [[start, end], …], "speaker": "Jan Orlow"
or null, "accept": ["Orlow"]}, …]}, spans as half-open character offsets.
"""


@app.callback()
def _group() -> None:
    pass


@app.command(epilog=EPILOG)
def attribution(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD.jsonl", help="Texts with their attributions marked.", show_default=False)
    ],
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show the N worst misses and the N worst false alarms in context.")
    ] = 0,
    by_rule: Annotated[
        bool, typer.Option("--by-rule", help="Show how many of each rule's attributions are right.")
    ] = False,
    rules: RulePaths = None,
) -> None:
    """Score who says what against a gold standard.

    Each attribution found is paired with the one in the gold standard whose content shares most words with it. exact: the
    same words; relaxed: at least half of the words of both together; +source, +cue: relaxed, and the source or the cue
    agrees as well; +head: relaxed, and the head of the source agrees ("The man" of "The man who met Jan Orlow"). wrong
    mouth: of the relaxed pairs with two sources, the share whose heads differ; lower is better.
    """
    from linter.attribution.matching import attribute
    from linter.evaluation.attribution import Scores
    from linter.evaluation.gold import read_gold
    from linter.evaluation.pairing import marked
    from linter.ruleset.compiled import Engine
    from linter.session import load_rules
    from linter.text import from_text

    engine = Engine(load_rules(tuple(rules or ())))
    scores = Scores()
    texts: dict[str, str] = {}
    for row in _counted(read_gold(gold)):
        document = from_text(row.text)
        found = attribute(engine, document).attributions
        scores.add(row.id, row.text, row.quotes, [marked(document, a) for a in found], [a.rule for a in found])
        if errors:
            texts[row.id] = row.text
    typer.echo("\n".join(_table(scores, by_rule)))
    for what in ("missed", "false alarm") if errors else ():
        worst = sorted((e for e in scores.errors if e.what == what), key=lambda e: e.weight)
        typer.echo(f"\n{what}: {len(worst):,}, the worst {min(errors, len(worst))}:")
        for error in worst[:errors]:
            typer.echo(_shown(error, texts[error.text_id]))


@app.command(epilog=SPEAKERS_EPILOG)
def speakers(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD.jsonl", help="Texts with their speakers marked.", show_default=False)
    ],
    rules: RulePaths = None,
) -> None:
    """Score whose name is given to what is quoted.

    Each marked quotation is paired with the one found whose content shares most words with it, at least half of the words
    of both together. right: the name, or a form of it that is accepted; unresolved: no name; wrong: another name; missed:
    no such quotation found. named rightly: right, of those that were given a name.
    """
    from linter.attribution.matching import attribute
    from linter.evaluation.gold import read_gold
    from linter.evaluation.pairing import marked
    from linter.evaluation.speakers import VERDICTS, SpeakerScores
    from linter.ruleset.compiled import Engine
    from linter.session import load_rules
    from linter.text import from_text

    engine = Engine(load_rules(tuple(rules or ())))
    scores = SpeakerScores()
    for row in _counted(read_gold(gold)):
        document = from_text(row.text)
        discourse = attribute(engine, document)
        scores.add(row.text, row.quotes, [marked(document, a, discourse.speakers) for a in discourse.attributions])
    typer.echo(f"{scores.verdicts.total():,} quotations marked\n")
    for verdict in VERDICTS:
        typer.echo(f"{verdict:20} {scores.share(verdict):9.3f}")
    typer.echo(f"{'named rightly':20} {scores.named_rightly:9.3f}")


def _table(scores: Scores, by_rule: bool) -> Iterator[str]:
    yield f"{scores.gold:,} attributions marked, {scores.found:,} found\n"
    yield f"{'':20} {'precision':>9} {'recall':>9} {'F1':>9}"
    for measure in ("exact", "relaxed", "+source", "+head", "+cue"):
        p, r, f = scores.figures(measure)
        yield f"{measure:20} {p:9.3f} {r:9.3f} {f:9.3f}"
    for kind in sorted(filter(None, scores.kinds)):
        yield f"{f'recall of {kind}':20} {'':9} {scores.recall_of(kind):9.3f}"
    yield f"{'wrong mouth':20} {scores.wrong_mouth:9.3f}"
    if by_rule:
        yield f"\n{'rule':36} {'found':>7} {'right':>7} {'precision':>9}"
        for rule, count in sorted(scores.rules.items()):
            right = scores.rules_hit[rule]
            yield f"{rule:36} {count:7,} {right:7,} {right / count:9.3f}"


def _shown(error: Error, text: str) -> str:
    """An error shown in its context: content in ⟦⟧, cue in {}, source in <>."""
    quote = error.marked
    edges: list[tuple[int, int, str]] = []
    for spans, (opening, closing) in ((quote.content, "⟦⟧"), (quote.cue, "{}"), (quote.source, "<>")):
        for start, end in spans:
            edges += [(start, 1, opening), (end, 0, closing)]
    edges.sort()
    begin, stop = max(0, edges[0][0] - 60), edges[-1][0] + 60
    out, at = [], begin
    for offset, _, mark in edges:
        out += [text[at:offset], mark]
        at = offset
    shown = "".join([*out, text[at:stop]]).replace("\n", " ")
    rule = f" by {error.rule}" if error.rule else f" ({quote.kind})" if quote.kind else ""
    return f"- {error.text_id}{rule}, overlap {error.overlap:.2f}\n  {shown}"


def _counted(rows: Iterable[GoldText]) -> Iterator[GoldText]:
    looking = sys.stderr.isatty()
    for number, row in enumerate(rows, 1):
        yield row
        if looking:
            sys.stderr.write(f"\r\x1b[K{number:,} texts scored")
            sys.stderr.flush()
    if looking:
        sys.stderr.write("\r\x1b[K")
