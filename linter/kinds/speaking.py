"""What rules ask of who says some words: by name, role, kind, or whether it is known."""

from __future__ import annotations

from linter.attribution.model import Speaker
from linter.findings.voices import voice_at
from linter.kinds.context import Context
from linter.pattern.lexicon import Table, entries_in, entry_tokens
from linter.ruleset.rule import LoadedRule, Speaking


def spoken_by(context: Context, loaded: LoadedRule, asked: Speaking, token: int) -> bool:
    """Whether the speaker of a token is as a rule asks. False for the narrator's own words."""
    discourse = context.discourse
    if voice_at(discourse, token) == "narrator":
        return False
    index = discourse.speaker_of[token]
    if asked.known is not None and asked.known != (index >= 0):
        return False
    if index < 0:
        return not (asked.named or asked.role or asked.kind)
    speaker = discourse.speakers[index]
    each = [speaker, *(discourse.speakers[member] for member in speaker.members)]
    table = None if asked.role is None else context.table(loaded, asked.role)
    return any(_is(one, asked, table) for one in each)


def _is(speaker: Speaker, asked: Speaking, role: Table | None) -> bool:
    if asked.kind and speaker.kind not in asked.kind:
        return False
    called = [entry_tokens(name) for name in (speaker.name, *speaker.aliases)]
    if asked.named and not any(_holds(words, entry_tokens(name)) for words in called for name in asked.named):
        return False
    return role is None or any(next(entries_in(role, words), None) is not None for words in called)


def _holds(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return bool(name) and any(words[at : at + len(name)] == name for at in range(len(words)))
