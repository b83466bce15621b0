"""Locks are set whole, on what they are meant for, and as often as one likes."""

from typing import Any

import pytest
from lxml import etree

from naravard_templates.formats.docx.write_master import lock_graphics as lock_word
from naravard_templates.formats.ooxml.locks import lock
from naravard_templates.formats.ooxml.names import NS

SHAPE = {"noGrp", "noRot", "noMove", "noResize", "noEditPoints", "noAdjustHandles", "noChangeArrowheads",
         "noChangeShapeType"}


def drawing(xml: str) -> etree._Element:
    known = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NS.items() if prefix not in {"rel", "ct"})
    return etree.fromstring(f"<root {known}>{xml}</root>")[0]


def locked(element: etree._Element) -> dict[str, set[str]]:
    return {etree.QName(one).localname: {str(name) for name in one.attrib} for one in element.iter()
            if etree.QName(one).localname.endswith("Locks")}


@pytest.mark.parametrize(("xml", "kind", "wanted"), [
    ("<p:sp><p:nvSpPr><p:cNvSpPr/></p:nvSpPr></p:sp>", "spLocks", SHAPE),
    ("<p:pic><p:nvPicPr><p:cNvPicPr/></p:nvPicPr></p:pic>", "picLocks", SHAPE | {"noChangeAspect", "noCrop"}),
    ("<p:cxnSp><p:nvCxnSpPr><p:cNvCxnSpPr/></p:nvCxnSpPr></p:cxnSp>", "cxnSpLocks", SHAPE),
    ("<p:grpSp><p:nvGrpSpPr><p:cNvGrpSpPr/></p:nvGrpSpPr></p:grpSp>", "grpSpLocks",
     {"noGrp", "noUngrp", "noRot", "noChangeAspect", "noMove", "noResize"}),
    ("<p:graphicFrame><p:nvGraphicFramePr><p:cNvGraphicFramePr/></p:nvGraphicFramePr></p:graphicFrame>",
     "graphicFrameLocks", {"noGrp", "noDrilldown", "noChangeAspect", "noMove", "noResize"}),
    ("<wps:wsp><wps:cNvSpPr/></wps:wsp>", "spLocks", SHAPE),
    ("<pic:pic><pic:nvPicPr><pic:cNvPicPr/></pic:nvPicPr></pic:pic>", "picLocks", SHAPE | {"noChangeAspect", "noCrop"}),
])
def it_sets_the_whole_set_for_each_kind(xml: str, kind: str, wanted: set[str]) -> None:
    element = drawing(xml)
    lock(element)
    assert locked(element) == {kind: wanted}


def it_keeps_what_is_there_and_does_nothing_twice() -> None:
    element = drawing('<p:sp><p:nvSpPr><p:cNvSpPr><a:spLocks noSelect="1" noMove="0"/></p:cNvSpPr></p:nvSpPr></p:sp>')
    lock(element)
    once = etree.tostring(element)
    lock(element)
    assert etree.tostring(element) == once
    assert locked(element) == {"spLocks": SHAPE | {"noSelect"}}


def it_never_locks_what_is_inside_a_group_with_it() -> None:
    inner = "<p:sp><p:nvSpPr><p:cNvSpPr/></p:nvSpPr></p:sp>"
    element = drawing(f"<p:grpSp><p:nvGrpSpPr><p:cNvGrpSpPr/></p:nvGrpSpPr>{inner}</p:grpSp>")
    lock(element)
    assert set(locked(element)) == {"grpSpLocks"}


class _Header:
    """As much of python-docx as locking asks for: one header."""

    def __init__(self, paragraph: str) -> None:
        self.element = drawing(f"<w:hdr><w:p>{paragraph}</w:p></w:hdr>")
        self.partname = "/word/header1.xml"
        self.reltype, self.target_part, self.rels, self.part = f"{NS['r']}/header", self, {"rId1": self}, self


def word(paragraph: str, path: str = "0") -> etree._Element:
    header = _Header(paragraph)
    protected: Any = type("Protected", (), {"part": "word/header1.xml", "element": type("Element", (), {"path": path})})
    lock_word(header, [protected])
    lock_word(header, [protected])
    return header.element


ANCHOR = ('<w:drawing><wp:anchor><wp:docPr id="1" name="Märke"/><a:graphic><a:graphicData><wpg:wgp><wpg:cNvGrpSpPr/>'
          "<wps:wsp><wps:cNvSpPr/></wps:wsp><wps:wsp><wps:cNvSpPr/></wps:wsp></wpg:wgp></a:graphicData></a:graphic>"
          "</wp:anchor></w:drawing>")


def it_anchors_and_wraps_a_drawing_in_a_word_header() -> None:
    header = word(f"<w:r>{ANCHOR}</w:r>", "0/1")
    anchor = header.find(".//wp:anchor", NS)
    assert anchor is not None
    assert anchor.get("locked") == "1"
    assert set(locked(header)) == {"graphicFrameLocks", "grpSpLocks", "spLocks"}
    assert [len(locked(shape)) for shape in header.iterfind(".//wps:wsp", NS)] == [0, 1]
    controls = header.findall("w:p/w:sdt", NS)
    assert len(controls) == 1
    assert controls[0].find("w:sdtPr/w:lock", NS) is not None
    assert controls[0].find("w:sdtContent/w:r/w:drawing", NS) is not None


def it_leaves_text_outside_of_content_controls() -> None:
    assert word(f"<w:r><w:t>Text</w:t>{ANCHOR}</w:r>").find(".//w:sdt", NS) is None


def it_trusts_a_content_control_that_is_locked_already() -> None:
    control = ('<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent><w:r>' + ANCHOR
               + "</w:r></w:sdtContent></w:sdt>")
    assert len(word(control).findall(".//w:sdt", NS)) == 1
