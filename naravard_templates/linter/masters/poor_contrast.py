"""NV805 poor-contrast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from naravard_templates.linter.contrast import Weakest, needed, weakest
from naravard_templates.linter.grounds import Ground, Layer, grounds, layers_of
from naravard_templates.linter.masters.context import MasterContext
from naravard_templates.linter.masters.examples import (
    MasterExample,
    deck_sheet,
    gradient,
    offer,
    panel,
    style_offer,
)
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.colour import FillKind
from naravard_templates.model.finding import Message, Outcome, Severity
from naravard_templates.model.location import Location
from naravard_templates.model.master import TextOffer, TextRole, art
from naravard_templates.model.snapshot import Element, ElementKind, Page

_INVISIBLE = 1.5
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A text on offer that is too weak, or that cannot be measured."""

    offer: TextOffer
    weakest: Weakest

    @property
    def home(self) -> Location:
        """Where to mend it: where the colour is said, unless the place itself brings the colour or the ground."""
        here, declared = self.offer.location, self.offer.declared
        return here if here.part in {declared.part, self.weakest.ground.part} else declared


def check(context: MasterContext) -> Iterator[Fault]:
    """Every text against what lies behind it, once for each place that has to be mended (WCAG 2.2, 1.4.3)."""
    found: dict[tuple[object, ...], list[Pair]] = {}
    for pair in _pairs(context):
        seen = pair.weakest
        key = pair.home, seen.text, seen.ground.rgb, needed(pair.offer.look), seen.ratio is None
        found.setdefault(key, []).append(pair)
    for pairs in found.values():
        yield _fault(context, pairs)


def _pairs(context: MasterContext) -> Iterator[Pair]:
    slot_layers: dict[int | None, Sequence[Layer]] = {}
    for one in context.sheet.texts:
        if one.look.fill.kind is FillKind.NONE:
            continue
        page = context.sheet.layout(one.page)
        if one.role is TextRole.SLOT and one.page not in slot_layers:
            slot_layers[one.page] = _below(page)
        below = _below(page, one.element) if one.role is TextRole.WORDS else slot_layers.get(one.page, ())
        layers = (*_shades(one), *below, Layer(context.sheet.paper))
        found = weakest(one.look, _behind(one, layers, context.sheet.snapshot.page_size))
        if found is not None:
            yield Pair(one, _sensible(one, found))


def _behind(one: TextOffer, layers: Sequence[Layer], size: tuple[int, int] | None) -> Sequence[Ground]:
    """What counts as lying behind. A picture that a slot only crosses is NV807's, and need not be reported again."""
    if one.box is None and one.role is not TextRole.STYLE:
        return (Ground(None),)  # nobody says where it stands
    seen = grounds(one.box, layers, size)
    known = [ground for ground in seen if ground.rgb]
    return known if one.role is TextRole.SLOT and known else seen


def _sensible(one: TextOffer, found: Weakest) -> Weakest:
    """White text without a ground of its own was not meant for white paper, but for what a style does not tell."""
    on_paper = one.role is TextRole.STYLE and not one.shades
    return Weakest(found.text, Ground(None), None) if on_paper and (found.ratio or 0) < _INVISIBLE else found


def _below(page: Page | None, words: Element | None = None) -> Sequence[Layer]:
    """The art under words. A slot's text lies above all art, for on a slide it is the slide's own."""
    if page is None:
        return ()
    stack = list(art(page))
    index = next((index for index, drawn in enumerate(stack) if drawn.element is words), len(stack))
    return layers_of(stack[:index], page.background)


def _shades(one: TextOffer) -> list[Layer]:
    """The fills of the text's own, all over its box."""
    whole = Element("", ElementKind.SHAPE, box=one.box) if one.box else None
    return [Layer(fill, one.location.part or "", whole) for fill in one.shades if fill.kind is not FillKind.NONE]


def _fault(context: MasterContext, pairs: Sequence[Pair]) -> Fault:
    first = min(pairs, key=lambda pair: pair.weakest.ratio or 0)
    text, seen, enough = _text(context, pairs), first.weakest, needed(first.offer.look)
    if seen.ratio is None:
        return Fault(
            Message("{text}: the contrast of the text cannot be measured. What lies behind is a picture or unknown.",
                    {"text": text}), first.home, outcome=Outcome.UNKNOWN)
    return Fault(
        Message("{text}: the text is #{colour} on #{ground}, a contrast of {ratio}:1, where {needed}:1 is needed.",
                {"text": text, "colour": seen.text, "ground": seen.ground.rgb, "ratio": seen.shown,
                 "needed": enough}), first.home, None, {"contrast": enough},
        {"contrast": seen.shown, "text": seen.text, "ground": seen.ground.rgb})


def _text(context: MasterContext, pairs: Sequence[Pair]) -> Message:
    """The texts in words: names, levels where that says anything, and the layout where they stand on one."""
    one, home = pairs[0].offer, pairs[0].home
    levels = sorted({pair.offer.level for pair in pairs} - {0})
    own = home.object if home != one.location else None
    labels = [own] if own else list(dict.fromkeys(pair.offer.label for pair in pairs))
    named = (*(Message("“{name}”", {"name": label}) for label in labels[:_NAMED]), *["…"] * (len(labels) > _NAMED))
    values = {"names": named, "levels": tuple(levels)}
    text = Message("{names}, level {levels}", values) if levels not in ([], [1]) else Message("{names}", values)
    page = context.sheet.layout(one.page) if home == one.location else None
    return Message("{text} on the layout “{layout}”", {"text": text, "layout": page.layout}) if page else text


def valid() -> Iterator[MasterExample]:
    yield MasterExample("dark on light", deck_sheet(texts=(offer("14303A"),)))
    yield MasterExample("large grey text, for which 3:1 is enough", deck_sheet(texts=(offer("898989", size=18),)))
    yield MasterExample("small bold text of 14 points", deck_sheet(texts=(offer("898989", size=14, bold=True),)))
    yield MasterExample("white on a dark panel", deck_sheet(panel("0F3D4C"), texts=(offer("FFFFFF"),)))
    yield MasterExample("Word chooses the colour itself", deck_sheet(texts=(style_offer(None, "14303A"),)))


def invalid() -> Iterator[MasterExample]:
    yield MasterExample("grey on white", deck_sheet(texts=(offer("898989"),)))
    yield MasterExample("white on a panel half seen through", deck_sheet(
        panel("0F3D4C", 0.3), texts=(offer("FFFFFF"),)))
    yield MasterExample("the light end of a gradient", deck_sheet(
        texts=(offer("FFFFFF"),), behind=gradient("0F3D4C", "F6F3EC")))
    yield MasterExample("a style on its own shading", deck_sheet(texts=(style_offer("5B6B70", "0F3D4C"),)))
    yield MasterExample("levels that fail alike are one finding", deck_sheet(
        texts=(offer("898989", level=1), offer("898989", level=2))))


RULE = Rule("NV805", "poor-contrast", Severity.ERROR, None, Docs(
    Message("A text that the master offers is hard to read on what lies behind it."),
    Message("Everybody uses what the template offers, and each such document fails the law on accessibility."),
    Message("The footer is light grey on white, as it is in Office's own template."),
    Message("View > Slide Master: choose a darker or lighter theme colour for the text, or another ground. "
            "4.5:1 is needed, 3:1 from 18 points, or 14 points bold."),
    Message("Home > Styles, right-click the style > Modify: choose a darker or lighter theme colour. "
            "4.5:1 is needed, 3:1 from 18 points, or 14 points bold."),
), master_check=check)
