"""The smallest packages that can be read, with just the XML that a test is about."""

from support.edit import NS, pack

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in (
    "a", "p", "w", "r", "wp", "pic", "c", "dgm", "mc", "wps", "wpg", "wpc", "v", "o", "adec"))


def _rels(items: dict[str, tuple[str, str]]) -> bytes:
    """Relationships by id: their kind and target; an address is external."""
    modes = {True: 'TargetMode="External"', False: ""}
    lines = (f'<Relationship Id="{name}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}" {modes[":" in target]}/>'
             for name, (kind, target) in items.items())
    return f'<Relationships xmlns="{NS["rel"]}">{"".join(lines)}</Relationships>'.encode()


def _xml(tag: str, inner: str, attributes: str = "") -> bytes:
    return f"<{tag} {_NAMES} {attributes}>{inner}</{tag}>".encode()


def docx(body: str, styles: str = "", **links: str) -> bytes:
    """A document with this body and these styles; `links` are addresses by relationship id."""
    rels = {"rStyles": ("styles", "styles.xml")} | {name: ("hyperlink", target) for name, target in links.items()}
    return pack({
        "[Content_Types].xml": f'<Types xmlns="{NS["ct"]}"/>'.encode(),
        "_rels/.rels": _rels({"r1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": _xml("w:document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": _xml("w:styles", styles),
        "word/_rels/document.xml.rels": _rels(rels),
    })


def pptx(*slides: str, layout: str = "", parts: dict[str, str] | None = None, attributes: str = "",
         **links: tuple[str, str]) -> bytes:
    """A deck of slides with these shapes, all on one layout; `links` are kind and target by relationship id."""
    numbers = range(1, len(slides) + 1)
    ids = "".join(f'<p:sldId id="{255 + number}" r:id="s{number}"/>' for number in numbers)
    content = {
        "[Content_Types].xml": f'<Types xmlns="{NS["ct"]}"/>'.encode(),
        "_rels/.rels": _rels({"r1": ("officeDocument", "ppt/presentation.xml")}),
        "ppt/presentation.xml": _xml("p:presentation", f"<p:sldIdLst>{ids}</p:sldIdLst>"),
        "ppt/_rels/presentation.xml.rels": _rels({f"s{number}": ("slide", f"slides/s{number}.xml")
                                                  for number in numbers}),
        "ppt/layouts/l1.xml": _xml("p:sldLayout", _tree(layout)),
    }
    for number, shapes in enumerate(slides, 1):
        content[f"ppt/slides/s{number}.xml"] = _xml("p:sld", _tree(shapes), attributes)
        content[f"ppt/slides/_rels/s{number}.xml.rels"] = _rels({"l": ("slideLayout", "../layouts/l1.xml"), **links})
    return pack(content | {name: _xml(*text.split("|", 1)) for name, text in (parts or {}).items()})


def _tree(shapes: str) -> str:
    return f"<p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>"


def shape(*paragraphs: str, slot: str = "", name: str = "Text", tag: str = "sp", attributes: str = "") -> str:
    """A shape whose paragraphs are text, or runs where they begin with a tag."""
    text = "".join(f"<a:p>{words if words.startswith('<') else f'<a:r><a:t>{words}</a:t></a:r>'}</a:p>"
                   for words in paragraphs)
    return (f'<p:{tag}><p:nvSpPr><p:cNvPr id="2" name="{name}" {attributes}/><p:cNvSpPr/><p:nvPr>{slot}</p:nvPr>'
            f"</p:nvSpPr><p:spPr/><p:txBody>{text}</p:txBody></p:{tag}>")


def picture(attributes: str = "", inner: str = "", name: str = "Bild") -> str:
    return (f'<p:pic><p:nvPicPr><p:cNvPr id="3" name="{name}" {attributes}>{inner}</p:cNvPr><p:cNvPicPr/><p:nvPr/>'
            "</p:nvPicPr><p:spPr/></p:pic>")


def group(inner: str, attributes: str = "", name: str = "Grupp") -> str:
    return (f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="4" name="{name}" {attributes}/></p:nvGrpSpPr><p:grpSpPr/>{inner}'
            "</p:grpSp>")


def paragraph(text: str = "", style: str = "", run: str = "", properties: str = "") -> str:
    """A Word paragraph with one run; `run` is what its properties hold."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = f"<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def style(identity: str, name: str, *, based_on: str = "", properties: str = "", default: bool = False) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    mark = 'w:default="1"' if default else ""
    return (f'<w:style w:type="paragraph" w:styleId="{identity}" {mark}><w:name w:val="{name}"/>{base}'
            f"<w:pPr>{properties}</w:pPr></w:style>")
