"""The master's styles as the writer needs them: by role, with the numbering and indents that they bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from naravard_templates.formats.docx.write_xml import value
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.style import StyleFacts

_CLOSE = 60
"""Twips; no more stands between the lines of a table's text."""


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands in Word's numbering: the list (`w:num`) and its level, from 0."""

    num: int
    level: int


class StyleBook:
    """Styles by role, and what they say."""

    def __init__(self, styles: Mapping[str, StyleFacts], root: etree._Element) -> None:
        self._styles = styles
        self._elements = {str(style.get(qn("w:styleId"))): style for style in root.iterfind("w:style", NS)}
        self.root = root

    def has(self, role: str) -> bool:
        return role in self._styles

    def find(self, *roles: str) -> str | None:
        """The id of the first style that there is; None for the default style, which is not named."""
        found = next((self._styles[role] for role in roles if role in self._styles), None)
        return None if found is None or found.default else found.id

    def heading(self, level: int) -> str | None:
        """The style for headings of a level, or of the nearest level above that the master has."""
        return self.find(*(f"heading-{number}" for number in range(level, 0, -1)))

    def list_place(self, role: str) -> ListPlace | None:
        """The numbering that a style brings, its own or inherited; None where it brings none."""
        for style in self._chain(self.find(role)):
            num = value(style, "w:pPr/w:numPr/w:numId")
            if num is not None:
                level = value(style, "w:pPr/w:numPr/w:ilvl")
                return ListPlace(int(num), int(level or 0)) if int(num) else None
        return None

    def left_indent(self, style: str | None) -> int:
        """Where text in a style begins, in twips."""
        for element in self._chain(style):
            indent = element.find("w:pPr/w:ind", NS)
            left = None if indent is None else indent.get(qn("w:left")) or indent.get(qn("w:start"))
            if left is not None:
                return int(left)
        return 0

    def is_outlined(self, style: str | None) -> bool:
        """Whether a style makes headings of its paragraphs."""
        levels = (value(element, "w:pPr/w:outlineLvl") for element in self._chain(style))
        return next((level for level in levels if level), "9") != "9"

    def sets_apart(self, part: str, style: str | None) -> bool:
        """Whether a table style sets a part of tables apart, "firstRow" or "firstCol"."""
        path = f"w:tblStylePr[@w:type='{part}']"
        return any(style.find(path, NS) is not None for style in self._chain(style))

    def draws_borders(self, style: str | None) -> bool:
        """Whether a table style draws lines or grounds of any kind."""
        return any(style.find(path, NS) is not None for style in self._chain(style)
                   for path in ("w:tblPr/w:tblBorders", "w:tblStylePr"))

    def spaces_rows(self, style: str | None) -> bool:
        """Whether a table style keeps text at a distance from the lines above and below it."""
        margins = (style.find("w:tblPr/w:tblCellMar/w:top", NS) for style in self._chain(style))
        return any(margin is not None and margin.get(qn("w:w"), "0") != "0" for margin in margins)

    def spaces_cells(self, table_style: str | None) -> bool:
        """Whether paragraphs in tables of a style would stand apart as those of running text do: what the default
        style says goes before what the table's style says, and the document's defaults come last (17.7.2)."""
        found = [style.find("w:pPr/w:spacing", NS) for one in (self._default(), table_style)
                 for style in self._chain(one)]
        found.append(self.root.find("w:docDefaults/w:pPrDefault/w:pPr/w:spacing", NS))
        said = [next((space.get(qn(f"w:{side}")) for space in found if space is not None
                      and space.get(qn(f"w:{side}"))), "0") for side in ("before", "after")]
        return any(int(space or 0) > _CLOSE for space in said)

    def font(self, *roles: str) -> str:
        """The font that the first of these styles names, as DrawingML does ("+mj-lt"); "" for the theme's for text."""
        fonts = [style.find("w:rPr/w:rFonts", NS) for style in self._chain(self.find(*roles) or self._default())]
        fonts.append(self.root.find("w:docDefaults/w:rPrDefault/w:rPr/w:rFonts", NS))
        for named in fonts:
            theme, font = (None if named is None else named.get(qn(f"w:{name}")) for name in ("asciiTheme", "ascii"))
            if theme or font:
                return ("+mj-lt" if theme.startswith("major") else "") if theme else str(font)
        return ""

    def _default(self) -> str | None:
        return next((id for id, style in self._elements.items()
                     if style.get(qn("w:type")) == "paragraph" and flag(style, qn("w:default"))), None)

    def _chain(self, style: str | None) -> Iterator[etree._Element]:
        """A style, the one that it is based on, and so on."""
        seen: set[str] = set()
        while style is not None and style in self._elements and style not in seen:
            seen.add(style)
            yield self._elements[style]
            style = value(self._elements[style], "w:basedOn")
