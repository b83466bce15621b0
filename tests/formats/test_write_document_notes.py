"""Footnotes: Word's own, in order, with all that their text says."""

import re
from pathlib import Path

from builder.making import bullets, heading, outline, table, text
from builder.written import build, document, invalid, names, part, read, real_brand, words
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from support.edit import pack, parts
from support.places import BRAND, needs_shared

from naravard_templates.adopting import adopt
from naravard_templates.api import load_brand
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.outline import (
    FactBox,
    Heading,
    ListItem,
    Metadata,
    Paragraph,
    Quote,
    Run,
    Step,
    Steps,
    StepsKind,
    Table,
)
from naravard_templates.model.snapshot import Format

BARE = Metadata(title="Titel")
AWKWARD = st.sampled_from(["&", "<", "]]>", "😀", "שלום", "\u200f", "{x}", "\t", "  ", "\u2028", "\n"])
TEXT = st.lists(st.one_of(AWKWARD, st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=9)),
                min_size=1, max_size=3).map("".join).filter(lambda text: bool(text.strip()))
NOTES = st.lists(st.builds(Run, TEXT, st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["", "https://a.se"])),
                 min_size=1, max_size=3).map(tuple)


def noted(*texts: str) -> Paragraph:
    return Paragraph(1, tuple(run for one in texts for run in (Run("ord"), Run("", note=(Run(one),)))))


def notes(data: bytes) -> list[etree._Element]:
    return [note for note in part(data, "word/footnotes.xml") if note.get(qn("w:type")) is None]


def marks(data: bytes) -> list[str]:
    return [one.get(qn("w:id"), "") for one in part(data, "word/document.xml").iter(qn("w:footnoteReference"))]


class DescribeFootnotes:
    def it_numbers_them_in_the_order_of_reading_wherever_they_stand(self) -> None:
        mark = Run("", note=(Run("n"),))
        cell = (Run("c"), mark)
        data = document(
            Heading(1, 1, (Run("A"), mark)), noted("x", "y"), Table(1, (cell,), ((cell,),)),
            bullets(ListItem(1, (mark,))),
            Quote(1, (noted("q"),)), FactBox(1, "F", (noted("f"),)),
            Steps(1, StepsKind.PARTIES, (Step(1, (Run("P"), mark), (noted("p"),)),)), meta=BARE)
        assert marks(data) == [str(number) for number in range(1, 11)]
        assert [note.get(qn("w:id")) for note in notes(data)] == marks(data)
        assert invalid(data, "docx") == set()

    def it_keeps_formatting_and_links_in_the_note(self) -> None:
        data = document(Paragraph(1, (Run("a"), Run("", note=(Run("se "), Run("SKR", link="https://skr.se/"),
                                                              Run(" fet", bold=True))))), meta=BARE)
        (note,) = notes(data)
        assert list(words(note)) == [" se SKR fet"]
        link = note.find(".//w:hyperlink", NS)
        assert link is not None
        assert f'Id="{link.get(qn("r:id"))}"'.encode() in read(data, "word/_rels/footnotes.xml.rels")
        assert note.find(".//w:b", NS) is not None

    def it_uses_the_masters_styles_and_keeps_its_separators(self) -> None:
        data = document(noted("x"), meta=BARE)
        found = {one.get(qn("w:val")) for one in notes(data)[0].iter(qn("w:pStyle"), qn("w:rStyle"))}
        assert found == {"FootnoteText", "FootnoteReference"}
        assert [one.get(qn("w:type")) for one in part(data, "word/footnotes.xml")][:2] == [
            "separator", "continuationSeparator"]

    def it_leaves_the_part_alone_where_there_are_none(self) -> None:
        assert notes(document(text("a"))) == []

    def it_makes_the_part_where_the_master_has_none(self, tmp_path: Path) -> None:
        content = parts((BRAND / "framtidsbild.dotx").read_bytes())
        del content["word/footnotes.xml"]
        content["word/_rels/document.xml.rels"] = re.sub(
            rb'<Relationship [^>]*footnotes.xml"/>', b"", content["word/_rels/document.xml.rels"])
        types = content["[Content_Types].xml"]
        content["[Content_Types].xml"] = re.sub(rb'<Override [^>]*footnotes[^>]*/>', b"", types)
        content["word/settings.xml"] = re.sub(rb"<w:footnotePr>.*?</w:footnotePr>", b"", content["word/settings.xml"])
        (tmp_path / "ny.dotx").write_bytes(pack(content))
        data = document(noted("x"), brand=adopt([tmp_path / "ny.dotx"], tmp_path / "brand"))
        assert "word/footnotes.xml" in names(data)
        assert marks(data) == ["1"]
        assert invalid(data, "docx") == set()

    @needs_shared
    def it_raises_the_number_itself_where_the_master_has_no_style_for_it(self) -> None:
        data = document(noted("x"), brand=real_brand("gouvdown-letter.docx"))
        mark = part(data, "word/document.xml").find(".//w:r[w:footnoteReference]", NS)
        assert mark is not None
        assert mark.find("w:rPr/w:vertAlign", NS) is not None


@settings(max_examples=15, deadline=None)
@given(each=st.lists(NOTES, min_size=1, max_size=4))
def it_keeps_every_text(each: list[tuple[Run, ...]]) -> None:
    runs = tuple(run for one in each for run in (Run("ord"), Run("", note=one)))
    data = build(outline(heading(1, "A"), Paragraph(3, runs), table(("a",), ("b",))), load_brand(), Format.DOCX)
    said = [next(words(note)) for note in notes(data)]
    assert said == [" " + "".join(run.text for run in one) for one in each]
    assert invalid(data, "docx") == set()
