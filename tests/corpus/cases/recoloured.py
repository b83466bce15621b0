"""NV206: fills, lines, gradients, transparency, effects and re-tinted pictures; and colours said in another way."""

from __future__ import annotations

from PIL import Image, ImageEnhance
from support.edit import find, qn

from corpus.case import Found, case
from corpus.edits import (
    FIRST_FOOTER,
    FIRST_HEADER,
    HEADER,
    LOGO,
    MASTER,
    TITLE_LAYOUT,
    WORD_LOGO,
    image,
    named,
    png,
    recolour,
    replace_media,
)
from corpus.office import Office, element

BAR, BLIP = named("Fält trygghet"), LOGO + "/p:blipFill/a:blip"
LOGO_RECOLOURED = Found("NV206", "master-ordmarke", "master", MASTER)
BAR_RECOLOURED = Found("NV206", "master-falt-trygghet", "master", MASTER)
PETAL_RECOLOURED = Found("NV206", "titel-blad-trygghet", "layout", TITLE_LAYOUT)
WORD_LOGO_RECOLOURED = Found("NV206", "first-header-ordmarke", "header", FIRST_HEADER)
WORD_BAR_RECOLOURED = Found("NV206", "first-footer-falt-trygghet", "footer", FIRST_FOOTER)


def on_logo(effect: str):
    """Adds an effect to the picture of the master's logo."""
    def change(file: Office) -> None:
        file.one(MASTER, BLIP).insert(0, element(effect))
    return change


for name, effect, words in (
        ("duotone", '<a:duotone><a:prstClr val="black"/><a:srgbClr val="D9C3A5"/></a:duotone>', "a sepia tone"),
        ("grayscale", "<a:grayscl/>", "shades of grey"),
        ("brightness", '<a:lum bright="70000" contrast="-70000"/>', "washed-out colours"),
        ("colour-exchanged", '<a:clrChange><a:clrFrom><a:srgbClr val="1D655F"/></a:clrFrom><a:clrTo>'
         '<a:srgbClr val="990000"/></a:clrTo></a:clrChange>', "one colour exchanged for another"),
        ("half-transparent", '<a:alphaModFix amt="50000"/>', "an opacity of 50 percent"),
        ("black-and-white", '<a:biLevel thresh="50000"/>', "black and white"),
):
    def tint(file: Office, effect: str = effect) -> None:
        on_logo(effect)(file)

    tint.__doc__ = f"The logo in the master is drawn in {words}; its picture is as it was."
    case(f"NV206-fail-logo-{name}.pptx", LOGO_RECOLOURED)(tint)


@case("NV206-pass-effect-of-nothing.pptx")
def _(file: Office) -> None:
    """Brightness and contrast of zero are written out, which changes no pixel."""
    on_logo('<a:lum bright="0" contrast="0"/>')(file)


@case("NV206-fail-logo-retinted-in-its-bitmap.pptx", LOGO_RECOLOURED)
def _(file: Office) -> None:
    """The logo's PNG has its red and green channels exchanged: every edge is where it was."""
    red, green, blue, alpha = image(file.content["ppt/media/wordmark.png"]).split()
    swapped = png(Image.merge("RGBA", (green, red, blue, alpha)))
    replace_media(file, MASTER, file.one(MASTER, BLIP), swapped, "retinted.png")


@case("NV206-fail-logo-greyed-in-its-bitmap.pptx", LOGO_RECOLOURED)
def _(file: Office) -> None:
    """The logo's PNG was made grey."""
    grey = ImageEnhance.Color(image(file.content["ppt/media/wordmark.png"])).enhance(0.0)
    replace_media(file, MASTER, file.one(MASTER, BLIP), png(grey), "grey.png")


@case("NV206-pass-other-depth-of-colour.pptx")
def _(file: Office) -> None:
    """The logo's PNG was saved with a palette of 64 colours, which nobody sees."""
    found = image(file.content["ppt/media/wordmark.png"])
    flat = Image.alpha_composite(Image.new("RGBA", found.size, "white"), found).convert("RGB")
    replace_media(file, MASTER, file.one(MASTER, BLIP), png(flat.quantize(64)), "palette.png")


@case("NV206-fail-bar-in-another-theme-colour.pptx", BAR_RECOLOURED)
def _(file: Office) -> None:
    """A field of the bar follows another accent."""
    recolour(file.one(MASTER, BAR), '<a:solidFill><a:schemeClr val="accent6"/></a:solidFill>')


