"""The NV0 family: files that cannot be checked, and strange ones that can."""

from __future__ import annotations

import io
import zipfile

from support.edit import pack, qn

from corpus.case import case
from corpus.edits import BODY, PRESENTATION
from corpus.office import Office, element

STRICT = ((b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
           b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
          (b"http://schemas.openxmlformats.org/presentationml/2006/main",
           b"http://purl.oclc.org/ooxml/presentationml/main"),
          (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
           b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
          (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"))
COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


@case("NV001-fail-cut-off.pptx", error="NV001")
def _(file: Office) -> bytes:
    """The file was cut off half-way when it was sent."""
    data = file.pack()
    return data[:len(data) // 2]


@case("NV001-fail-broken-xml.pptx", error="NV001")
def _(file: Office) -> bytes:
    """The presentation part ends in the middle of a tag."""
    return pack({**file.content, PRESENTATION: file.content[PRESENTATION][:400]})


@case("NV001-fail-main-part-missing.docx", error="NV001")
def _(file: Office) -> bytes:
    """The package has everything but the document itself."""
    return pack({name: data for name, data in file.content.items() if name != BODY})


@case("NV001-pass-dangling-relationship.docx")
def _(file: Office) -> None:
    """A relationship leads to web settings that are not in the file, as in many real ones."""
    file.relate(BODY, "webSettings", "word/webSettings.xml")


@case("NV001-pass-dangling-thumbnail.pptx")
def _(file: Office) -> None:
    """The package names a thumbnail that is not there."""
    rels = file.tree("_rels/.rels")
    relation = rels.makeelement(qn("rel:Relationship"), {
        "Id": "rIdThumb", "Target": "docProps/thumbnail.jpeg",
        "Type": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"})
    rels.append(relation)


@case("NV002-fail-encrypted.docx", error="NV002")
def _(file: Office) -> bytes:
    """A password protects the document: a compound file with an encrypted package in it."""
    name = "EncryptedPackage".encode("utf-16-le")
    return COMPOUND + name + bytes(2048 - len(name))


@case("NV002-pass-protected-but-not-encrypted.docx")
def _(file: Office) -> None:
    """Editing is restricted without a password, which anybody can read."""
    file.tree("word/settings.xml").insert(1, element('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'))


@case("NV003-fail-open-document.pptx", error="NV003")
def _(file: Office) -> bytes:
    """An OpenDocument presentation that was renamed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        archive.writestr("content.xml", "<office/>")
    return buffer.getvalue()


@case("NV003-fail-pdf.docx", error="NV003")
def _(file: Office) -> bytes:
    """A PDF that was renamed."""
    return b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@case("NV003-pass-template-type.pptx")
def _(file: Office) -> None:
    """The presentation has the content type of a template."""
    part = file.one("[Content_Types].xml", "//ct:Override[@PartName='/ppt/presentation.xml']")
    part.set("ContentType", part.get("ContentType").replace("presentation.main", "template.main"))


@case("NV004-fail-entities.pptx", error="NV004")
def _(file: Office) -> bytes:
    """The presentation part declares entities that grow when they are read."""
    declared = (b'<!DOCTYPE p [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>')
    data = file.content[PRESENTATION]
    begin = data.index(b"?>") + 2
    return pack({**file.content, PRESENTATION: data[:begin] + declared + data[begin:]})


@case("NV004-fail-path-outside-the-package.docx", error="NV004")
def _(file: Office) -> bytes:
    """A part would be written outside the folder that the file is unpacked to."""
    return pack({**file.content, "../../evil.xml": b"<a/>"})


@case("NV004-fail-zip-bomb.docx", error="NV004")
def _(file: Office) -> bytes:
    """A part of a few kilobytes that unpacks to more than anybody can read."""
    return pack({**file.content, "word/media/huge.bin": bytes(700_000_000)})


def strict(file: Office) -> bytes:
    content = dict(file.content)
    for name, data in content.items():
        if name.endswith((".xml", ".rels")) and not name.startswith("["):
            for usual, other in STRICT:
                data = data.replace(usual, other)
            content[name] = data
    return pack(content)


@case("honest-strict.pptx", origin="script: what Save as Strict Open XML writes")
def _(file: Office) -> bytes:
    """The deck was saved in the strict form of the standard."""
    return strict(file)


@case("honest-strict.docx", origin="script: what Save as Strict Open XML writes")
def _(file: Office) -> bytes:
    """The document was saved in the strict form of the standard."""
    return strict(file)


@case("honest-packed-backwards.pptx")
def _(file: Office) -> bytes:
    """The parts stand in another order in the zip, as other programs write them."""
    return pack(dict(reversed(file.content.items())))


@case("honest-packed-uncompressed.docx")
def _(file: Office) -> bytes:
    """The parts are stored and not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in file.content.items():
            archive.writestr(name, data)
    return buffer.getvalue()
