"""Writes rule files for an author to go on with: each loads as it is."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from linter.authoring.concordance import Hit
from linter.ruleset.rule import VoiceChoice
from linter.ruleset.unwritten import MESSAGE

_COMMENTED = 8  # hits that a new file shows
_LINE = 1_000_000  # characters: no text is broken into lines


class Wording(msgspec.Struct, frozen=True):
    """What a new rule says, as far as its author has said it: an empty ``title`` or ``message`` is made up, for the author to change."""

    title: str = ""
    message: str = ""
    voice: VoiceChoice = "any"
    flag: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()


def rule_file(
    rule_id: str,
    pattern: str,
    captures: Sequence[str] = (),
    hits: Sequence[Hit] = (),
    wording: Wording = Wording(),  # noqa: B008  # frozen
) -> str:
    """A rule file with a pattern.

    Args:
        rule_id: ``family/name``.
        pattern: its text, one alternative a line.
        captures: the names that it captures, for the message.
        hits: where it matched; their sentences are comments, for the author to write examples like them.
        wording: title, message, voice and examples.
    """
    title = wording.title or rule_id.partition("/")[2].replace("-", " ").capitalize()
    said = "".join(f"{{{name}: {{}} }}" for name in captures[:1]) or "{words}: "
    message = wording.message or f"{said}{MESSAGE}"
    lines = [
        f"id: {rule_id}",
        f"title: {_scalar(title) if wording.title else title}",
        f"message: {_scalar(message)}",
        "claims: |",
        "  Say here what must be true of the text for a finding to be right.",
        "why: |",
        "  Say here why it matters.",
        "severity: info",
        f"voice: {wording.voice}",
        *_pattern(pattern),
        "examples: # three of each at least; `rhetlint rules test` runs them",
        *_examples("flag", wording.flag),
        *_examples("pass", wording.passing),
    ]
    if hits:
        lines.append(
            "# Found so in texts. Write examples like these in words of your own, with other people and places:"
        )
        lines += (f"#   {' '.join(hit.sentence.split())[:300]}" for hit in hits[:_COMMENTED])
    return "\n".join(lines) + "\n"


def _pattern(pattern: str) -> list[str]:
    """The key of the pattern, a line an alternative; on one line in quotes where it has a character that YAML does not hold as it is."""
    lines = [line.strip() for line in pattern.split("\n") if line.strip()]
    if all(line.replace("\t", " ").isprintable() for line in lines):
        return ["pattern: |", *(f"  {line}" for line in lines)]
    return [f"pattern: {_scalar(chr(10).join(lines))}"]


def _examples(kind: str, texts: Sequence[str]) -> list[str]:
    return [f"  {kind}:", *(f"    - {_scalar(text)}" for text in texts)] if texts else [f"  {kind}: []"]


def _scalar(text: str) -> str:
    """A text as YAML, in double quotes on one line."""
    import yaml

    written: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=_LINE)
    return written.rstrip("\n")
