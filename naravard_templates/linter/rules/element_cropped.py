"""NV207 element-cropped."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter import compare
from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import crop_json, name_of
from naravard_templates.model.finding import FixSafety, Message, Severity


def check(context: Context) -> Iterator[Fault]:
    """The same picture, of which more or less is shown. A crop that a program baked into the pixels changes nothing."""
    for seen in context.unlike_pairs():
        one, other = seen.pair.expected.element.picture, seen.pair.actual.element.picture
        if one and other and compare.is_recropped(one, other):
            yield Fault(
                Message("{element} has been cropped otherwise than in the template.",
                        {"element": name_of(seen.pair.expected)}),
                seen.location, seen.pair.expected.id, crop_json(one.crop), crop_json(other.crop))


RULE = Rule("NV207", "element-cropped", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("A protected picture has been cropped otherwise than in the template."),
    Message("Half a logo is not a logo, and what was cut away may be the sender's name."),
    Message("The text beside the emblem was cropped away."),
    Message("View > Slide Master. Select the picture, Picture Format > Reset Picture > Reset Picture & Size, "
            "and set the crop as in the template."),
    Message("Double-click in the header or footer. Select the picture, Picture Format > Reset Picture > "
            "Reset Picture & Size, and set the crop as in the template."),
), check)
