"""Verb groups that something interrupts."""

from __future__ import annotations

from linter.language.clauses.stack import Stack

_AUXILIARIES = frozenset("mhbxnA")
_SET_PHRASES = frozenset({"fact", "effect", "turn", "general", "private", "public", "particular", "past", "essence"})
"""What *in* makes an adverb of: in fact."""
_FINITE = frozenset({"is", "was", "are", "were", "has", "had", "have"})


def goes_on_group(stack: Stack, at: int) -> bool:
    """Whether a verb goes on the group of an open clause, in which case it is added to that.

    Between the two stand commas ("have, in fact, praised"), the subject ("did Orlow say") or *all* ("have all said").
    """
    chunks = stack.chunks
    clause = next((c for c in stack.open[-1:-3:-1] if c.verb >= 0), None)
    if clause is None or chunks.kinds[clause.verb] != "v" or not _AUXILIARIES.issuperset(chunks.tags_of(clause.verb)):
        return False
    form = chunks.tags_of(at).strip("An")
    if form[:1] not in ("P", "V", "K", "h", "b") or chunks.opener(at) in _FINITE:
        return False
    auxiliary = chunks.tags_of(clause.verb).strip("An")[-1:]
    participle = chunks.tags_of(at)[-1] in "PK"
    if participle != (auxiliary in ("h", "b")):
        return False
    between = chunks.kinds[clause.verb + 1 : at]
    parenthesis = between.startswith(",") and between.endswith(",") and auxiliary != "b"
    inverted = clause.subject < 0 and between.strip("ae") in ("n", "p")
    floating = bool(between) and (not between.strip('ae"') or (between == "in" and chunks.word(at - 1) in _SET_PHRASES))
    if not (parenthesis or inverted or floating):
        return False
    if inverted and clause.record >= 0:
        stack.give_subject(clause, chunks.last_noun(at))
    stack.close(stack.open.index(clause) + 1, at)
    clause.verb = at
    stack.record(clause, at, passive=auxiliary == "b")
    return True
