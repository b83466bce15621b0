"""Documents that somebody only saved, or edited where they may; nothing is to be said of them."""

from __future__ import annotations

import io

import docx
from docx.shared import Cm
from support.edit import NS, find, qn

from corpus.bases import rings
from corpus.case import LIBRARY, case
from corpus.cases.removed import new_section
from corpus.edits import (
    BODY,
    FIRST_FOOTER,
    FIRST_HEADER,
    FOOTER,
    HEADER,
    SETTINGS,
    TEXT,
    duplicate,
    float_over,
    lay_over_page,
    mm,
    word_box,
)
from corpus.office import Office, element

PARTS = (FIRST_HEADER, HEADER, FIRST_FOOTER, FOOTER)
AUTHOR = 'w:author="A" w:date="2026-01-01T00:00:00Z"'


@case("honest-untouched.docx", origin="script: naravard build")
def _(file: Office) -> None:
    """The document as the program builds it."""


@case("honest-saved-by-python-docx.docx", origin=LIBRARY + "python-docx")
def _(file: Office) -> bytes:
    """python-docx opened and saved the document."""
    return with_library(file, lambda document: None)


@case("honest-text-and-picture-added-by-python-docx.docx", origin=LIBRARY + "python-docx")
def _(file: Office) -> bytes:
    """A paragraph and a photo were added at the end."""
    def add(document: docx.document.Document) -> None:
        document.add_paragraph("En mening till.")
        photo = document.add_picture(io.BytesIO(rings((400, 300), "#A0520F")), width=Cm(6))
        photo._inline.docPr.set("descr", "Tre ringar i rad")
    return with_library(file, add)


@case("honest-locks-dropped.docx", origin="script: what LibreOffice writes")
def _(file: Office) -> None:
    """LibreOffice dropped the content controls around the graphics, and their locks."""
    for part in PARTS:
        for control in file.all(part, "//w:sdt"):
            content = find(control, "w:sdtContent")
            for child in list(content):
                control.addprevious(child)
            control.getparent().remove(control)
        for locks in list(file.tree(part).iter(qn("a:graphicFrameLocks"), qn("a:spLocks"), qn("a:picLocks"),
                                               qn("a:grpSpLocks"))):
            locks.getparent().remove(locks)
    file.content["docProps/app.xml"] = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        b"<Application>LibreOffice/7.4</Application></Properties>")


@case("honest-drawings-renamed.docx", origin="script: what Google Docs writes")
def _(file: Office) -> None:
    """Every drawing has a made-up name and number."""
    for part in PARTS:
        for number, common in enumerate(file.tree(part).iter(qn("wp:docPr"), qn("wps:cNvPr"), qn("pic:cNvPr"))):
            common.set("name", f"image{number}.png")
            common.set("id", str(700 + number))


@case("honest-fallbacks-dropped.docx")
def _(file: Office) -> None:
    """The VML twins were dropped, as programs do that do not write for Word 2007."""
    for part in PARTS:
        for fallback in list(file.tree(part).iter(qn("mc:Fallback"))):
            fallback.getparent().remove(fallback)


@case("honest-tracked-text.docx")
def _(file: Office) -> None:
    """Words were added and deleted while changes were being tracked."""
    paragraph = file.one(BODY, TEXT)
    paragraph.append(element(f'<w:ins w:id="910" {AUTHOR}><w:r><w:t> Ett tillägg.</w:t></w:r></w:ins>'))
    paragraph.append(element(f'<w:del w:id="911" {AUTHOR}><w:r><w:delText> Bort.</w:delText></w:r></w:del>'))
    file.tree(SETTINGS).insert(1, element("<w:trackRevisions/>"))


