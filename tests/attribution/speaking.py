"""What a test asks of the speakers of a text."""

from linter.attribution.matching import attribute
from linter.text import from_text


def speakers(engine, text: str, format: str = "plain") -> list[str | None]:
    """The speaker of each attribution in turn, by name; None where nobody is sure."""
    return [name for name, _ in explained(engine, text, format)]


def explained(engine, text: str, format: str = "plain") -> list[tuple[str | None, str]]:
    """The same, with how each was found."""
    discourse = attribute(engine, from_text(text, format=format))
    return [
        (None if a.speaker is None else discourse.speakers[a.speaker].name, a.how)
        for a in sorted(discourse.attributions, key=lambda a: a.content[0].first)
    ]
