"""Carries out edits on a package: what they name changes, everything else is written as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naravard_templates.formats.ooxml import repair_theme
from naravard_templates.formats.ooxml.editor import PackageEditor
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.model import edit as edits
from naravard_templates.model.edit import Edit, RestoreGraphic
from naravard_templates.model.rehang import AdoptSlide, UpdateTemplate
from naravard_templates.model.snapshot import Format

Carrier = Callable[[Transplanter, Any], None]
"""Carries out one kind of edit."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """The new file, and the parts that differ from the old one."""

    data: bytes
    touched: frozenset[str]


def repair(package: Package, master: Package, wanted: Sequence[Edit]) -> Repaired:
    """The package with the edits carried out; `master` is the brand's, which things are taken from.

    Raises UncheckableFile's kinds where a part cannot be read.
    """
    transplanter = Transplanter(master, PackageEditor(package))
    moves = [edit for edit in wanted if isinstance(edit, AdoptSlide | UpdateTemplate)]
    others = [edit for edit in wanted if not isinstance(edit, RestoreGraphic | AdoptSlide | UpdateTemplate)]
    graphics: dict[str, list[RestoreGraphic]] = {}
    for edit in wanted:
        if isinstance(edit, RestoreGraphic):
            graphics.setdefault(edit.part, []).append(edit)
    for part, group in graphics.items():
        _graphics(transplanter, part, group)
    for edit in others:
        _other(transplanter, edit)
    if moves:
        _rehang(transplanter, moves)
    return Repaired(transplanter.editor.save(), transplanter.editor.touched)


def _graphics(transplanter: Transplanter, part: str, group: Sequence[RestoreGraphic]) -> None:
    if transplanter.editor.package.format is Format.PPTX:
        from naravard_templates.formats.pptx import repair as deck

        deck.restore_graphics(transplanter, part, group)
        return
    from naravard_templates.formats.docx import repair as document

    document.restore_graphics(transplanter, part, group)


def _rehang(transplanter: Transplanter, moves: Sequence[AdoptSlide | UpdateTemplate]) -> None:
    slides = [edit for edit in moves if isinstance(edit, AdoptSlide)]
    update = next((edit for edit in moves if isinstance(edit, UpdateTemplate)), None)
    if transplanter.editor.package.format is Format.PPTX:
        from naravard_templates.formats.pptx.rehang import rehang

        rehang(transplanter, slides, update)
    elif update is not None:
        from naravard_templates.formats.docx.renew import renew

        renew(transplanter, update)


def _other(transplanter: Transplanter, edit: Edit) -> None:
    if isinstance(edit, edits.RestoreTheme):
        repair_theme.restore_theme(transplanter, edit)
        return
    known = _in_decks() if transplanter.editor.package.format is Format.PPTX else _in_documents()
    known[type(edit)](transplanter, edit)


def _in_decks() -> Mapping[type[Edit], Carrier]:
    """How each edit is carried out on a presentation."""
    from naravard_templates.formats.pptx import repair_colours, repair_pages, repair_places, repair_text

    return {
        edits.ShowGraphics: repair_pages.show_graphics, edits.RestoreBackground: repair_pages.restore_background,
        edits.RestoreColourMap: repair_pages.restore_colour_map, edits.MarkHeaderRows: repair_pages.mark_header_rows,
        edits.RestorePlaceholders: repair_pages.restore_placeholders, edits.RestoreStyle: repair_text.restore_style,
        edits.SetLanguage: repair_text.set_language, edits.UseThemeFont: repair_text.use_theme_font,
        edits.RestoreLocks: repair_places.restore_locks, edits.FollowLayout: repair_places.follow_layout,
        edits.MoveDrawing: repair_places.move_drawing, edits.MoveToContent: repair_places.move_to_content,
        edits.Recolour: repair_colours.recolour,
    }


def _in_documents() -> Mapping[type[Edit], Carrier]:
    """How each edit is carried out on a document."""
    from naravard_templates.formats.docx import (
        repair_colours,
        repair_document,
        repair_places,
        repair_sections,
        repair_text,
    )

    return {
        edits.RestoreHeader: repair_sections.restore_header, edits.ShowFirstPage: repair_sections.show_first_page,
        edits.RestoreMargins: repair_sections.restore_margins,
        edits.RestoreBackground: repair_document.restore_background,
        edits.RestoreColourMap: repair_document.restore_colour_map,
        edits.MarkHeaderRows: repair_document.mark_header_rows, edits.RestoreStyle: repair_text.restore_style,
        edits.SetLanguage: repair_text.set_language, edits.UseThemeFont: repair_text.use_theme_font,
        edits.MoveDrawing: repair_places.move_drawing, edits.MoveToContent: repair_places.move_to_content,
        edits.ForgetTemplate: repair_places.forget_template, edits.Recolour: repair_colours.recolour,
    }