@case("NV206-fail-bar-a-shade-darker.pptx", BAR_RECOLOURED)
def _(file: Office) -> None:
    """A field of the bar has the same accent, a quarter darker."""
    recolour(file.one(MASTER, BAR),
             '<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr></a:solidFill>')


@case("NV206-pass-theme-colour-said-outright.pptx")
def _(file: Office) -> None:
    """A program wrote the bar's colour as a fixed one, which is the same."""
    recolour(file.one(MASTER, BAR), '<a:solidFill><a:srgbClr val="1D655F"/></a:solidFill>')


@case("NV206-pass-theme-colour-in-another-model.pptx")
def _(file: Office) -> None:
    """The bar's colour is given by hue, saturation and luminance."""
    recolour(file.one(MASTER, BAR),
             '<a:solidFill><a:hslClr hue="10300000" sat="55400" lum="25490"/></a:solidFill>')


@case("NV206-fail-bar-40-percent-transparent.pptx", BAR_RECOLOURED)
def _(file: Office) -> None:
    """A field of the bar lets 40 percent of the ground shine through."""
    find(file.one(MASTER, BAR), "p:spPr/a:solidFill/a:schemeClr").append(element('<a:alpha val="60000"/>'))


@case("NV206-pass-alpha-of-a-hundred-percent.pptx")
def _(file: Office) -> None:
    """An opacity of 100 percent is written out."""
    find(file.one(MASTER, BAR), "p:spPr/a:solidFill/a:schemeClr").append(element('<a:alpha val="100000"/>'))


@case("NV206-fail-gradient-stop-changed.pptx", PETAL_RECOLOURED)
def _(file: Office) -> None:
    """One end of the petal's gradient is another colour."""
    stop = file.one(TITLE_LAYOUT, named("Blad trygghet") + "/p:spPr/a:gradFill/a:gsLst/a:gs[last()]")
    stop.replace(stop[0], element('<a:srgbClr val="FFD400"/>'))


@case("NV206-fail-gradient-made-plain.pptx", PETAL_RECOLOURED)
def _(file: Office) -> None:
    """The petal has one colour only, that of the gradient's beginning."""
    recolour(file.one(TITLE_LAYOUT, named("Blad trygghet")),
             '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>')


@case("NV206-pass-gradient-stops-in-another-order.pptx")
def _(file: Office) -> None:
    """The same stops stand in another order in the file; their positions say where they belong."""
    stops = file.one(TITLE_LAYOUT, named("Blad trygghet") + "/p:spPr/a:gradFill/a:gsLst")
    stops.insert(0, stops[-1])


@case("NV206-fail-bar-in-a-pattern.pptx", BAR_RECOLOURED)
def _(file: Office) -> None:
    """A field of the bar is striped."""
    recolour(file.one(MASTER, BAR), '<a:pattFill prst="wdUpDiag"><a:fgClr><a:schemeClr val="accent1"/></a:fgClr>'
                                    '<a:bgClr><a:schemeClr val="bg1"/></a:bgClr></a:pattFill>')


@case("NV206-fail-bar-filled-with-a-picture.pptx", Found("NV205", "master-falt-trygghet", "master", MASTER))
def _(file: Office) -> None:
    """A field of the bar is filled with a picture, so that something else stands there."""
    number = file.relate(MASTER, "image", "ppt/media/image1.png")
    recolour(file.one(MASTER, BAR), f'<a:blipFill><a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch>'
                                    '</a:blipFill>')


@case("NV206-fail-outline-added.pptx", BAR_RECOLOURED)
def _(file: Office) -> None:
    """A field of the bar has a black outline."""
    line = file.one(MASTER, BAR + "/p:spPr/a:ln")
    line.getparent().replace(line, element(
        '<a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'))


@case("NV206-fail-frame-around-the-logo.pptx", LOGO_RECOLOURED)
def _(file: Office) -> None:
    """The logo in the master has a red frame."""
    properties = file.one(MASTER, LOGO + "/p:spPr")
    properties.append(element('<a:ln w="38100"><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></a:ln>'))


