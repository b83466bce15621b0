"""Writes comments into any Word or PowerPoint file."""

from __future__ import annotations

from collections.abc import Sequence

from naravard_templates.formats.ooxml.editor import PackageEditor
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.note import Note
from naravard_templates.model.snapshot import Format


def commented(package: Package, notes: Sequence[Note]) -> bytes:
    """The file with the notes as comments, in place of our earlier ones.

    Raises UncheckableFile's kinds, and OutputError where there is no place for comments.
    """
    editor = PackageEditor(package)
    if package.format is Format.PPTX:
        from naravard_templates.formats.pptx.comments import write_comments
    else:
        from naravard_templates.formats.docx.comments import write_comments
    write_comments(editor, notes)
    return editor.save()
