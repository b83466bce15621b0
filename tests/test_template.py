"""Templates that are handed out: locked, prefilled, and what people make of them is on the template."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pptx
import pytest
from builder.written import DECKS, DOCUMENTS, invalid, names, part, read, real_brand, slides, words
from lxml import etree
from support.edit import parts as all_parts
from support.places import BRAND, needs_shared

import naravard_templates as nt
from naravard_templates.adopting import adopt
from naravard_templates.brand.types import Brand
from naravard_templates.errors import OutlineProblem, OutputError, UsageError
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.rewrite import prepare
from naravard_templates.formats.pptx.write_look import placeholder
from naravard_templates.model.snapshot import Format

PARTIES = ("Region Västerbotten", "Umeå kommun")
NAMED = "Region Västerbotten, Umeå kommun"
TITLE = "Färdplan & <2030>"
REAL = [pytest.param(name, marks=[needs_shared, pytest.mark.slow], id=name) for name in (*DECKS, *DOCUMENTS)]


@pytest.fixture(params=[pytest.param("", id="own"), *REAL])
def brand(request: pytest.FixtureRequest) -> Brand:
    return real_brand(request.param) if request.param else nt.load_brand()


def handed_out(folder: Path, brand: Brand | None = None, parties: tuple[str, ...] = PARTIES,
               title: str = TITLE) -> dict[str, bytes]:
    """The templates by suffix."""
    return {path.suffix: path.read_bytes() for path in nt.template(folder, parties=parties, title=title, brand=brand)}


def opened(data: bytes) -> io.BytesIO:
    """The template as python-pptx and python-docx open it: with the content type of an ordinary file."""
    with Package(data) as package:
        return io.BytesIO(prepare(package))


def schema_faults(data: bytes, master: Path, ending: str) -> set[str]:
    """What a validator says of a file and did not say of the master already."""
    return invalid(data, ending) - invalid(master.read_bytes(), ending)


def footers(root: etree._Element) -> list[str]:
    return ["".join(str(text.text) for text in shape.iter(qn("a:t"))) for shape in root.iter(qn("p:sp"))
            if (found := placeholder(shape)) is not None and found.get("type") == "ftr"]


def faults(data: bytes, brand: Brand) -> list[str]:
    """What lint says of the brand's own share; that nobody has written anything yet is another matter."""
    report = nt.lint(data, brand=brand)
    assert report.error is None
    return [finding.code for finding in report.findings if finding.code < "NV6"]


def test_a_template_of_each_format_is_valid_stamped_and_clean(brand: Brand, tmp_path: Path) -> None:
    made = handed_out(tmp_path, brand)
    assert set(made) == {{"pptx": ".potx", "docx": ".dotx"}[master.format] for master in brand.protected.masters}
    for suffix, data in made.items():
        master = brand.master_path(Format.PPTX if suffix == ".potx" else Format.DOCX)
        assert not schema_faults(data, master, suffix[1:])
        assert b".template.main+xml" in read(data, "[Content_Types].xml")
        assert f"{brand.id}@{brand.version}".encode() in read(data, "docProps/custom.xml")
        assert faults(data, brand) == []


def test_what_is_made_of_them_is_clean(brand: Brand, tmp_path: Path) -> None:
    for suffix, data in handed_out(tmp_path, brand).items():
        stream = io.BytesIO()
        if suffix == ".potx":
            deck = pptx.Presentation(opened(data))
            for layout in deck.slide_layouts:
                slide = deck.slides.add_slide(layout)
                if slide.shapes.title is not None:
                    slide.shapes.title.text = "Min rubrik"
            deck.save(stream)
        else:
            document = docx.Document(opened(data))
            document.add_paragraph("Min text.")
            document.save(stream)
        assert faults(stream.getvalue(), brand) == []


def test_the_same_wishes_give_the_same_bytes(brand: Brand, tmp_path: Path) -> None:
    assert handed_out(tmp_path / "a", brand) == handed_out(tmp_path / "b", brand)


