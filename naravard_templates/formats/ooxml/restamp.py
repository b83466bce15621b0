"""Writes in a file which version of the brand it follows from now on."""

from __future__ import annotations

from naravard_templates.formats.ooxml.editor import PackageEditor
from naravard_templates.formats.ooxml.names import NS
from naravard_templates.formats.ooxml.rewrite import custom_properties
from naravard_templates.model.rehang import UpdateTemplate
from naravard_templates.model.snapshot import Stamp

_PART = "docProps/custom.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_KIND = "custom-properties"


def restamp(editor: PackageEditor, update: UpdateTemplate) -> None:
    """The stamp in the custom properties, the others of which stay; a part for them where there is none."""
    stamp = Stamp(update.brand, update.version, update.kind)
    part = editor.package.first_related("", _KIND)
    if part is not None:
        editor.replace(part, custom_properties(editor.read(part), stamp))
        return
    added = editor.add(_PART, custom_properties(None, stamp), _CONTENT_TYPE)
    editor.relate("", f"{NS['r']}/{_KIND}", added)
