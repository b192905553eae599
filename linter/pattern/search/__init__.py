"""Where in a document a pattern is tried: supersets only, never what it matches.

choosing   which leaf of a pattern it is best found by
anchors    these leaves, with hints of what may stand beside them: kept with the rules
sites      the words at which candidates are considered, and what is asked there
backward   from an anchor back to where a match may begin
index      many patterns over a document
"""
