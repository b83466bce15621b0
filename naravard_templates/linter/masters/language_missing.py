"""NV806 language-missing."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.masters.context import MasterContext
from naravard_templates.linter.masters.examples import MasterExample, deck_sheet, offer, style_offer
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.master import TextOffer


def check(context: MasterContext) -> Iterator[Fault]:
    """Once for each master, or for Word's styles: text that has no language by itself or from what it inherits."""
    for place in dict.fromkeys(_base(context, one) for one in context.sheet.texts if not one.look.language):
        yield Fault(Message("The text styles do not say which language text is in."), place, None,
                    context.brand.config.language, None)


def _base(context: MasterContext, one: TextOffer) -> Location:
    """Where a text's language ought to be said: in the master that its layout hangs on, in the document's defaults."""
    page = context.sheet.layout(one.page)
    if page is None:
        return Location(SurfaceKind.STYLES, None, one.location.part)
    surfaces = (*page.surfaces, *page.hidden_surfaces)
    master = next((surface for surface in surfaces if surface.kind is SurfaceKind.MASTER), surfaces[-1])
    return Location(master.kind, None, master.part)


def valid() -> Iterator[MasterExample]:
    yield MasterExample("Swedish", deck_sheet(texts=(offer("14303A"), style_offer("14303A", "FFFFFF"))))
    yield MasterExample("another language", deck_sheet(texts=(offer("14303A", language="en-GB"),)))


def invalid() -> Iterator[MasterExample]:
    yield MasterExample("none on two levels", deck_sheet(
        texts=(offer("14303A", language=""), offer("14303A", level=2, language=""))))
    yield MasterExample("none in Word's styles", deck_sheet(texts=(style_offer("14303A", "FFFFFF", ""),)))


RULE = Rule("NV806", "language-missing", Severity.WARNING, None, Docs(
    Message("The master's text has no language."),
    Message("Without one, screen readers guess how to pronounce it, and the spelling checker stays silent or wrong."),
    Message("The master was made by a program that left the language out."),
    Message("View > Slide Master: select the text of the placeholders, Review > Language > Set Proofing Language."),
    Message("Review > Language > Set Proofing Language, choose the language and press Set As Default."),
), master_check=check)
