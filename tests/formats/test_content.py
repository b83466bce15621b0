"""What documents say: read from the smallest packages that say it."""

import pytest
from support.tiny import docx, group, paragraph, picture, pptx, shape, style

from naravard_templates.formats.read import read
from naravard_templates.model.content import GraphicKind, Paragraph, ParagraphKind
from naravard_templates.model.snapshot import Snapshot

TITLE_SLOT, BODY_SLOT = '<p:ph type="title"/>', '<p:ph type="body" idx="1"/>'
LAYOUT = shape("Klicka för att ändra rubriken", slot=TITLE_SLOT) + shape("Tre punkter", "Nivå två", slot=BODY_SLOT)
DECORATIVE = ('<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext>'
              "</a:extLst>")
LONG = "Allt fler invånare behöver stöd från både regionen och sin kommun."
NORMAL = style("Normal", "Normal", default=True)


def slides(*shapes: str, **more: object) -> Snapshot:
    return read(pptx(*shapes, layout=LAYOUT, **more))  # type: ignore[arg-type]


def document(body: str, styles: str = NORMAL, **links: str) -> Snapshot:
    return read(docx(body, styles, **links))


def texts(snapshot: Snapshot) -> list[str]:
    return [one.text for one in snapshot.paragraphs]


def first(snapshot: Snapshot) -> Paragraph:
    return snapshot.paragraphs[0]


class DescribeSlides:
    def it_tells_paragraphs_in_reading_order_groups_and_alternatives_once(self) -> None:
        alternate = f"<mc:AlternateContent><mc:Choice Requires='p14'>{shape('Tre')}</mc:Choice>" \
                    f"<mc:Fallback>{shape('Fyra')}</mc:Fallback></mc:AlternateContent>"

        assert texts(slides(shape("Ett") + group(shape("Två")) + alternate)) == ["Ett", "Två", "Tre"]

    def it_knows_titles_and_whether_the_layout_has_a_place_for_one(self) -> None:
        told = slides(shape("Syfte", slot=TITLE_SLOT), shape("Bild"))
        bare = read(pptx(shape("Bild"), layout=""))

        assert [(title.text, title.offered) for title in told.titles] == [("Syfte", True), ("", True)]
        assert not bare.titles[0].offered

    def it_knows_hidden_slides_and_leaves_hidden_shapes_out(self) -> None:
        hidden = slides(shape("Syfte", slot=TITLE_SLOT) + shape("Dold", attributes='hidden="1"'), attributes='show="0"')

        assert hidden.titles[0].hidden
        assert texts(hidden) == ["Syfte"]

    def it_joins_runs_of_one_link(self) -> None:
        run = '<a:r><a:rPr><a:hlinkClick r:id="h"/></a:rPr><a:t>{}</a:t></a:r>'
        words = "<a:r><a:t>Läs </a:t></a:r>" + run.format("hela ") + run.format("planen") + "<a:r><a:t>.</a:t></a:r>"
        (link,) = first(slides(shape(words), h=("hyperlink", "https://www.example.org/"))).links

        assert (link.text, link.target) == ("hela planen", "https://www.example.org/")

    def it_knows_prompts_and_empty_slots(self) -> None:
        prompt, other, empty = (first(slides(shape(words, slot=BODY_SLOT)))
                                for words in ("Tre punkter", "Tre punkter till", "<a:endParaRPr/>"))

        assert prompt.is_prompt
        assert not other.is_prompt
        assert (empty.is_prompt, empty.text) == (True, "")

    def it_takes_footers_and_numbers_for_no_content(self) -> None:
        assert texts(slides(shape("Sidfot", slot='<p:ph type="ftr" idx="11"/>'))) == []

    def it_tells_the_words_of_smartart(self) -> None:
        frame = ('<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="5" name="Process"/></p:nvGraphicFramePr><a:graphic>'
                 '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram">'
                 '<dgm:relIds r:dm="d"/></a:graphicData></a:graphic></p:graphicFrame>')
        data = ("dgm:dataModel|<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Planera</a:t></a:r></a:p></dgm:t></dgm:pt>"
                "</dgm:ptLst>")
        told = slides(frame, parts={"ppt/diagrams/d.xml": data}, d=("diagramData", "../diagrams/d.xml"))

        assert texts(told) == ["Planera"]
        assert told.graphics[0].kind is GraphicKind.DIAGRAM

    @pytest.mark.parametrize(("attributes", "header"), [('firstRow="1"', True), ('firstCol="1"', True), ("", False)])
    def it_tells_tables_with_their_headers_and_merged_cells(self, attributes: str, header: bool) -> None:
        cell = "<a:tc{}><a:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></a:txBody></a:tc>"
        row = "<a:tr>" + cell.format(' gridSpan="2"', "Ett") + cell.format(' hMerge="1"', "") + "</a:tr>"
        table = (f"<a:tbl><a:tblPr {attributes}/><a:tblGrid><a:gridCol/><a:gridCol/></a:tblGrid>{row}"
                 f"<a:tr>{cell.format('', 'Två')}{cell.format('', 'Tre')}</a:tr></a:tbl>")
        told = slides('<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="5" name="T"/></p:nvGraphicFramePr><a:graphic>'
                      f'<a:graphicData uri="x/table">{table}</a:graphicData></a:graphic></p:graphicFrame>')
        (facts,) = told.tables

        assert (facts.rows, facts.columns, facts.has_header, facts.merged) == (2, 2, header, 1)
        assert [(one.kind, one.text) for one in told.paragraphs] == [
            (ParagraphKind.CELL, text) for text in ("Ett", "Två", "Tre")]


