"""Each scenario through both formats: what a person does to the brand's graphics, and what lint says of it.

The documents are the brand's own masters, the purest form of what people share.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PIL import Image
from support.edit import NS, edit, find, pack, parts, qn
from support.places import BRAND

import naravard_templates as nt
from naravard_templates.model.finding import FileReport, Finding

EMU_PER_MM = 36_000


@dataclass(frozen=True)
class Kind:
    """Where the graphics of one format stand."""

    file: str
    picture_part: str
    picture: str
    offset: str
    extent: str
    shape_part: str
    shape: str
    fill: str
    theme: str
    media: str
    logo: str
    bar: str
    surface: str
    bar_surface: str

    @property
    def data(self) -> bytes:
        return (BRAND / self.file).read_bytes()


PPTX = Kind(
    file="framtidsbild.potx", picture_part="ppt/slideMasters/slideMaster1.xml", picture=".//p:pic",
    offset="p:spPr/a:xfrm/a:off", extent="p:spPr/a:xfrm/a:ext",
    shape_part="ppt/slideMasters/slideMaster1.xml", shape=".//p:grpSp[2]//p:sp[1]", fill="p:spPr/a:solidFill",
    theme="ppt/theme/theme1.xml", media="ppt/media/", logo="master-ordmarke", bar="master-falt-trygghet",
    surface="master", bar_surface="master")
DOCX = Kind(
    file="framtidsbild.dotx", picture_part="word/header1.xml", picture=".//wp:anchor[.//pic:pic]",
    offset="wp:positionH/wp:posOffset", extent="wp:extent",
    shape_part="word/footer1.xml", shape=".//mc:Choice//wps:wsp", fill="wps:spPr/a:solidFill",
    theme="word/theme/theme1.xml", media="word/media/", logo="first-header-ordmarke", bar="first-footer-falt-trygghet",
    surface="header", bar_surface="footer")
BOTH = pytest.mark.parametrize("kind", [pytest.param(PPTX, id="pptx"), pytest.param(DOCX, id="docx")])


def lint(data: bytes) -> FileReport:
    return nt.lint(data)


def failures(data: bytes) -> list[Finding]:
    report = lint(data)
    assert report.error is None
    return list(report.findings)


def the_one(data: bytes) -> Finding:
    """The only finding: one fault is one finding, however many pages show it."""
    found = failures(data)
    assert len(found) == 1, [(finding.code, finding.element) for finding in found]
    return found[0]


def change_picture(kind: Kind, change: Callable[..., None]) -> bytes:
    return edit(kind.data, kind.picture_part, lambda root: change(_picture(root, kind)))


def _picture(root, kind: Kind):
    found = root.xpath(kind.picture, namespaces=NS)
    assert found, kind.picture
    return found[0]


def shift(offset, by: int) -> None:
    if offset.get("x") is not None:
        offset.set("x", str(int(offset.get("x")) + by))
    else:
        offset.text = str(int(offset.text) + by)


@BOTH
def test_the_masters_themselves_are_clean(kind: Kind) -> None:
    assert failures(kind.data) == []


@BOTH
def test_a_logo_moved_by_two_millimetres_is_found(kind: Kind) -> None:
    finding = the_one(change_picture(kind, lambda picture: shift(find(picture, kind.offset), 2 * EMU_PER_MM)))

    assert (finding.code, finding.element, finding.location.surface) == ("NV201", kind.logo, kind.surface)
    assert finding.location.object == "Ordmärke"
    assert finding.actual["x"] - finding.expected["x"] == pytest.approx(2 * EMU_PER_MM, abs=2)


@BOTH
def test_a_logo_that_a_program_rounded_is_not_a_moved_one(kind: Kind) -> None:
    assert failures(change_picture(kind, lambda picture: shift(find(picture, kind.offset), 2_000))) == []


@BOTH
def test_a_stretched_logo_is_found_and_is_not_also_moved(kind: Kind) -> None:
    def stretch(picture) -> None:
        extent = find(picture, kind.extent)
        extent.set("cx", str(round(int(extent.get("cx")) * 1.3)))

    finding = the_one(change_picture(kind, stretch))

    assert (finding.code, finding.element) == ("NV202", kind.logo)


@BOTH
def test_a_deleted_logo_is_found(kind: Kind) -> None:
    def delete(picture) -> None:
        target = picture if picture.tag == qn("p:pic") else picture.getparent().getparent()
        target.getparent().remove(target)

    finding = the_one(change_picture(kind, delete))

    assert (finding.code, finding.element, finding.location.surface) == ("NV204", kind.logo, kind.surface)


@BOTH
def test_another_picture_in_the_logos_place_is_found(kind: Kind) -> None:
    finding = the_one(replace_picture(kind, photo()))

    assert (finding.code, finding.element) == ("NV205", kind.logo)


@BOTH
def test_a_logo_in_other_hues_is_a_recoloured_one(kind: Kind) -> None:
    image = Image.open(io.BytesIO(logo_bytes(kind))).convert("RGBA")
    red, green, blue, alpha = image.split()
    finding = the_one(replace_picture(kind, png(Image.merge("RGBA", (green, blue, red, alpha)))))

    assert (finding.code, finding.element) == ("NV206", kind.logo)


@BOTH
def test_a_recompressed_and_smaller_logo_is_still_the_logo(kind: Kind) -> None:
    image = Image.open(io.BytesIO(logo_bytes(kind))).convert("RGBA")
    flat = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    small = flat.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=80)

    assert failures(replace_picture(kind, buffer.getvalue())) == []


@BOTH
def test_a_bar_in_another_colour_is_found(kind: Kind) -> None:
    def recolour(root) -> None:
        fill = find(root.xpath(kind.shape, namespaces=NS)[0], kind.fill)
        fill[0].set("val", "accent6")

    finding = the_one(edit(kind.data, kind.shape_part, recolour))

    assert (finding.code, finding.element, finding.location.surface) == ("NV206", kind.bar, kind.bar_surface)
    assert (finding.expected["rgb"], finding.actual["rgb"]) == ("1D655F", "B3261E")


@BOTH
def test_a_changed_theme_colour_is_one_finding_however_much_hangs_on_it(kind: Kind) -> None:
    def change(root) -> None:
        find(root, ".//a:accent1/a:srgbClr").set("val", "990000")

    finding = the_one(edit(kind.data, kind.theme, change))

    assert (finding.code, finding.expected, finding.actual) == ("NV301", "1D655F", "990000")


@BOTH
def test_names_and_numbers_of_graphics_prove_nothing(kind: Kind) -> None:
    def rename(root) -> None:
        for number, common in enumerate(root.xpath("//p:cNvPr | //wp:docPr | //wps:cNvPr | //pic:cNvPr | //wpg:cNvPr",
                                                   namespaces=NS)):
            common.set("name", f"Google Shape;{number};p1")
            common.set("id", str(9000 + number))

    data = edit(kind.data, kind.picture_part, rename)

    assert failures(edit(data, kind.shape_part, rename)) == []


def logo_bytes(kind: Kind) -> bytes:
    return parts(kind.data)[_logo_part(kind)]


def _logo_part(kind: Kind) -> str:
    from naravard_templates.formats.ooxml.package import Package

    with Package(kind.data) as package:
        picture = _picture(package.tree(kind.picture_part), kind)
        blip = picture.find(".//a:blip", NS)
        return package.relationships(kind.picture_part)[blip.get(qn("r:embed"))].target


def replace_picture(kind: Kind, new: bytes) -> bytes:
    """Another picture where the logo is, for this one use of it: a part and a relationship of its own."""
    part = _logo_part(kind)
    fresh = part.rpartition("/")[0] + "/fresh.png"
    folder, _, name = kind.picture_part.rpartition("/")
    relationships = f"{folder}/_rels/{name}.rels"
    content = parts(kind.data)
    content[fresh] = new
    target = ("/" + fresh).encode()
    rels = content[relationships].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdFresh" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
        b' Target="' + target + b'"/></Relationships>')
    content[relationships] = rels

    def point(root) -> None:
        blip = _picture(root, kind).find(".//a:blip", NS)
        blip.set(qn("r:embed"), "rIdFresh")
        for extension in blip.findall("a:extLst", NS):
            blip.remove(extension)

    return edit(pack(content), kind.picture_part, point)


def photo() -> bytes:
    """A picture that is nothing like the logo."""
    image = Image.radial_gradient("L").resize((400, 120)).convert("RGB")
    return png(image)


def png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
