"""Tokens by their words: ``word``, ``~lemma``, ``@lexicon``, ``"exact"``.

What always takes one token becomes a ``OneToken``, however it is written; so does a choice of such (``ChoiceOperator``).
"""

from __future__ import annotations

import pyparsing as pp

from linter.language.inflection import inflections
from linter.pattern.hints import MOST_WORDS, Hint, ListEdge, listed, of_words
from linter.pattern.lexicon import Lexicons, Table
from linter.pattern.operators.base import NO_MATCH, NONE, Builds, Found, Leaf, Operator, Single, operator
from linter.pattern.stream import TokenStream
from linter.pattern.tree import Exact, Lemma, Lexicon, Word
from linter.text.tokens import normalise

NO_CLASSES: frozenset[str] = frozenset()


class OneToken(Leaf):
    """One token that has one of some word classes or is one of some words."""

    def __init__(self, single: Single) -> None:
        super().__init__(_label(single))
        self.classes, self.words = single

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        if instring.words[loc] in self.words or instring.tags[loc] in self.classes:
            return loc + 1, NONE
        raise NO_MATCH.with_traceback(None)


def _label(single: Single) -> str:
    words = sorted(single.words)
    shown = [*(f"<{tag}>" for tag in sorted(single.classes)), *words[:3], *(["…"] if len(words) > 3 else [])]
    return " | ".join(shown) or "nothing"


class Entry(Leaf):
    """An entry of a lexicon, the longest that matches."""

    def __init__(self, name: str, table: Table) -> None:
        super().__init__(f"@{name}")
        self.alone, self.longer, self.starting = table.alone, table.longer, table.starting

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        words = instring.words
        word = words[loc]
        if word in self.longer:
            for form in self.starting(word):
                last = loc + len(form)
                if tuple(words[loc:last]) == form:
                    return last, NONE
        if word in self.alone:
            return loc + 1, NONE
        raise NO_MATCH.with_traceback(None)


class Exactly(Leaf):
    """Tokens written exactly so in the article; straight and curly apostrophes are the same."""

    def __init__(self, tokens: tuple[str, ...]) -> None:
        super().__init__(f'"{" ".join(tokens)}"')
        self.tokens = tokens

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        document, token_of = instring.document, instring.token_of
        for text in self.tokens:
            token = token_of[loc]
            if token < 0 or document.text_of(token, token + 1).replace("’", "'") != text:
                raise NO_MATCH.with_traceback(None)
            loc += 1
        return loc, NONE


@operator(Word)
class WordOperator(Operator):
    """``position``: a token by its normalised form."""

    def build(self, node: Word, builder: Builds) -> pp.ParserElement:
        return OneToken(Single(NO_CLASSES, frozenset((node.text,))))

    def edge(self, node: Word, lexicons: Lexicons, forwards: bool) -> Hint | None:
        return of_words((node.text,))

    def single(self, node: Word, lexicons: Lexicons) -> Single | None:
        return Single(NO_CLASSES, frozenset((node.text,)))


@operator(Lemma)
class LemmaOperator(Operator):
    """``~change``: any inflection of a lemma."""

    def build(self, node: Lemma, builder: Builds) -> pp.ParserElement:
        return OneToken(Single(NO_CLASSES, inflections(node.lemma)))

    def edge(self, node: Lemma, lexicons: Lexicons, forwards: bool) -> Hint | None:
        return of_words(inflections(node.lemma))

    def single(self, node: Lemma, lexicons: Lexicons) -> Single | None:
        return Single(NO_CLASSES, inflections(node.lemma))


@operator(Lexicon)
class LexiconOperator(Operator):
    """``@position``, ``~@say``: an entry of a lexicon, or any inflection of one."""

    def build(self, node: Lexicon, builder: Builds) -> pp.ParserElement:
        return Entry(node.name, builder.lexicons.table(node.name, node.inflected))

    def edge(self, node: Lexicon, lexicons: Lexicons, forwards: bool) -> Hint | None:
        at = ListEdge(lexicons.key(node.name), node.inflected, forwards)
        return Hint(lists=(at,)) if len(listed(at, lexicons)) <= MOST_WORDS else None

    def single(self, node: Lexicon, lexicons: Lexicons) -> Single | None:
        words = lexicons.forms(node.name, node.inflected)
        return None if words is None else Single(NO_CLASSES, words)


@operator(Exact)
class ExactOperator(Operator):
    """``"West"``: tokens exactly as written."""

    def build(self, node: Exact, builder: Builds) -> pp.ParserElement:
        return Exactly(node.words)

    def edge(self, node: Exact, lexicons: Lexicons, forwards: bool) -> Hint | None:
        return of_words((normalise(node.words[0 if forwards else -1]),))