class DescribeGraphicsOnSlides:
    def it_reads_alt_text_and_decoration(self) -> None:
        told = slides(picture('descr="En karta"') + picture(inner=DECORATIVE))

        assert [(one.description, one.decorative) for one in told.graphics] == [("En karta", False), ("", True)]

    @pytest.mark.parametrize(("inner", "attributes", "graphics"), [
        (picture() * 2, 'descr="Två kartor"', ["Grupp"]),
        (picture() * 2, "", ["Grupp"]),
        (picture('descr="En karta"') + shape("Text"), "", ["Bild"]),
        (shape("Vård") + shape("Omsorg"), "", []),
        (shape("<a:endParaRPr/>") * 2, "", ["Grupp"]),
    ])
    def it_takes_a_group_for_one(self, inner: str, attributes: str, graphics: list[str]) -> None:
        assert [one.location.object for one in slides(group(inner, attributes)).graphics] == graphics


class DescribeHeadings:
    @pytest.mark.parametrize(("styles", "level"), [
        (style("Rubrik1", "heading 1"), 1),
        (style("berschrift2", "Überschrift 2"), 2),
        (style("Egen", "Kapitel", properties='<w:outlineLvl w:val="2"/>'), 3),
        (style("Egen", "Min rubrik", based_on="R") + style("R", "heading 2"), 2),
    ])
    def it_finds_them_by_name_and_outline_level_not_by_id(self, styles: str, level: int) -> None:
        identity = styles.split('w:styleId="')[1].split('"')[0]
        found = first(document(paragraph("Bakgrund", identity), styles))

        assert (found.kind, found.level) == (ParagraphKind.HEADING, level)

    def it_is_not_fooled_by_an_id(self) -> None:
        assert first(document(paragraph("Text", "Heading1"), style("Heading1", "Faktaruta"))).kind is ParagraphKind.TEXT

    def it_takes_the_heading_of_the_contents_for_text(self) -> None:
        styles = style("H", "heading 1") + style("T", "TOC Heading", based_on="H",
                                                 properties='<w:outlineLvl w:val="9"/>')
        assert first(document(paragraph("Innehåll", "T"), styles)).kind is ParagraphKind.TEXT

    @pytest.mark.parametrize(("heading", "following", "looks"), [
        (paragraph("Bakgrund", run="<w:b/>"), paragraph(LONG), True),
        (paragraph("Bakgrund", run='<w:sz w:val="32"/>'), paragraph() + paragraph(LONG), True),
        (paragraph("Bakgrund"), paragraph(LONG), False),
        (paragraph("Obs!", run="<w:b/>"), paragraph(LONG), False),
        (paragraph("Ordförande", run="<w:b/>"), paragraph("Region Exempel"), False),
        (paragraph(LONG * 2, run="<w:b/>"), paragraph(LONG), False),
        (paragraph("Bakgrund", run='<w:b w:val="0"/>'), paragraph(LONG), False),
    ])
    def it_sees_what_only_looks_like_one(self, heading: str, following: str, looks: bool) -> None:
        assert first(document(heading + following)).looks_like_heading is looks

    def it_leaves_bold_text_in_tables_alone(self) -> None:
        row = f"<w:tr><w:tc>{paragraph('Insats', run='<w:b/>')}{paragraph(LONG)}</w:tc></w:tr>"

        assert not any(one.looks_like_heading for one in document(f"<w:tbl>{row}</w:tbl>").paragraphs)


