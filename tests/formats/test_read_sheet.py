"""What masters and styles say themselves: text resolved through all that it inherits, colours, fonts, locks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from support.edit import NS, edit, find, parts, qn
from support.places import BRAND

from naravard_templates.formats.read_sheet import read_sheet
from naravard_templates.model.colour import FillKind
from naravard_templates.model.master import MasterSheet, TextOffer, TextRole

POTX = (BRAND / "framtidsbild.potx").read_bytes()
DOTX = (BRAND / "framtidsbild.dotx").read_bytes()
MASTER = "ppt/slideMasters/slideMaster1.xml"
CONTENT = next(name for name, content in sorted(parts(POTX).items())
               if name.startswith("ppt/slideLayouts/slide") and 'name="Rubrik och innehåll"'.encode() in content)
STYLES = "word/styles.xml"

Read = Callable[[bytes], MasterSheet]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(data: bytes) -> MasterSheet:
        path = tmp_path / "master"
        path.write_bytes(data)
        return read_sheet(path)
    return read


def xml(text: str) -> etree._Element:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    return etree.fromstring(f"<x {names}>{text}</x>")[0]


def rgb(offer: TextOffer) -> str | None:
    return offer.look.fill.stops[0].colour.rgb if offer.look.fill.stops else None


class DescribeADeck:
    """The title and the text of the layout "Rubrik och innehåll", changed at each place that may say how it looks."""

    @staticmethod
    def offers(sheet: MasterSheet, kind: str) -> dict[int, TextOffer]:
        return {offer.level: offer for offer in sheet.texts
                if offer.location.part == CONTENT and offer.role is TextRole.SLOT
                and offer.element and offer.element.placeholder and offer.element.placeholder.type == kind}

    def it_takes_each_level_from_the_master_styles(self, read: Read) -> None:
        sheet = read(POTX)
        title, text = self.offers(sheet, "title")[1], self.offers(sheet, "obj")

        assert (rgb(title), title.look.size, title.look.bold, title.look.font, title.look.language) == (
            "0F3D4C", 32, True, "Calibri", "sv-SE")
        assert [text[level].look.size for level in range(1, 6)] == [20, 18, 16, 14, 14]
        assert title.declared.part == MASTER

    def it_lets_the_nearest_place_win(self, read: Read) -> None:
        places: list[tuple[str, Callable[[etree._Element], etree._Element], str]] = [
            (MASTER, lambda root: find(root, "p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr"), "111111"),
            (MASTER, lambda root: find(titled(root), "p:txBody/a:lstStyle"), "222222"),
            (CONTENT, lambda root: find(titled(root), "p:txBody/a:lstStyle"), "333333"),
        ]
        data = POTX
        for part, where, value in places:
            data = edit(data, part, lambda root, where=where, value=value: coloured(where(root), value))
            title = self.offers(read(data), "title")[1]

            assert (rgb(title), title.declared.part, title.look.size) == (value, part, 32)

    def it_asks_the_presentation_where_the_master_says_nothing(self, read: Read) -> None:
        data = edit(POTX, MASTER, lambda root: [lvl.getparent().remove(lvl) for lvl in find(  # type: ignore[union-attr]
            root, "p:txStyles/p:titleStyle")] and None)
        title = self.offers(read(data), "title")[1]

        assert (rgb(title), title.look.size, title.look.bold) == ("14303A", 18, False)
        assert title.declared.part == "ppt/presentation.xml"

    def it_offers_the_levels_that_the_prompt_shows(self, read: Read) -> None:
        def cut(root: etree._Element) -> None:
            for paragraph in root.iter(qn("a:p")):
                properties = paragraph.find("a:pPr", NS)
                if properties is not None and properties.get("lvl") in {"2", "3", "4"}:
                    paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]

        assert list(self.offers(read(edit(POTX, CONTENT, cut)), "obj")) == [1, 2]

    def it_reads_words_that_stand_in_the_master_and_the_style_of_their_shape(self, read: Read) -> None:
        box = xml('<p:sp><p:nvSpPr><p:cNvPr id="900" name="Ord"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
                  '<a:off x="0" y="0"/><a:ext cx="900" cy="900"/></a:xfrm><a:solidFill><a:srgbClr val="ABCDEF"/>'
                  '</a:solidFill></p:spPr><p:style><a:fontRef idx="major"><a:srgbClr val="010203"/></a:fontRef>'
                  '</p:style>'
                  '<p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB" sz="900" b="1"/><a:t>Ett</a:t></a:r><a:r><a:rPr>'
                  '<a:solidFill><a:srgbClr val="040506"/></a:solidFill></a:rPr><a:t>Två</a:t></a:r></a:p></p:txBody>'
                  '</p:sp>')
        sheet = read(edit(POTX, CONTENT, lambda root: find(root, "p:cSld/p:spTree").append(box)))
        one, two = (offer for offer in sheet.texts if offer.role is TextRole.WORDS and offer.label == "Ord")

        assert (rgb(one), one.look.size, one.look.bold, one.look.language) == ("010203", 9, True, "en-GB")
        assert (rgb(two), two.look.size) == ("040506", 18)
        assert one.shades[0].stops[0].colour.rgb == "ABCDEF"

    def it_inherits_the_ground_of_a_slot(self, read: Read) -> None:
        fill = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        data = edit(POTX, MASTER, lambda root: find(titled(root), "p:spPr").append(xml(fill)))

        assert self.offers(read(data), "title")[1].shades[0].stops[0].colour.token == "accent1"

    def it_reads_fonts_and_colours_where_they_are_named(self, read: Read) -> None:
        def change(root: etree._Element) -> None:
            style = find(root, "p:txStyles/p:bodyStyle/a:lvl1pPr")
            find(style, "a:defRPr/a:latin").set("typeface", "Papyrus")
            find(style, "a:buFont").set("typeface", "Wingdings")
            coloured(find(style, "a:defRPr"), "FF0000")

        sheet = read(edit(POTX, MASTER, change))

        assert [(use.font, use.location.part) for use in sheet.fonts] == [("Papyrus", MASTER)]
        assert [use.part for use in sheet.colours if use.colour.rgb == "FF0000"] == [MASTER]

    def it_counts_what_stands_in_a_locked_group_as_locked(self, read: Read) -> None:
        def unlock(root: etree._Element) -> None:
            for locks in list(root.iter(qn("a:spLocks"))):
                locks.getparent().remove(locks)  # type: ignore[union-attr]

        def unlock_group(root: etree._Element) -> None:
            unlock(root)
            for locks in root.iter(qn("a:grpSpLocks")):
                locks.attrib.pop("noUngrp", None)

        grouped = {(MASTER, element.path) for page in read(POTX).snapshot.layouts for surface in page.surfaces
                   if surface.part == MASTER for element in surface.elements if element.groups}

        assert grouped
        assert grouped <= read(edit(POTX, MASTER, unlock)).locked
        assert not grouped & read(edit(POTX, MASTER, unlock_group)).locked


def titled(root: etree._Element) -> etree._Element:
    """The title placeholder."""
    return next(shape for shape in root.iter(qn("p:sp"))
                if (slot := shape.find("p:nvSpPr/p:nvPr/p:ph", NS)) is not None and slot.get("type") == "title")


def coloured(properties: etree._Element, value: str) -> None:
    """Colours run properties, or the first level of a list style."""
    fill = f'<a:solidFill><a:srgbClr val="{value}"/></a:solidFill>'
    if properties.tag == qn("a:lstStyle"):
        properties[:] = [xml(f"<a:lvl1pPr><a:defRPr>{fill}</a:defRPr></a:lvl1pPr>")]
        return
    for old in properties.findall("a:solidFill", NS):
        properties.remove(old)
    properties.insert(0, xml(fill))


class DescribeADocument:
    @staticmethod
    def offer(sheet: MasterSheet, label: str) -> TextOffer:
        return next(offer for offer in sheet.texts if offer.label == label)

    @staticmethod
    def with_style(text: str) -> bytes:
        return edit(DOTX, STYLES, lambda root: root.append(xml(text)))

    def it_resolves_a_style_through_those_that_it_is_based_on(self, read: Read) -> None:
        base = next(style for style in etree.fromstring(parts(DOTX)[STYLES]).iter(qn("w:style"))
                    if find(style, "w:name").get(qn("w:val")) == "Faktaruta")
        sheet = read(self.with_style(
            '<w:style w:type="paragraph" w:styleId="Ny"><w:name w:val="Ny"/>'
            f'<w:basedOn w:val="{base.get(qn("w:styleId"))}"/><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>'))
        new, old = self.offer(sheet, "Ny"), self.offer(sheet, "Faktaruta")

        assert (new.look.size, new.look.bold, new.look.language) == (15, True, "sv-SE")
        assert (new.shades, rgb(new)) == (old.shades, rgb(old))
        assert old.shades[0].stops[0].colour.rgb == "F6F3EC"

    def it_knows_text_that_word_colours_itself_or_hides(self, read: Read) -> None:
        for say in ('<w:color w:val="auto"/>', '<w:color w:val="FF0000"/><w:vanish/>'):
            sheet = read(self.with_style(f'<w:style w:type="character" w:styleId="Ny"><w:name w:val="Ny"/>'
                                         f"<w:rPr>{say}</w:rPr></w:style>"))

            assert self.offer(sheet, "Ny").look.fill.kind is FillKind.NONE

    def it_leaves_out_hidden_stock_until_something_uses_it_and_what_mirrors_a_paragraph_style(self, read: Read) -> None:
        hidden = self.with_style('<w:style w:type="paragraph" w:styleId="Dold"><w:name w:val="Dold"/><w:semiHidden/>'
                                 '<w:rPr><w:color w:val="FF0000"/></w:rPr></w:style>')
        used = edit(hidden, "word/document.xml", lambda root: find(root, "w:body").insert(
            0, xml('<w:p><w:pPr><w:pStyle w:val="Dold"/></w:pPr></w:p>')))
        twin = self.with_style('<w:style w:type="character" w:styleId="Dold"><w:name w:val="Dold"/><w:link w:val="X"/>'
                               "</w:style>")

        assert ["Dold" in {offer.label for offer in read(data).texts} for data in (hidden, used, twin)] == [
            False, True, False]

    def it_reads_each_part_of_a_table_on_its_own_ground(self, read: Read) -> None:
        sheet = read(self.with_style(
            '<w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:rPr><w:color w:val="222222"/></w:rPr>'
            '<w:tcPr><w:shd w:val="clear" w:fill="EEEEEE"/></w:tcPr><w:tblStylePr w:type="firstRow"><w:rPr>'
            '<w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="0F3D4C"/></w:tcPr></w:tblStylePr>'
            '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/></w:tcPr>'
            "</w:tblStylePr></w:style>"))
        found = {label: (rgb(offer), [stop.colour.rgb for stop in offer.shades[0].stops])
                 for label in ("T", "T (firstRow)", "T (band1Horz)") for offer in [self.offer(sheet, label)]}

        assert found == {"T": ("222222", ["EEEEEE"]), "T (firstRow)": ("FFFFFF", ["0F3D4C"]),
                         "T (band1Horz)": ("222222", ["808080"])}

    def it_survives_styles_that_are_based_on_each_other(self, read: Read) -> None:
        ring = "".join(f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
                       f'<w:basedOn w:val="{two}"/></w:style>' for one, two in (("A", "B"), ("B", "A")))
        data = edit(DOTX, STYLES, lambda root: root.extend(xml(f"<w:x>{ring}</w:x>")))

        assert self.offer(read(data), "A").look.language == "sv-SE"

    def it_knows_fonts_by_name_and_passes_over_the_themes_and_bullets(self, read: Read) -> None:
        assert {use.font for use in read(DOTX).fonts} == {"Courier New"}

    def it_counts_a_graphic_as_locked_in_a_control_and_with_its_anchor_locked(self, read: Read) -> None:
        header = "word/header1.xml"

        def no_control(root: etree._Element) -> None:
            for lock in list(root.iter(qn("w:lock"))):
                lock.getparent().remove(lock)  # type: ignore[union-attr]

        def no_anchor(root: etree._Element) -> None:
            for anchor in root.iter(qn("wp:anchor")):
                anchor.set("locked", "0")

        held = {part for part, _ in read(DOTX).locked}

        assert header in held
        for change in (no_control, no_anchor):
            assert header not in {part for part, _ in read(edit(DOTX, header, change)).locked}

    def it_sees_the_lock_around_an_old_drawing(self, read: Read) -> None:
        control = xml('<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent><w:p><w:r><w:pict>'
                      '<v:rect id="Gammal" style="width:9pt;height:9pt" fillcolor="#112233"/></w:pict></w:r></w:p>'
                      "</w:sdtContent></w:sdt>")
        sheet = read(edit(DOTX, "word/header1.xml", lambda root: root.append(control)))
        old = next(element for page in sheet.snapshot.pages for surface in page.surfaces for element in surface.elements
                   if element.name == "Gammal")

        assert old.locks == ("sdtContentLocked",)

    def it_knows_the_colour_of_the_page_where_it_is_shown(self, read: Read) -> None:
        data = edit(DOTX, "word/document.xml", lambda root: root.insert(0, xml('<w:background w:color="112233"/>')))
        shown = edit(data, "word/settings.xml", lambda root: root.insert(0, xml("<w:displayBackgroundShape/>")))

        assert read(data).paper.kind is FillKind.NONE
        assert read(shown).paper.stops[0].colour.rgb == "112233"
