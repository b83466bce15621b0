"""What happens to a file besides its graphics: locks, layouts, graphics added, copies of the mark, other programs."""

import copy
import io
from collections.abc import Callable
from pathlib import Path

import docx
import pptx
import pytest
from docx.shared import Emu
from lxml import etree
from PIL import Image
from support.edit import NS, edit, find, part_named, parts, qn
from support.places import EXAMPLES

import naravard_templates as nt
from naravard_templates.model.finding import Finding, Severity
from naravard_templates.model.snapshot import Format

SOURCE = {"pptx": EXAMPLES / "fardplan.md", "docx": EXAMPLES / "beslut.md"}
BOTH = pytest.mark.parametrize("format", ["pptx", "docx"])
MASTER = "ppt/slideMasters/slideMaster1.xml"
STAR = f"""<p:sp xmlns:p="{NS['p']}" xmlns:a="{NS['a']}">
<p:nvSpPr><p:cNvPr id="9000" name="Stjärna"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="5000000" y="3000000"/><a:ext cx="700000" cy="700000"/></a:xfrm>
<a:prstGeom prst="star5"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="1D655F"/></a:solidFill></p:spPr></p:sp>"""
MARK = {"pptx": "master-ordmarke", "docx": "first-header-ordmarke"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("built")
    return {format: nt.build(source, folder / f"built.{format}").read_bytes() for format, source in SOURCE.items()}


@pytest.fixture(scope="module")
def mark() -> bytes:
    """The brand's own mark, as its bytes."""
    brand = nt.load_brand()
    element = next(one for one in brand.master(Format.PPTX).elements if one.id == MARK["pptx"])
    assert element.element.picture
    return parts(brand.master_path(Format.PPTX).read_bytes())[element.element.picture.part]


def found(data: bytes) -> list[Finding]:
    """What lint says of the template and its graphics."""
    report = nt.lint(data)
    assert report.error is None
    return [finding for finding in report.findings if finding.code[:3] in {"NV1", "NV2", "NV3"}]


def the_one(data: bytes) -> Finding:
    findings = found(data)
    assert len(findings) == 1, [(finding.code, finding.element, finding.location) for finding in findings]
    return findings[0]


def mark_part(data: bytes, format: str) -> str:
    """Where the mark stands."""
    return MASTER if format == "pptx" else part_named(data, "Ordmärke".encode(), "word/header")


def unlock(format: str) -> Callable[..., None]:
    def change(root) -> None:
        if format == "pptx":
            locks = find(root, ".//p:pic/p:nvPicPr/p:cNvPicPr/a:picLocks")
        else:
            picture = find(root, ".//pic:pic")
            locks = next(picture.iterancestors(qn("w:sdt"))).find("w:sdtPr/w:lock", NS)
        locks.getparent().remove(locks)
    return change


def saved_by(data: bytes, program: str) -> bytes:
    def change(root) -> None:
        find(root, "ep:Application").text = program
    return edit(data, "docProps/app.xml", change)


@BOTH
@pytest.mark.parametrize("program", ["Microsoft Office PowerPoint", "Microsoft Macintosh Word", "naravard-templates"])
def test_a_lock_that_somebody_took_off(built: dict[str, bytes], format: str, program: str) -> None:
    data = edit(built[format], mark_part(built[format], format), unlock(format))

    finding = the_one(saved_by(data, program))

    assert (finding.code, finding.element, finding.severity) == ("NV210", MARK[format], Severity.WARNING)
    assert finding.location.part == mark_part(built[format], format)


@BOTH
@pytest.mark.parametrize("program", ["LibreOffice/24.8.1$Linux", "Keynote", ""])
def test_a_lock_that_a_program_dropped_is_told_once_for_the_file(built: dict[str, bytes], format: str,
                                                                 program: str) -> None:
    data = saved_by(edit(built[format], mark_part(built[format], format), unlock(format)), program)

    told = [finding for finding in found(data) if finding.code == "NV105"]

    assert [(finding.severity, finding.actual) for finding in told] == [(Severity.INFO, ("locks",))]
    assert [finding.code for finding in found(data)] == ["NV105"]
    assert "NV105" not in [finding.code for finding in found(saved_by(built[format], program))]


def test_a_lock_of_the_group_around_it_counts(tmp_path: Path, built: dict[str, bytes]) -> None:
    """A brand whose master locks only the group: taking that lock off unlocks each graphic in it."""
    def only_the_group(root) -> None:
        for locks in root.iterfind(".//p:grpSp//a:spLocks", NS):
            locks.getparent().remove(locks)

    def no_lock(root) -> None:
        for locks in root.iterfind(".//a:grpSpLocks", NS):
            locks.getparent().remove(locks)

    master = tmp_path / "grupp.potx"
    master.write_bytes(edit(nt.load_brand().master_path(Format.PPTX).read_bytes(), MASTER, only_the_group))
    brand = nt.adopt([master], tmp_path / "brand")

    def codes(data: bytes) -> set[tuple[str, str | None]]:
        return {(finding.code, finding.element) for finding in nt.lint(data, brand=brand).findings
                if finding.code == "NV210"}

    assert codes(master.read_bytes()) == set()
    assert codes(edit(master.read_bytes(), MASTER, no_lock)) == {("NV210", name) for name in (
        "master-blad-trygghet", "master-blad-tillganglighet", "master-blad-tillsammans", "master-falt-trygghet",
        "master-falt-tillganglighet", "master-falt-tillsammans")}


def _without_title(root) -> None:
    title = root.xpath(".//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='title']", namespaces=NS)[0]
    title.getparent().remove(title)


def _with_another_body(root) -> None:
    body = root.xpath(".//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='body' or not(@type)]]", namespaces=NS)[0]
    twin = copy.deepcopy(body)
    find(twin, "p:nvSpPr/p:nvPr/p:ph").set("idx", "77")
    find(twin, "p:nvSpPr/p:cNvPr").set("id", "7700")
    body.addnext(twin)


@pytest.mark.parametrize("change", [_without_title, _with_another_body])
@pytest.mark.parametrize("layout", ["Rubrik och innehåll", "Jämförelse"])
def test_a_layout_that_lost_or_gained_a_placeholder(built: dict[str, bytes], change: Callable[..., None],
                                                    layout: str) -> None:
    part = part_named(built["pptx"], f'cSld name="{layout}"'.encode(), "ppt/slideLayouts/slideLayout")

    findings = [finding for finding in found(edit(built["pptx"], part, change)) if finding.code == "NV104"]

    assert [(finding.location.surface, finding.location.part, finding.location.object) for finding in findings] == [
        ("layout", part, layout)]


def test_a_master_that_lost_a_placeholder(built: dict[str, bytes]) -> None:
    findings = [finding for finding in found(edit(built["pptx"], MASTER, _without_title)) if finding.code == "NV104"]

    assert [(finding.location.surface, finding.location.part) for finding in findings] == [("master", MASTER)]


def strange_mark() -> io.BytesIO:
    """Another sender's mark."""
    picture = Image.new("RGB", (120, 120), "white")
    picture.paste((190, 20, 40), (10, 10, 60, 110))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def test_another_mark_in_a_header(built: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(built["docx"]))
    header = document.sections[0].header
    header.paragraphs[0].add_run().add_picture(strange_mark(), Emu(900_000))

    finding = the_one(saved(document))

    assert (finding.code, finding.severity, finding.element) == ("NV211", Severity.WARNING, None)
    assert (finding.location.surface, finding.location.number) == ("header", 1)


@pytest.mark.parametrize(("part", "surface"), [(MASTER, "master"), ("ppt/slideLayouts/slideLayout2.xml", "layout")])
def test_a_shape_in_a_master_or_layout_once_however_many_slides_show_it(built: dict[str, bytes], part: str,
                                                                        surface: str) -> None:
    def add(root) -> None:
        find(root, "p:cSld/p:spTree").append(etree.fromstring(STAR))

    findings = [finding for finding in found(edit(built["pptx"], part, add)) if finding.code == "NV211"]

    assert [(finding.location.surface, finding.location.object) for finding in findings] == [(surface, "Stjärna")]


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_copy(data: bytes, format: str, picture: bytes, stretch: float = 1.0, crop: float = 0.0) -> bytes:
    """The file with a picture in its content, six centimetres wide before it is stretched or cropped."""
    width, height = Image.open(io.BytesIO(picture)).size
    width, height = 2_160_000, round(2_160_000 * height / width)
    size = Emu(round(width * stretch)), Emu(height)
    if format == "docx":
        document = docx.Document(io.BytesIO(data))
        document.add_paragraph().add_run().add_picture(io.BytesIO(picture), *size)
        return saved(document)
    deck = pptx.Presentation(io.BytesIO(data))
    shape = deck.slides[1].shapes.add_picture(io.BytesIO(picture), 3_000_000, 3_000_000, *size)
    shape.crop_right, shape.width = crop, Emu(round(size[0] * (1 - crop)))
    return saved(deck)


def recoloured(picture: bytes) -> bytes:
    """The same drawing in red, as a program would save it."""
    image = Image.open(io.BytesIO(picture)).convert("RGBA")
    grey = image.convert("L")
    red = Image.merge("RGBA", (grey.point(lambda value: min(255, value + 140)), grey.point(lambda value: value // 2),
                               grey.point(lambda value: value // 2), image.getchannel("A")))
    buffer = io.BytesIO()
    red.save(buffer, "PNG")
    return buffer.getvalue()


def recompressed(picture: bytes) -> bytes:
    image = Image.open(io.BytesIO(picture)).convert("RGBA")
    flat = Image.new("RGB", image.size, "white")
    flat.paste(image, mask=image.getchannel("A"))
    buffer = io.BytesIO()
    flat.resize((image.width // 2, image.height // 2)).save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


@BOTH
@pytest.mark.parametrize("change", [bytes, recompressed])
def test_a_true_copy_of_the_mark_in_content_is_welcome(built: dict[str, bytes], mark: bytes, format: str,
                                                       change: Callable[[bytes], bytes]) -> None:
    assert found(with_copy(built[format], format, change(mark))) == []


@BOTH
@pytest.mark.parametrize(("change", "stretch", "wrong"), [
    (bytes, 1.1, ("distorted",)), (recompressed, 0.9, ("distorted",)), (recoloured, 1.0, ("recoloured",)),
    (recoloured, 1.2, ("recoloured", "distorted"))])
def test_a_copy_that_is_not_true_is_found(built: dict[str, bytes], mark: bytes, format: str,
                                          change: Callable[[bytes], bytes], stretch: float,
                                          wrong: tuple[str, ...]) -> None:
    finding = the_one(with_copy(built[format], format, change(mark), stretch))

    assert (finding.code, finding.element, finding.actual) == ("NV212", MARK[format], wrong)
    assert finding.location.surface == {"pptx": "slide", "docx": "body"}[format]


def test_a_cropped_copy_is_found(built: dict[str, bytes], mark: bytes) -> None:
    finding = the_one(with_copy(built["pptx"], "pptx", mark, crop=0.3))

    assert (finding.code, finding.actual) == ("NV212", ("cropped",))


@BOTH
def test_other_pictures_are_free(built: dict[str, bytes], format: str) -> None:
    assert found(with_copy(built[format], format, strange_mark().getvalue(), 1.5)) == []
