"""`brand.yaml`: what people decide about a brand."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from naravard_templates.model.finding import Severity
from naravard_templates.model.geometry import EMU_PER_POINT

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


class Parties(_Section):
    """Who may stand behind a joint document, spelt as it should be."""

    region: str = ""
    municipalities: tuple[str, ...] = ()


class Masters(_Section):
    """The master files, relative to the brand folder."""

    pptx: str | None = None
    docx: str | None = None


class Protection(_Section):
    """What `adopt` proposed and a person overruled: ids of elements that are not to be protected."""

    ignore: tuple[str, ...] = ()


class BrandConfig(_Section):
    """The whole file."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    name: str
    version: str
    language: str = "sv-SE"
    masters: Masters = Masters()
    parties: Parties = Parties()
    palette: Palette = Palette()
    tolerances: Tolerances = Tolerances()
    protection: Protection = Protection()
    severities: dict[str, Severity] = {}
    layouts: dict[str, str] = {}
    styles: dict[str, str] = {}
