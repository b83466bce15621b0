"""A second house's slide master, drawn by script with all that makes masters hard to judge.

A background picture that holds a logo, nested turned groups, an SVG twin, a gradient of the theme, a line that only its
style draws, words as a mark, a layout with a colour map of its own, a cropped and tinted picture, a metafile.
"""

from __future__ import annotations

from corpus.bases import rings
from corpus.bases.package import namespaces, packed, theme

MASTER, DARK, PLAIN = ("ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml",
                       "ppt/slideLayouts/slideLayout1.xml")
_NAMES = namespaces("a", "p", "r", "asvg")
_MAP = ('bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" '
        'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"')
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
_SVG = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 2"><circle cx="1" cy="1" r="0.8" fill="none" '
        'stroke="teal"/></svg>')
EMF = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(200)


def master() -> bytes:
    return _pack("template", ())


def document() -> bytes:
    """Three slides: plain, dark, plain."""
    return _pack("presentation", (1, 2, 1))


def _pack(kind: str, layouts: tuple[int, ...]) -> bytes:
    slides = {f"ppt/slides/slide{number}.xml": _slide(number) for number in range(1, len(layouts) + 1)}
    ids = "".join(f'<p:sldId id="{255 + number}" r:id="rId{number + 9}"/>' for number in range(1, len(layouts) + 1))
    main = (f'<p:presentation {_NAMES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" '
            f'r:id="rId1"/></p:sldMasterIdLst>'
            f'<p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
            "</p:presentation>")
    content = {"ppt/presentation.xml": main, MASTER: _master(), PLAIN: _plain(), DARK: _dark(), **slides,
               "ppt/theme/theme1.xml": theme(), "ppt/media/logo.png": rings(), "ppt/media/logo.svg": _SVG,
               "ppt/media/ground.png": rings((1280, 720), "#C1666B"), "ppt/media/mark.emf": EMF}
    relations = {
        "ppt/presentation.xml": [("rId1", "slideMaster", MASTER), *(
            (f"rId{number + 9}", "slide", part) for number, part in enumerate(slides, 1))],
        MASTER: [("rId1", "slideLayout", PLAIN), ("rId2", "slideLayout", DARK),
                 ("rId3", "theme", "ppt/theme/theme1.xml"), ("rId4", "image", "ppt/media/logo.png"),
                 ("rId5", "image", "ppt/media/logo.svg"),
                 ("rId6", "image", "ppt/media/ground.png")],
        PLAIN: [("rId1", "slideMaster", MASTER), ("rId2", "image", "ppt/media/mark.emf")],
        DARK: [("rId1", "slideMaster", MASTER), ("rId4", "image", "ppt/media/logo.png")],
        **{part: [("rId1", "slideLayout", PLAIN if layout == 1 else DARK)]
           for part, layout in zip(slides, layouts, strict=True)}}
    return packed("ppt/presentation.xml", _MAIN.format(kind), content, relations)


def _tree(shapes: str) -> str:
    return ('<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
            f"{shapes}</p:spTree>")


def _box(x: int, y: int, cx: int, cy: int, inner: str = "", turn: str = "") -> str:
    return f'<a:xfrm{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/>{inner}</a:xfrm>'


def _shape(name: str, box: str, paint: str, text: str = "", style: str = "") -> str:
    words = (f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="sv-SE" sz="1200"><a:solidFill>'
             f'<a:schemeClr val="tx2"/></a:solidFill></a:rPr><a:t>{text}</a:t></a:r></a:p></p:txBody>') if text else ""
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="9" name="{name}"/><p:cNvSpPr/><p:nvPr '
            f'userDrawn="1"/></p:nvSpPr><p:spPr>{box}'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{paint}</p:spPr>{style}{words}</p:sp>')


def _picture(name: str, number: str, box: str, blip: str = "", crop: str = "") -> str:
    return (f'<p:pic><p:nvPicPr><p:cNvPr id="8" name="{name}"/><p:cNvPicPr/><p:nvPr '
            f'userDrawn="1"/></p:nvPicPr><p:blipFill>'
            f'<a:blip '
            f'r:embed="{number}">{blip}</a:blip>{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{box}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>')


def _slot(kind: str, index: int, box: str = "", text: str = "") -> str:
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="{20 + index}" name="{kind} {index}"/><p:cNvSpPr/><p:nvPr><p:ph '
            f'type="{kind}" '
            f'idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr>{box}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>'
            f'<a:rPr lang="sv-SE"/><a:t>{text or kind}</a:t></a:r></a:p></p:txBody></p:sp>')


