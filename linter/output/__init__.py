"""Findings written out, one module a format; none is imported before its format is asked for.

``text.render`` for a terminal, ``json.render`` for programs, ``quotes.rows`` and ``render`` for who says what,
``report.html.render`` for a page to hand on, ``write.write_whole`` for a file.
"""
