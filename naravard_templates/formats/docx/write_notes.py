"""Footnotes: Word's own, in the footnotes part, which is made where the master has none."""

from __future__ import annotations

from typing import Any, Final

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from naravard_templates.formats.docx.write_styles import StyleBook
from naravard_templates.formats.docx.write_text import Look, TextWriter
from naravard_templates.formats.docx.write_xml import add, new
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.outline import Run, Runs

_SEPARATORS: Final = (("separator", -1), ("continuationSeparator", 0))


class NoteWriter:
    """Writes the notes of one document; nothing is touched before there is one."""

    def __init__(self, document_part: Any, styles: StyleBook, text: TextWriter) -> None:
        self._document_part = document_part
        self._styles = styles
        self._text = text
        self._root: etree._Element | None = None
        self._part: Any = None
        self._next_id = 1

    def add(self, mark: etree._Element, runs: Runs) -> None:
        """A note; `mark` is the run in the text that shows its number."""
        root = self._root if self._root is not None else self._open()
        self._number(mark, "w:footnoteReference", id=self._next_id)
        note = add(root, "w:footnote", id=self._next_id)
        self._next_id += 1
        paragraph = self._text.paragraph((), Look(self._styles.find("footnote")))
        self._number(add(paragraph, "w:r"), "w:footnoteRef")
        self._text.append(paragraph, (Run(" "), *runs))
        note.append(paragraph)

    def end(self) -> None:
        """Stores the part."""
        if self._root is not None:
            self._part._blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _number(self, run: etree._Element, tag: str, **attributes: object) -> None:
        properties = add(run, "w:rPr")
        style = self._styles.find("footnote-mark")
        if style:
            add(properties, "w:rStyle", val=style)
        else:
            add(properties, "w:vertAlign", val="superscript")
        add(run, tag, **attributes)

    def _open(self) -> etree._Element:
        self._part = next((rel.target_part for rel in self._document_part.rels.values()
                           if rel.reltype == RT.FOOTNOTES), None) or self._new_part()
        root = etree.fromstring(self._part.blob)
        self._next_id = 1 + max((int(str(note.get(qn("w:id")))) for note in root.iterfind("w:footnote", NS)),
                                default=0)
        self._text = self._text.elsewhere(self._part)
        self._root = root
        return root

    def _new_part(self) -> Part:
        root = new("w:footnotes")
        for kind, number in _SEPARATORS:
            note = add(root, "w:footnote", type=kind, id=number)
            add(add(add(note, "w:p"), "w:r"), f"w:{kind}")
        part = Part(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, etree.tostring(root),
                    self._document_part.package)
        self._document_part.relate_to(part, RT.FOOTNOTES)
        return part
