"""Gives a theme its colours and fonts back (ECMA-376 part 1, 20.1.6.2, 20.1.4.1.18)."""

from __future__ import annotations

import copy

from lxml import etree

from naravard_templates.formats.ooxml.names import NS
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.model.edit import RestoreTheme


def restore_theme(transplanter: Transplanter, edit: RestoreTheme) -> None:
    """The slots and fonts that the edit names, as the master's theme has them; all else stays."""
    root, source = transplanter.editor.tree(edit.part), transplanter.source.tree(edit.source)
    for slot in edit.slots:
        _replace(root, source, f"a:themeElements/a:clrScheme/a:{slot}")
    for font in edit.fonts:
        _replace(root, source, f"a:themeElements/a:fontScheme/a:{font}Font/a:latin")


def _replace(root: etree._Element, source: etree._Element, path: str) -> None:
    own, wanted = root.find(path, NS), source.find(path, NS)
    parent = None if own is None else own.getparent()
    if own is not None and wanted is not None and parent is not None:
        parent.replace(own, copy.deepcopy(wanted))
