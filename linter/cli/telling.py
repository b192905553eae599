"""What ``rhetlint lint`` tells beside what is found, and what it asks the configuration for the whole run."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from linter.cli.streams import say
from linter.findings.ignorefiles import Met, unused
from linter.ruleset.choice import Choice, Configured, whole

if TYPE_CHECKING:
    from linter.cli.inputs import Input
    from linter.ruleset.config import Config, FailOn


def configured_fail_on(choice: Choice, inputs: Sequence[Input]) -> FailOn | None:
    """``fail-on`` of the first file's configuration."""
    config = _first(choice, inputs)
    return None if config is None else config.fail_on()


def core_only(choice: Choice, inputs: Sequence[Input]) -> bool:
    """Whether neither the choice nor the first file's configuration chooses rules, so that the pack core runs."""
    config = _first(choice, inputs)
    layers = () if config is None else config.layers(None)
    return not choice.chooses and not any(layer.packs or layer.select for layer in layers)


def tell_unused(met: Collection[Met], paths: Sequence[str]) -> None:
    """Say which lines of ``.rhetlint-ignore`` files leave nothing out.

    Args:
        met: the lines that the run has met.
        paths: what was asked to be linted. Only files in folders among them are judged, since all their articles were linted.
    """
    for one in unused(met, [whole(path) for path in paths if os.path.isdir(path)]):
        say(f"note: {os.path.relpath(one.file)}:{one.line}: this line leaves nothing out: {one.text}")


def _first(choice: Choice, inputs: Sequence[Input]) -> Config | None:
    return Configured(choice).of(inputs[0].path) if inputs else None
