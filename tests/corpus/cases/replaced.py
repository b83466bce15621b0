"""NV205: something else in the place of a protected graphic; and the same in another guise."""

from __future__ import annotations

from PIL import Image
from support.edit import find, qn

from corpus.bases import rings
from corpus.case import Found, case
from corpus.edits import (
    FIRST_HEADER,
    LOGO,
    LOGO_BOX,
    MASTER,
    TITLE_LAYOUT,
    WORD_LOGO,
    image,
    jpeg,
    named,
    png,
    rectangle,
    replace_media,
    saved_by,
)
from corpus.office import Office, element

LIGHT_LAYOUT = "ppt/slideLayouts/slideLayout3.xml"
BLIP = LOGO + "/p:blipFill/a:blip"


@case("NV205-fail-other-picture-in-place-of-the-logo.pptx", Found("NV205", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The relationship of the master's logo leads to another picture."""
    replace_media(file, MASTER, file.one(MASTER, BLIP), rings((900, 250)), "fresh.png")


@case("NV205-fail-bytes-swapped-under-the-same-name.pptx", *[
    Found("NV205", f"{where}-ordmarke", "master" if where == "master" else "layout")
    for where in ("master", "titel", "titel-med-bild", "bild-helsida", "bild-och-text", "kontakt")])
def _(file: Office) -> None:
    """The logo's PNG holds another picture under the same name, and so does its SVG twin's place."""
    blips = [blip for part in (MASTER, *file.named("ppt/slideLayouts/")) for blip in file.tree(part).iter(qn("a:blip"))]
    for blip in blips:
        for child in list(blip):
            blip.remove(child)
    file.content["ppt/media/wordmark.png"] = rings((900, 250))


@case("NV205-unknown-svg-twin-swapped.pptx", *[
    Found("NV205", f"{where}-ordmarke", "master" if where == "master" else "layout")
    for where in ("master", "titel", "titel-med-bild", "bild-helsida", "bild-och-text", "kontakt")])
def _(file: Office) -> None:
    """Only the SVG twin of the logo is another, which is what PowerPoint draws and nobody here can; the PNG is as it
    was."""
    file.content["ppt/media/wordmark.svg"] = (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 10">'
                                              b'<circle cx="5" cy="5" r="5" fill="red"/></svg>')


@case("NV205-pass-svg-twin-dropped.pptx")
def _(file: Office) -> None:
    """A program that knows no SVG kept the PNG only."""
    for blip in file.all(MASTER, BLIP):
        for child in list(blip):
            blip.remove(child)


@case("NV205-fail-old-logo-with-one-word-less.pptx", Found("NV205", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """Another version of the logo: the right half of its picture was wiped out."""
    logo = image(file.content["ppt/media/wordmark.png"])
    logo.paste((0, 0, 0, 0), (logo.width // 2, 0, logo.width, logo.height))
    replace_media(file, MASTER, file.one(MASTER, BLIP), png(logo), "old.png")


@case("NV205-fail-one-letter-painted-over.pptx", Found("NV205", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """A small part of the logo, no larger than a letter or two, was painted over."""
    logo = image(file.content["ppt/media/wordmark.png"])
    width, height = logo.size
    logo.paste((255, 255, 255, 255), (int(width * .8), int(height * .3), int(width * .86), int(height * .6)))
    replace_media(file, MASTER, file.one(MASTER, BLIP), png(logo), "painted.png")


@case("NV205-fail-white-logo-blanked.pptx", Found("NV205", "avsnitt-trygghet-ordmarke", "layout", LIGHT_LAYOUT))
def _(file: Office) -> None:
    """The white logo of a dark layout is an empty picture: white on white it would look the same."""
    blank = Image.new("RGBA", image(file.content["ppt/media/wordmark-light.png"]).size, (255, 255, 255, 0))
    replace_media(file, LIGHT_LAYOUT, file.one(LIGHT_LAYOUT, BLIP), png(blank), "blank.png")


@case("NV205-pass-white-logo-smaller.pptx")
def _(file: Office) -> None:
    """The white logo of a dark layout has half as many pixels."""
    logo = image(file.content["ppt/media/wordmark-light.png"])
    small = logo.resize((logo.width // 2, logo.height // 2), Image.Resampling.LANCZOS)
    replace_media(file, LIGHT_LAYOUT, file.one(LIGHT_LAYOUT, BLIP), png(small), "small.png")


@case("NV205-pass-recompressed-and-smaller.pptx")
def _(file: Office) -> None:
    """PowerPoint compressed the pictures: the logo is a JPEG of half the size that looks the same."""
    logo = image(file.content["ppt/media/wordmark.png"])
    small = logo.resize((logo.width // 2, logo.height // 2), Image.Resampling.LANCZOS)
    replace_media(file, MASTER, file.one(MASTER, BLIP), jpeg(small), "small.jpeg")


@case("NV205-fail-shape-in-place-of-the-logo.pptx", Found("NV205", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """A plain rectangle stands exactly where the logo should."""
    file.one(MASTER, LOGO).addnext(rectangle(LOGO_BOX, "1D655F", name="Rektangel 9"))
    file.remove(MASTER, LOGO)


@case("NV205-fail-petal-made-a-rectangle.pptx", Found("NV205", "titel-blad-trygghet", "layout", TITLE_LAYOUT))
def _(file: Office) -> None:
    """A petal of the title layout was given another form: a rectangle of the same size and colour."""
    own = file.one(TITLE_LAYOUT, named("Blad trygghet") + "/p:spPr/a:custGeom")
    own.getparent().replace(own, element('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'))


@case("NV205-pass-picture-as-a-filled-shape.pptx")
def _(file: Office) -> None:
    """The logo is a shape with a picture fill now, as LibreOffice and Google write it."""
    logo = file.one(MASTER, LOGO)
    blip = find(logo, "p:blipFill/a:blip")
    box = find(logo, "p:spPr/a:xfrm")
    shape = element(
        '<p:sp><p:nvSpPr><p:cNvPr id="70" name="Google Shape;70;p1"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:blipFill><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
        '<a:ln><a:noFill/></a:ln></p:spPr></p:sp>')
    find(shape, "p:spPr").insert(0, box)
    find(shape, "p:spPr/a:blipFill").insert(0, blip)
    logo.getparent().replace(logo, shape)
    saved_by(file, "LibreOffice/7.4")


@case("NV205-unknown-picture-that-cannot-be-read.pptx", Found("NV205", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The logo's picture came out empty, so that nobody can tell what it was."""
    replace_media(file, MASTER, file.one(MASTER, BLIP), b"", "empty.png")


@case("NV205-unknown-logo-as-a-metafile.docx", Found("NV205", "first-header-ordmarke", "header", FIRST_HEADER))
def _(file: Office) -> None:
    """The logo in the first header is an EMF now, which cannot be measured."""
    emf = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(200)
    replace_media(file, FIRST_HEADER, file.one(FIRST_HEADER, WORD_LOGO + "//a:blip"), emf, "logo.emf")


@case("NV205-fail-other-picture-in-place-of-the-logo.docx",
      Found("NV205", "first-header-ordmarke", "header", FIRST_HEADER))
def _(file: Office) -> None:
    """The logo in the first header shows another picture (Change Picture)."""
    replace_media(file, FIRST_HEADER, file.one(FIRST_HEADER, WORD_LOGO + "//a:blip"), rings((900, 250)), "fresh.png")


@case("NV205-pass-recompressed-and-smaller.docx")
def _(file: Office) -> None:
    """Word compressed the pictures: the logo is a JPEG of half the size."""
    logo = image(file.content["word/media/wordmark.png"])
    small = logo.resize((logo.width // 2, logo.height // 2), Image.Resampling.LANCZOS)
    replace_media(file, FIRST_HEADER, file.one(FIRST_HEADER, WORD_LOGO + "//a:blip"), jpeg(small, 75), "small.jpeg")


@case("NV205-pass-optimised.docx")
def _(file: Office) -> None:
    """The logo's PNG was optimised: other bytes, every pixel the same."""
    logo = image(file.content["word/media/wordmark.png"])
    replace_media(file, FIRST_HEADER, file.one(FIRST_HEADER, WORD_LOGO + "//a:blip"),
                  png(logo, optimize=True, compress_level=9), "optimised.png")
