"""How the styles of a Word document look, a table style part by part."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import field, replace

from naravard_templates.formats.docx.style_sheet import Style, StyleSheet
from naravard_templates.formats.docx.text_styles import WordStyles
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import stateful
from naravard_templates.model.text import StyleLook

_COLOUR = qn("w:color")
_PARTS = ("firstRow", "lastRow", "firstCol", "lastCol", "band1Horz", "band2Horz", "band1Vert", "band2Vert")


@stateful
class StyleLooks:
    """The looks of styles, each worked out once."""

    styles: WordStyles
    _known: dict[Style, tuple[StyleLook, ...]] = field(default_factory=dict)

    def of(self, ids: Container[str] | None = None) -> Iterator[StyleLook]:
        """How the styles of these ids look; all styles where no ids are given."""
        for name, style in self.styles.sheet.by_id.items():
            if ids is None or name in ids:
                if style not in self._known:
                    self._known[style] = tuple(self._looks(style))
                yield from self._known[style]

    def _looks(self, style: Style) -> Iterator[StyleLook]:
        styles, chain, role = self.styles, self.styles.sheet.chain(style), style.name.casefold()
        place = Location(SurfaceKind.STYLES, None, styles.sheet.part, style.name)
        declared = _colour_home(styles.sheet, style, place)
        yield StyleLook(role, styles.look(styles.run_properties(style)), place, declared, shades=styles.shades(style))
        for part in _PARTS if style.type == "table" else ():
            if any(one.has_part(part) for one in chain):
                own = any(_COLOUR in one.says("rPr", part) for one in chain)
                yield StyleLook(f"{role} ({part})", styles.look(styles.run_properties(style, part)), place,
                                place if own else declared, shades=styles.shades(style, part))


def _colour_home(sheet: StyleSheet, style: Style, place: Location) -> Location:
    """The style that says a style's colour; without a name where the document's defaults do."""
    chain = (*sheet.chain(style), *sheet.chain(sheet.default if style.type != "paragraph" else None))
    return replace(place, object=next((one.name for one in chain if _COLOUR in one.says("rPr")), None))
