"""One module a format: files in, the parts of a Document out."""
