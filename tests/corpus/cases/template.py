"""NV101 to NV105 and NV210 to NV212: the template itself, its locks, graphics too many, and logos misused."""

from __future__ import annotations

from lxml import etree
from support.edit import find, qn

from corpus.bases import rings
from corpus.case import Found, case
from corpus.edits import (
    BODY,
    CONTENT_LAYOUT,
    FIRST_FOOTER,
    FIRST_HEADER,
    FOOTER,
    HEADER,
    LOGO,
    MASTER,
    PRESENTATION,
    SLIDE,
    SPARE_LAYOUT,
    THEME,
    TITLE_LAYOUT,
    float_over,
    lay_over_page,
    mm,
    picture,
    put,
    rectangle,
    saved_by,
    word_box,
)
from corpus.office import Office, element

POWERPOINT = "Microsoft Office PowerPoint"


@case("NV101-fail-another-houses-deck.pptx", Found("NV101", None, "package"), base="second.pptx")
def _(file: Office) -> None:
    """A deck on another house's master, judged by ours: one finding."""


@case("NV101-fail-another-houses-document.docx", Found("NV101", None, "package"), base="second.docx")
def _(file: Office) -> None:
    """A document on another house's template, judged by ours: one finding."""


@case("NV101-fail-our-deck-by-another-brand.pptx", Found("NV101", None, "package"), brand="second", base="own.pptx")
def _(file: Office) -> None:
    """Our deck, judged by another house's brand."""


@case("NV101-pass-stamp-lost.pptx")
def _(file: Office) -> None:
    """The property that says which brand a deck is made from was removed; its looks say so all the same."""
    for property in list(file.tree("docProps/custom.xml")):
        property.getparent().remove(property)


@case("NV101-pass-stamp-lost.docx")
def _(file: Office) -> None:
    """The property that says which brand a document is made from was removed."""
    for property in list(file.tree("docProps/custom.xml")):
        property.getparent().remove(property)


@case("NV103-fail-slide-pasted-with-its-master.pptx", Found("NV103", None, "slide", 6))
def _(file: Office) -> None:
    """A slide was pasted with Keep Source Formatting, and brought another house's master, layout and theme."""
    paste_foreign_slide(file)


@case("NV103-pass-layout-copied-with-the-master.pptx")
def _(file: Office) -> None:
    """A slide was pasted from a deck on the same template, and brought a second copy of the master."""
    copy_master(file)


@case("NV104-fail-layout-emptied.pptx", *[
    Found("NV204", f"titel-{name}", "layout", TITLE_LAYOUT)
    for name in ("blad-trygghet", "blad-tillganglighet", "blad-tillsammans", "falt-trygghet", "falt-tillganglighet",
                 "falt-tillsammans", "ordmarke")])
def _(file: Office) -> None:
    """All graphics of the title layout were deleted, its placeholders kept."""
    for path in ("//p:spTree/p:pic", "//p:spTree/p:grpSp", "//p:spTree/p:sp[not(p:nvSpPr/p:nvPr/p:ph)]"):
        file.remove(TITLE_LAYOUT, path)


@case("NV104-fail-layout-lost-a-placeholder.pptx", Found("NV104", None, "layout", CONTENT_LAYOUT))
def _(file: Office) -> None:
    """The content placeholder of a layout was deleted."""
    file.remove(CONTENT_LAYOUT, "//p:sp[p:nvSpPr/p:nvPr/p:ph/@idx='1']")


@case("NV104-pass-footers-switched-off.pptx")
def _(file: Office) -> None:
    """Slides show neither date nor footer nor number, which is a choice that the template leaves people."""
    for number in range(1, 6):
        file.remove(SLIDE.format(number), "//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='ftr' or @type='dt' or @type='sldNum']]")


@case("NV105-fail-locks-dropped.pptx", info=(Found("NV105", None, "package"),), origin="script: what LibreOffice "
                                                                                       "writes")
def _(file: Office) -> None:
    """LibreOffice dropped every lock when it saved: one finding for the file, and only pointed out."""
    saved_by(file, "LibreOffice/7.4")
    for part in (MASTER, *file.named("ppt/slideLayouts/")):
        for locks in list(file.tree(part).iter(qn("a:spLocks"), qn("a:picLocks"), qn("a:grpSpLocks"))):
            locks.getparent().remove(locks)


@case("NV105-fail-controls-dropped.docx", info=(Found("NV105", None, "package"),),
      origin="script: what LibreOffice writes")
def _(file: Office) -> None:
    """LibreOffice dropped the locks of the drawings and the controls around them."""
    saved_by(file, "LibreOffice/7.4")
    for part in (FIRST_HEADER, HEADER, FIRST_FOOTER, FOOTER):
        for control in file.all(part, "//w:sdt"):
            for child in list(find(control, "w:sdtContent")):
                control.addprevious(child)
            control.getparent().remove(control)
        for anchor in file.all(part, "//wp:anchor"):
            anchor.set("locked", "0")
        for locks in list(file.tree(part).iter(qn("a:graphicFrameLocks"), qn("a:spLocks"), qn("a:picLocks"),
                                               qn("a:grpSpLocks"))):
            locks.getparent().remove(locks)