class DescribeParagraphs:
    def it_leaves_out_deletions_and_hidden_text_and_tells_insertions(self) -> None:
        body = ("<w:p><w:r><w:t>Kvar</w:t></w:r><w:del><w:r><w:delText> borta</w:delText></w:r></w:del>"
                "<w:ins><w:r><w:t> nytt</w:t></w:r></w:ins>"
                "<w:r><w:rPr><w:vanish/></w:rPr><w:t> dolt</w:t></w:r></w:p>")
        assert texts(document(body)) == ["Kvar nytt"]

    def it_goes_into_content_controls_and_text_boxes(self) -> None:
        control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('I en kontroll')}</w:sdtContent></w:sdt>"
        box = ('<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" '
               'name="Ruta"/><a:graphic><a:graphicData uri="wps"><wps:wsp><wps:txbx><w:txbxContent>'
               f"{paragraph('I en ruta')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
               f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph('I en ruta')}"
               "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")
        told = document(control + box)

        assert [one.words for one in told.paragraphs if one.words] == ["I en kontroll", "I en ruta"]
        assert told.graphics == ()

    def it_counts_a_picture_and_a_page_break_as_something(self) -> None:
        broken = document('<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t> </w:t></w:r></w:p>')

        assert [one.is_blank for one in broken.paragraphs] == [False, True]

    def it_tells_links_of_both_kinds_without_their_codes(self) -> None:
        body = ('<w:p><w:hyperlink r:id="h"><w:r><w:t>planen</w:t></w:r></w:hyperlink>'
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example/" '
                '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kar</w:t></w:r>'
                '<w:r><w:t>tan</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
        found = first(document(body, h="https://a.example/"))

        assert [(link.text, link.target) for link in found.links] == [
            ("planen", "https://a.example/"), ("kartan", "https://b.example/")]
        assert found.text == "planenkartan"

    def it_knows_prompts_and_merge_fields(self) -> None:
        control = ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                   f"{paragraph('Ange namn')}</w:sdtContent></w:sdt>")
        field = '<w:p><w:fldSimple w:instr=" MERGEFIELD  Kommun "><w:r><w:t>«Kommun»</w:t></w:r></w:fldSimple></w:p>'
        prompt, merged = document(control + field).paragraphs

        assert prompt.is_prompt
        assert merged.merge_fields == ("Kommun",)

    @pytest.mark.parametrize(("properties", "level"), [
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>', 2),
        ('<w:numPr><w:numId w:val="0"/></w:numPr>', 0),
    ])
    def it_knows_list_items_by_numbering_and_by_style(self, properties: str, level: int) -> None:
        styles = style("L", "List Bullet", properties='<w:numPr><w:numId w:val="2"/></w:numPr>')

        assert first(document(paragraph("Ett", "L"), styles)).kind is ParagraphKind.LIST_ITEM
        assert first(document(paragraph("Ett", "L", properties=properties), styles)).level == level


class DescribeTables:
    ROW = f"<w:tr>{{}}<w:tc>{paragraph('Insats')}</w:tc><w:tc>{paragraph('Klart')}</w:tc></w:tr>"

    @pytest.mark.parametrize(("header", "look", "marked"), [
        ("<w:trPr><w:tblHeader/></w:trPr>", "", True),
        ('<w:trPr><w:tblHeader w:val="0"/></w:trPr>', "", False),
        ("", '<w:tblLook w:firstRow="1" w:firstColumn="1"/>', False),
        ("", '<w:tblLook w:firstRow="0" w:firstColumn="1"/>', True),
    ])
    def it_knows_marked_headers(self, header: str, look: str, marked: bool) -> None:
        (facts,) = document(f"<w:tbl><w:tblPr>{look}</w:tblPr>{self.ROW.format(header)}{self.ROW.format('')}"
                            "</w:tbl>").tables

        assert (facts.rows, facts.columns, facts.has_header) == (2, 2, marked)

    def it_tells_of_nested_tables_once(self) -> None:
        inner = f"<w:tbl>{self.ROW.format('')}</w:tbl>"
        (facts,) = document(f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>").tables

        assert facts.nested


class DescribeGraphicsInDocuments:
    INLINE = ('<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild 1" {}/><a:graphic><a:graphicData uri="{}">'
              "{}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>")
    PICTURE = '<pic:pic><pic:nvPicPr><pic:cNvPr id="2" name="x" {}/></pic:nvPicPr></pic:pic>'

    def it_reads_the_alt_text_of_a_picture_and_a_chart(self) -> None:
        told = document(self.INLINE.format('descr="En karta"', "x/picture", self.PICTURE.format(""))
                        + self.INLINE.format("", "x/chart", "<c:chart/>"))

        assert [(one.kind, one.description) for one in told.graphics] == [
            (GraphicKind.PICTURE, "En karta"), (GraphicKind.CHART, "")]

    def it_asks_a_group_for_alt_text_only_where_its_parts_have_none(self) -> None:
        groups = [self.INLINE.format("", "x/group", f"<wpg:wgp>{self.PICTURE.format(own)}</wpg:wgp>")
                  for own in ('descr="En karta"', "")]

        assert [len(document(one).graphics) for one in groups] == [0, 1]

    def it_reads_the_older_drawing_language(self) -> None:
        old = '<w:p><w:r><w:pict><v:shape id="s1" alt="En karta"><v:imagedata r:id="x"/></v:shape></w:pict></w:r></w:p>'

        assert document(old).graphics[0].description == "En karta"

    def it_leaves_a_tracked_deletion_out(self) -> None:
        gone = self.INLINE.format("", "x/chart", "<c:chart/>").replace("<w:r>", "<w:del><w:r>").replace(
            "</w:r>", "</w:r></w:del>")

        assert document(gone).graphics == ()
