"""Takes drawings and parts from a brand's master into a document, with all that they point at."""

from __future__ import annotations

import copy
import posixpath
from dataclasses import dataclass, field

from lxml import etree

from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.editor import PackageEditor, content_type
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.snapshot import Format, Theme

_RELATIONSHIP = f"{{{NS['r']}}}"
# Each master has a theme of its own, be it the same as another's (ECMA-376 part 1, 13.3.10).
_THEME = "theme+xml"
_RUN_PROPERTIES = (qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr"))
_AFTER_LATIN = frozenset(qn(f"a:{name}") for name in (
    "ea", "cs", "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst"))
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
_IDENTIFIED = tuple(qn(name) for name in ("p:cNvPr", "wp:docPr", "pic:cNvPr", "wps:cNvPr", "wpg:cNvPr"))


@dataclass
class Transplanter:
    """Copies from one master file into one document. A part that is copied once is used again."""

    source: Package
    editor: PackageEditor
    _copied: dict[str, str] = field(default_factory=dict)
    _taken: dict[str, set[str]] = field(default_factory=dict)

    def node(self, node: etree._Element, source_part: str, target_part: str) -> etree._Element:
        """A copy of an element of `source_part`, fit to stand in `target_part`: with its pictures and new ids."""
        copied = copy.deepcopy(node)
        copied.tail = None
        self._relink(copied, source_part, target_part)
        _renumber(copied, self._ids(target_part))
        return copied

    def part(self, name: str) -> str:
        """A copy of a whole part, and of what it points at; its name in the document comes back."""
        if name in self._copied:
            return self._copied[name]
        data = self.source.read(name)
        types = self.source.tree("[Content_Types].xml")
        shared = not self.source.relationships(name) and not content_type(types, name).endswith(_THEME)
        known = self._same(name, data) if shared else None
        target = known or self.editor.add(name, data, content_type(types, name))
        self._copied[name] = target
        if known is None and self.editor.package.format is Format.DOCX and target.endswith(".xml"):
            _renumber(self.editor.tree(target), self._ids(target))
        for relationship in self.source.relationships(name).values():
            self._keep(relationship.id, name, target)
        return target

    def _ids(self, part: str) -> set[str]:
        """The ids that are taken: on a slide its own, in a document those of all its parts (20.4.2.5)."""
        package = self.editor.package
        scope = "" if package.format is Format.DOCX else part
        if scope not in self._taken:
            main = package.main_part
            parts = [main, *(found for kind in _STORIES for found in package.related(main, kind))] if not scope else []
            roots = [self.editor.tree(part)] if scope else [package.tree(found) for found in parts]
            self._taken[scope] = {str(element.get("id")) for root in roots for element in root.iter(*_IDENTIFIED)}
        return self._taken[scope]

    def _same(self, name: str, data: bytes) -> str | None:
        """A part of the document that is the very same, a logo say, which then need not be there twice."""
        suffix = posixpath.splitext(name)[1].lower()
        sizes = ((known, member.file_size) for known, member in self.editor.package.members())
        return next((known for known, size in sizes if size == len(data) and known.lower().endswith(suffix)
                     and self.editor.package.read(known) == data), None)

    def _relink(self, copied: etree._Element, source_part: str, target_part: str) -> None:
        known = self.source.relationships(source_part)
        for element in copied.iter():
            for name, value in element.attrib.items():
                if str(name).startswith(_RELATIONSHIP) and str(value) in known:
                    element.set(str(name), self._related(str(value), source_part, target_part))

    def _related(self, id: str, source_part: str, target_part: str) -> str:
        relationship = self.source.relationships(source_part)[id]
        target = relationship.target if relationship.external else self.part(relationship.target)
        return self.editor.relate(target_part, relationship.type, target, external=relationship.external)

    def _keep(self, id: str, source_part: str, target_part: str) -> None:
        """A relationship of a part that was copied whole, under the id that its own XML names it by."""
        relationship = self.source.relationships(source_part)[id]
        target = relationship.target if relationship.external else self.part(relationship.target)
        self.editor.relate_as(id, target_part, relationship.type, target, external=relationship.external)


def drawn_alike(node: etree._Element, here: tuple[Scheme, Theme], there: tuple[Scheme, Theme]) -> None:
    """Says outright what the theme means `here`, where the node is from, and does not mean `there`."""
    (scheme, theme), (other_scheme, other_theme) = here, there
    for colour in list(node.iter(qn("a:schemeClr"))):
        token = str(colour.get("val"))
        rgb = scheme.colours.get(scheme.slot(token))
        if rgb and other_scheme.colours.get(other_scheme.slot(token)) != rgb:
            colour.tag = qn("a:srgbClr")
            colour.set("val", rgb)
    if (theme.major_font, theme.minor_font) != (other_theme.major_font, other_theme.minor_font):
        for properties in list(node.iter(*_RUN_PROPERTIES)):
            _name_font(properties, theme)


def _name_font(properties: etree._Element, theme: Theme) -> None:
    latin = properties.find("a:latin", NS)
    face = "+mn-lt" if latin is None else str(latin.get("typeface", ""))
    named = {"+mj-lt": theme.major_font, "+mn-lt": theme.minor_font}.get(face)
    if not named:
        return
    if latin is None:
        latin = etree.Element(qn("a:latin"))
        following = next((child for child in properties if child.tag in _AFTER_LATIN), None)
        if following is None:
            properties.append(latin)
        else:
            following.addprevious(latin)
    latin.set("typeface", named)


def _renumber(copied: etree._Element, taken: set[str]) -> None:
    """Ids that nothing else has, from now on taken too; connections between the copied drawings follow."""
    free = (str(number) for number in range(2, 2**31 - 1) if str(number) not in taken)
    renamed = {}
    for element in copied.iter(*_IDENTIFIED):
        old = str(element.get("id"))
        new = old if old not in taken else next(free)
        taken.add(new)
        renamed[old] = new
        element.set("id", new)
    for end in copied.iter(qn("a:stCxn"), qn("a:endCxn")):
        end.set("id", renamed.get(str(end.get("id")), str(end.get("id"))))
