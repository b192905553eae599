"""What is known of English: word classes, phrases, names, titles, forms of words. Importing it registers the units of patterns."""

from __future__ import annotations

from linter.language import phrases
from linter.text.document import ANNOTATORS, EDGES, Edges, at_once

phrases.register()
ANNOTATORS["quote"] = lambda document: at_once(document, [], [(q.first, q.last) for q in document.quotations])
EDGES["quote"] = Edges('"', '"')  # or any, where it has no mark of its own: ``linter.pattern.stream`` sees to those

__all__ = ["ANNOTATORS"]
