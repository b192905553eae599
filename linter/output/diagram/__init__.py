"""Draws the patterns of a rule as railroads: what an author wrote, from left to right, as HTML or SVG."""
