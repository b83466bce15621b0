"""`brand.yaml`: what people decide about a brand."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from naravard_templates.brand.kinds import Kinds
from naravard_templates.model.finding import Severity
from naravard_templates.model.geometry import EMU_PER_POINT

FileName = Annotated[str, StringConstraints(pattern=r"^[^/\\]+$")]
HexColour = Annotated[str, StringConstraints(pattern=r"^#?[0-9A-Fa-f]{6}$")]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Tolerances(_Section):
    """How far a document may stray before it counts: lengths in EMU, colours in channel steps of 255."""

    position: int = Field(EMU_PER_POINT, ge=0)
    size: int = Field(EMU_PER_POINT, ge=0)
    rotation: float = Field(0.5, ge=0)
    colour: int = Field(4, ge=0, le=255)
    alpha: float = Field(0.05, ge=0, le=1)
    line_width: int = Field(160, ge=0)
    delta_e: float = Field(2.0, ge=0)


class Palette(_Section):
    """The colours on offer, by name, and those that are tolerated but not offered.

    The theme's colours and those that the masters draw are allowed without being named here. `tints` allows
    the lighter and darker steps that Office's own colour picker offers.
    """

    offered: dict[str, HexColour] = {}
    tolerated: tuple[HexColour, ...] = ()
    tints: bool = True
    neutrals: bool = True


class Fonts(_Section):
    """Families that masters and styles may use besides the theme's two: one for program code, say."""

    declared: tuple[str, ...] = ()


class Text(_Section):
    """The smallest text that can be read, in points: on a wall, and on paper."""

    smallest_on_slides: float = Field(12, ge=1)
    smallest_in_documents: float = Field(9, ge=1)


class Parties(_Section):
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


class Word(_Section):
    """What Word is told to keep people from; a guard rail, as there is no password."""

    formatting: Annotated[Formatting, BeforeValidator(_off)] = Formatting.OFF


class Deck(_Section):
    """`continue`: what is too long for a slide goes on on a next one, "Syfte (2)"; else it is an error."""

    flows: bool = Field(False, alias="continue")


class Masters(_Section):
    """The names of the master files, which lie in the brand folder itself."""

    pptx: FileName | None = None
    docx: FileName | None = None


class Protection(_Section):
    """What `adopt` proposed and a person overruled: ids of elements that are not to be protected, or are after all."""

    ignore: tuple[str, ...] = ()
    protect: tuple[str, ...] = ()


class BrandConfig(_Section):
    """The whole file."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
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
    severities: dict[str, Severity] = {}
    layouts: dict[str, str] = {}
    styles: dict[str, str] = {}
    kinds: Kinds = {}
