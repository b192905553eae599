"""Where a pattern can match at all: supersets only, never what it matches."""
