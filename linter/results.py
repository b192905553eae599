"""What ``linter.lint`` gives: findings, and the same as plain data."""

from __future__ import annotations

from typing import Any

from linter.findings.finding import Findings


class Linted(Findings):
    """What ``lint`` gives: findings to go through, and the same as plain data."""

    def to_dict(self) -> dict[str, Any]:
        """All results as plain data, of the form that ``rhetlint lint --format json`` writes for a file (docs/findings.schema.json)."""
        from linter.output.json import as_data

        return as_data(self)

    def to_rows(self) -> list[dict[str, str | int | float | None]]:
        """The findings as flat rows, as pandas and polars take them: all with the same keys, ``capture_NAME`` for each capture among them."""
        names = sorted({name for finding in self.findings for name in finding.captures})
        return [
            {
                "path": self.document.path, "rule": one.rule, "family": one.family, "severity": one.severity,
                "title": one.title, "message": one.message, "start": one.place.start, "end": one.place.end,
                "line": one.place.line, "column": one.place.column, "text": one.place.text, "voice": one.voice,
                "speaker": one.speaker, "value": one.value,
                **{f"capture_{name}": one.captures[name].text if name in one.captures else None for name in names},
            }
            for one in self.findings
        ]  # fmt: skip
