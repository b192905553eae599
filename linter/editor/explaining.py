"""Explains a finding at length: what its rule says of itself, and why it was found in these words."""

from __future__ import annotations

from linter.authoring.explain import TooLong, explain
from linter.findings.finding import Finding, Findings
from linter.output.described import described
from linter.output.explanation import render
from linter.ruleset.compiled import Engine
from linter.text import from_text


def explained(engine: Engine, findings: Findings, finding: Finding) -> str:
    """An explanation as plain text.

    Args:
        engine: the rules that found it.
        findings: all of the article.
        finding: one of them.

    The paragraph is explained by itself, since a whole article is too long to be told word by word; what depends on the rest of the article
    (who speaks, what was said before) may be otherwise there, and this is said.
    """
    loaded = engine.library.rules.get(finding.rule)
    if loaded is None:
        return f"{finding.title}\n\n{finding.message}"
    said = [*described(loaded), "", f"In this text: {finding.message}", f"  “{' '.join(finding.place.text.split())}”"]
    document = findings.document
    block = next(
        (one for one in document.blocks if document.source_map.span(one.start, one.end).end >= finding.place.end), None
    )
    if block is not None and block.end > block.start:
        try:
            made = explain(engine, loaded, from_text(document.view[block.start : block.end]))
        except TooLong as error:
            return "\n".join([*said, "", str(error)])
        said += ["", "The paragraph by itself; what depends on the rest of the article may be otherwise in it:", ""]
        said += render(made, width=110)
    return "\n".join(said)