@case("NV210-fail-logo-unlocked.pptx", Found("NV210", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """PowerPoint saved the file last, and the master's logo has no locks."""
    saved_by(file, POWERPOINT)
    file.remove(MASTER, LOGO + "//a:picLocks")


@case("NV210-fail-logo-unlocked.docx", Found("NV210", "first-header-ordmarke", "header", FIRST_HEADER))
def _(file: Office) -> None:
    """Word saved the file last, and the logo in the first header stands in no locked content control."""
    saved_by(file, "Microsoft Office Word")
    control = file.one(FIRST_HEADER, "//w:sdt[.//pic:pic]")
    for run in list(find(control, "w:sdtContent")):
        control.addprevious(run)
    control.getparent().remove(control)
    for locks in file.all(FIRST_HEADER, "//pic:pic//a:picLocks | //wp:anchor[.//pic:pic]//a:graphicFrameLocks"):
        locks.getparent().remove(locks)
    file.one(FIRST_HEADER, "//wp:anchor[.//pic:pic]").set("locked", "0")


@case("NV210-pass-locks-as-they-were.pptx")
def _(file: Office) -> None:
    """PowerPoint saved the file last and kept every lock."""
    saved_by(file, POWERPOINT)


@case("NV211-fail-clip-art-in-the-master.pptx", Found("NV211", None, "master", MASTER))
def _(file: Office) -> None:
    """A picture was added to the master, where it covers nothing."""
    put(file, MASTER, picture(file, MASTER, rings(), (5_000_000, 6_100_000, 1_200_000, 400_000)))


@case("NV211-fail-badge-in-a-layout.pptx", Found("NV211", None, "layout", SPARE_LAYOUT))
def _(file: Office) -> None:
    """A badge was added to a layout that no slide uses yet."""
    put(file, SPARE_LAYOUT, rectangle((9_000_000, 5_000_000, 1_000_000, 700_000), "1D655F", name="Bricka"))


@case("NV211-fail-stamp-in-the-header.docx", Found("NV211", None, "header", HEADER))
def _(file: Office) -> None:
    """A box was added to the header of the ordinary pages."""
    fill = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    lay_over_page(file, float_over((mm(150), mm(4), mm(25), mm(8)), word_box(mm(25), mm(8), fill)), HEADER)


@case("NV211-pass-empty-box-in-the-master.pptx")
def _(file: Office) -> None:
    """A text box without words, fill or line was left in the master; it draws nothing."""
    box = put(file, MASTER, rectangle((5_000_000, 6_100_000, 1_200_000, 400_000), name="Textruta 5"))
    fill = find(box, "p:spPr/a:solidFill")
    fill.getparent().replace(fill, element("<a:noFill/>"))


@case("NV211-pass-words-in-the-header.docx")
def _(file: Office) -> None:
    """Words were added to the header, a line for the diary number."""
    file.tree(HEADER).append(element("<w:p><w:r><w:t>RS 12-2026</w:t></w:r></w:p>"))


@case("NV212-fail-logo-copied-and-squeezed.pptx", Found("NV212", "master-ordmarke", "slide", 2))
def _(file: Office) -> None:
    """A copy of the logo stands on slide 2, half as wide and as high as before."""
    slide = SLIDE.format(2)
    logo = file.content["ppt/media/wordmark.png"]
    put(file, slide, picture(file, slide, logo, (7_000_000, 4_500_000, 777_600, 432_000)))


@case("NV212-pass-logo-copied-in-proportion.pptx")
def _(file: Office) -> None:
    """A copy of the logo stands on slide 2, twice as large and in proportion."""
    slide = SLIDE.format(2)
    logo = file.content["ppt/media/wordmark.png"]
    put(file, slide, picture(file, slide, logo, (7_000_000, 4_500_000, 3_110_400, 864_000)))


@case("NV212-fail-logo-copied-and-squeezed.docx", Found("NV212", "first-header-ordmarke", "body", 1))
def _(file: Office) -> None:
    """A copy of the logo floats in the text, squeezed."""
    number = file.relate(BODY, "image", "word/media/wordmark.png")
    cx, cy = mm(20), mm(14)
    inner = (f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
             f'<a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
             f'<a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
             '</pic:spPr></pic:pic>')
    lay_over_page(file, float_over((mm(90), mm(120), cx, cy), inner, name="Logga",
                                   uri="http://schemas.openxmlformats.org/drawingml/2006/picture"))


def paste_foreign_slide(file: Office) -> None:
    """Slide 6 with a master, a layout and a theme of another house."""
    theme = file.content[THEME]
    for slot in ("1D655F", "A0520F", "7A2E5D", "2B6191", "5B6B70", "B3261E", "14303A", "0F3D4C", "F6F3EC"):
        theme = theme.replace(slot.encode(), b"%06X" % (0xFFFFFF - int(slot, 16)))
    base = "application/vnd.openxmlformats-officedocument."
    file.add("ppt/theme/theme9.xml", theme.replace(b'name="', b'name="Annan ', 1), base + "theme+xml")
    empty = ('<p:cSld name="{name}"><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
             '</p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>')
    names = ('xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
             'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
             'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
    title = ('<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr>'
             '</p:nvSpPr><p:spPr>{box}</p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:rPr '
             'lang="sv-SE"/><a:t>{text}</a:t></a:r>'
             '</a:p></p:txBody></p:sp>')
    box = '<a:xfrm><a:off x="838200" y="365125"/><a:ext cx="10515600" cy="1325563"/></a:xfrm>'
    mapping = ('<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
               'accent3="accent3" '
               'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>')
    strip = rectangle((0, 0, 12_192_000, 300_000), "E0A96D", name="Stripe")
    file.add("ppt/slideMasters/slideMaster9.xml",
             (f"<p:sldMaster {names}>" + empty.format(
                 name="Other", shapes=etree.tostring(strip).decode() + title.format(box=box, text="Title")) + mapping
              + '<p:sldLayoutIdLst><p:sldLayoutId id="2147489001" r:id="rIdCorpus0"/></p:sldLayoutIdLst></p:sldMaster>'
              ).encode(), base + "presentationml.slideMaster+xml")
    file.add("ppt/slideLayouts/slideLayout99.xml",
             (f'<p:sldLayout {names} type="titleOnly">' + empty.format(name="Title Only",
                                                                      shapes=title.format(box="", text="Title"))
              + "</p:sldLayout>").encode(), base + "presentationml.slideLayout+xml")
    file.add("ppt/slides/slide6.xml",
             (f"<p:sld {names}>" + empty.format(name="", shapes=title.format(box="", text="Inklistrad")) + "</p:sld>"
              ).encode(), base + "presentationml.slide+xml")
    file.relate("ppt/slideMasters/slideMaster9.xml", "slideLayout", "ppt/slideLayouts/slideLayout99.xml")
    file.relate("ppt/slideMasters/slideMaster9.xml", "theme", "ppt/theme/theme9.xml")
    file.relate("ppt/slideLayouts/slideLayout99.xml", "slideMaster", "ppt/slideMasters/slideMaster9.xml")
    file.relate("ppt/slides/slide6.xml", "slideLayout", "ppt/slideLayouts/slideLayout99.xml")
    number = file.relate(PRESENTATION, "slide", "ppt/slides/slide6.xml")
    file.one(PRESENTATION, "//p:sldIdLst").append(element(f'<p:sldId id="999" r:id="{number}"/>'))
    number = file.relate(PRESENTATION, "slideMaster", "ppt/slideMasters/slideMaster9.xml")
    file.one(PRESENTATION, "//p:sldMasterIdLst").append(element(f'<p:sldMasterId id="2147489000" r:id="{number}"/>'))


def copy_master(file: Office) -> None:
    """A second copy of the master with the content layout alone, as a paste from a twin deck brings it."""
    base = "application/vnd.openxmlformats-officedocument."
    file.add("ppt/slideMasters/slideMaster9.xml", file.content[MASTER], base + "presentationml.slideMaster+xml")
    rels = [(rel.get("Id"), rel.get("Type"), file.target(MASTER, rel.get("Id"))) for rel in file.relationships(MASTER)]
    copied = file.relationships("ppt/slideMasters/slideMaster9.xml")
    for number, kind, target in rels:
        path = "ppt/slideLayouts/slideLayout99.xml" if target == CONTENT_LAYOUT else target
        if kind.endswith("slideLayout") and path == target:
            continue
        copied.append(copied.makeelement(qn("rel:Relationship"), {"Id": number, "Type": kind, "Target": f"/{path}"}))
    kept = next(number for number, _, target in rels if target == CONTENT_LAYOUT)
    for entry in file.all("ppt/slideMasters/slideMaster9.xml", f"//p:sldLayoutId[@r:id!='{kept}']"):
        entry.getparent().remove(entry)
    file.add("ppt/slideLayouts/slideLayout99.xml", file.content[CONTENT_LAYOUT],
             base + "presentationml.slideLayout+xml")
    file.relate("ppt/slideLayouts/slideLayout99.xml", "slideMaster", "ppt/slideMasters/slideMaster9.xml")
    for rel in file.relationships(SLIDE.format(2)):
        if rel.get("Type").endswith("slideLayout"):
            rel.set("Target", "/ppt/slideLayouts/slideLayout99.xml")
    number = file.relate(PRESENTATION, "slideMaster", "ppt/slideMasters/slideMaster9.xml")
    file.one(PRESENTATION, "//p:sldMasterIdLst").append(element(f'<p:sldMasterId id="2147489000" r:id="{number}"/>'))

