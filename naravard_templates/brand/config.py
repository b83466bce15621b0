"""`brand.yaml`: what people decide about a brand."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Annotated

from naravard_templates.brand.kinds import Kinds
from naravard_templates.decoding import KEY, Before, between, written
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.geometry import EMU_PER_POINT
from naravard_templates.model.record import record

FileName = Annotated[str, written(r"(?!\.{1,2}$)[^/\\:]+",
                                  Message("the name of a file in the brand folder is expected"))]
HexColour = Annotated[str, written(r"#?[0-9A-Fa-f]{6}", Message("a colour of six hexadecimal digits is expected"))]
BrandId = Annotated[str, written(r"[a-z0-9][a-z0-9-]*", Message("small letters a–z, digits and hyphens are expected"))]
NotNegative = between(0)


@record
class Tolerances:
    """How far a document may stray before it counts: lengths in EMU, colours in channel steps of 255."""

    position: Annotated[int, NotNegative] = EMU_PER_POINT
    size: Annotated[int, NotNegative] = EMU_PER_POINT
    rotation: Annotated[float, NotNegative] = 0.5
    colour: Annotated[int, between(0, 255)] = 4
    alpha: Annotated[float, between(0, 1)] = 0.05
    line_width: Annotated[int, NotNegative] = 160
    delta_e: Annotated[float, NotNegative] = 2.0


@record
class Palette:
    """The colours on offer, by name, and those that are tolerated but not offered.

    The theme's colours and those that the masters draw are allowed without being named here. `tints` allows
    the lighter and darker steps that Office's own colour picker offers.
    """

    offered: dict[str, HexColour] = field(default_factory=dict)
    tolerated: tuple[HexColour, ...] = ()
    tints: bool = True
    neutrals: bool = True


@record
class Fonts:
    """Families that masters and styles may use besides the theme's two: one for program code, say."""

    declared: tuple[str, ...] = ()


@record
class Text:
    """The smallest text that can be read, in points: on a wall, and on paper."""

    smallest_on_slides: Annotated[float, between(1)] = 12
    smallest_in_documents: Annotated[float, between(1)] = 9


@record
class Parties:
    """Who may stand behind a joint document, spelt as it should be."""

    region: str = ""
    municipalities: tuple[str, ...] = ()


class Formatting(StrEnum):
    """How far Word's own formatting restriction goes: not at all, styles only, the master's styles only."""

    OFF = "off"
    STANDARD = "standard"
    STRICT = "strict"


def _off(value: object) -> object:
    """YAML 1.1 reads a bare `off` as false."""
    return Formatting.OFF if value is False else value


@record
class Word:
    """What Word is told to keep people from; a guard rail, as there is no password."""

    formatting: Annotated[Formatting, Before(_off)] = Formatting.OFF


@record
class Deck:
    """`continue`: what is too long for a slide goes on on a next one, "Syfte (2)"; else it is an error."""

    flows: bool = field(default=False, metadata={KEY: "continue"})


@record
class Masters:
    """The names of the master files, which lie in the brand folder itself."""

    pptx: FileName | None = None
    docx: FileName | None = None


@record
class Protection:
    """What `adopt` proposed and a person overruled: ids of elements that are not to be protected, or are after all."""

    ignore: tuple[str, ...] = ()
    protect: tuple[str, ...] = ()


@record
class BrandConfig:
    """The whole file."""

    id: BrandId
    name: str
    version: str
    language: str = "sv-SE"
    masters: Masters = Masters()
    parties: Parties = Parties()
    palette: Palette = Palette()
    fonts: Fonts = Fonts()
    text: Text = Text()
    tolerances: Tolerances = Tolerances()
    protection: Protection = Protection()
    word: Word = Word()
    deck: Deck = Deck()
    severities: dict[str, Severity] = field(default_factory=dict)
    layouts: dict[str, str] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    kinds: Kinds = field(default_factory=dict)
