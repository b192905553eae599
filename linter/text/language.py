"""Whether a text is English, by its function words.

No text gets far without the small words of its language, and few of the English ones are words of another language: ``the``, ``and``,
``that``, ``with`` (Grefenstette 1995, "Comparing two language identification schemes"). Words that a neighbouring language has too
(``in``, ``is``, ``was``, ``of``, ``for``, ``to``, ``by``, ``a``) show nothing and are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

ENGLISH = frozenset(
    """the and that with this these those from have having been were are which they their them would who whom whose what there has his
    him she it its be not but or you your when where why how about into could should said after before because while than then
    more other only also our may might must can being through between against without during under our ours such each every some any
    if whether although though until since upon within very just i'm it's don't did does doing done said says will""".split()  # noqa: SIM905
)  # fmt: skip
"""Function words, and forms of *say* and *do*, that are words of English and of none of its neighbours, or rarely."""

_FEWEST = 40  # words of a text that is judged
_FEWEST_SMALL = 20  # … of them in small letters, or in letters that have no case
_PLAIN_SHARE, _LEAST_SHARE = 0.2, 0.1  # of words that are English function words: surely English, at least
_OTHER_SCRIPT = "[\u0370-\u1dff\u2c00-\ua71f\ua800-\ufaff\ufb13-\ufeff\U00010000-\U0003ffff]"  # compiled for a text that may need it
_LETTERS = 5  # of another script that count as a word: not all have blanks between words


def is_english(view: str, norms: Sequence[str], starts: Sequence[int]) -> bool | None:
    """Whether a text reads as English; None where it is too short to say.

    Args:
        view: the readable text.
        norms: its tokens, normalised.
        starts: the view offset of each token.
    """
    words = sum(map(str.isalpha, norms))
    if words >= _FEWEST and sum(map(ENGLISH.__contains__, norms)) >= words * _PLAIN_SHARE:
        return True
    if not view.isascii():
        foreign = len(re.findall(_OTHER_SCRIPT, view))
        if foreign >= _FEWEST * _LETTERS and foreign * 2 > sum(map(str.isalpha, view)):
            return False
    if words < _FEWEST:
        return None
    # Names and lines of capitals hold no function words: what is left without them decides.
    small = [norm for at, norm in enumerate(norms) if norm.isalpha() and not view[starts[at]].isupper()]
    if len(small) < _FEWEST_SMALL:
        return None
    return sum(map(ENGLISH.__contains__, small)) + 1 >= len(small) * _LEAST_SHARE  # one more may be missing by chance
