"""NV209: there, and not seen; and what hides nothing."""

from __future__ import annotations

from support.edit import find, qn

from corpus.case import Found, case
from corpus.edits import (
    BODY,
    CONTENT_LAYOUT,
    FIRST_HEADER,
    FOOTER,
    HEADER,
    LOGO,
    LOGO_BOX,
    MASTER,
    SLIDE,
    TITLE_LAYOUT,
    WORD_LOGO,
    named,
    put,
    rectangle,
    shift,
)
from corpus.office import Office, element

BLIP = LOGO + "/p:blipFill/a:blip"


@case("NV209-fail-slide-hides-the-masters-shapes.pptx", Found("NV209", "master-blad-trygghet", "slide", 2))
def _(file: Office) -> None:
    """Slide 2 hides its background graphics: one finding for all of them."""
    file.tree(SLIDE.format(2)).set("showMasterSp", "0")


@case("NV209-fail-layout-hides-the-masters-shapes.pptx",
      Found("NV209", "master-blad-trygghet", "layout", CONTENT_LAYOUT))
def _(file: Office) -> None:
    """The layout of slide 2 hides the graphics of the master."""
    file.tree(CONTENT_LAYOUT).set("showMasterSp", "0")


@case("NV209-fail-logo-hidden.pptx", Found("NV209", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The logo was switched off in the selection pane."""
    file.one(MASTER, LOGO + "/p:nvPicPr/p:cNvPr").set("hidden", "1")


@case("NV209-fail-logo-moved-off-the-page.pptx", Found("NV209", "titel-ordmarke", "layout", TITLE_LAYOUT))
def _(file: Office) -> None:
    """The logo of the title layout stands beside the page."""
    shift(file.one(TITLE_LAYOUT, LOGO + "/p:spPr/a:xfrm/a:off"), x=-4_000_000)


@case("NV209-fail-logo-of-no-size.pptx", Found("NV209", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The logo is zero wide and zero high."""
    extent = file.one(MASTER, LOGO + "/p:spPr/a:xfrm/a:ext")
    extent.set("cx", "0")
    extent.set("cy", "0")


@case("NV209-fail-logo-of-no-height.pptx", Found("NV209", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The logo is as wide as it was and zero high."""
    file.one(MASTER, LOGO + "/p:spPr/a:xfrm/a:ext").set("cy", "0")


@case("NV209-fail-logo-fully-transparent.pptx", Found("NV209", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The logo's picture has an opacity of 0 percent."""
    file.one(MASTER, BLIP).insert(0, element('<a:alphaModFix amt="0"/>'))


@case("NV209-fail-petal-fully-transparent.pptx", Found("NV209", "master-blad-trygghet", "master", MASTER))
def _(file: Office) -> None:
    """One petal of the motif is fully transparent."""
    file.one(MASTER, named("Blad trygghet") + "/p:spPr/a:solidFill/a:schemeClr").append(element('<a:alpha val="0"/>'))


@case("NV209-fail-group-hidden.pptx", *[
    Found("NV209", f"master-falt-{word}", "master", MASTER) for word in ("trygghet", "tillganglighet", "tillsammans")])
def _(file: Office) -> None:
    """The whole colour bar was switched off in the selection pane."""
    file.one(MASTER, named("Färgband") + "/p:nvGrpSpPr/p:cNvPr").set("hidden", "1")


@case("NV209-pass-a-hidden-shape-of-ones-own.pptx")
def _(file: Office) -> None:
    """A shape of one's own is hidden on a slide, which takes nothing away from the brand."""
    shape = put(file, SLIDE.format(2), rectangle(LOGO_BOX))
    find(shape, "p:nvSpPr/p:cNvPr").set("hidden", "1")


@case("NV209-fail-logo-hidden.docx", Found("NV209", "first-header-ordmarke", "header", FIRST_HEADER))
def _(file: Office) -> None:
    """The logo in the first header was switched off in the selection pane."""
    file.one(FIRST_HEADER, WORD_LOGO + "/wp:docPr").set("hidden", "1")


@case("NV209-fail-logo-in-hidden-text.docx", Found("NV209", "default-header-marke", "header", HEADER))
def _(file: Office) -> None:
    """The run that holds the mark is hidden text."""
    run = file.one(HEADER, WORD_LOGO + "/ancestor::w:r[1]")
    run.insert(0, element("<w:rPr><w:vanish/></w:rPr>")) if run.find(qn("w:rPr")) is None else find(
        run, "w:rPr").append(element("<w:vanish/>"))


@case("NV209-fail-logo-deleted-with-tracking.docx", Found("NV209", "first-header-ordmarke", "header", FIRST_HEADER))
def _(file: Office) -> None:
    """The logo was deleted while changes were being tracked."""
    run = file.one(FIRST_HEADER, WORD_LOGO + "/ancestor::w:r[1]")
    deleted = element('<w:del w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z"/>')
    run.addprevious(deleted)
    deleted.append(run)


@case("NV209-fail-bar-off-the-page.docx", *[
    Found("NV209", f"default-footer-falt-{word}", "footer", FOOTER)
    for word in ("trygghet", "tillganglighet", "tillsammans")])
def _(file: Office) -> None:
    """The bar in the footer was moved below the edge of the page."""
    shift(file.one(FOOTER, "//wp:anchor"), y=3_000_000)


@case("NV209-pass-hidden-text-in-the-body.docx")
def _(file: Office) -> None:
    """A hidden word in the body hides nothing of the brand's."""
    file.one(BODY, "//w:body/w:p[3]").append(element(
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dold anteckning</w:t></w:r>"))