_TITLE, _BODY = _box(600_000, 500_000, 8_000_000, 900_000), _box(600_000, 1_600_000, 10_000_000, 4_000_000)


def _master() -> str:
    group = ('<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvGrpSpPr/><p:nvPr '
             'userDrawn="1"/></p:nvGrpSpPr>'
             "<p:grpSpPr>{box}</p:grpSpPr>{inner}</p:grpSp>")
    twin = ('<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="rId5"/></a:ext>'
            "</a:extLst>")
    logo = _picture("Logga", "rId4", _box(0, 0, 600, 200), twin)
    inner = group.format(id=6, name="Inre", inner=logo, box=_box(
        100, 100, 600, 200, '<a:chOff x="0" y="0"/><a:chExt cx="600" cy="200"/>', ' rot="5400000"'))
    outer = group.format(id=5, name="Yttre", inner=inner, box=_box(
        10_400_000, 5_200_000, 1_200_000, 1_200_000, '<a:chOff x="0" y="0"/><a:chExt cx="800" cy="800"/>'))
    style = ('<p:style><a:lnRef idx="{line}"><a:schemeClr val="accent2"/></a:lnRef><a:fillRef idx="{fill}">'
             '<a:schemeClr val="accent1"/></a:fillRef><a:effectRef idx="0"><a:schemeClr val="accent1"/></a:effectRef>'
             '<a:fontRef idx="minor"/></p:style>')
    line = ('<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="7" name="Linje"/><p:cNvCxnSpPr/><p:nvPr '
            'userDrawn="1"/></p:nvCxnSpPr><p:spPr>'
            + _box(600_000, 1_450_000, 9_000_000, 0) + '<a:prstGeom prst="line"><a:avLst/></a:prstGeom></p:spPr>'
            + style.format(line=3, fill=0) + "</p:cxnSp>")
    shapes = (_shape("Band", _box(0, 6_600_000, 9_000_000, 258_000), "<a:ln><a:noFill/></a:ln>",
                     style=style.format(line=0, fill=3)) + outer + line
              + _shape("Ordbild", _box(600_000, 6_150_000, 3_000_000, 350_000), "<a:noFill/>", "Andra huset i länet")
              + _slot("title", 0, _TITLE) + _slot("body", 1, _BODY))
    ground = ('<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId6"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
              "<a:effectLst/></p:bgPr></p:bg>")
    return (f'<p:sldMaster {_NAMES}><p:cSld name="Andra huset">{ground}{_tree(shapes)}</p:cSld><p:clrMap {_MAP}/>'
            '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/>'
            "</p:sldLayoutIdLst></p:sldMaster>")


def _plain() -> str:
    """The master's art, and a metafile that nobody here can look at."""
    metafile = _picture("Metafil", "rId2", _box(9_800_000, 500_000, 900_000, 900_000))
    shapes = _slot("title", 0) + _slot("body", 1) + metafile
    return f'<p:sldLayout {_NAMES} type="obj"><p:cSld name="Ljus sida">{_tree(shapes)}</p:cSld></p:sldLayout>'


def _dark() -> str:
    """No art of the master's, the colours exchanged, and a picture that is cropped and tinted by design."""
    tint = '<a:duotone><a:prstClr val="black"/><a:schemeClr val="accent2"/></a:duotone>'
    shapes = (_slot("title", 0) + _slot("body", 1)
              + _picture("Tonad logga", "rId4", _box(9_800_000, 5_600_000, 1_200_000, 600_000), tint,
                         '<a:srcRect r="33333"/>')
              + _shape("Ram", _box(300_000, 300_000, 11_592_000, 6_258_000), '<a:noFill/><a:ln w="28575"><a:solidFill>'
                       '<a:schemeClr val="bg2"/></a:solidFill></a:ln>'))
    swapped = _MAP.replace('bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')
    ground = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    return (f'<p:sldLayout {_NAMES} showMasterSp="0" type="titleOnly"><p:cSld name="Mörk '
            f'sida">{ground}{_tree(shapes)}</p:cSld>'
            f"<p:clrMapOvr><a:overrideClrMapping {swapped}/></p:clrMapOvr></p:sldLayout>")


def _slide(number: int) -> str:
    shapes = _slot("title", 0, text=f"Sida {number}") + _slot("body", 1, text="En mening om vården")
    return (f"<p:sld {_NAMES}><p:cSld>{_tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>")
