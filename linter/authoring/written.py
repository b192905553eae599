"""Writes rule files for an author to go on with: each loads as it is."""

from __future__ import annotations

from collections.abc import Sequence

from linter.authoring.concordance import Hit

_COMMENTED = 8  # hits that a new file shows


def rule_file(rule_id: str, pattern: str, captures: Sequence[str] = (), hits: Sequence[Hit] = ()) -> str:
    """A rule file with a pattern.

    Args:
        rule_id: ``family/name``.
        pattern: its text, one alternative a line.
        captures: the names that it captures, for the message.
        hits: where it matched; their sentences are comments, for the author to write examples like them.
    """
    title = rule_id.partition("/")[2].replace("-", " ").capitalize()
    said = "".join(f"{{{name}: {{}} }}" for name in captures[:1]) or "{words}: "
    lines = [
        f"id: {rule_id}",
        f"title: {title}",
        f'message: "{said}say here what this does to a reader"',
        "claims: |",
        "  Say here what must be true of the text for a finding to be right.",
        "why: |",
        "  Say here why it matters.",
        "severity: info",
        "voice: any",
        "pattern: |",
        *(f"  {line.strip()}" for line in pattern.split("\n") if line.strip()),
        "examples: # at least five of each in the end; `rhetlint rules test` runs them",
        "  flag: []",
        "  pass: []",
    ]
    if hits:
        lines.append(
            "# Found so in texts. Write examples like these in words of your own, with other people and places:"
        )
        lines += (f"#   {' '.join(hit.sentence.split())[:300]}" for hit in hits[:_COMMENTED])
    return "\n".join(lines) + "\n"