@case("honest-comment-and-bookmark.docx")
def _(file: Office) -> None:
    """A comment and a bookmark in the text."""
    paragraph = file.one(BODY, TEXT)
    for tag in ("bookmarkStart", "commentRangeStart"):
        paragraph.insert(1, element(f'<w:{tag} w:id="5"' + (' w:name="Har"/>' if tag == "bookmarkStart" else "/>")))
    for tag in ("commentRangeEnd", "bookmarkEnd"):
        paragraph.append(element(f'<w:{tag} w:id="5"/>'))
    paragraph.append(element('<w:r><w:commentReference w:id="5"/></w:r>'))
    file.add("word/comments.xml", (
        f'<w:comments xmlns:w="{NS["w"]}"><w:comment w:id="5" {AUTHOR} w:initials="A"><w:p><w:r><w:t>Se '
        f'över.</w:t></w:r>'
        "</w:p></w:comment></w:comments>").encode(),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
    file.relate(BODY, "comments", "word/comments.xml")


@case("honest-landscape-section.docx")
def _(file: Office) -> None:
    """A section in landscape for a wide table, linked to the headers before it."""
    new_section(file)
    size = file.all(BODY, "//w:pgSz")[-1]
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    for name, value in (("w", height), ("h", width), ("orient", "landscape")):
        size.set(qn(f"w:{name}"), value)


@case("honest-columns.docx")
def _(file: Office) -> None:
    """A continuous section in two columns with the same headers."""
    new_section(file)
    last = file.all(BODY, "//w:sectPr")[-1]
    last.insert(0, element('<w:type w:val="continuous"/>'))
    find(last, "w:cols").set(qn("w:num"), "2")


@case("honest-empty-even-headers-not-shown.docx", origin="script: what LibreOffice 24.8 writes")
def _(file: Office) -> None:
    """Empty headers for even pages were added; the settings do not show them."""
    for kind, tag in (("header", "hdr"), ("footer", "ftr")):
        part = f"word/{kind}8.xml"
        file.add(part, f'<w:{tag} xmlns:w="{NS["w"]}"><w:p/></w:{tag}>'.encode(),
                 f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml")
        number = file.relate(BODY, kind, part)
        file.one(BODY, "//w:sectPr").insert(0, element(f'<w:{kind}Reference w:type="even" r:id="{number}"/>'))


@case("honest-marks-of-word.docx", origin="script: what Word writes")
def _(file: Office) -> None:
    """Revision marks of saving (rsid), proofing marks and rendered page breaks."""
    for number, paragraph in enumerate(file.all(BODY, "//w:p")):
        paragraph.set(qn("w:rsidR"), f"00{number:06X}")
    file.one(BODY, TEXT + "/w:r").insert(0, element("<w:lastRenderedPageBreak/>"))
    file.one(BODY, TEXT).append(element('<w:proofErr w:type="spellStart"/>'))
    file.tree(SETTINGS).append(element('<w:rsids><w:rsidRoot w:val="00AA11BB"/></w:rsids>'))


@case("honest-text-box-in-the-margin.docx")
def _(file: Office) -> None:
    """A box in a palette tint floats in the margin, far from the header."""
    fill = ('<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr>'
            "</a:solidFill>")
    lay_over_page(file, float_over((mm(165), mm(120), mm(30), mm(40)), word_box(mm(30), mm(40), fill)))


@case("honest-word-document-as-template.docx")
def _(file: Office) -> None:
    """The document has the content type of a template."""
    part = file.one("[Content_Types].xml", "//ct:Override[@PartName='/word/document.xml']")
    part.set("ContentType", part.get("ContentType").replace("document.main", "template.main"))


@case("honest-parts-renamed.docx")
def _(file: Office) -> None:
    """The header of the first page is another part, as when Word saved it."""
    file.content["word/header7.xml"] = file.content.pop(FIRST_HEADER)
    file.content["word/_rels/header7.xml.rels"] = file.content.pop("word/_rels/header1.xml.rels")
    for rel in file.relationships(BODY):
        if rel.get("Target").endswith("header1.xml"):
            rel.set("Target", "header7.xml")
    file.one("[Content_Types].xml", "//ct:Override[@PartName='/word/header1.xml']").set("PartName", "/word/header7.xml")


@case("honest-words-in-the-footer.docx")
def _(file: Office) -> None:
    """The footer's words were changed, which people may."""
    for text in file.tree(FIRST_FOOTER).iter(qn("w:t")):
        if not any(parent.tag == qn("w:drawing") for parent in text.iterancestors()):
            text.text = "Samrådet för nära vård"


@case("honest-custom-xml-and-mail-merge.docx")
def _(file: Office) -> None:
    """The file carries data of another system and settings of a mail merge that was done."""
    file.add("customXml/item1.xml", b"<arende/>", "application/xml")
    file.relate(BODY, "customXml", "customXml/item1.xml")
    file.tree(SETTINGS).insert(1, element('<w:docVars><w:docVar w:name="dnr" w:val="RS 12-2026"/></w:docVars>'))


@case("honest-paragraphs-rewritten.docx")
def _(file: Office) -> None:
    """The text is another, with bold words, a link and a table row more."""
    run = file.one(BODY, TEXT + "/w:r")
    find(run, "w:t").text = "Vården ska hänga ihop, oavsett vem som ger den."
    row = file.all(BODY, "//w:tr")[-1]
    duplicate(row)
    number = file.relate(BODY, "hyperlink", "https://www.example.org/", external=True)
    run.addnext(element(f'<w:hyperlink r:id="{number}"><w:r><w:t> Läs om framtidsbilden</w:t></w:r></w:hyperlink>'))


def with_library(file: Office, change) -> bytes:
    document = docx.Document(io.BytesIO(file.pack()))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
