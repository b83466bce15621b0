"""The author's words in a file, part by part, as fixing must leave them."""

from __future__ import annotations

from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.snapshot import Format

_PARAGRAPH = {Format.PPTX: qn("a:p"), Format.DOCX: qn("w:p")}
_TEXT = {Format.PPTX: qn("a:t"), Format.DOCX: qn("w:t")}
_DRAWINGS = (qn("w:drawing"), qn("w:pict"))
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")


def words(package: Package) -> dict[str, str]:
    """The words of every slide and its notes; of the body, notes, comments, headers and footers, drawings left out."""
    if package.format is Format.PPTX:
        return {part: _slide_words(package, part) for part in _slides(package)}
    main = package.main_part
    parts = [main, *(part for kind in _STORIES for part in package.related(main, kind))]
    return {part: _story_words(package, part, drawings=part == main) for part in parts}


def _slides(package: Package) -> list[str]:
    slides = list(package.related(package.main_part, "slide"))
    return [*slides, *(notes for slide in slides for notes in package.related(slide, "notesSlide"))]


def _slide_words(package: Package, part: str) -> str:
    """Empty lines say nothing, and empty placeholders may go."""
    lines = ("".join(text.text or "" for text in paragraph.iter(_TEXT[Format.PPTX]))
             for paragraph in package.tree(part).iter(_PARAGRAPH[Format.PPTX]))
    return "\n".join(line for line in lines if line)


def _story_words(package: Package, part: str, *, drawings: bool) -> str:
    """Headers and footers hold the template's own drawings, whose words are the template's."""
    lines = ("".join(text.text or "" for text in paragraph.iter(_TEXT[Format.DOCX])
                     if drawings or next(text.iterancestors(*_DRAWINGS), None) is None)
             for paragraph in package.tree(part).iter(_PARAGRAPH[Format.DOCX]))
    return "\n".join(line for line in lines if line)
