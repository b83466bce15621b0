"""What a file carries besides its pages: what it says of itself, what it fetches, what was left behind in it."""

from __future__ import annotations

from naravard_templates.model.location import Location
from naravard_templates.model.record import record


@record
class ExternalReference:
    """Something that is fetched from outside the file: its kind, and where it is met.

    `kind` is the last word of the relationship's type ("image", "oleObject"), the word of a Word field ("DDEAUTO"), or
    "program" for a click that starts one.
    """

    kind: str
    target: str
    location: Location


@record
class Remains:
    """What readers do not see and those who get the file can find.

    `revisions` and `comments` are counted, as are the passages of `hidden_text` (on slides: hidden shapes with text).
    `persons` are names as they stand there; a program or an organisation may be among them.
    """

    revisions: int = 0
    comments: int = 0
    hidden_slides: tuple[int, ...] = ()
    slides_with_notes: tuple[int, ...] = ()
    hidden_text: int = 0
    persons: tuple[str, ...] = ()


@record
class PackageFacts:
    """`macros` are the parts that hold code. `title` and `language` are the document's own properties."""

    title: str = ""
    language: str = ""
    macros: tuple[str, ...] = ()
    externals: tuple[ExternalReference, ...] = ()
    remains: Remains = Remains()


NOTHING_KNOWN = PackageFacts()


@record
class PageSetup:
    """The page of a section, or of a deck: size and margins in EMU (left, top, right, bottom; none for slides)."""

    width: int
    height: int
    margins: tuple[int, int, int, int] | None = None
    number: int = 0

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height
