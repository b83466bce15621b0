"""Text in the example brand's documents, for the examples of the rules that judge it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from naravard_templates.linter.examples import TEXT, deck, document
from naravard_templates.model.colour import Fill
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import Element, ElementKind, Snapshot, Surface
from naravard_templates.model.text import StyleLook, TextUse

TEXT_BOX = Element("1", ElementKind.SHAPE, "Text", Box(1_000_000, 2_000_000, 4_000_000, 1_000_000))


def text_in(*, slot: str = "", scale: float = 1.0, shades: tuple[Fill, ...] = (), text: str = "En mening om vård",
            **look: Any) -> TextUse:
    """A text box on slide 1 whose text looks as usual, with these changes."""
    place = Location(SurfaceKind.SLIDE, 1, "slide1.xml", "Text")
    return TextUse(replace(TEXT, **look), place, text, 1, len(text), TEXT_BOX.path, TEXT_BOX.box, shades, slot,
                   scale=scale, fill_at=place, size_at=place, font_at=place)


def text_of(style: str = "Normal", *, shades: tuple[Fill, ...] = (), text: str = "En mening om vård",
            **look: Any) -> TextUse:
    """A paragraph of a document, formatted outright with these changes."""
    place = Location(SurfaceKind.BODY, 1, "document.xml", style)
    return TextUse(replace(TEXT, **{"size": 11.0, **look}), place, text, 1, len(text), shades=shades, style=style,
                   fill_at=place, size_at=place, font_at=place)


def deck_with(*texts: TextUse, below: Element | None = None) -> Snapshot:
    """The deck with text boxes on its first slide, and something under them if wanted."""
    own = deck()
    page = own.pages[0]
    elements = (*page.surfaces[-1].elements, *((below,) if below else ()), TEXT_BOX)
    slide = Surface(SurfaceKind.SLIDE, "slide1.xml", "", elements)
    return replace(own, texts=texts, pages=(replace(page, surfaces=(*page.surfaces[:-1], slide)), *own.pages[1:]))


def document_with(*texts: TextUse, styles: tuple[StyleLook, ...] | None = None) -> Snapshot:
    """The document with this text, and these styles if others are wanted."""
    own = document()
    return replace(own, texts=texts, styles=own.styles if styles is None else styles)


def with_theme_fonts(snapshot: Snapshot, major: str, minor: str) -> Snapshot:
    """The document with other fonts in its themes."""
    return replace(snapshot, themes=tuple(
        replace(theme, major_font=major, minor_font=minor) for theme in snapshot.themes))
