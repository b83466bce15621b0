"""NV204: gone, or its header or footer is not shown; and what only looks like it."""

from __future__ import annotations

from lxml import etree
from support.edit import find, qn

from corpus.case import Found, case
from corpus.edits import (
    BODY,
    FIRST_FOOTER,
    FIRST_HEADER,
    HEADER,
    LOGO,
    MASTER,
    SPARE_LAYOUT,
    TITLE_LAYOUT,
    duplicate,
    named,
    picture,
    put,
)
from corpus.office import Office, element


@case("NV204-fail-logo-deleted-in-the-master.pptx", Found("NV204", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The logo was deleted in the slide master: one finding, however many slides lack it."""
    file.remove(MASTER, LOGO)


@case("NV204-fail-logo-deleted-in-one-layout.pptx", Found("NV204", "titel-ordmarke", "layout", TITLE_LAYOUT))
def _(file: Office) -> None:
    """The logo was deleted in the title layout only."""
    file.remove(TITLE_LAYOUT, LOGO)


@case("NV204-fail-logo-deleted-in-a-layout-not-used-yet.pptx",
      Found("NV204", "jamforelse-linje-vanster", "layout", "ppt/slideLayouts/slideLayout8.xml"))
def _(file: Office) -> None:
    """A line was deleted in a layout that no slide uses; the next slide would."""
    file.remove("ppt/slideLayouts/slideLayout8.xml", named("Linje vänster"))


@case("NV204-pass-unused-layout-deleted.pptx")
def _(file: Office) -> None:
    """A whole layout that no slide uses was deleted, which changes nothing that is shown."""
    drop_layout(file, SPARE_LAYOUT)


@case("NV204-fail-petal-deleted-in-its-group.pptx", Found("NV204", "master-blad-tillsammans", "master", MASTER))
def _(file: Office) -> None:
    """One petal of the grouped motif was deleted."""
    file.remove(MASTER, named("Blad tillsammans"))


@case("NV204-fail-logo-moved-to-another-layout.pptx", Found("NV204", "titel-ordmarke", "layout", TITLE_LAYOUT),
      Found("NV211", None, "layout", SPARE_LAYOUT))
def _(file: Office) -> None:
    """The title layout's logo was cut out and pasted into another layout."""
    logo = file.one(TITLE_LAYOUT, LOGO)
    media = file.target(TITLE_LAYOUT, find(logo, "p:blipFill/a:blip").get(qn("r:embed")))
    copy = picture(file, SPARE_LAYOUT, file.content[media], (624_000, 576_000, 2_462_400, 684_000))
    put(file, SPARE_LAYOUT, copy)
    logo.getparent().remove(logo)


@case("NV204-fail-drawing-deleted-in-the-first-header.docx",
      Found("NV204", "first-header-ordmarke", "header", FIRST_HEADER))
def _(file: Office) -> None:
    """The logo was deleted in the header of the first page only."""
    file.remove(FIRST_HEADER, "//w:drawing[.//pic:pic]")


@case("NV204-fail-header-reference-removed.docx", *[
    Found("NV204", f"default-header-{name}", "header", 1)
    for name in ("falt-trygghet", "falt-tillganglighet", "falt-tillsammans", "marke")])
def _(file: Office) -> None:
    """The section has no header any more for its other pages (the part is still in the file)."""
    file.remove(BODY, "//w:headerReference[@w:type='default']")


@case("NV204-fail-empty-header-in-a-new-section.docx", *[
    Found("NV204", f"default-header-{name}", "header", 2)
    for name in ("falt-trygghet", "falt-tillganglighet", "falt-tillsammans", "marke")])
def _(file: Office) -> None:
    """A second section was unlinked from the one before and has an empty header."""
    empty = element('<w:hdr><w:p/></w:hdr>')
    new_section(file, header=empty)


@case("NV204-pass-a-new-section-linked-to-the-one-before.docx")
def _(file: Office) -> None:
    """A second section in landscape for a wide table shows the header of the one before it."""
    new_section(file)


@case("NV204-fail-first-page-shows-the-other-header.docx", *[
    Found("NV204", f"first-header-{name}", "header", 1)
    for name in ("blad-trygghet", "blad-tillganglighet", "blad-tillsammans", "ordmarke")])
def _(file: Office) -> None:
    """"Different first page" was turned off, so that the logo is nowhere to be seen."""
    file.remove(BODY, "//w:titlePg")


@case("NV204-pass-odd-and-even-headers-alike.docx")
def _(file: Office) -> None:
    """Even pages have a header of their own, with the same graphics as the others."""
    even_pages(file, copied=True)


@case("NV204-fail-empty-even-headers.docx", *[
    Found("NV204", f"default-{place}-{name}", place, 1)
    for place, name in (("header", "falt-trygghet"), ("header", "falt-tillganglighet"), ("header", "falt-tillsammans"),
                        ("header", "marke"))])
def _(file: Office) -> None:
    """Even pages were given a header of their own, which is empty, and the settings show it."""
    even_pages(file, copied=False)


@case("NV204-fail-footer-emptied.docx", *[
    Found("NV204", f"first-footer-falt-{word}", "footer", FIRST_FOOTER)
    for word in ("trygghet", "tillganglighet", "tillsammans")])
def _(file: Office) -> None:
    """The first page's footer is empty but for its words."""
    file.remove(FIRST_FOOTER, "//w:sdt[.//w:drawing]")


def drop_layout(file: Office, part: str) -> None:
    """Deletes a layout as PowerPoint does: its part, its relationships, its entry in the master and its type."""
    rels = file.relationships(MASTER)
    number = next(rel.get("Id") for rel in rels if rel.get("Target").endswith(part.rpartition("/")[2]))
    file.remove(MASTER, f"//p:sldLayoutId[@r:id='{number}']")
    for rel in [rel for rel in rels if rel.get("Id") == number]:
        rels.remove(rel)
    types = file.tree("[Content_Types].xml")
    for one in [one for one in types if one.get("PartName") == f"/{part}"]:
        types.remove(one)
    file.drop(part)


def new_section(file: Office, header: object = None) -> None:
    """A landscape section at the end, with a header of its own for its pages where one is given."""
    last = file.one(BODY, "//w:body/w:sectPr")
    before = element("<w:p><w:pPr/></w:p>")
    last.addprevious(before)
    first = find(before, "w:pPr")
    copy = duplicate(last)
    first.append(last)
    copy.attrib.clear()
    for child in list(copy):
        if child.tag in {qn("w:headerReference"), qn("w:footerReference"), qn("w:titlePg")}:
            copy.remove(child)
    copy.addprevious(element("<w:p><w:r><w:t>Den sista sidan.</w:t></w:r></w:p>"))
    if header is not None:
        file.add("word/header9.xml", etree.tostring(header),
                 "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml")
        number = file.relate(BODY, "header", "word/header9.xml")
        copy.insert(0, element(f'<w:headerReference w:type="default" r:id="{number}"/>'))


def even_pages(file: Office, *, copied: bool) -> None:
    """Odd and even pages differ; the even ones have a copy of the ordinary header, or an empty one."""
    data = file.content[HEADER] if copied else b'<w:hdr xmlns:w="%s"><w:p/></w:hdr>' % (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main")
    file.add("word/header9.xml", data,
             "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml")
    if copied:
        file.content["word/_rels/header9.xml.rels"] = file.content["word/_rels/header2.xml.rels"]
    section = file.one(BODY, "//w:sectPr")
    number = file.relate(BODY, "header", "word/header9.xml")
    section.insert(0, element(f'<w:headerReference w:type="even" r:id="{number}"/>'))
    footer = section.xpath("w:footerReference[@w:type='default']", namespaces={"w": section.nsmap["w"]})[0]
    section.insert(1, element(f'<w:footerReference w:type="even" r:id="{footer.get(qn("r:id"))}"/>'))
    settings = file.tree("word/settings.xml")
    settings.insert(1, element("<w:evenAndOddHeaders/>"))

