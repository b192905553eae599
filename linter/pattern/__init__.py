"""The pattern language: ``parse`` makes a tree, ``compile_tree`` a matcher, ``PatternIndex`` finds what to try where.

    parse(text, *, file="<pattern>", line=1, column=1, lexicons: Collection[str] | None = None) -> Tree
        one alternative a line; raises PatternError(message, file, line, column, caret lines)
    compile_tree(tree, lexicons: Mapping[str, Sequence[str]], *, fuse=True) -> Matcher
    Matcher.match_at(stream, token) -> Match | None       a pyparsing expression tried at one token
    Matcher.search(document, first, last) -> Iterator[Match]   leftmost, then longest, then first alternative
    Match(first, last, captures: dict[str, Range])        token ranges
    PatternIndex([(key, Matcher), …]).scan(document, keys=None) -> Iterator[(key, Match)]
        one pass over the tokens finds which (key, matcher) can match in which sentence; only those are tried
"""
