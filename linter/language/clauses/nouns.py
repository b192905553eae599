"""Nouns by what stands behind them: a participle that tells what is said, *who* that is said of somebody else."""

from __future__ import annotations

UTTERANCES = frozenset(
    f"{word}{ending}"
    for word in """ad advert advertisement letter statement tweet post message memo email e-mail video speech report response note petition
    lawsuit resolution bill amendment order comment flurry series op-ed column editorial article press release paper complaint remark
    pitch argument case point appeal offer question answer flyer website webpage piece essay blog documentary spot mailer leaflet brief brochure motion opinion plan proposal""".split()  # noqa: SIM905
    for ending in ("", "s")
)
"""What is written or said: a participle after it tells what its author says in it."""
RECORDINGS = frozenset(
    "footage video videos clip clips picture pictures photo photos image images tape tapes recording recordings audio memory memories".split()  # noqa: SIM905
)
"""What shows somebody: behind *of* and with a participle it tells what that person does in it."""
PLACES = frozenset(
    """district county city town state province ward university college school court senate parliament house congress council""".split()  # noqa: SIM905
)
"""What somebody is from or sits in."""
