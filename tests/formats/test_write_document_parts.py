"""What gives a document its shape: contents, kind of document, decision points, steps; and the whole of a report."""

from dataclasses import replace
from pathlib import Path

import pytest
from bench.report_outline import outline as report
from builder.making import META, bullets, heading, item, text
from builder.written import DOCUMENTS, document, invalid, part, real_brand, words
from lxml import etree
from support.office import convert
from support.places import EXAMPLES, needs_shared

from naravard_templates.api import lint, load_brand
from naravard_templates.brand.kinds import Kind, Section
from naravard_templates.brand.types import Brand
from naravard_templates.builder.document import plan_document
from naravard_templates.formats.docx.write import write_document
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.finding import FileReport, Finding, Severity
from naravard_templates.model.outline import (
    Heading,
    Metadata,
    PageBreak,
    Paragraph,
    Run,
    Step,
    Steps,
    StepsKind,
    TableOfContents,
)
from naravard_templates.model.snapshot import Format

BARE = Metadata(title="Titel")
PICTURES = EXAMPLES / "bilder"


def body(data: bytes) -> list[etree._Element]:
    """What stands below the title."""
    return list(part(data, "word/document.xml")[0])[1:-1]


def faults(report: FileReport) -> list[Finding]:
    """What is wrong; what is only worth knowing, of the master's own text say, left out."""
    return [finding for finding in report.findings if finding.severity is not Severity.INFO]


def style(paragraph: etree._Element) -> str | None:
    found = paragraph.find("w:pPr/w:pStyle", NS)
    return None if found is None else found.get(qn("w:val"))


def steps(kind: StepsKind) -> Steps:
    first = Step(1, (Run("72 %"),), (text("är nöjda."), bullets("a")))
    return Steps(1, kind, (first, Step(1, (Run("9"),), (text("b"),))))


class DescribeContents:
    def it_lists_the_headings_down_to_its_depth_and_leads_to_them(self) -> None:
        data = document(TableOfContents(1, 2), heading(1, "A"), heading(2, "B"), heading(3, "C"), heading(1, "D"),
                        meta=BARE)
        control, *rest = body(data)
        lines = list(control.iter(qn("w:p")))
        assert [(style(line), "".join(line.itertext("{*}t"))) for line in lines] == [
            ("TOCHeading", "Innehåll"), ("TOC1", "A"), ("TOC2", "B"), ("TOC1", "D")]
        anchors = [one.get(qn("w:anchor")) for one in control.iter(qn("w:hyperlink"))]
        marked = [one.get(qn("w:name")) for place in rest for one in place.iter(qn("w:bookmarkStart"))]
        assert anchors == [marked[0], marked[1], marked[3]]

    def it_is_a_field_that_word_brings_up_to_date(self) -> None:
        control = body(document(TableOfContents(1, 3), heading(1, "A"), meta=BARE))[0]
        marks = [(one.get(qn("w:fldCharType")), one.get(qn("w:dirty"))) for one in control.iter(qn("w:fldChar"))]
        assert marks == [("begin", "true"), ("separate", None), ("end", None)]
        assert "".join(control.itertext("{*}instrText")).strip() == r'TOC \o "1-3" \h \z \u'

    def it_says_what_a_reference_in_a_heading_says(self) -> None:
        headings = Heading(1, 1, (Run("Mer om "), Run("", reference="b"))), Heading(1, 1, (Run("B"),), label="b")
        control = body(document(TableOfContents(1, 3), *headings, meta=BARE))[0]
        assert list(words(control)) == ["Innehåll", "Mer om B", "B"]

    def it_begins_its_page_itself(self) -> None:
        control = body(document(text("a"), PageBreak(), TableOfContents(1, 3), heading(1, "A"), meta=BARE))[1]
        assert [one.find("w:pPr/w:pageBreakBefore", NS) is not None for one in control.iter(qn("w:p"))] == [True, False]

    def it_marks_no_headings_where_nothing_lists_them(self) -> None:
        assert b"_Toc" not in etree.tostring(body(document(heading(1, "A"), meta=BARE))[0])

    @needs_shared
    def it_indents_by_itself_where_the_master_has_no_styles(self) -> None:
        data = document(TableOfContents(1, 2), heading(1, "A"), heading(2, "B"), meta=BARE,
                        brand=real_brand("unhcr.docx"))
        lines = list(body(data)[0].iter(qn("w:p")))
        assert [line.find("w:pPr/w:ind", NS).get(qn("w:left")) for line in lines[1:]] == ["0", "340"]  # type: ignore[union-attr]


