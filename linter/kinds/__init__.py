"""Kinds of rule, one module each, with the same three moves: its fields, what it asks for, its run.

A kind is a ``Kind`` (``kind``) and a line in ``registry``. ``context`` is what a run gets to read of a document, ``conditions`` what
every kind may ask of a draft (voice, place, captures).
"""