class DescribePowerPoint:
    @pytest.fixture
    def potx(self, tmp_path: Path) -> bytes:
        return handed_out(tmp_path)[".potx"]

    def it_names_the_parties_in_the_footers_that_new_slides_take_over(self, potx: bytes) -> None:
        surfaces = [name for name in names(potx, "ppt/")
                    if name.endswith(".xml") and ("Master" in name or "slideLayouts/" in name)]
        assert len(surfaces) == 3 + len(nt.layouts())
        assert {text for name in surfaces for text in footers(part(potx, name))} == {NAMED}

    def it_keeps_the_masters_footer_where_the_parties_have_no_room(self, tmp_path: Path) -> None:
        brand = nt.load_brand()
        potx = handed_out(tmp_path, parties=brand.config.parties.municipalities)[".potx"]
        assert footers(part(potx, "ppt/slideMasters/slideMaster1.xml")) == ["Region Västerbotten och kommunerna"]

    def it_opens_with_a_title_slide_that_says_for_real_what_prompts_only_hint_at(self, potx: bytes) -> None:
        (slide,) = slides(potx)
        assert [text for text in words(slide) if text] == [TITLE, NAMED, NAMED]
        prompts = part(potx, "ppt/slideLayouts/slideLayout1.xml")
        assert NAMED in words(prompts)
        assert "Skriv rubrik" not in words(slide)

    def it_leaves_a_slot_to_write_the_subtitle_in(self, potx: bytes) -> None:
        (slide,) = slides(potx)
        kinds = [found.get("type") for shape in slide.iter(qn("p:sp")) if (found := placeholder(shape)) is not None]
        assert kinds[:3] == ["ctrTitle", "body", "subTitle"] or kinds[:3] == ["ctrTitle", "subTitle", "body"]

    def it_says_nothing_of_its_own_without_wishes(self, tmp_path: Path) -> None:
        potx = handed_out(tmp_path, parties=(), title="")[".potx"]
        assert [text for text in words(slides(potx)[0]) if text] == ["Region Västerbotten och kommunerna"]
        layout = part(potx, "ppt/slideLayouts/slideLayout1.xml")
        assert "Skriv parterna, till exempel region och kommuner" in words(layout)
        assert part(potx, "docProps/core.xml").findtext("{*}title") in (None, "")

    def it_is_locked(self, potx: bytes) -> None:
        master = part(potx, "ppt/slideMasters/slideMaster1.xml")
        pictures = list(master.iter(qn("p:pic")))
        assert pictures
        assert all(locks is not None and locks.get("noMove") == "1" for picture in pictures
                   for locks in [picture.find("p:nvPicPr/p:cNvPicPr/a:picLocks", NS)])


class DescribeWord:
    @pytest.fixture
    def dotx(self, tmp_path: Path) -> bytes:
        return handed_out(tmp_path)[".dotx"]

    def it_names_the_parties_in_the_first_footer(self, dotx: bytes) -> None:
        controls = [control for name in names(dotx, "word/footer") for control in part(dotx, name).iter(qn("w:sdt"))
                    if control.find("w:sdtPr/w:tag[@w:val='naravard:parties']", NS) is not None]
        assert ["".join(map(str, control.itertext())).strip() for control in controls] == [NAMED]

    def it_carries_the_title_in_its_properties_and_on_the_page(self, dotx: bytes) -> None:
        core = part(dotx, "docProps/core.xml")
        assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == TITLE
        assert list(words(part(dotx, "word/document.xml"))) == [TITLE]


class DescribeParties:
    @pytest.mark.parametrize(("said", "meant"), [
        (["umeå KOMMUN "], ["Umeå kommun"]), (["", " "], []), (["Umeå"], ["Umeå kommun"]),
        (["Umeå kommun", "Umeå kommun"], ["Umeå kommun"])])
    def it_spells_them_as_the_brand_does(self, tmp_path: Path, said: list[str], meant: list[str]) -> None:
        data = handed_out(tmp_path, parties=tuple(said), title="T")[".potx"]
        shown = [text for text in words(slides(data)[0]) if text]
        assert shown[1:2] == ([", ".join(meant)] if meant else ["Region Västerbotten och kommunerna"])

    @pytest.mark.parametrize(("said", "nearest"), [
        ("Ume", "Umeå kommun"), ("Region Vasterbotten", "Region Västerbotten"), ("Vännes kommun", "Vännäs kommun")])
    def it_suggests_the_nearest(self, tmp_path: Path, said: str, nearest: str) -> None:
        with pytest.raises(UsageError) as caught:
            nt.template(tmp_path / "ut", parties=["Umeå kommun", said])
        assert nearest in str(caught.value.message.values["nearest"])
        assert not (tmp_path / "ut").exists()

    def it_takes_any_where_the_brand_names_none(self, tmp_path: Path) -> None:
        brand = adopt([BRAND / "framtidsbild.dotx"], tmp_path / "brand")
        data = handed_out(tmp_path / "ut", brand, ("Vem som helst",))[".dotx"]
        assert any(b"Vem som helst" in content for content in all_parts(data).values())


def test_nothing_is_written_over_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "framtidsbild.dotx").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"framtidsbild\.dotx"):
        nt.template(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["framtidsbild.dotx"]
    nt.template(tmp_path, overwrite=True)
    assert (tmp_path / "framtidsbild.dotx").read_bytes() != b"mine"


def test_the_brands_own_masters_are_never_written_over(tmp_path: Path) -> None:
    brand = adopt([BRAND / "framtidsbild.dotx"], tmp_path)
    before = (tmp_path / "framtidsbild.dotx").read_bytes()
    with pytest.raises(UsageError, match="own master"):
        nt.template(tmp_path, brand=brand, overwrite=True)
    assert (tmp_path / "framtidsbild.dotx").read_bytes() == before


def test_a_title_that_no_file_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutlineProblem, match="U\\+0001"):
        nt.template(tmp_path, title="Titel\x01")
