"""Texts to lint that nobody has written: pieces thrown together, and articles made of the rules' own examples."""

from __future__ import annotations

from hypothesis import strategies as st

from linter import RuleLibrary
from linter.ruleset.rule import FlagExample

PIECES = [
    "“", "”", "‘", "’", '"', "'", ".", ",", ";", ":", "—", "(", ")", "?", "…", "\n", "\n\n", "# ", "> ", "- ", "Q:", "A:", "BRANDT:",
    "Ilse Brandt", "Brandt", "Orlow", "Jan Orlow", "she", "he", "they", "the minister", "Mr.", "who", "The", "the", "and", "but", "while",
    "not", "very", "never", "said", "says", "told the council", "called", "asked", "Asked", "according to", "According to", "that",
    "whether", "claims", "claimed", "denied", "plans to", "said to be", "is expected", "questions about", "it would sail", "the ferry",
    "the ferry was late", "the harbour", "“The ferry is late,”", "dam", "dams", "14", "16", "3.5", "people", "killed", "were", "absolutely",
    "a disgrace", "the West", "alleged", "Kosovo", "Ksovo", "We will", "U.S.", "so-called",
    "<!-- rhetlint-disable -->", "<!-- rhetlint-enable -->", "<p>", "</p>", "&amp;", "**", "[", "](x)", "`",
]  # fmt: skip
"""What trips a reader of news: marks, names, cues, words that rules look for, and markup."""

pieced = st.lists(st.sampled_from(PIECES), max_size=50).map(" ".join)


def sentences(library: RuleLibrary) -> dict[str, list[str]]:
    """The flag and pass examples of every rule, by its family."""
    found: dict[str, list[str]] = {}
    for rule_id, loaded in library.rules.items():
        examples = loaded.rule.examples
        texts = [one.text if isinstance(one, FlagExample) else one for one in examples.flag]
        found.setdefault(rule_id.partition("/")[0], []).extend([*texts, *examples.pass_])
    return found


def articles(library: RuleLibrary) -> dict[str, str]:
    """An article a family of rules, of its examples: between them they have something for every rule."""
    return {family: "\n\n".join(texts) for family, texts in sentences(library).items()}
