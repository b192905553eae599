"""``rhetlint explain``: explains one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from linter.cli.errors import CommandError
from linter.cli.options import ConfigFile, NoConfig, RuleId, RulePaths
from linter.cli.streams import say
from linter.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.ruleset import LoadedRule, RuleLibrary
    from linter.ruleset.compiled import Engine
    from linter.ruleset.glossary import Glossary
    from linter.text.document import Document

EPILOG = """Examples:

\b
  rhetlint explain evaluation/intensifier
  rhetlint explain position/red-line --on "Brandt drew the red line."
  echo "Brandt drew the red line." | rhetlint explain position/red-line --on -
  rhetlint explain position/red-line --file article.md --format json
"""

Formats = Annotated[
    Literal["text", "json"] | None,
    typer.Option(help="How the explanation of a text is written (default: text).", show_default=False),
]


def explain(
    rule_id: RuleId,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="TEXT",
            help="Say why the rule finds something in this text, or does not; - for standard input.",
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--file", metavar="PATH", help="The same for the text of a file; - for standard input."),
    ] = None,
    format: Formats = None,
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Explain a rule: why it matters, what to do, examples; or, with a text, why the rule finds something in it or does not.

    For a text: how far each alternative of the pattern gets, where it stops and what it wants there; what voice, block, except,
    within, where and suppression ask of each match; the values of a measure or sequence against their bounds; and what the words
    were taken for.
    """
    from linter.ruleset.choice import Choice
    from linter.session import load_chosen, names_file

    choice = Choice(tuple(rules or ()), config=config, isolated=no_config)
    library = load_chosen(choice)
    loaded = find_rule(library, rule_id)
    if on is None and file is None:
        if format is not None:
            raise CommandError("--format is for the explanation of a text: give one with --on or --file")
        from linter.cli.testing import severities
        from linter.output.described import described

        typer.echo("\n".join(described(loaded, severities(choice, library).get(rule_id))))
        return
    if on is not None and file is not None:
        raise CommandError("give --on or --file, not both")
    from linter.cli.inputs import STDIN, expand, open_document
    from linter.cli.testing import glossary_of
    from linter.ruleset.compiled import Engine
    from linter.text import from_text

    given = on is not None and on != STDIN
    if on is not None and given and names_file(on):
        say(f"warning: {on} is taken for the text itself, and there is a file of that name: --file {on} explains that")
    document = from_text(on or "") if given else open_document(expand([file or STDIN])[0])
    print_explanations(Engine(library), loaded, [document], format, glossary_of(choice))


def print_explanations(
    engine: Engine, loaded: LoadedRule, documents: Iterable[Document], format: str | None, glossary: Glossary | None
) -> None:
    """Print why a rule finds something in documents or does not, as text or JSON.

    Raises:
        CommandError: a document is too long.
    """
    import shutil

    from linter.authoring.explain import TooLong
    from linter.authoring.explain import explain as explained
    from linter.output.explanation import as_json, render

    try:
        found = [explained(engine, loaded, document, glossary=glossary) for document in documents]
    except TooLong as error:
        raise CommandError(str(error)) from None
    if format == "json":
        typer.echo(as_json(found), nl=False)
        return
    width = shutil.get_terminal_size((100, 24)).columns
    typer.echo("\n\n".join("\n".join(render(one, width=width)) for one in found))


def print_trace(engine: Engine, loaded: LoadedRule, documents: Iterable[Document], format: str | None) -> None:
    """Print the steps of the first match in documents; without a match, of the attempt in the first of them that got furthest.

    Raises:
        CommandError: there is no match, and the first document is too long for its attempts to be followed; or nothing was tried in it.
    """
    import shutil

    from linter.authoring.attempts import MOST_TOKENS
    from linter.authoring.tracing import nearest as nearest_attempt
    from linter.authoring.tracing import trace
    from linter.output.trace import as_json, render

    first, found = None, None
    for document in documents:
        first = first or document
        found = trace(engine, loaded, document)
        if found is not None:
            break
    if found is None and first is not None:
        if len(first.norms) > MOST_TOKENS:
            raise CommandError(
                f"nothing matches, and an attempt is followed in a text of at most {MOST_TOKENS:,} tokens, such as a paragraph; "
                f"{first.path} has {len(first.norms):,}"
            )
        found = nearest_attempt(engine, loaded, first)
    if found is None:
        raise CommandError("nothing was tried: no text has a word that every match needs; --explain says which")
    if format == "json":
        typer.echo(as_json(found), nl=False)
        return
    typer.echo("\n".join(render(found, shutil.get_terminal_size((100, 24)).columns)))


def find_rule(library: RuleLibrary, rule_id: str) -> LoadedRule:
    """A rule by its id. Raises CommandError, with the nearest id, if there is none."""
    if rule_id not in library.rules:
        hint = nearest(rule_id, library.rules, "; see `rhetlint rules list`")
        raise CommandError(f"no rule is called {rule_id!r}{hint}")
    return library.rules[rule_id]
