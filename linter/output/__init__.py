"""Writes findings, one module for each format, imported only when its format is needed.

``text.render`` for a terminal, ``json.render`` for programs, ``quotes.rows`` and ``render`` for who says what,
``report.page.render`` for a page to share, ``write.write_whole`` for a file.
"""
