"""Changes to a file, as data. The fixer plans them, the format code carries them out in one place."""

from __future__ import annotations

from dataclasses import dataclass

from naravard_templates.model.finding import FixSafety, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change to one part. `message` tells a person what it does, `codes` which findings ask for it."""

    part: str
    message: Message
    codes: tuple[str, ...]
    safety: FixSafety = FixSafety.SAFE


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreGraphic(Edit):
    """One drawing becomes again what the master has, its groups included.

    `source` and `index` say which of the master's drawings: the part, and the number among its outermost ones.
    `paths` are the elements in `part` that are shown for it, none where all of it is gone; `after` those that it
    lies on top of.
    """

    source: str
    index: int
    paths: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowGraphics(Edit):
    """A slide or layout shows the graphics of those below it again (`showMasterSp`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreTheme(Edit):
    """Theme colours (slots) and fonts ("major", "minor") become those of the theme in the master's part `source`."""

    source: str
    slots: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreColourMap(Edit):
    """The colour map becomes that of the master's part `source`; without one, the override goes."""

    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreBackground(Edit):
    """The background becomes that of the master's part `source`; without one, the part has none of its own."""

    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreHeader(Edit):
    """A section shows the master's header or footer: `source` is its part, `kind` the kind of page ("first").

    `section` counts from 1.
    """

    source: str
    section: int
    kind: str
    footer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreLocks(Edit):
    """Drawings are locked again: `locked` pairs the path of each with its locks, as the master's file names them."""

    locked: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowFirstPage(Edit):
    """The first page of a section has a header and a footer of its own again (`titlePg`). `section` counts from 1."""

    section: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreStyle(Edit):
    """A Word style, or a level of a master's or layout's text, has the colours of the master's part `source` again.

    `style` is a Word style's name, or that of a placeholder; without one the document's defaults are meant, or the
    master's text style for placeholders of the kind `role` ("title", "body", "other"). `source` is None for Word, which
    has one part for all styles.
    """

    source: str | None = None
    style: str | None = None
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreMargins(Edit):
    """A section's margins (left, top, right, bottom, in EMU). `section` counts from 1."""

    section: int
    margins: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePlaceholders(Edit):
    """A layout or master has the placeholders of the master's part `source` again; those that slides use stay."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLanguage(Edit):
    """Text that is marked as being in `was` ("" for none at all) is marked as being in `language`.

    `places` are the drawings on a slide, by path, or Word styles, by name, whose text is meant; none for all text.
    """

    language: str
    was: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkHeaderRows(Edit):
    """The first row of every table in the part is its header, where a table has rows and columns to head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recolour(Edit):
    """What is drawn in the colour `was` gets the colour `rgb`; both six hex digits.

    Where the document's theme has the colour, the theme colour is written. `object` and `role` tell what is meant as
    findings do: the object's name, "" for what belongs to none, and what the colour is for ("text", "fill").
    """

    was: str
    rgb: str
    object: str = ""
    role: str = ""
    safety: FixSafety = FixSafety.UNSAFE


@dataclass(frozen=True, slots=True, kw_only=True)
class UseThemeFont(Edit):
    """Text and styles that name the family `font` follow the style, or the theme, instead."""

    font: str
    safety: FixSafety = FixSafety.UNSAFE


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDrawing(Edit):
    """A drawing in the content is moved by `dx` and `dy` EMU and drawn at `scale` times its size about its corner."""

    path: str
    dx: int = 0
    dy: int = 0
    scale: float = 1.0
    safety: FixSafety = FixSafety.UNSAFE


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowLayout(Edit):
    """A placeholder on a slide gives up its own place and stands where its layout has it.

    `box` is that place (left, top, width, height, in EMU), for pictures and tables, which must say where they are.
    """

    path: str
    box: tuple[int, int, int, int]
    safety: FixSafety = FixSafety.UNSAFE


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveToContent(Edit):
    """A drawing that was put into a master, layout, header or footer is moved to the content that shows it.

    `targets` are the slides, or the document's body.
    """

    path: str
    targets: tuple[str, ...]
    safety: FixSafety = FixSafety.UNSAFE


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetTemplate(Edit):
    """Word does not fetch a template from another computer any more when it opens the document."""

    target: str
    safety: FixSafety = FixSafety.UNSAFE
