"""Carries out edits on the text of a document: colours of styles, language, fonts."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

from lxml import etree

from naravard_templates.formats.docx.repair import surroundings
from naravard_templates.formats.docx.style_sheet import style_name
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.model.edit import RestoreStyle, SetLanguage, UseThemeFont

_VAL = qn("w:val")
_DEFAULTS = "w:docDefaults/w:rPrDefault/w:rPr"
_COLOURS = frozenset({qn("w:color"), qn("w:shd"), qn("w14:textFill")})
_HOLDERS = ("rPr", "pPr", "tblPr", "tcPr")
# What stands before each among a run's properties (17.3.2.28), and before a shading elsewhere (17.3.1.26, 17.4.59,
# 17.4.69).
_TO_COLOUR = ("rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
              "snapToGrid vanish webHidden")
_TO_SHADE = f"{_TO_COLOUR} color spacing w kern position sz szCs highlight u effect bdr"
_BEFORE = {
    "color": _TO_COLOUR, "rFonts": "rStyle", "lang": f"{_TO_SHADE} shd fitText vertAlign rtl cs em",
    "shd": (f"{_TO_SHADE} pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
            "pBdr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
            "tblInd tblBorders cnfStyle tcW gridSpan hMerge vMerge tcBorders"),
}
_FACES = ("ascii", "hAnsi", "cs", "eastAsia")


def restore_style(transplanter: Transplanter, edit: RestoreStyle) -> None:
    """The colours and shadings of the style of a name, or of the document's defaults, become the master's."""
    settings = transplanter.source.first_related(transplanter.source.main_part, "styles")
    own = _style(transplanter.editor.tree(edit.part), edit.style)
    wanted = None if settings is None else _style(transplanter.source.tree(settings), edit.style)
    if own is None or wanted is None:
        return
    same_theme = surroundings(transplanter.source)[0] == surroundings(transplanter.editor.package)[0]
    conditions = [str(part.get(qn("w:type"))) for one in (own, wanted) for part in one.iterfind("w:tblStylePr", NS)]
    for part in ("", *dict.fromkeys(conditions)):
        mine, theirs = _part(own, part), _part(wanted, part)
        for holder in _HOLDERS:
            _take_over(mine, theirs, holder, keep_theme=same_theme)


def _style(root: etree._Element, name: str | None) -> etree._Element | None:
    if name is None:
        return root.find("w:docDefaults/w:rPrDefault", NS)
    return next((style for style in root.iterfind("w:style", NS)
                 if style_name(style).casefold() == name.casefold()), None)


def _part(style: etree._Element, type: str) -> etree._Element | None:
    return style.find(f"w:tblStylePr[@w:type='{type}']", NS) if type else style


def _take_over(own: etree._Element | None, source: etree._Element | None, holder: str, *, keep_theme: bool) -> None:
    mine = None if own is None else own.find(f"w:{holder}", NS)
    theirs = None if source is None else source.find(f"w:{holder}", NS)
    wanted = [child for child in (() if theirs is None else theirs) if child.tag in _COLOURS]
    if mine is None and (own is None or not wanted):
        return
    if mine is None and own is not None:
        mine = _new_holder(own, holder)
    assert mine is not None
    for child in [child for child in mine if child.tag in _COLOURS]:
        mine.remove(child)
    for child in wanted:
        copied = copy.deepcopy(child)
        if not keep_theme:
            _say_outright(copied)
        put(mine, copied)


def _new_holder(style: etree._Element, holder: str) -> etree._Element:
    """In their order: `pPr`, `rPr`, `tblPr`, `tcPr`, and then what only a table's style has (17.7.4.17)."""
    following = {"pPr": ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"), "rPr": ("tblPr", "trPr", "tcPr", "tblStylePr"),
                 "tblPr": ("trPr", "tcPr", "tblStylePr"), "tcPr": ("tblStylePr",)}[holder]
    new = etree.Element(qn(f"w:{holder}"))
    after = next((child for child in style if etree.QName(child).localname in following), None)
    if after is None:
        style.append(new)
    else:
        after.addprevious(new)
    return new


def _say_outright(element: etree._Element) -> None:
    """The fixed colour that stands beside a theme colour, where the document's theme is not the master's."""
    for name in [name for name in element.attrib if "theme" in str(name)]:
        del element.attrib[name]


