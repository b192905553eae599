"""Kinds of rule, one module each, with the same three moves: its fields, what it asks for, its run.

A module of a kind has a ``KIND`` (see ``kind``), and a line in ``registry``. ``context`` is what a run gets to read of a document,
``conditions`` what every kind may ask of a draft (voice, place, captures).
"""
