"""Edits that move a document to other masters: slides to a layout of the brand, a file to the current version."""

from __future__ import annotations

from dataclasses import dataclass

from naravard_templates.model.edit import Edit
from naravard_templates.model.finding import FixSafety
from naravard_templates.model.geometry import Box


@dataclass(frozen=True, slots=True)
class SlotFilling:
    """The drawing at `path` fills the slot with this type and index; at `box`, else where the layout has it."""

    path: str
    type: str
    index: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class FreeDrawing:
    """The drawing at `path` stands by itself, at `box`, and no longer fills a slot."""

    path: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptSlide(Edit):
    """A slide moves to the layout in the master's part `source`.

    `target` is that layout in the document, where it is there already. `gone` are empty placeholders. The text of
    `plain` drawings takes the brand's look as far as it brought one of its own. Paths are those of the slide.
    """

    source: str
    target: str | None = None
    fills: tuple[SlotFilling, ...] = ()
    free: tuple[FreeDrawing, ...] = ()
    gone: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    safety: FixSafety = FixSafety.UNSAFE


@dataclass(frozen=True, slots=True)
class OldDrawings:
    """The older version's drawings in a header or footer."""

    part: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateTemplate(Edit):
    """A file is brought to the current version of its brand, and says so from then on.

    `masters` are the slide masters that it leaves. In Word, `drawings` go from headers and footers, which get the
    current ones in their place, and `sections` (counted from 1) take the current page set-up.
    """

    brand: str
    version: str
    kind: str = ""
    masters: tuple[str, ...] = ()
    drawings: tuple[OldDrawings, ...] = ()
    sections: tuple[int, ...] = ()
    safety: FixSafety = FixSafety.UNSAFE
