"""NV601 alt-text-missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from naravard_templates.linter.context import Context
from naravard_templates.linter.examples import Example, deck
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.saying import showing
from naravard_templates.linter.views import renames_layouts
from naravard_templates.model.content import Graphic, GraphicKind
from naravard_templates.model.finding import Message, Outcome, Severity

_ENOUGH: Final = 150
_LONGEST: Final = 250
"""What is read aloud in one go; a little over what is enough nobody is told of."""
_FILE_NAME: Final = re.compile(
    r"\S.*\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp|heic|emf|wmf|eps|pdf)"
    r"|(?:img|image|dsc[nf]?|pict?|pxl|bild|picture|skärmbild|skärmavbild|screenshot|screen shot)[ _-]*\d[\d _.-]*"
    r"|(?:bild|picture|image|graphic|grafik|diagram|chart|grupp|group|objekt|object)", re.IGNORECASE)
"""A file's name, the name that a camera or Office gave it, or just the word for what it is."""


def check(context: Context) -> Iterator[Fault]:
    """Every graphic in the content once. Those of the master and of headers are the master's matter.

    LibreOffice drops the mark of decoration and the alt text of charts when it saves; who knows what was there.
    """
    marks_lost = renames_layouts(context.snapshot.producer)
    for graphic in context.snapshot.graphics:
        words = " ".join(graphic.description.split())
        if graphic.decorative:
            continue
        if not words:
            yield _missing(graphic, Outcome.UNKNOWN if marks_lost else Outcome.FAILED)
        elif _FILE_NAME.fullmatch(words):
            yield Fault(Message("The alt text “{text}” is a name and does not say what the {kind} shows.",
                                {"text": words, "kind": graphic.kind}), graphic.location, None, None, words)
        elif len(words) > _LONGEST:
            yield Fault(Message("The alt text of the {kind} is {length} characters long. About {enough} are "
                                "enough; write the rest as text beside it.",
                                {"kind": graphic.kind, "length": len(words), "enough": _ENOUGH}),
                        graphic.location, None, _ENOUGH, len(words), minor=True)


def _missing(graphic: Graphic, outcome: Outcome) -> Fault:
    message = Message("The {kind} has no alt text.", {"kind": graphic.kind})
    if outcome is Outcome.UNKNOWN:
        message = Message("The {kind} has no alt text. LibreOffice may have dropped it when it saved, or the mark that "
                          "it is decorative.", {"kind": graphic.kind})
    return Fault(message, graphic.location, None, "alt text", None, outcome)


def valid() -> Iterator[Example]:
    yield Example("no graphics in the content", deck())
    yield Example("described", showing("En sjuksköterska och en patient vid ett köksbord"))
    yield Example("marked as decorative", showing("", decorative=True))
    yield Example("a year is no file name", showing("Diagram: andel med fast kontakt 2026"))


def invalid() -> Iterator[Example]:
    yield Example("a picture without alt text", showing(""))
    yield Example("a chart without alt text", showing(" ", GraphicKind.CHART))
    yield Example("a file's name as alt text", showing("bild1.png"))
    yield Example("a camera's name as alt text", showing("IMG_1234"))
    yield Example("alt text that is a whole page", showing("En lång beskrivning. " * 15))


RULE = Rule("NV601", "alt-text-missing", Severity.WARNING, None, Docs(
    Message("A picture, chart, diagram or group has no alt text, or its alt text is the name of a file."),
    Message("Those who do not see the graphic hear its alt text. Public bodies have to provide it by law."),
    Message("A photo was pasted in, and its alt text is “IMG_1234.jpg”."),
    Message("Right-click the graphic > View Alt Text, and write in a sentence what it shows. Mark it as decorative if "
            "it says nothing. Group first what is one figure, and describe the group."),
    Message("Right-click the graphic > View Alt Text, and write in a sentence what it shows. Mark it as decorative if "
            "it says nothing."),
), check)