@case("NV206-fail-ground-behind-the-logo.pptx", LOGO_RECOLOURED)
def _(file: Office) -> None:
    """The logo's picture, which is transparent, was given a yellow fill to stand on."""
    properties = file.one(MASTER, LOGO + "/p:spPr")
    find(properties, "a:prstGeom").addnext(element('<a:solidFill><a:srgbClr val="FFD400"/></a:solidFill>'))


@case("NV206-fail-shadow-added.pptx", LOGO_RECOLOURED)
def _(file: Office) -> None:
    """The logo in the master throws a shadow."""
    file.one(MASTER, LOGO + "/p:spPr").append(element(
        '<a:effectLst><a:outerShdw blurRad="50800" dist="38100" dir="2700000"><a:prstClr val="black"/></a:outerShdw>'
        '</a:effectLst>'))


@case("NV206-fail-glow-added.pptx", PETAL_RECOLOURED)
def _(file: Office) -> None:
    """A petal of the title layout glows."""
    file.one(TITLE_LAYOUT, named("Blad trygghet") + "/p:spPr").append(element(
        '<a:effectLst><a:glow rad="101600"><a:srgbClr val="FFD400"/></a:glow></a:effectLst>'))


@case("NV206-pass-empty-list-of-effects.pptx")
def _(file: Office) -> None:
    """Programs write an empty list of effects."""
    file.one(MASTER, LOGO + "/p:spPr").append(element("<a:effectLst/>"))


@case("NV206-fail-bar-in-another-colour.docx", WORD_BAR_RECOLOURED)
def _(file: Office) -> None:
    """A field of the bar in the first footer is red."""
    recolour(file.one(FIRST_FOOTER, named("Fält trygghet")),
             '<a:solidFill><a:srgbClr val="B3261E"/></a:solidFill>')


@case("NV206-pass-only-the-fallback-differs.docx")
def _(file: Office) -> None:
    """The VML twin of the bar, which no newer program draws, has its colours rounded."""
    for shape in file.all(FIRST_FOOTER, "//mc:Fallback//v:shape"):
        shape.set("fillcolor", "#1e6660")


@case("NV206-fail-bar-half-transparent.docx", WORD_BAR_RECOLOURED)
def _(file: Office) -> None:
    """A field of the bar in the first footer is half transparent."""
    find(file.one(FIRST_FOOTER, named("Fält trygghet")), "wps:spPr/a:solidFill/a:schemeClr").append(
        element('<a:alpha val="50000"/>'))


@case("NV206-pass-theme-colour-said-outright.docx")
def _(file: Office) -> None:
    """A program wrote the bar's colour as a fixed one."""
    recolour(file.one(FIRST_FOOTER, named("Fält trygghet")), '<a:solidFill><a:srgbClr val="1D655F"/></a:solidFill>')


@case("NV206-fail-logo-retinted-in-its-bitmap.docx", WORD_LOGO_RECOLOURED)
def _(file: Office) -> None:
    """The picture of the logo in the first header has its red and green channels exchanged."""
    red, green, blue, alpha = image(file.content["word/media/wordmark.png"]).split()
    replace_media(file, FIRST_HEADER, file.one(FIRST_HEADER, WORD_LOGO + "//a:blip"),
                  png(Image.merge("RGBA", (green, red, blue, alpha))), "retinted.png")


@case("NV206-fail-mark-in-grey.docx", Found("NV206", "default-header-marke", "header", HEADER))
def _(file: Office) -> None:
    """The mark in the header is drawn in shades of grey (Color > Grayscale)."""
    file.one(HEADER, WORD_LOGO + "//a:blip").insert(0, element("<a:grayscl/>"))


@case("NV206-fail-shadow-added.docx", WORD_LOGO_RECOLOURED)
def _(file: Office) -> None:
    """The logo in the first header throws a shadow."""
    file.one(FIRST_HEADER, WORD_LOGO + "//pic:spPr").append(element(
        '<a:effectLst><a:outerShdw blurRad="50800" dist="38100"><a:prstClr val="black"/></a:outerShdw></a:effectLst>'))


@case("NV206-fail-outline-added.docx", WORD_LOGO_RECOLOURED)
def _(file: Office) -> None:
    """The logo in the first header has a frame."""
    properties = file.one(FIRST_HEADER, WORD_LOGO + "//pic:spPr")
    for line in properties.findall(qn("a:ln")):
        properties.remove(line)
    properties.append(element('<a:ln w="19050"><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></a:ln>'))
