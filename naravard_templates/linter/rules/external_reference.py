"""NV902 external-reference."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.package import ExternalReference

_TEMPLATE = "attachedTemplate"
_LONG = 120
_SCHEME = r"([a-z][a-z0-9+.-]+):(/*)(.*)"


def check(context: Context) -> Iterator[Fault]:
    """Each thing that is fetched, once for each part. A template on this computer is where Word notes it by itself."""
    known: set[tuple[str, str, str | None]] = set()
    for found in context.snapshot.facts.externals:
        key = found.kind, found.target, found.location.part
        if key not in known and (found.kind != _TEMPLATE or is_remote(found.target)):
            known.add(key)
            yield Fault(_message(found), found.location, None, None, {"kind": found.kind, "target": found.target})


def is_remote(target: str) -> bool:
    """Whether an address leads to another computer: the web, or a share (`\\\\server`, `file:////server`)."""
    address = target.strip().lower().replace("\\", "/")
    match = re.fullmatch(_SCHEME, address, re.DOTALL)
    if match is None:
        return address.startswith("//")
    scheme, slashes, rest = match.groups()
    if scheme != "file":
        return True
    is_local = re.match("[a-z]:", rest) or rest.startswith("localhost/") or len(slashes) in {0, 1, 3}
    return not is_local


def _message(found: ExternalReference) -> Message:
    target = found.target if len(found.target) <= _LONG else found.target[:_LONG] + "…"
    values = {"target": target, "kind": found.kind}
    match found.kind:
        case "attachedTemplate":
            return Message("Word fetches a template from {target} when the file is opened.", values)
        case "image" | "INCLUDEPICTURE":
            return Message("A picture is not in the file; it is fetched from {target}.", values)
        case "audio" | "video" | "media":
            return Message("A film or sound is not in the file; it is fetched from {target}.", values)
        case "oleObject" | "package" | "externalLink" | "LINK" | "DDE" | "DDEAUTO":
            return Message("Figures or an object are linked to {target}, outside the file.", values)
        case "program":
            return Message("A click starts a program: {target}.", values)
    return Message("Something outside the file is fetched ({kind}): {target}.", values)


RULE = Rule("NV902", "external-reference", Severity.WARNING, FixSafety.UNSAFE, Docs(
    Message("The file fetches something from outside itself: a template, a picture, a film, a workbook."),
    Message("Others may not reach it and then see a gap; it tells the server who opens the file; and what it brings "
            "can be changed afterwards, program code included."),
    Message("A map was inserted with Link to File, and is missing on everybody else's computer."),
    Message("File > Info > Edit Links to Files: choose the link and Break Link. Insert linked pictures anew with "
            "Insert."),
    Message("File > Info > Edit Links to Files: choose the link and Break Link. For a template: File > Options > "
            "Add-ins, Manage Templates, Go, and clear the field. For a field: click in it and press Ctrl+Shift+F9."),
), check)
