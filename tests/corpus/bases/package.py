"""Packs parts that are written by hand into an Office file; content types follow from what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from support.edit import NS, pack

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "application/vnd.openxmlformats-officedocument."
_BY_FOLDER = {
    "ppt/theme/": "theme+xml", "word/theme/": "theme+xml", "ppt/slideMasters/": "presentationml.slideMaster+xml",
    "ppt/slideLayouts/": "presentationml.slideLayout+xml", "ppt/slides/": "presentationml.slide+xml",
    "word/header": "wordprocessingml.header+xml", "word/footer": "wordprocessingml.footer+xml",
    "word/styles": "wordprocessingml.styles+xml", "word/settings": "wordprocessingml.settings+xml"}
COLOURS = {"dk1": "1B1B3A", "lt1": "FFFFFF", "dk2": "2E294E", "lt2": "EFEFF6", "accent1": "3D5A80", "accent2": "C1666B",
           "accent3": "4A7C59", "accent4": "6C5B7B", "accent5": "355070", "accent6": "8D5A3A", "hlink": "3D5A80",
           "folHlink": "6C5B7B"}

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_ROOT = ('<Relationships xmlns="{ns}"><Relationship Id="rId1" Type="{office}officeDocument" '
         'Target="/{main}"/><Relationship '
         'Id="rId2" Type="{package}relationships/metadata/core-properties" '
         'Target="/docProps/core.xml"/></Relationships>')
_CORE = (f'<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
         "<dc:title>Om vården</dc:title></cp:coreProperties>").encode()

Relations = Mapping[str, Sequence[tuple[str, str, str]]]
"""Id, kind and target of the relationships of each part."""


def namespaces(*prefixes: str) -> str:
    return " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in prefixes)


def packed(main: str, main_type: str, content: Mapping[str, bytes | str], relations: Relations) -> bytes:
    parts = {name: data.encode() if isinstance(data, str) else data for name, data in content.items()}
    files = {"[Content_Types].xml": _content_types(main, main_type, parts).encode(), "_rels/.rels": _ROOT.format(
        ns=NS["rel"], office=OFFICE, main=main, package=_PACKAGE).encode(), "docProps/core.xml": _CORE, **parts}
    for part, found in relations.items():
        folder, _, name = part.rpartition("/")
        files[f"{folder}/_rels/{name}.rels"] = _relationships(found).encode()
    return pack(files)


def _content_types(main: str, main_type: str, parts: Mapping[str, bytes]) -> str:
    overrides = {main: main_type, "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml"}
    for name in parts:
        for folder, kind in _BY_FOLDER.items():
            if name.startswith(folder):
                overrides[name] = _TYPES + kind
    listed = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    defaults = "".join(f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"),
        ("png", "image/png"), ("svg", "image/svg+xml"), ("emf", "image/x-emf")))
    return f'<Types xmlns="{NS["ct"]}">{defaults}{listed}</Types>'


def _relationships(found: Sequence[tuple[str, str, str]]) -> str:
    rels = "".join(f'<Relationship Id="{number}" Type="{OFFICE}{kind}" Target="/{target}"/>'
                   for number, kind, target in found)
    return f'<Relationships xmlns="{NS["rel"]}">{rels}</Relationships>'


def theme() -> str:
    """A theme with fills of its own: the third is a gradient of whatever colour a shape asks for."""
    colours = "".join(f'<a:{slot}><a:srgbClr val="{rgb}"/></a:{slot}>' for slot, rgb in COLOURS.items())
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    gradient = ('<a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="phClr"><a:lumMod val="60000"/><a:lumOff '
                'val="40000"/>'
                '</a:schemeClr></a:gs><a:gs pos="100000"><a:schemeClr val="phClr"/></a:gs></a:gsLst><a:lin '
                'ang="5400000"/>'
                "</a:gradFill>")
    lines = "".join(f'<a:ln w="{width}">{solid}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    font = '<a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (f'<a:theme {namespaces("a")} name="Andra huset"><a:themeElements><a:clrScheme name="Andra huset">{colours}'
            f'</a:clrScheme><a:fontScheme name="Andra '
            f'huset"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
            f'</a:fontScheme><a:fmtScheme name="Andra huset"><a:fillStyleLst>{solid}{solid}{gradient}</a:fillStyleLst>'
            f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>"
            f"{solid}{solid}{gradient}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>")
