"""Between places and marks of our own and those of the Language Server Protocol."""

from __future__ import annotations

from lsprotocol import types
from pygls import uris

from linter.editor.completing import Completion
from linter.editor.lines import Lines
from linter.editor.marks import Action, Edit, Mark, Target
from linter.ruleset.rule import Severity

SOURCE = "rhetlint"
_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "notice": types.DiagnosticSeverity.Information,
    "info": types.DiagnosticSeverity.Hint,
}
_KINDS = {
    "unit": types.CompletionItemKind.Class,
    "lexicon": types.CompletionItemKind.Enum,
    "definition": types.CompletionItemKind.Function,
    "capture": types.CompletionItemKind.Variable,
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.EnumMember,
    "rule": types.CompletionItemKind.Reference,
}


def range_of(lines: Lines, start: int, end: int) -> types.Range:
    """Two offsets as a range."""
    return types.Range(types.Position(*lines.position(start)), types.Position(*lines.position(end)))


def diagnostic(mark: Mark, lines: Lines, uri: str, *, related: bool) -> types.Diagnostic:
    """A mark as a diagnostic.

    Args:
        mark: the mark.
        lines: of its text.
        uri: the text's address.
        related: whether the editor shows further places.
    """
    evidence = [
        types.DiagnosticRelatedInformation(types.Location(uri, range_of(lines, start, end)), label)
        for label, start, end in (mark.evidence if related else ())
    ]
    return types.Diagnostic(
        range=range_of(lines, mark.start, mark.end),
        message=mark.message,
        severity=_SEVERITIES[mark.severity],
        code=mark.code,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if mark.needless else None,
        related_information=evidence or None,
    )


def code_action(action: Action, lines: Lines, uri: str, other: Lines | None) -> types.CodeAction:
    """An action, with its edit or command.

    Args:
        action: the action.
        lines: of the text it is about.
        uri: the text's address.
        other: the lines of another file that it edits.
    """
    made = types.CodeAction(
        title=action.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(action.mark, lines, uri, related=False)],
    )
    if action.command is not None:
        name, arguments = action.command
        made.command = types.Command(title=action.title, command=name, arguments=list(arguments))
    if action.edit is not None:
        made.edit = _edit(action.edit, lines if other is None else other, uri)
    return made


def _edit(edit: Edit, lines: Lines, uri: str) -> types.WorkspaceEdit:
    address = uri if edit.path is None else uris.from_fs_path(edit.path) or uri
    change = types.TextEdit(range_of(lines, edit.start, edit.end), edit.text)
    if not edit.new:
        return types.WorkspaceEdit(changes={address: [change]})
    create = types.CreateFile(uri=address, options=types.CreateFileOptions(ignore_if_exists=True))
    document = types.OptionalVersionedTextDocumentIdentifier(uri=address, version=None)
    return types.WorkspaceEdit(document_changes=[create, types.TextDocumentEdit(document, [change])])


def completion(one: Completion, lines: Lines) -> types.CompletionItem:
    """Something that may be written."""
    return types.CompletionItem(
        label=one.label,
        kind=_KINDS[one.kind],
        detail=one.about or None,
        filter_text=one.label,
        text_edit=types.TextEdit(range_of(lines, one.start, one.end), one.text),
    )


def location(target: Target, lines: Lines) -> types.Location:
    """A place in a file, whose lines are given."""
    at = lines.at(target.line, target.column)
    return types.Location(uris.from_fs_path(target.path) or "", range_of(lines, at, at))
