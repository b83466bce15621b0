"""Names the parties where the master shows them: in content controls that are tagged for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from lxml import etree

from naravard_templates.formats.docx.write_master import surface_parts
from naravard_templates.formats.docx.write_xml import add_text, value
from naravard_templates.formats.ooxml.names import NS, qn

TAG: Final = "naravard:parties"
"""`w:sdt/w:sdtPr/w:tag` of a control that holds the parties, in a header or footer."""
_CONTENT: Final = frozenset({qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")})


def name_parties(document: Any, parties: Sequence[str]) -> None:
    """Writes the parties into every such control. Without parties each keeps what the master says."""
    if not parties:
        return
    for part in surface_parts(document.part):
        for control in part.element.iter(qn("w:sdt")):
            if value(control, "w:sdtPr/w:tag") == TAG:
                fill_control(control, ", ".join(parties))


def fill_control(control: etree._Element, text: str) -> None:
    """The text in the control's first run, which keeps its look; the other runs go."""
    hint = control.find("w:sdtPr/w:showingPlcHdr", NS)
    if hint is not None:
        hint.getparent().remove(hint)  # type: ignore[union-attr]  # found below the control
    runs = list(control.iterfind("w:sdtContent//w:r", NS))
    for run in runs[1:]:
        run.getparent().remove(run)  # type: ignore[union-attr]
    for run in runs[:1]:
        for child in [child for child in run if child.tag in _CONTENT]:
            run.remove(child)
        add_text(run, text)
