"""NV601 to NV607, NV701 to NV703 and NV901 to NV903: access, content and safety."""

from __future__ import annotations

from support.edit import find, qn

from corpus.case import Found, case
from corpus.edits import BODY, FIRST_FOOTER, PRESENTATION, SETTINGS, SLIDE, STYLES, TEXT, put, rectangle
from corpus.office import Office, element

CONTENT = "//p:sp[p:nvSpPr/p:nvPr/p:ph/@idx='1']"
TITLE = "//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='title']"
PICTURE = "//p:pic/p:nvPicPr/p:cNvPr"


@case("NV601-fail-alt-text-removed.pptx", Found("NV601", None, "slide", 5))
def _(file: Office) -> None:
    """The picture on slide 5 has no alt text."""
    del file.one(SLIDE.format(5), PICTURE).attrib["descr"]


@case("NV601-fail-file-name-as-alt-text.pptx", Found("NV601", None, "slide", 5))
def _(file: Office) -> None:
    """The picture on slide 5 has its file's name for an alt text."""
    file.one(SLIDE.format(5), PICTURE).set("descr", "IMG_2041.jpg")


@case("NV601-pass-marked-as-decoration.pptx")
def _(file: Office) -> None:
    """The picture on slide 5 has no alt text, for it is marked as decoration."""
    common = file.one(SLIDE.format(5), PICTURE)
    common.set("descr", "")
    common.append(element('<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/>'
                          "</a:ext></a:extLst>"))


@case("NV601-fail-alt-text-removed.docx", Found("NV601", None, "body"))
def _(file: Office) -> None:
    """The picture has no alt text."""
    del file.one(BODY, "//wp:inline/wp:docPr").attrib["descr"]


@case("NV601-pass-other-alt-text.docx")
def _(file: Office) -> None:
    """The picture has another alt text, as good as the first."""
    file.one(BODY, "//wp:inline/wp:docPr").set("descr", "Hemmet, vårdcentralen och sjukhuset som tre ringar")


@case("NV602-fail-title-emptied.pptx", Found("NV602", None, "slide", 2))
def _(file: Office) -> None:
    """Slide 2 has no title any more."""
    file.remove(SLIDE.format(2), TITLE)


@case("NV602-fail-title-repeated.pptx", Found("NV602", None, "slide", 3))
def _(file: Office) -> None:
    """Slide 3 has the title of slide 2."""
    file.one(SLIDE.format(3), TITLE + "//a:t").text = file.one(SLIDE.format(2), TITLE + "//a:t").text


@case("NV602-pass-title-outside-the-slide.pptx")
def _(file: Office) -> None:
    """The title of slide 2 has other words."""
    file.one(SLIDE.format(2), TITLE + "//a:t").text = "Det här vill vi"


@case("NV602-fail-no-title-property.docx", Found("NV602", None, "package"))
def _(file: Office) -> None:
    """The document's properties name no title."""
    for found in list(file.tree("docProps/core.xml")):
        if found.tag.endswith("}title"):
            found.getparent().remove(found)


@case("NV602-pass-other-title-property.docx")
def _(file: Office) -> None:
    """The document's properties name another title."""
    for found in file.tree("docProps/core.xml"):
        if found.tag.endswith("}title"):
            found.text = "Samrådets protokoll"


@case("NV603-fail-wrong-language.docx", Found("NV603", None, "body"))
def _(file: Office) -> None:
    """The document says that it is written in English."""
    for language in file.tree(STYLES).iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")


@case("NV603-pass-a-quotation-in-english.docx")
def _(file: Office) -> None:
    """A few words are marked as English, which they are."""
    run = file.one(BODY, TEXT + "/w:r")
    run.addnext(element('<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve"> Care closer to '
                        'home.</w:t>'
                        "</w:r>"))


@case("NV603-fail-wrong-language.pptx", Found("NV603", None, "slide", 1))
def _(file: Office) -> None:
    """All the text of the deck says that it is German."""
    for number in range(1, 6):
        for found in file.tree(SLIDE.format(number)).iter():
            if found.get("lang"):
                found.set("lang", "de-DE")


@case("NV604-fail-header-row-not-marked.pptx", Found("NV604", None, "slide", 3))
def _(file: Office) -> None:
    """The table on slide 3 has no header row."""
    del file.one(SLIDE.format(3), "//a:tblPr").attrib["firstRow"]


@case("NV604-fail-header-row-not-marked.docx", Found("NV604", None, "body"))
def _(file: Office) -> None:
    """The table has no header row."""
    for found in file.all(BODY, "//w:tblHeader"):
        found.getparent().remove(found)
    for look in file.all(BODY, "//w:tblLook"):
        look.set(qn("w:firstRow"), "0")


