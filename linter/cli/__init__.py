"""The command line: ``rhetlint``."""

from __future__ import annotations


def main() -> None:
    """Run the command line; the console script's entry."""
    import gc

    # Else it looks through modules, rules and columns again and again, a seventh of the time of a short run. Before the imports.
    gc.set_threshold(100_000, 20, 100)
    from linter.cli.app import run

    run()
