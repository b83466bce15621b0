"""Word's own formatting restriction: text is formatted with styles only. Content is never barred.

It is a guard rail without a password, which anybody can take down under Review > Restrict Editing.
"""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

from naravard_templates.brand.config import Formatting
from naravard_templates.formats.docx.write_xml import add, new
from naravard_templates.formats.ooxml.names import NS, qn

_BEFORE_PROTECTION: Final = frozenset(qn(f"w:{name}") for name in (
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
    "displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
    "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins",
    "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
    "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign",
    "attachedTemplate", "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge",
    "revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting"))
"""What comes first in `w:settings`, whose order is fixed (ECMA-376 part 1, 17.15.1.78)."""
_OURS: Final = ("documentProtection", "autoFormatOverride", "styleLockTheme", "styleLockQFSet")
_BUILT_IN: Final = 376
"""How many styles Word has of its own."""


def restrict(document: Any, formatting: Formatting) -> None:
    """`standard`: any style, and no direct formatting, but automatic formatting still works. `strict`: the styles of
    this master only. Both keep the theme and the style set. `off` leaves the master as it is."""
    if formatting is Formatting.OFF:
        return
    settings: etree._Element = document.settings.element
    for name in _OURS:
        for found in settings.findall(f"w:{name}", NS):
            settings.remove(found)
    at = max((number for number, child in enumerate(settings, 1) if child.tag in _BEFORE_PROTECTION), default=0)
    for name in reversed(_OURS):
        settings.insert(at, new(f"w:{name}"))
    settings[at].set(qn("w:formatting"), "1")
    settings[at].set(qn("w:enforcement"), "1")
    if formatting is Formatting.STRICT:
        _bar_other_styles(document.styles.element)


def _bar_other_styles(styles: etree._Element) -> None:
    """Word's built-in styles cannot be applied, bar those that the master has."""
    latent = styles.find("w:latentStyles", NS)
    if latent is None:
        latent = new("w:latentStyles", defUIPriority=99, defSemiHidden=0, defUnhideWhenUsed=0, defQFormat=0,
                     count=_BUILT_IN)
        styles.insert(1 if styles.find("w:docDefaults", NS) is not None else 0, latent)
    latent.set(qn("w:defLockedState"), "1")
    allowed = {name.casefold(): name for style in styles.iterfind("w:style", NS)
               if style.get(qn("w:customStyle")) in (None, "0", "false") and (name := _name(style))}
    for exception in latent.iterfind("w:lsdException", NS):
        known = allowed.pop(str(exception.get(qn("w:name"))).casefold(), None)
        exception.set(qn("w:locked"), "1" if known is None else "0")
    for name in allowed.values():
        add(latent, "w:lsdException", name=name, locked=0)


def _name(style: etree._Element) -> str:
    found = style.find("w:name", NS)
    return "" if found is None else str(found.get(qn("w:val"), ""))
