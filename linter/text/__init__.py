"""The document layer: files in, Documents out."""

from __future__ import annotations

from linter.text import chunks
from linter.text.document import ANNOTATORS, EDGES, Document, Edges, Range, Span, at_once
from linter.text.reading import SUFFIXES, ReadError, from_bytes, from_text, read

chunks.register()
ANNOTATORS["quote"] = lambda document: at_once(document, [], [(q.first, q.last) for q in document.quotations])
EDGES["quote"] = Edges('"', '"')  # or any, where it has no mark of its own: ``linter.pattern.tape`` sees to those

__all__ = ["ANNOTATORS", "SUFFIXES", "Document", "Range", "ReadError", "Span", "from_bytes", "from_text", "read"]