@case("NV605-fail-pale-text.pptx", Found("NV605", None, "slide", 2))
def _(file: Office) -> None:
    """Some words on slide 2 are in a pale tint of the palette, on white."""
    file.one(SLIDE.format(2), CONTENT + "//a:r/a:rPr").insert(0, element(
        '<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="20000"/><a:lumOff '
        'val="80000"/></a:schemeClr></a:solidFill>'))


@case("NV605-pass-white-text-on-a-dark-box.pptx")
def _(file: Office) -> None:
    """White words stand on a dark box."""
    box = put(file, SLIDE.format(2), rectangle((7_000_000, 4_000_000, 3_000_000, 900_000), "0F3D4C", name="Textruta 9"))
    find(box, "p:txBody/a:p").insert(0, element(
        '<a:r><a:rPr lang="sv-SE"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:rPr><a:t>Vitt på '
        'mörkt</a:t></a:r>'))


@case("NV605-fail-pale-text.docx", Found("NV605", None, "body"))
def _(file: Office) -> None:
    """Some words are light grey."""
    run = file.one(BODY, TEXT + "/w:r")
    run.insert(0, element('<w:rPr><w:color w:val="D9D9D9"/></w:rPr>'))


@case("NV605-pass-white-text-on-a-dark-cell.docx")
def _(file: Office) -> None:
    """White words stand in a cell with dark shading."""
    cell = file.one(BODY, "(//w:tc)[4]")
    for old in find(cell, "w:tcPr").findall(qn("w:shd")):
        old.getparent().remove(old)
    find(cell, "w:tcPr").append(element('<w:shd w:val="clear" w:color="auto" w:fill="0F3D4C"/>'))
    for run in cell.iter(qn("w:r")):
        for old in run.findall(qn("w:rPr")):
            run.remove(old)
        run.insert(0, element('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'))


@case("NV606-fail-heading-skipped.docx", Found("NV606", None, "body"))
def _(file: Office) -> None:
    """A heading of the third level follows one of the first."""
    paragraph = file.one(BODY, TEXT)
    paragraph.addnext(element('<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>En detalj</w:t></w:r></w:p>'))


@case("NV606-pass-heading-of-the-next-level.docx")
def _(file: Office) -> None:
    """A heading of the second level follows one of the first."""
    paragraph = file.one(BODY, TEXT)
    paragraph.addnext(element('<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>En detalj</w:t></w:r></w:p>'))


@case("NV607-fail-click-here.pptx", Found("NV607", None, "slide", 2))
def _(file: Office) -> None:
    """A link on slide 2 says "klicka här"."""
    run = file.one(SLIDE.format(2), CONTENT + "//a:r")
    find(run, "a:t").text = "klicka här"
    number = file.relate(SLIDE.format(2), "hyperlink", "https://www.example.org/", external=True)
    find(run, "a:rPr").append(element(f'<a:hlinkClick r:id="{number}"/>'))


@case("NV607-pass-link-that-says-where.pptx")
def _(file: Office) -> None:
    """A link on slide 2 says where it leads."""
    run = file.one(SLIDE.format(2), CONTENT + "//a:r")
    find(run, "a:t").text = "Läs framtidsbilden i sin helhet"
    number = file.relate(SLIDE.format(2), "hyperlink", "https://www.example.org/", external=True)
    find(run, "a:rPr").append(element(f'<a:hlinkClick r:id="{number}"/>'))


@case("NV607-fail-bare-address.docx", Found("NV607", None, "body"))
def _(file: Office) -> None:
    """A link shows its address."""
    link(file, "https://www.example.org/dokument/2026/underlag.html?id=4711")


@case("NV607-pass-link-that-says-where.docx")
def _(file: Office) -> None:
    """A link says where it leads."""
    link(file, "Underlaget till mötet")


@case("NV701-fail-no-municipality.docx", Found("NV701", None, "package"))
def _(file: Office) -> None:
    """The joint decision names no municipality any more."""
    for text in (*file.tree(BODY).iter(qn("w:t")), *file.tree(FIRST_FOOTER).iter(qn("w:t"))):
        text.text = (text.text or "").replace("Umeå", "Samrådets")


@case("NV701-pass-municipality-in-the-genitive.docx")
def _(file: Office) -> None:
    """The municipality is named in another form."""
    for text in file.tree(BODY).iter(qn("w:t")):
        text.text = (text.text or "").replace("Region Västerbotten, Umeå kommun", "Region Västerbotten och Umeå kommun")