def put(properties: etree._Element, child: etree._Element) -> None:
    """Where the schema wants it among a run's, paragraph's, cell's or table's properties."""
    before = {qn(f"w:{name}") for name in _BEFORE.get(etree.QName(child).localname, "").split()}
    last = [other for other in properties if other.tag in before]
    if last:
        last[-1].addnext(child)
    elif before:
        properties.insert(0, child)
    else:
        properties.append(child)


def set_language(transplanter: Transplanter, edit: SetLanguage) -> None:
    """Text without a language has that of the defaults; text with the wrong one is marked anew (17.3.2.20)."""
    editor = transplanter.editor
    part = editor.package.first_related(editor.package.main_part, "styles")
    styles = None if part is None else editor.tree(part)
    if not edit.was:
        if styles is not None:
            _default_language(styles, edit.language)
        return
    if styles is not None and not edit.places:
        _mark(styles.iter(qn("w:lang")), edit)
    elif styles is not None:
        for name in edit.places:
            style = _style(styles, name or None)
            _mark(() if style is None or not name else style.iter(qn("w:lang")), edit)
    _mark(_runs(editor.tree(edit.part), _ids(styles, edit.places)), edit)


def _ids(styles: etree._Element | None, names: Sequence[str]) -> set[str]:
    """The ids of styles by their names; that of the default paragraph style is "" too, as text need not name it."""
    found = () if styles is None else styles.iterfind("w:style", NS)
    known = {style for style in found if style_name(style) in names}
    default = any(style.get(qn("w:default")) in {"1", "true", "on"} for style in known)
    return {str(style.get(qn("w:styleId"))) for style in known} | ({""} if default or "" in names else set())


def _runs(root: etree._Element, styles: set[str]) -> Iterator[etree._Element]:
    """The language marks of runs; with styles only of those in paragraphs of these."""
    for mark in root.iter(qn("w:lang")):
        paragraph = next(mark.iterancestors(qn("w:p")), None)
        named = None if paragraph is None else paragraph.find("w:pPr/w:pStyle", NS)
        if not styles or (str(named.get(_VAL, "")) if named is not None else "") in styles:
            yield mark


def _mark(found: Iterator[etree._Element] | Sequence[etree._Element], edit: SetLanguage) -> None:
    for mark in found:
        if mark.get(_VAL) == edit.was:
            mark.set(_VAL, edit.language)


def _default_language(styles: etree._Element, language: str) -> None:
    properties = styles.find(_DEFAULTS, NS)
    if properties is None:
        defaults = styles.find("w:docDefaults", NS)
        if defaults is None:
            defaults = etree.Element(qn("w:docDefaults"))
            styles.insert(0, defaults)
        run = defaults.find("w:rPrDefault", NS)
        if run is None:
            run = etree.Element(qn("w:rPrDefault"))
            defaults.insert(0, run)
        properties = etree.SubElement(run, qn("w:rPr"))
    mark = properties.find("w:lang", NS)
    if mark is None:
        mark = etree.Element(qn("w:lang"))
        put(properties, mark)
    mark.set(_VAL, language)


def use_theme_font(transplanter: Transplanter, edit: UseThemeFont) -> None:
    """In text the strange font goes, so that the style's is followed; a style takes the theme's (17.3.2.26)."""
    root = transplanter.editor.tree(edit.part)
    for fonts in list(root.iter(qn("w:rFonts"))):
        named = [face for face in _FACES if str(fonts.get(qn(f"w:{face}"), "")).casefold() == edit.font.casefold()]
        for face in named:
            del fonts.attrib[qn(f"w:{face}")]
        if root.tag == qn("w:styles"):
            for face in (face for face in named if face in {"ascii", "hAnsi"}):
                fonts.set(qn(f"w:{face}Theme"), "majorHAnsi" if _is_heading(fonts) else "minorHAnsi")
        parent = fonts.getparent()
        if named and not fonts.attrib and parent is not None:
            parent.remove(fonts)
    for latin in list(root.iter(qn("a:latin"))):
        parent = latin.getparent()
        if parent is not None and str(latin.get("typeface", "")).casefold() == edit.font.casefold():
            parent.remove(latin)


def _is_heading(fonts: etree._Element) -> bool:
    style = next(fonts.iterancestors(qn("w:style")), None)
    name = "" if style is None else style_name(style).casefold()
    return name == "title" or name.startswith("heading")
