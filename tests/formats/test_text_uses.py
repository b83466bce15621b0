"""How text in the content is read: one entry for each look, everything that it inherits resolved."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt as WordPt
from docx.shared import RGBColor as WordColour
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Emu, Pt

from naravard_templates.formats.read import read
from naravard_templates.model.colour import channel_difference
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Snapshot
from naravard_templates.model.text import TextUse


def snapshot(document: object) -> Snapshot:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return read(buffer.getvalue())


def use_of(found: Snapshot, text: str) -> TextUse:
    (use,) = (use for use in found.texts if text in use.text)
    return use


def rgb(use: TextUse) -> list[str | None]:
    return [stop.colour.rgb for stop in use.look.fill.stops]


def shades(use: TextUse) -> list[str | None]:
    return [stop.colour.rgb for fill in use.shades for stop in fill.stops]


def like(found: list[str | None], wanted: str) -> bool:
    """The one colour, within what rounding makes of it."""
    (one,) = found
    return one is not None and channel_difference(one, wanted) <= 2


class DescribeSlides:
    @staticmethod
    def save(slide) -> Snapshot:
        return snapshot(slide.part.package.presentation_part.presentation)

    @pytest.fixture
    def slide(self):
        presentation = Presentation()
        return presentation.slides.add_slide(presentation.slide_layouts[1])

    def it_gathers_what_looks_alike_in_one_object(self, slide) -> None:
        frame = slide.placeholders[1].text_frame
        frame.text = "Ett\nTvå\nTre"
        frame.paragraphs[2].runs[0].font.size = Pt(9)

        one, other = (use for use in self.save(slide).texts if use.slot == "obj 1")

        assert (one.text, one.runs, one.characters) == ("Ett Två", 2, 6)
        assert (one.look.size, one.look.theme_font) == (32, "minor")
        assert (other.text, other.look.size, other.declared_font) == ("Tre", 9, "")

    def it_takes_deeper_levels_from_the_master(self, slide) -> None:
        frame = slide.placeholders[1].text_frame
        frame.text = "Ett\nTvå"
        frame.paragraphs[1].level = 1

        assert [use.look.size for use in self.save(slide).texts] == [32, 28]

    def it_tells_where_fill_size_and_font_are_said(self, slide) -> None:
        slide.shapes.title.text = "Rubrik"
        (run,) = slide.shapes.title.text_frame.paragraphs[0].runs
        run.font.name = "Papyrus"

        use = use_of(self.save(slide), "Rubrik")

        assert (use.declared_font, use.look.theme_font) == ("Papyrus", "")
        assert [place.surface for place in (use.font_at, use.size_at) if place] == [
            SurfaceKind.SLIDE, SurfaceKind.MASTER]

    def it_sees_text_as_small_as_it_is_shrunk(self, slide) -> None:
        frame = slide.placeholders[1].text_frame
        frame.text = "Mycket text"
        frame._txBody.bodyPr.append(parse_drawing('<a:normAutofit {} fontScale="25000"/>'))

        use = use_of(self.save(slide), "Mycket")

        assert (use.look.size, use.scale) == (8, 0.25)

    def it_reads_a_group_and_its_shapes_fill(self, slide) -> None:
        group = slide.shapes.add_group_shape()
        shape = group.shapes.add_shape(1, Emu(0), Emu(0), Emu(900_000), Emu(900_000))
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor(0x11, 0x22, 0x33)
        shape.text_frame.text = "I gruppen"

        use = use_of(self.save(slide), "gruppen")

        assert (rgb(use), shades(use)) == (["FFFFFF"], ["112233"])

    def it_leaves_a_table_style_that_the_file_does_not_describe_unknown_until_a_cell_says_more(self, slide) -> None:
        table = slide.shapes.add_table(2, 1, Emu(0), Emu(0), Emu(900_000), Emu(900_000)).table
        table.cell(0, 0).text, table.cell(1, 0).text = "Huvud", "Cell"
        cell = table.cell(1, 0)
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor(0xEE, 0xEE, 0xEE)
        cell.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0, 0, 0)

        found = self.save(slide)

        assert [shade.kind.value for shade in use_of(found, "Huvud").shades] == ["unknown"]
        assert (rgb(use_of(found, "Cell")), shades(use_of(found, "Cell"))) == (["000000"], ["EEEEEE"])

    def it_gives_links_the_themes_colour_for_them(self, slide) -> None:
        slide.shapes.title.text = "Länk"
        (run,) = slide.shapes.title.text_frame.paragraphs[0].runs
        run.hyperlink.address = "https://example.org"

        (stop,) = use_of(self.save(slide), "Länk").look.fill.stops

        assert stop.colour.token == "hlink"


def parse_drawing(xml: str):
    from pptx.oxml import parse_xml as parse
    from pptx.oxml.ns import nsdecls as declarations

    return parse(xml.format(declarations("a")))


class DescribeDocuments:
    @pytest.fixture
    def document(self):
        return docx.Document()

    def it_resolves_run_character_style_paragraph_style_and_defaults(self, document) -> None:
        paragraph = document.add_paragraph("Rubrik", style="Heading 1")
        paragraph.add_run(" röd").font.color.rgb = WordColour(0xFF, 0, 0)
        paragraph.add_run(" stark", style="Intense Emphasis")

        found = snapshot(document)

        assert (like(rgb(use_of(found, "Rubrik")), "365F91"), use_of(found, "Rubrik").style) == (True, "heading 1")
        assert rgb(use_of(found, "röd")) == ["FF0000"]
        assert rgb(use_of(found, "stark")) == ["4F81BD"]
        assert {use.look.theme_font for use in found.texts} == {"major"}
        assert [use_of(found, text).fill_at.surface.value for text in ("Rubrik", "röd", "stark")] == [
            "styles", "body", "styles"]

    def it_counts_deleted_and_hidden_text_for_nothing(self, document) -> None:
        paragraph = document.add_paragraph("Kvar")
        paragraph.add_run("Dold").font.hidden = True
        paragraph._p.append(parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:t>Struken</w:t></w:r></w:del>'))

        assert [use.text for use in snapshot(document).texts] == ["Kvar"]

    def it_reads_what_a_table_style_makes_of_its_first_row(self, document) -> None:
        table = document.add_table(2, 1, style="Light Shading Accent 1")
        table.cell(0, 0).text, table.cell(1, 0).text = "Huvud", "Cell"
        mark = f'<w:shd {nsdecls("w")} w:val="clear" w:fill="112233"/>'
        table.cell(0, 0)._tc.get_or_add_tcPr().append(parse_xml(mark))

        found = snapshot(document)

        assert (use_of(found, "Huvud").look.bold, shades(use_of(found, "Huvud"))) == (True, ["112233"])
        assert like(shades(use_of(found, "Cell")), "D3DFEE")

    def it_reads_headers_and_the_section_that_a_text_stands_in(self, document) -> None:
        document.sections[0].header.paragraphs[0].add_run("Sidhuvud").font.size = WordPt(6)
        document.add_paragraph("Först")
        document.add_section()
        document.add_paragraph("Sedan")

        found = snapshot(document)

        header = use_of(found, "Sidhuvud")
        assert (header.location.surface, header.look.size) == (SurfaceKind.HEADER, 6)
        assert [use_of(found, text).location.number for text in ("Först", "Sedan")] == [1, 2]

    def it_names_the_styles_that_text_has(self, document) -> None:
        document.add_paragraph("Rubrik", style="Heading 2")

        roles = {style.role for style in snapshot(document).styles}

        assert "heading 2" in roles
        assert "heading 3" not in roles
