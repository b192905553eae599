"""The document layer: files in, Documents out."""

from __future__ import annotations

from linter.text.document import Document, Range, Span
from linter.text.reading import ReadError, documents, from_bytes, from_text, load, read

__all__ = ["Document", "Range", "ReadError", "Span", "documents", "from_bytes", "from_text", "load", "read"]
