"""The text of a Word paragraph as readers see it: without deletions, field codes and hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.docx.paragraph_styles import ParagraphStyles
from naravard_templates.formats.docx.style_sheet import properties
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import children, find
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.content import OBJECT, Link
from naravard_templates.model.record import stateful

_GONE = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "mc:Fallback")))
_VAL, _PROPERTIES, _VANISH, _CHARACTER_TYPE = map(qn, ("w:val", "w:rPr", "w:vanish", "w:fldCharType"))
_TEXT, _CODE, _CHARACTER = qn("w:t"), qn("w:instrText"), qn("w:fldChar")
_RUN, _CONTROL, _LINK, _SIMPLE, _BREAK = map(qn, ("w:r", "w:sdt", "w:hyperlink", "w:fldSimple", "w:br"))
_SIGNS: dict[object, str] = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "‑",
                             qn("w:sym"): OBJECT}
_ALTERNATE = qn("mc:AlternateContent")
_DRAWN = frozenset(map(qn, ("w:drawing", "w:pict", "w:object")))
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_FIELD = re.compile(r'\s*(\w+)\s*(?:"([^"]*)"|([^\s\\]\S*))?(?:.*\\l\s+"?([^"\s]+))?', re.DOTALL)


@stateful
class OpenField:
    """A field between its beginning and its end; what follows `separated` is its result, and shown (17.16.18)."""

    code: str = ""
    separated: bool = False
    text: str = ""

    def parsed(self) -> tuple[str, str]:
        """What the field does, in capitals, and its first argument."""
        found = _FIELD.match(self.code)
        if found is None:
            return "", ""
        return found.group(1).upper(), found.group(2) or found.group(3) or f"#{found.group(4) or ''}"


@stateful
class Inlines:
    """What a paragraph holds; `drawn` are its drawings, for whoever tells of them and of the text within."""

    text: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    merge_fields: list[str] = field(default_factory=list)
    drawn: list[etree._Element] = field(default_factory=list)
    looks: list[tuple[bool, float]] = field(default_factory=list)
    has_prompt: bool = False


@stateful
class InlineReader:
    """Reads the paragraphs of one part in their order, for fields begin in one and end in another."""

    package: Package
    part: str
    styles: ParagraphStyles
    fields: list[OpenField] = field(default_factory=list)

    def read(self, parts: Iterable[etree._Element], *, bold: bool, size: float) -> Inlines:
        """A paragraph of these parts, whose style has this weight and size."""
        self._found, self._style = Inlines(), (bold, size)
        self._inner(parts)
        return self._found

    def _inner(self, parts: Iterable[etree._Element]) -> None:
        for child in parts:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag == _LINK:
                self._link(child)
            elif tag == _CONTROL:
                self._control(child)
            elif tag == _SIMPLE:
                self._simple(child)
            elif tag == _FORMULA or tag in _DRAWN:
                self._found.text.append(OBJECT)
            elif tag not in _GONE:
                self._inner(children(child))

    def _run(self, run: etree._Element) -> None:
        deadline.check()
        parts = children(run)
        said = properties(parts, _PROPERTIES)
        seen = _VANISH not in said or not flag(said[_VANISH], _VAL, True)
        before = len(self._found.text)
        for child in parts:
            tag = child.tag
            if tag == _CHARACTER:
                self._boundary(str(child.get(_CHARACTER_TYPE)))
            elif tag == _CODE and self.fields:
                self.fields[-1].code += child.text or ""
            elif seen and (not self.fields or all(one.separated for one in self.fields)):
                self._content(child)
        if "".join(self._found.text[before:]).strip():
            (bold, size), (own_bold, own_size) = self._style, self.styles.looks(said)
            self._found.looks.append((bold if own_bold is None else own_bold, own_size or size))

    def _content(self, child: etree._Element) -> None:
        text, tag = self._found.text, child.tag
        if tag == _TEXT:
            text.append(child.text or "")
            self._of_field(text[-1])
        elif tag in _SIGNS:
            text.append(_SIGNS[tag])
        elif tag == _BREAK:
            text.append("\n" if child.get(qn("w:type"), "textWrapping") == "textWrapping" else "\f")
        elif tag in _DRAWN or tag == _ALTERNATE:
            for drawn in _drawn(child):
                text.append(OBJECT)
                self._found.drawn.append(drawn)

    def _of_field(self, text: str) -> None:
        """What a link's field shows is the link's text; one of a mail merge has not been filled."""
        for one in self.fields:
            one.text += text
            name, argument = one.parsed()
            if name == "MERGEFIELD" and argument not in self._found.merge_fields:
                self._found.merge_fields.append(argument)

    def _boundary(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(OpenField())
        elif self.fields and kind == "separate":
            self.fields[-1].separated = True
        elif self.fields and kind == "end":
            self._end(self.fields.pop())

    def _end(self, ended: OpenField) -> None:
        name, argument = ended.parsed()
        if name == "HYPERLINK":
            self._found.links.append(Link(ended.text, argument))

    def _link(self, link: etree._Element) -> None:
        before = len(self._found.text)
        self._inner(children(link))
        found = self.package.relationships(self.part).get(str(link.get(qn("r:id"))))
        target = found.target if found else f"#{link.get(qn('w:anchor'), '')}"
        self._found.links.append(Link("".join(self._found.text[before:]), target))

    def _control(self, control: etree._Element) -> None:
        """A content control; one that shows its prompt has not been filled in (17.5.2.39)."""
        drawn = len(self._found.drawn)
        content = find(control, "w:sdtContent")
        if content is not None:
            self._inner(children(content))
        if shows_prompt(control):
            self._found.has_prompt = True
            del self._found.drawn[drawn:]

    def _simple(self, simple: etree._Element) -> None:
        self.fields.append(OpenField(str(simple.get(qn("w:instr"), "")), True))
        self._inner(children(simple))
        self._end(self.fields.pop())


def shows_prompt(control: etree._Element) -> bool:
    """Whether a content control shows its prompt rather than what somebody wrote."""
    mark = find(control, "w:sdtPr/w:showingPlcHdr")
    return mark is not None and flag(mark, qn("w:val"), True)


def _drawn(child: etree._Element) -> Iterator[etree._Element]:
    """The drawing in a run, the newer one where it stands twice."""
    if child.tag in _DRAWN:
        yield child
    elif child.tag == _ALTERNATE:
        shown = find(child, "mc:Choice")
        shown = shown if shown is not None else find(child, "mc:Fallback")
        yield from (found for found in (() if shown is None else shown) if found.tag in _DRAWN)
