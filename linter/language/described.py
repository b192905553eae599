"""What each unit of the pattern language is, in a few words, for whoever writes a pattern."""

from __future__ import annotations

_TOKEN = "one token that is {}, as word lists and its neighbours decide"

UNITS: dict[str, str] = {
    "word": "any token that is not a mark",
    "np": "a noun phrase with its of-phrases; tried longest first until the rest matches",
    "source": "a noun phrase with all that names a speaker: title, apposition, relative clause",
    "name": "a name, with what follows *of*",
    "person": "a name of a person: with a title or a given name, or the surname of one so named elsewhere in the article",
    "organisation": "a name with a word such as *ministry*, or an initialism",
    "actor": "who can act or speak: a name, a role, a pronoun",
    "quote": "a quotation with its marks",
    "label": "a speaker's label before a colon",
    "signature": "the name that signs a block quotation",
    "aux": "auxiliaries, adverbs and negations before a verb",
    "active": "auxiliaries, adverbs and negations before a verb, except those of a passive",
    "adjunct": "prepositional phrases, adverbs and times",
    "compound": "a word joined by a hyphen: *job-killing*",
    "clause": "from a token to the end of its clause",
    "subject": "the subject of a clause with all that belongs to it, before its verb",
    "predicate": "the verb group of a clause, finite or not",
    "passive": "a verb group in the passive",
    "negated": "a verb group with *not*, *n't* or *never*",
    **{
        name: _TOKEN.format(said)
        for name, said in {
            "noun": "a noun", "verb": "a verb", "adj": "an adjective", "adv": "an adverb", "det": "a determiner",
            "prep": "a preposition", "pronoun": "a pronoun", "number": "a number", "ing": "a form in -ing",
            "participle": "a participle", "modal": "a modal verb", "negation": "a negation", "capital": "a name",
        }.items()
    },
}  # fmt: skip
"""By name, for each in ``linter.text.document.ANNOTATORS``."""
