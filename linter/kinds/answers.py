"""What a finding's neighbourhood answers: a name, or a passage, that takes away what a rule complains of (``answered``)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict

from linter.attribution.model import Attribution, Speaker
from linter.kinds.context import Context
from linter.pattern.lexicon import holds_entry
from linter.ruleset.rule import Answered, LoadedRule
from linter.text.document import Range

_BEFORE, _AFTER = 4, 16
"""Tokens around a name in which somebody is introduced: "economist Ilse Brandt", "Brandt, a professor of law"."""
_NEAR = 200
"""Tokens on either side of a match in which a passage answers it: a sentence may have no end."""


def answered(context: Context, loaded: LoadedRule, wanted: Answered, at: Range) -> bool:
    """Whether the neighbourhood of a match answers it.

    Args:
        context: the document.
        loaded: the rule.
        wanted: what it takes for an answer, and how near.
        at: the tokens of the match.
    """
    if wanted.pattern is not None and _passage(context, loaded, wanted, at):
        return True
    return wanted.speaker is not None and _speaker(context, loaded, wanted, at)


def _passage(context: Context, loaded: LoadedRule, wanted: Answered, at: Range) -> bool:
    """Whether the pattern matches in the match's sentence or one of its neighbours, over no token of the match."""
    document, own = context.document, context.document.sentence_of[at.first]
    matcher = context.engine.matcher(loaded, "answered.pattern")
    first = document.sentences[max(0, own - wanted.before)].first
    last = document.sentences[min(len(document.sentences) - 1, own + wanted.after)].last
    first, last = max(first, at.first - _NEAR), min(last, at.last + _NEAR)
    for token in (*range(first, at.first), *range(at.last, last)):
        match = matcher.match_at(document, token)
        if match is not None and (match.last <= at.first or match.first >= at.last):
            return True
    return False


def _speaker(context: Context, loaded: LoadedRule, wanted: Answered, at: Range) -> bool:
    """Whether somebody with a name speaks near a match, who is neither named in its sentence nor the one who says it."""
    heard, discourse, sentence_of = context.once(Heard), context.discourse, context.document.sentence_of
    own = sentence_of[at.first]
    for attribution in heard.between(own - wanted.before, own + wanted.after):
        if wanted.speaker == "quoted" and attribution.kind == "indirect":
            continue
        content = Range(attribution.content[0].first, attribution.content[-1].last)
        if content.first < at.last and content.last > at.first:
            continue
        speaker = attribution.speaker
        if speaker is None or speaker == discourse.speaker_of[at.first] or not heard.is_named(speaker):
            continue
        if heard.named_in(speaker, own):
            continue
        if wanted.described is None or heard.described(loaded, speaker, wanted.described):
            return True
    return False


class Heard:
    """Who is heard in a document, by sentence, and where they are named."""

    def __init__(self, context: Context) -> None:
        self._context, document = context, context.document
        begun = [(document.sentence_of[a.content[0].first], i) for i, a in enumerate(context.discourse.attributions)]
        begun.sort()
        self._sentences = [sentence for sentence, _ in begun]
        self._attributions = [context.discourse.attributions[i] for _, i in begun]
        surnames = {_surname(speaker) for speaker in context.discourse.speakers}
        self._places: dict[str, list[int]] = defaultdict(list)
        for token, norm in enumerate(document.norms):
            if norm in surnames:
                self._places[norm].append(token)
        self._known: dict[tuple[str, str, int], bool] = {}

    def between(self, first: int, last: int) -> list[Attribution]:
        """The attributions whose words begin in some sentences, both included."""
        return self._attributions[bisect_left(self._sentences, first) : bisect_right(self._sentences, last)]

    def is_named(self, speaker: int) -> bool:
        """Whether a speaker has a name of its own: not “critics” or “White House officials”, nor a place or a document."""
        one = self._context.discourse.speakers[speaker]
        last = (one.name.partition(",")[0].split() or [""])[-1]
        return one.kind in ("person", "organisation", "unknown") and last[:1].isupper() and one.name[:4] != "The "

    def named_in(self, speaker: int, sentence: int) -> bool:
        """Whether a sentence names a speaker."""
        first, last, _ = self._context.document.sentences[sentence]
        places = self._places[_surname(self._context.discourse.speakers[speaker])]
        at = bisect_left(places, first)
        return at < len(places) and places[at] < last

    def described(self, loaded: LoadedRule, speaker: int, lexicon: str) -> bool:
        """Whether an entry of a rule's lexicon stands beside one of the places where a speaker is named."""
        key = (loaded.rule.id, lexicon, speaker)
        if key not in self._known:
            table, document = self._context.table(loaded, lexicon), self._context.document
            places = self._places[_surname(self._context.discourse.speakers[speaker])]
            self._known[key] = any(
                holds_entry(
                    table, document.norms, max(sentence.first, token - _BEFORE), min(sentence.last, token + _AFTER)
                )
                for token in places
                for sentence in (document.sentences[document.sentence_of[token]],)
            )
        return self._known[key]


def _surname(speaker: Speaker) -> str:
    """The last word of a speaker's name, without a post after a comma, as tokens are normalised."""
    return (speaker.name.partition(",")[0].split() or [""])[-1].lower()
