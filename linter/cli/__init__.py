"""The command line: ``rhetlint``."""

from __future__ import annotations


def main() -> None:
    """Run the command line; the console script's entry."""
    from linter.cli.app import run

    run()
