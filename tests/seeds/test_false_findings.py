"""The owner's article: what an editor would call a false alarm is not found. Every finding in it has been read."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

import pytest

from .conftest import SPEAKER

# All that the default pack finds, read and found right. A finding that comes new is read before it is written here.
CORE = [
    ("appeals/private-knowledge", "know both from our own information"),
    ("evaluation/unmasking", "dropped all pretenses"),
    ("evaluation/unmasking", "shown their true politics"),
    ("position/denial-of-change", "Russia has not and cannot change its position on the Kosovo issue"),
    ("measures/name-variants", "Ksovo"),
    ("comparison/double-standards", "double standards"),
    ("precedent/precedent-set", "Kosovo has set a precedent"),
    ("appeals/peoples-will", "the people have made their choice"),
]


def test_the_default_pack_finds_these_and_nothing_else(found, library):
    core = [one for one in found if "core" in library.rules[one.rule].rule.packs]
    assert [one.rule for one in core] == [rule for rule, _ in CORE]
    for one, (_, words) in zip(core, CORE, strict=True):
        assert words in " ".join(one.place.text.split())


# What a word list or a loose pattern would find: why it is wrong, the rules it is wrong for, and the words.
FALSE = [
    ("“most” with an adverb is a degree, not a crowd", "certainty/weasel-quantifier", "we most actively support"),
    ("“above all” orders a list", "certainty/absolute-term", "above all"),
    ("the fact is an event here, vouched for by nobody", "certainty/*", "before the fact"),
    ("who speaks of what he himself said vouches for nothing", "sourcing/factive-verb", "have merely pointed out"),
    ("to reply grants nothing", "sourcing/*", "Botsan-Kharchenko replied that"),
    ("he is named, and named in full", "sourcing/*unnamed*", "the Russian ambassador said"),
    ("not to recognise a state is an act, not a report", "attribution/reported*", "recognize Kosovo"),
    ("a declaration of independence declares nothing here", "attribution/*noun*", "a declaration of independence"),
    ("sanctions are the name of a policy, not an attack", "evaluation/*", "sanctions against Russia"),
    ("an armed conflict is no metaphor", "evaluation/*", "the armed conflict in Kosovo"),
    ("best interests are a term", "evaluation/*", "best interests"),
    ("a country is where, not who", "agency/bloc-as-actor", "in Russia this behavior"),
    ("a newspaper is no bloc", "agency/*", "Politika"),
    ("who faces a threat is not who made it", "agency/*passive", "have been faced with"),
    ("referendums held are no appeal to popularity", "appeals/popularity", "held referendums"),
    ("a name with a title is no expert", "appeals/expert-opinion", "The Ambassador of Russia"),
    ("two members are no tricolon", "figures/tricolon", "real and brutal"),
    ("a list of parties is no figure", "figures/*", "the European Union, the NATO and the United States"),
]  # fmt: skip


@pytest.mark.parametrize("why, rules, words", FALSE, ids=[why for why, _, _ in FALSE])
def test_what_is_no_finding(found, why, rules, words):
    source = found.document.source
    places = [(match.start(), match.end()) for match in re.finditer(re.escape(words), source)]
    assert places
    for start, end in places:
        assert not [
            one for one in found if fnmatchcase(one.rule, rules) and one.place.start < end and one.place.end > start
        ], why


def test_there_is_one_speaker_and_nobody_else_s_words(found):
    assert [speaker.name for speaker in found.speakers] == [SPEAKER]
    assert {one.speaker for one in found} <= {SPEAKER, None}


def test_only_what_the_article_reports_is_attributed(found):
    """Fifteen reports; what stands within them, “as he said” and the President's statement, may be told too."""
    contents = [found.document.text_of(*one.content[0]) for one in found.attributions]
    mentioned = ("“wild”", "a connection between the Donbas issue and Kosovo and Metohija")
    assert len([content for content in contents if content not in mentioned]) == 15


# Rules that have nothing to find: each is about something that this article has not.
ABSENT = [
    ("the paper's own words are plain", "narrator", "evaluation/*"),
    ("the paper itself promises, fears and demands nothing", "narrator", "appeals/*"),
    ("the paper itself neither doubts nor insists", "narrator", "certainty/*"),
    ("every source is named", None, "sourcing/unnamed-*"),
    ("nobody is anonymous", None, "sourcing/anonymity-*"),
    ("no critics, no studies, no rumours", None, "sourcing/*-say"),
    ("no study is cited", None, "sourcing/studies-show"),
    ("every verb of speech but one is neutral", None, "sourcing/loaded-verb"),
    ("speech is quoted as speech, not as a strange word", None, "distancing/scare-quotes"),
    ("nothing is asked for effect", None, "questions/*"),
    ("no dilemma is put", None, "choice/*"),
    ("no headline is there to be set against the text", None, "measures/headline-*"),
    ("no two numbers are at odds", None, "measures/number-conflict"),
    ("one term each", None, "measures/term-variants"),
    ("no harm is told without its doer", None, "agency/agentless-passive"),
]  # fmt: skip


@pytest.mark.parametrize("why, voice, rules", ABSENT, ids=[why for why, _, _ in ABSENT])
def test_what_the_article_has_not_is_not_found(found, why, voice, rules):
    assert not [one for one in found if fnmatchcase(one.rule, rules) and voice in (None, one.voice)], why
