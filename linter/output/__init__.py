"""Findings written out, one module a format; none is imported before its format is asked for.

``text.render`` for a terminal, ``json.render`` for programs, ``quotes.table`` / ``as_json`` / ``as_csv`` for who says
what, ``report.render`` for a page to hand on. Each takes the results of one or more documents and returns text.
"""