@case("NV702-fail-section-deleted.docx", Found("NV702", None, "package"))
def _(file: Office) -> None:
    """The decision has no summary any more."""
    file.remove(BODY, "//w:body/w:p[w:r/w:t='Sammanfattning']")
    file.remove(BODY, TEXT)


@case("NV702-pass-section-by-another-name.docx")
def _(file: Office) -> None:
    """The summary is called by another name that houses use."""
    for text in file.tree(BODY).iter(qn("w:t")):
        if text.text == "Sammanfattning":
            text.text = "Ärendet i korthet"


@case("NV703-fail-prompt-left.pptx", Found("NV703", None, "slide", 2))
def _(file: Office) -> None:
    """A prompt was copied to the slide as text."""
    file.one(SLIDE.format(2), CONTENT + "//a:t").text = "Klicka här för att lägga till text"


@case("NV703-fail-merge-field-left.docx", Found("NV703", None, "body"))
def _(file: Office) -> None:
    """A field of the series was never filled in."""
    find(file.one(BODY, TEXT), "w:r/w:t").text = "Till {{kommun}} för beslut."


@case("NV703-pass-words-about-clicking.pptx")
def _(file: Office) -> None:
    """A sentence happens to speak of clicking."""
    file.one(SLIDE.format(2), CONTENT + "//a:t").text = "Du som klickar dig fram på 1177 ska hitta rätt"


@case("NV703-pass-braces-in-the-text.docx")
def _(file: Office) -> None:
    """A brace in the text is no field."""
    find(file.one(BODY, TEXT), "w:r/w:t").text = "Mängden {1, 2, 3} har tre element."


@case("NV901-fail-macros.pptx", Found("NV901", None, "package"))
def _(file: Office) -> None:
    """The deck holds a macro project."""
    macros(file, PRESENTATION, "ppt", "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml")


@case("NV901-fail-macros.docx", Found("NV901", None, "package"))
def _(file: Office) -> None:
    """The document holds a macro project."""
    macros(file, BODY, "word", "application/vnd.ms-word.document.macroEnabled.main+xml")


@case("NV901-pass-a-part-of-bytes.docx")
def _(file: Office) -> None:
    """Printer settings are bytes too, and no code."""
    file.add("word/printerSettings1.bin", b"\x00" * 64,
             "application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings")
    file.relate(BODY, "printerSettings", "word/printerSettings1.bin")


@case("NV902-fail-linked-picture.pptx", Found("NV902", None, "slide", 5))
def _(file: Office) -> None:
    """The picture on slide 5 is fetched from the network."""
    blip = file.one(SLIDE.format(5), "//p:pic/p:blipFill/a:blip")
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), file.relate(SLIDE.format(5), "image", "https://www.example.org/a.png", external=True))


@case("NV902-fail-remote-template.docx", Found("NV902", None, "package"))
def _(file: Office) -> None:
    """The document fetches its template from the network."""
    number = file.relate(SETTINGS, "attachedTemplate", "https://www.example.org/mall.dotx", external=True)
    file.tree(SETTINGS).insert(1, element(f'<w:attachedTemplate r:id="{number}"/>'))


@case("NV902-pass-a-link-in-the-text.docx")
def _(file: Office) -> None:
    """A link that people click on is no fetching."""
    link(file, "Underlaget till mötet")


@case("NV903-fail-hidden-slide.pptx", info=(Found("NV903", None, "package"),))
def _(file: Office) -> None:
    """Slide 3 is hidden; that is only pointed out."""
    file.tree(SLIDE.format(3)).set("show", "0")


@case("NV903-fail-tracked-changes.docx", info=(Found("NV903", None, "package"), Found("NV903", None, "package")))
def _(file: Office) -> None:
    """Changes are still tracked in the text, with the name of the one who made them."""
    file.one(BODY, TEXT).append(element(
        '<w:ins w:id="910" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t> Ett tillägg.</w:t></w:r></w:ins>'))


def link(file: Office, words: str) -> None:
    number = file.relate(BODY, "hyperlink", "https://www.example.org/", external=True)
    file.one(BODY, TEXT).append(element(
        f'<w:hyperlink r:id="{number}"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{words}</w:t></w:r>'
        "</w:hyperlink>"))


def macros(file: Office, main: str, folder: str, content_type: str) -> None:
    file.add(f"{folder}/vbaProject.bin", b"\x00" * 64, "application/vnd.ms-office.vbaProject")
    relation = file.relationships(main)
    relation.append(relation.makeelement(qn("rel:Relationship"), {
        "Id": "rIdVba", "Target": "vbaProject.bin",
        "Type": "http://schemas.microsoft.com/office/2006/relationships/vbaProject"}))
    file.one("[Content_Types].xml", f"//ct:Override[@PartName='/{main}']").set("ContentType", content_type)


