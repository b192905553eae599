"""Which texts are read as English: those in another language are told, and no rule is run on them."""

import pytest

from linter import lint
from linter.text import from_text

OTHERS = {
    "German": "Der Bürgermeister von Orlow will die alte Brücke im Herbst schließen. „Das ist eine Schande“, sagte Ilse Brandt am Dienstag im "
    "Rathaus. Die Gegner der Reform sprechen von einem Skandal und haben in der Nacht vor dem Hafen demonstriert, während die Polizei zusah.",
    "Dutch": "De burgemeester was in de haven en had met de vissers over de oude brug gesproken. Zij zei dat het plan van de stad niet goed was "
    "en dat er in de winter geen veer meer over het water zou varen, omdat de boot te oud is.",
    "French": "Le maire a dit que le pont serait fermé pour des raisons de sécurité. Les pêcheurs du port, qui ne sont pas contents, ont demandé à "
    "la ville de leur rendre le bac. On ne sait pas encore si la ministre viendra sur place.",
    "Polish": "Burmistrz powiedziała, że to nie jest dobry plan i że most zostanie zamknięty przez zimę. Rybacy, którzy by to chcieli zmienić, "
    "pojechali do stolicy, aby rozmawiać z ministrem o starym promie. Nikt nie wie, co będzie dalej z portem ani kto za to zapłaci.",
    "Russian": "Мэр города сказала, что старый мост закроют осенью, потому что он опасен для людей. Рыбаки недовольны и просят вернуть паром, "
    "который много лет ходил через реку. Министр обещал приехать в порт, но никто не знает, когда это будет и кто заплатит.",
    "Chinese": "市长说这座老桥将在秋天关闭，因为它对行人很危险。渔民们很不满意，要求恢复多年来一直在河上行驶的渡轮。部长答应来港口看看，但是没有人知道他什么时候来。"
    * 4,
}
ENGLISH = {
    "news": "The mayor of Orlow said on Tuesday that the old bridge would be closed in the autumn. The fishermen, who are not happy with that, have "
    "asked for their ferry, and the minister has promised to visit the harbour before they vote.",
    "with much German in it": "The paper wrote that “die alte Brücke wird im Herbst geschlossen und die Fischer sind mit dem Plan nicht zufrieden”, and "
    "the mayor, who had not read it, said she would not be told by a newspaper what they should do with the bridge.",
    "capitals": "THE MAYOR OF ORLOW SAID ON TUESDAY THAT THE OLD BRIDGE WOULD BE CLOSED. THE FISHERMEN, WHO ARE NOT HAPPY, HAVE ASKED FOR THEIR "
    "FERRY, AND THE MINISTER HAS PROMISED TO VISIT THE HARBOUR BEFORE THEY VOTE ON THE PLAN AND THE COST.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=list(OTHERS))
def test_another_language_is_told_and_nothing_is_found(text):
    found = lint(text, pack="all")
    assert found.document.english is False
    assert "not read as English" in " ".join(found.warnings)
    assert (found.findings, found.attributions) == ((), ())


@pytest.mark.parametrize("text", ENGLISH.values(), ids=list(ENGLISH))
def test_english_is_english(text):
    document = from_text(text)
    assert document.english is True
    assert not document.warnings


@pytest.mark.parametrize(
    "text",
    ["", "Der Bürgermeister will die Brücke schließen.", "Orlow 3 Brandt 2\n\nLindhaven 1 Strelsau 0\n\n" * 12],
    ids=["empty", "a sentence", "results"],
)
def test_too_few_words_are_not_judged(text):
    document = from_text(text)
    assert document.english is None
    assert not document.warnings


def test_findings_in_another_language_can_be_forced():
    text = OTHERS["German"] * 3 + " “The treaty is absolutely perfect,” said Ilse Brandt."
    assert not lint(text, pack="all").attributions
    forced = lint(text, pack="all", force_language=True)
    assert [speaker.name for speaker in forced.speakers] == ["Ilse Brandt"]
    assert forced.warnings