class DescribeKinds:
    def with_points(self) -> Brand:
        brand = load_brand()
        kind = Kind(label="Beslut", sections=(Section(name="Förslag till beslut", synonyms=("Beslut",), points=True),))
        return replace(brand, config=replace(brand.config, kinds={"beslut": kind}))

    def it_names_the_kind_above_the_title(self) -> None:
        data = document(meta=replace(META, kind="beslut"), brand=self.with_points())
        first, title = list(part(data, "word/document.xml")[0])[:2]
        assert (style(first), style(title)) == ("Dokumenttyp", "Title")
        assert next(words(first)) == "Beslut"

    def it_says_once_what_the_subtitle_says_as_well(self) -> None:
        data = document(meta=Metadata(title="Titel", subtitle="beslut", kind="beslut"), brand=self.with_points())
        assert list(words(part(data, "word/document.xml"))) == ["beslut", "Titel"]

    @needs_shared
    def it_leaves_the_line_out_where_the_master_has_no_style_for_it(self) -> None:
        data = document(meta=replace(META, kind="rapport"), brand=real_brand("unhcr.docx"))
        assert next(words(part(data, "word/document.xml"))) == META.title

    def it_makes_decision_points_of_the_numbered_lists_in_their_sections(self) -> None:
        points = bullets(item("x", bullets("y", ordered=True)), "z", ordered=True)
        data = document(heading(1, "BESLUT"), text("Nämnden beslutar"), points, bullets("p"), heading(1, "Bakgrund"),
                        bullets("q", ordered=True), meta=replace(BARE, kind="beslut"), brand=self.with_points())
        assert [style(one) for one in body(data)[1:]] == [
            "Heading1", None, "Beslutspunkt", "ListNumber2", "Beslutspunkt", "ListBullet", "Heading1", "ListNumber"]
        assert invalid(data, "docx") == set()

    def it_counts_anew_in_each_section(self) -> None:
        data = document(heading(1, "Förslag till beslut"), bullets("a", ordered=True), heading(1, "Beslut"),
                        bullets("b", ordered=True), meta=replace(BARE, kind="beslut"), brand=self.with_points())
        lists = [one.get(qn("w:val")) for place in body(data) for one in place.iter(qn("w:numId"))]
        assert len(set(lists)) == 2


class DescribeSteps:
    @pytest.mark.parametrize(("kind", "header"), [
        (StepsKind.TIMELINE, ["När", "Vad som händer"]), (StepsKind.FIELDS, ["Område", "Beskrivning"]),
        (StepsKind.PARTIES, ["Part", "Roll"])])
    def it_pairs_headings_with_texts_in_a_table(self, kind: StepsKind, header: list[str]) -> None:
        data = document(steps(kind), meta=BARE)
        rows = [["|".join(words(cell)) for cell in row.iter(qn("w:tc"))] for row in body(data)[0].iter(qn("w:tr"))]
        assert rows == [header, ["72 %", "är nöjda.|a"], ["9", "b"]]
        assert body(data)[0].find("w:tblPr/w:tblLook", NS).get(qn("w:firstColumn")) == "1"  # type: ignore[union-attr]
        assert invalid(data, "docx") == set()

    def it_numbers_a_process(self) -> None:
        found = body(document(steps(StepsKind.PROCESS), meta=BARE))
        assert [(style(one), next(words(one))) for one in found] == [
            ("ListNumber", "72 %"), ("ListParagraph", "är nöjda."), ("ListBullet2", "a"), ("ListNumber", "9"),
            ("ListParagraph", "b")]

    def it_begins_a_sentence_with_each_key_figure(self) -> None:
        found = body(document(steps(StepsKind.KEY_FIGURES), meta=BARE))
        assert [next(words(one)) for one in found] == ["72 % är nöjda.", "a", "9 b"]
        assert found[0].find("w:r/w:rPr/w:b", NS) is not None

    def it_takes_a_step_without_text(self) -> None:
        empty = Steps(1, StepsKind.PARTIES, (Step(1, (Run("a"),)),))
        assert invalid(document(empty, meta=BARE), "docx") == set()


class DescribeAWholeReport:
    @pytest.mark.parametrize("name", [pytest.param("", id="own"), *(
        pytest.param(name, marks=[needs_shared, pytest.mark.slow], id=name) for name in DOCUMENTS)])
    def it_is_valid_and_passes_its_own_lint_on_any_master(self, name: str) -> None:
        brand = real_brand(name) if name else load_brand()
        data = write_document(plan_document(report(PICTURES), brand), brand)
        master = brand.master_path(Format.DOCX)
        assert invalid(data, "docx") <= invalid(master.read_bytes(), master.suffix[1:])
        assert faults(lint(data, brand=brand)) == []

    def it_is_the_same_bytes_each_time(self) -> None:
        brand = load_brand()
        made = [write_document(plan_document(report(PICTURES), brand), brand) for _ in range(2)]
        assert made[0] == made[1]

    @pytest.mark.slow
    @pytest.mark.parametrize("by_way_of", ["", "odt"])
    def it_is_clean_after_libreoffice_has_saved_it(self, by_way_of: str, tmp_path: Path) -> None:
        brand, path = load_brand(), tmp_path / "rapport.docx"
        path.write_bytes(write_document(plan_document(report(PICTURES), brand), brand))
        between = convert(path, by_way_of, tmp_path / "mellan") if by_way_of else path
        saved = convert(between, "docx", tmp_path / "sparad")
        assert faults(lint(saved, brand=brand)) == []
        said = "\n".join(words(part(saved.read_bytes(), "word/document.xml")))
        assert "Diagram\u00a01. Samordnade individuella planer" in said
        assert "(se Diagram\u00a01)" in said


def it_ends_a_document_after_steps_with_a_paragraph() -> None:
    assert body(document(steps(StepsKind.PARTIES), meta=BARE))[-1].tag == qn("w:p")


def it_takes_a_paragraph_of_only_a_reference() -> None:
    found = document(Heading(1, 1, (Run("B"),), label="b"), Paragraph(1, (Run("", reference="b"),)), meta=BARE)
    assert list(words(part(found, "word/document.xml")))[1:] == ["B", "B"]
