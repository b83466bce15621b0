"""NV601 alt-text-missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.views import renames_layouts
from naravard_templates.model.content import Graphic
from naravard_templates.model.finding import Message, Outcome, Severity

_ENOUGH: Final = 150
_LONGEST: Final = 250
"""What is read aloud in one go; a little over what is enough nobody is told of."""
_ENDINGS: Final = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".emf", ".wmf",
                   ".eps", ".pdf")
_NUMBERED: Final = frozenset({"img", "image", "dsc", "dscn", "dscf", "pic", "pict", "pxl", "bild", "picture",
                              "skärmbild", "skärmavbild", "screenshot", "screen shot"})
_THINGS: Final = frozenset("bild picture image graphic grafik diagram chart grupp group objekt object".split())


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
        elif _is_name(words):
            yield Fault(Message("The alt text “{text}” is a name and does not say what the {kind} shows.",
                                {"text": words, "kind": graphic.kind}), graphic.location, None, None, words)
        elif len(words) > _LONGEST:
            yield Fault(Message("The alt text of the {kind} is {length} characters long. About {enough} are "
                                "enough; write the rest as text beside it.",
                                {"kind": graphic.kind, "length": len(words), "enough": _ENOUGH}),
                        graphic.location, None, _ENOUGH, len(words), minor=True)


def _is_name(words: str) -> bool:
    """A file's name, the name that a camera or Office gave it, or just the word for what it is."""
    plain = words.casefold()
    if plain in _THINGS or (plain.endswith(_ENDINGS) and plain not in _ENDINGS):
        return True
    name = plain.rstrip("0123456789 _.-")
    return name in _NUMBERED and plain[len(name):].lstrip(" _-")[:1].isdigit()


def _missing(graphic: Graphic, outcome: Outcome) -> Fault:
    message = Message("The {kind} has no alt text.", {"kind": graphic.kind})
    if outcome is Outcome.UNKNOWN:
        message = Message("The {kind} has no alt text. LibreOffice may have dropped it when it saved, or the mark that "
                          "it is decorative.", {"kind": graphic.kind})
    return Fault(message, graphic.location, None, "alt text", None, outcome)


RULE = Rule("NV601", "alt-text-missing", Severity.WARNING, None, Docs(
    Message("A picture, chart, diagram or group has no alt text, or its alt text is the name of a file."),
    Message("Those who do not see the graphic hear its alt text. Public bodies have to provide it by law."),
    Message("A photo was pasted in, and its alt text is “IMG_1234.jpg”."),
    Message("Right-click the graphic > View Alt Text, and write in a sentence what it shows. Mark it as decorative if "
            "it says nothing. Group first what is one figure, and describe the group."),
    Message("Right-click the graphic > View Alt Text, and write in a sentence what it shows. Mark it as decorative if "
            "it says nothing."),
), check)
