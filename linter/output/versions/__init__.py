"""Two versions of articles, written out."""
