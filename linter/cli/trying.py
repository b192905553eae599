"""``rhetlint try``: runs a pattern that is in no rule file, and prints a concordance."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from linter.cli.errors import CommandError
from linter.cli.options import (
    ConfigFile,
    ForceLanguage,
    NoColor,
    NoConfig,
    Output,
    Paths,
    RulePaths,
    StdinName,
    format_option,
)
from linter.nearest import nearest
from linter.output.formats import HITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.authoring.concordance import Hit, Search
    from linter.cli.inputs import Input

EPILOG = """Examples:

\b
  rhetlint try '$who:actor ~draw a red line' news/
  rhetlint try '@hedge-verb' corpus.jsonl --sort right --limit 40
  rhetlint try '~rise by $much:/\\d+ ?%/' corpus.jsonl --count-by much
  rhetlint try '$who:actor ~draw a red line' news/ --save own/red-line
  echo 'Brandt drew the red line.' | rhetlint try '$who:actor ~draw a red line' - --explain
  echo 'Brandt drew a red line.' | rhetlint try '$who:actor ~draw a red line' - --trace

A file that ends in .jsonl holds one JSON object a line, with a text each.
"""


def try_(
    pattern: Annotated[
        str,
        typer.Argument(
            metavar="PATTERN", help="A pattern (see `rhetlint rules syntax`), in quotes.", show_default=False
        ),
    ],
    paths: Paths,
    sort: Annotated[
        str | None,
        typer.Option(
            metavar="left|right|CAPTURE", help="Sort hits by the words left or right of them, or by a capture."
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Print N hits at most, the first.")] = None,
    sample: Annotated[int | None, typer.Option(min=1, metavar="N", help="Print N hits taken by chance.")] = None,
    seed: Annotated[
        int, typer.Option(metavar="S", help="Another number takes other hits with --sample, the same one the same.")
    ] = 1,
    voice: Annotated[
        Literal["narrator", "quoted", "reported", "source", "any"] | None,
        typer.Option(
            help="Only hits in this voice (any: all); each hit is shown with its voice and speaker. Takes more time."
        ),
    ] = None,
    count_by: Annotated[
        str | None, typer.Option(metavar="CAPTURE", help="Print what this capture took and how often, not the hits.")
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say why the pattern matches each text or does not, instead. For short texts."),
    ] = False,
    trace: Annotated[
        bool,
        typer.Option(
            "--trace", help="Show the steps of the first match, instead, or of the nearest attempt if there is none."
        ),
    ] = False,
    save: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Write the pattern to a new rule file: family/name, in rules/family/name.yaml."
        ),
    ] = None,
    format: Annotated[str | None, format_option(HITS, "hits")] = None,
    column: Annotated[
        str, typer.Option(metavar="NAME", help="The key of the text in lines of a .jsonl file.")
    ] = "text",
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    force_language: ForceLanguage = False,
    output: Output = None,
    stdin_name: StdinName = "<stdin>",
    no_color: NoColor = False,
) -> None:
    """Try a pattern on texts: every hit in its context, below one another.

    Exit status: 0 with hits, 1 without, 2 for wrong usage or input that cannot be read. English only.
    """
    import linter.cli.light  # noqa: F401  # before anything imports pyparsing
    from linter.authoring.concordance import Search, captures_of, in_order, sampled
    from linter.authoring.trial import beside, tried
    from linter.cli.inputs import expand
    from linter.cli.streams import chosen_format, emit, spare
    from linter.cli.testing import glossary_of
    from linter.cli.texts import ROWS
    from linter.output import concordance
    from linter.output.terminal import use_colour
    from linter.ruleset.choice import Choice
    from linter.ruleset.compiled import Engine
    from linter.session import load_chosen

    form = chosen_format("try", format, output)
    choice = Choice(tuple(rules or ()), config=config, isolated=no_config)
    library = load_chosen(choice)
    rule = tried(pattern, library, voice or "any")
    _warn(pattern)
    captures = captures_of(rule)
    for name in (count_by, None if sort in ("left", "right") else sort):
        if name is not None and name not in captures:
            hint = f"; it captures {', '.join(captures)}" if captures else "; capture it, as in $name:np"
            raise CommandError(f"the pattern captures no {name!r}" + nearest(name, captures, hint))
    target = None if save is None else _target(save)
    inputs = expand(paths, stdin_name, choice, also=(ROWS,))
    spare((item.path for item in inputs if item.data is None), output)
    if explain or trace:
        from linter.cli.explain import print_explanations, print_trace
        from linter.cli.texts import documents

        if explain and trace:
            raise CommandError("give --explain or --trace, not both")
        if form == "csv":
            raise CommandError(f"{'an explanation' if explain else 'a trace'} is written as text or json")
        read = (one for item in inputs for one in documents(item, column, bool) if one is not None)
        engine = Engine(beside(library, rule))
        if explain:
            print_explanations(engine, rule, read, form, glossary_of(choice))
        else:
            print_trace(engine, rule, read, form)
        return
    search = Search(Engine(beside(library, rule)), rule, voices=voice is not None, glossary=glossary_of(choice))
    texts = _Texts(inputs, search, column, force_language)
    hits = list(texts)
    shown = hits if sample is None else sampled(hits, sample, seed)
    if sort is not None:
        shown = in_order(shown, sort)
    shown = shown[:limit]
    if form == "json":
        emit([concordance.as_json(shown, pattern, captures, texts.read, len(hits))], output)
    elif form == "csv":
        rows = concordance.counts_as_csv(shown, count_by) if count_by else concordance.as_csv(shown, captures)
        emit([rows], output)
    else:
        colour = output is None and not no_color and use_colour(sys.stdout)
        width = shutil.get_terminal_size((100, 24)).columns
        if count_by:
            printed = list(concordance.table(shown, count_by))
        else:
            printed = list(concordance.lines(shown, captures, colour=colour, width=width))
        if colour and captures and not count_by:
            printed.append(concordance.legend(captures))
        printed += ["", *concordance.summary(hits, captures, texts.read, len(shown))]
        emit(["\n".join(printed).lstrip("\n") + "\n"], output)
    if target is not None:
        _save(target, save or "", pattern, captures, shown)
    raise typer.Exit(2 if texts.unread else 0 if hits else 1)


def _warn(pattern: str) -> None:
    """Say on standard error which marks of a pattern mean something else than they seem to."""
    from linter.cli.streams import say
    from linter.pattern.doubtful import doubtful
    from linter.problems import caret

    for number, line in enumerate(pattern.split("\n"), 1):
        for said, offset in doubtful(line):
            say(f"warning: <pattern>:{number}:{offset + 1}: {said}{caret(line, offset)}")


_MOST_REFUSED = 10  # rows of a file of which each is told why it cannot be read


class _Texts:
    """The hits in texts, as they are read; ``read`` counts the texts, ``unread`` the files and rows that could not be read."""

    def __init__(self, inputs: list[Input], search: Search, column: str, force_language: bool) -> None:
        self._inputs, self._search, self._column, self._force = inputs, search, column, force_language
        self.read = self.unread = 0

    def __iter__(self) -> Iterator[Hit]:
        from linter.cli.streams import say
        from linter.cli.texts import documents
        from linter.text import ReadError

        for item in self._inputs:
            refused: list[str] = []
            try:
                for document in documents(item, self._column, self._search.may_hit, refused.append):
                    self.read += 1
                    if document is None:
                        continue
                    if document.english is not False or self._force:
                        yield from self._search.hits(document)
                    for warning in document.warnings:
                        say(f"warning: {warning}")
            except ReadError as error:
                say(str(error))
                self.unread += 1
            self.unread += len(refused)
            for said in refused[:_MOST_REFUSED]:
                say(said)
            if len(refused) > _MOST_REFUSED:
                say(f"{item.path}: {len(refused) - _MOST_REFUSED:,} more texts cannot be read")


def _target(rule_id: str) -> str:
    """The file of a new rule. Raises CommandError if it is there, or the id is none."""
    from linter.cli.newrule import file_of

    return str(file_of(rule_id))


def _save(target: str, rule_id: str, pattern: str, captures: list[str], hits: list[Hit]) -> None:
    from linter.authoring.written import rule_file
    from linter.cli.newrule import write

    write(target, rule_file(rule_id, pattern, captures, hits))
