"""NV901 macros."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import Location, SurfaceKind


def check(context: Context) -> Iterator[Fault]:
    """Once a file, however many parts hold code; a macro file type without any code is harmless."""
    parts = context.snapshot.facts.macros
    if parts:
        yield Fault(Message("The file contains program code (macros or ActiveX controls): {parts}.", {"parts": parts}),
                    Location(SurfaceKind.PACKAGE, part=parts[0]), None, (), parts)


RULE = Rule("NV901", "macros", Severity.ERROR, None, Docs(
    Message("The file contains program code: macros or ActiveX controls."),
    Message("Code runs with the rights of whoever opens the file. Many mail systems stop such files, and joint "
            "documents do not need it."),
    Message("A slide was copied from a presentation with buttons that run macros."),
    Message("File > Save As, and choose PowerPoint Presentation (.pptx): macros stay behind. Delete controls on the "
            "slides first."),
    Message("File > Save As, and choose Word Document (.docx): macros stay behind. Delete controls in the text first."),
), check)
