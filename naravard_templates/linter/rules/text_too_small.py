"""NV403 text-too-small."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.texts import FURNITURE, Offers, is_deck, own_texts, slot_type
from naravard_templates.linter.views import renames_layouts
from naravard_templates.linter.words import excerpt
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.text import TextUse

_ROUNDING = 0.05
_TEMPLATE = frozenset({SurfaceKind.MASTER, SurfaceKind.LAYOUT, SurfaceKind.PACKAGE})


def check(context: Context) -> Iterator[Fault]:
    """The smallest text of each object, or of each style; what the template itself sets so small is its own choice."""
    limits = context.brand.config.text
    limit = limits.smallest_on_slides if is_deck(context) else limits.smallest_in_documents
    offers = Offers(context)
    smallest: dict[tuple[object, ...], TextUse] = {}
    for use in own_texts(context):
        if use.look.size < limit - _ROUNDING and not _is_templates(context, offers, use):
            place = use.location
            key = place.part, place.number if is_deck(context) else None, use.path or place.object
            smallest[key] = min(smallest.get(key, use), use, key=lambda one: one.look.size)
    for use in smallest.values():
        yield Fault(_message(use, limit), use.location, None, {"points": limit}, {"points": use.look.size})


def _is_templates(context: Context, offers: Offers, use: TextUse) -> bool:
    """Footers and the like; a size that nobody on the slide has set; one that the brand has in such a place."""
    if slot_type(use.slot) in FURNITURE:
        return True
    said = use.size_at
    if use.scale == 1 and said is not None and said.surface in _TEMPLATE:
        return True
    size = use.look.size
    if renames_layouts(context.snapshot.producer):
        size = size / use.scale  # this program works its shrinking out anew, and PowerPoint will again
        if size >= context.brand.config.text.smallest_on_slides - _ROUNDING and is_deck(context):
            return True
    return any(look.size <= size + _ROUNDING for look in offers.looks(use))


def _message(use: TextUse, limit: float) -> Message:
    values: dict[str, object] = {"text": excerpt(use.text), "size": use.look.size, "limit": limit}
    if not use.text:
        return Message("Text is only {size} points; at least {limit} are needed to read it.", values)
    if use.scale < 1:
        return Message("“{text}” has been shrunk to {size} points to fit; at least {limit} are needed to read it.",
                       values)
    return Message("“{text}” is only {size} points; at least {limit} are needed to read it.", values)


RULE = Rule("NV403", "text-too-small", Severity.WARNING, None, Docs(
    Message("Text is smaller than can be read: under 12 points on slides, under 9 in documents, unless brand.yaml says "
            "otherwise."),
    Message("Nobody at the back of the room can read it, and on paper it shuts out those who see less well."),
    Message("A slide was filled with text until the program shrank it to 9 points."),
    Message("Divide the text over two slides, or cut it down. Then Home > Reset gives the text its size back."),
    Message("Select the text and press Ctrl+Space, which gives it the size of its style."),
), check)
