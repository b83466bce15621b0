"""The PowerPoint master: every part of ``framtidsbild.potx``, put together into a package."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from . import identity as brand
from .package import Package, Part, Relation, xml_bytes
from .pptx_grid import HEIGHT, WIDTH
from .pptx_layout import NAMESPACES, Layout, layout_xml, pictures_of
from .pptx_layouts import LAYOUTS
from .pptx_master import MASTER_ART, MASTER_ID, master_xml
from .pptx_notes import PAGE_HEIGHT, PAGE_WIDTH, handout_master_xml, notes_master_xml
from .pptx_tables import table_styles_xml
from .pptx_text import default_text_style
from .theme import theme_xml

ART = Path(__file__).resolve().parent.parent / "art"
TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
MASTER, NOTES, HANDOUT = (
    "ppt/slideMasters/slideMaster1.xml",
    "ppt/notesMasters/notesMaster1.xml",
    "ppt/handoutMasters/handoutMaster1.xml",
)
PICTURES = (brand.ART_WORDMARK, brand.ART_WORDMARK_LIGHT)
THUMBNAIL = "docProps/thumbnail.jpeg"
THUMBNAIL_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
DRAWN = "2025-01-01T00:00:00Z"
"""The date that the properties carry: fixed, so that every drawing is the same."""


def draw(path: Path) -> None:
    """Write the master to ``path``."""
    path.write_bytes(package().to_bytes())


def package() -> Package:
    """The whole master, in memory."""
    out = Package(
        (
            Relation("rId1", "officeDocument", "ppt/presentation.xml"),
            Relation("rId2", CORE, "docProps/core.xml"),
            Relation("rId3", "extended-properties", "docProps/app.xml"),
            Relation("rId4", THUMBNAIL_RELATION, THUMBNAIL),
        )
    )
    out.add(_presentation())
    out.add(_slide_master())
    for number, layout in enumerate(LAYOUTS, start=1):
        out.add(_layout(number, layout))
    for part in (*_page_masters(), *_themes(), *_settings(), *_pictures(), *_properties()):
        out.add(part)
    return out


def layout_name(number: int) -> str:
    """Part name of a layout."""
    return f"ppt/slideLayouts/slideLayout{number}.xml"


def _presentation() -> Part:
    targets = (
        ("slideMaster", MASTER),
        ("notesMaster", NOTES),
        ("handoutMaster", HANDOUT),
        ("presProps", "ppt/presProps.xml"),
        ("viewProps", "ppt/viewProps.xml"),
        ("theme", "ppt/theme/theme1.xml"),
        ("tableStyles", "ppt/tableStyles.xml"),
    )
    data = xml_bytes(
        f'<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">',
        f'<p:sldMasterIdLst><p:sldMasterId id="{MASTER_ID}" r:id="rId1"/></p:sldMasterIdLst>',
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>',
        '<p:handoutMasterIdLst><p:handoutMasterId r:id="rId3"/></p:handoutMasterIdLst>',
        f'<p:sldSz cx="{WIDTH}" cy="{HEIGHT}"/><p:notesSz cx="{PAGE_WIDTH}" cy="{PAGE_HEIGHT}"/>',
        f"{default_text_style()}</p:presentation>",
    )
    relations = tuple(Relation(f"rId{n}", kind, target) for n, (kind, target) in enumerate(targets, start=1))
    return Part("ppt/presentation.xml", data, TYPE + "template.main+xml", relations)


def _slide_master() -> Part:
    count = len(LAYOUTS)
    ids, relations = _picture_relations(pictures_of(MASTER_ART), count + 2)
    layouts = (Relation(f"rId{n}", "slideLayout", layout_name(n)) for n in range(1, count + 1))
    theme = Relation(f"rId{count + 1}", "theme", "ppt/theme/theme1.xml")
    return Part(MASTER, master_xml(count, ids), TYPE + "slideMaster+xml", (*layouts, theme, *relations))


def _layout(number: int, layout: Layout) -> Part:
    ids, relations = _picture_relations(pictures_of(layout.art), 2)
    master = Relation("rId1", "slideMaster", MASTER)
    return Part(layout_name(number), layout_xml(layout, ids), TYPE + "slideLayout+xml", (master, *relations))


def _picture_relations(files: tuple[str, ...], first: int) -> tuple[dict[str, tuple[str, str]], tuple[Relation, ...]]:
    """Relationship ids from ``first`` on for the PNG and the SVG of each picture."""
    ids, relations = {}, []
    for index, file in enumerate(files):
        png, svg = f"rId{first + 2 * index}", f"rId{first + 2 * index + 1}"
        ids[file] = (png, svg)
        relations += [
            Relation(png, "image", f"ppt/media/{file}.png"),
            Relation(svg, "image", f"ppt/media/{file}.svg"),
        ]
    return ids, tuple(relations)


def _page_masters() -> tuple[Part, Part]:
    def part(name: str, data: bytes, kind: str, theme: int) -> Part:
        return Part(name, data, TYPE + kind, (Relation("rId1", "theme", f"ppt/theme/theme{theme}.xml"),))

    return (
        part(NOTES, notes_master_xml(), "notesMaster+xml", 2),
        part(HANDOUT, handout_master_xml(), "handoutMaster+xml", 3),
    )


def _themes() -> tuple[Part, ...]:
    return tuple(Part(f"ppt/theme/theme{n}.xml", theme_xml(), THEME_TYPE) for n in (1, 2, 3))


def _settings() -> tuple[Part, ...]:
    view = xml_bytes(
        f'<p:viewPr {NAMESPACES}><p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="84000"/>',
        "</p:normalViewPr>",
        '<p:gridSpacing cx="72008" cy="72008"/></p:viewPr>',
    )
    return (
        Part("ppt/presProps.xml", xml_bytes(f"<p:presentationPr {NAMESPACES}/>"), TYPE + "presProps+xml"),
        Part("ppt/viewProps.xml", view, TYPE + "viewProps+xml"),
        Part("ppt/tableStyles.xml", table_styles_xml(), TYPE + "tableStyles+xml"),
    )


def _pictures() -> tuple[Part, ...]:
    names = (f"{file}.{ending}" for file in PICTURES for ending in ("png", "svg"))
    media = (Part(f"ppt/media/{name}", (ART / name).read_bytes()) for name in names)
    return (*media, Part(THUMBNAIL, (ART / f"{brand.ART_THUMBNAIL}.jpeg").read_bytes()))


def _properties() -> tuple[Part, Part]:
    core = xml_bytes(
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
        f"<dc:title>{escape(brand.BRAND_NAME)}, presentationsmall</dc:title>",
        f"<dc:creator>{escape(brand.PUBLISHER)}</dc:creator>",
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{DRAWN}</dcterms:created>',
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{DRAWN}</dcterms:modified>',
        f"<dc:language>{brand.LANG}</dc:language></cp:coreProperties>",
    )
    app = xml_bytes(
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">',
        "<Application>naravard-templates</Application><AppVersion>16.0000</AppVersion></Properties>",
    )
    return (
        Part("docProps/core.xml", core, "application/vnd.openxmlformats-package.core-properties+xml"),
        Part("docProps/app.xml", app, "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    )
