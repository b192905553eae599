"""Decides where in a document a pattern is tried: always a superset, never what it matches.

choosing   the leaf by which a pattern is best found
anchors    these leaves, with hints about the tokens beside them: kept with the rules
sites      the words at which candidates are considered, and the conditions there
backward   steps from an anchor back to where a match may begin
index      searches a document for many patterns
"""
