"""What is left in a Word document that its readers do not see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.package import Remains

_STORIES = {"header": SurfaceKind.HEADER, "footer": SurfaceKind.FOOTER, "footnotes": SurfaceKind.BODY,
            "endnotes": SurfaceKind.BODY}
# A move is told of where the text came from; where it went to is the other half of it.
_REVISIONS = frozenset(qn(f"w:{name}") for name in (
    "ins", "del", "moveFrom", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange",
    "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange", "numberingChange"))
_VAL, _AUTHOR = qn("w:val"), qn("w:author")


def places(package: Package, main: str) -> dict[str, Location]:
    """The parts that hold text for readers: the body, headers and footers, notes."""
    found = {main: Location(SurfaceKind.BODY, part=main)}
    for kind, surface in _STORIES.items():
        found |= {part: Location(surface, part=part) for part in package.related(main, kind)}
    return found


def read_remains(package: Package, main: str, stories: Iterable[str], persons: tuple[str, ...]) -> Remains:
    """`persons` are those that the file's properties name; those who changed or commented are added."""
    trees = [package.tree(part) for part in stories]
    revisions = [element for tree in trees for element in tree.iter(*_REVISIONS) if not _is_double(element)]
    comments = [comment for part in package.related(main, "comments")
                for comment in find_each(package.tree(part), "w:comment")]
    names = (str(element.get(_AUTHOR, "")).strip() for element in (*comments, *revisions))
    styles = _hiding_styles(package, main)
    hidden = sum(not _is_double(holder) for tree in trees for holder in _hidden_runs(tree, styles))
    return Remains(len(revisions), len(comments), hidden_text=hidden,
                   persons=tuple(dict.fromkeys((*persons, *filter(None, names)))))


def _hiding_styles(package: Package, main: str) -> frozenset[str]:
    """Ids of the styles that hide the text that has them."""
    part = package.first_related(main, "styles")
    styles = () if part is None else find_each(package.tree(part), "w:style")
    return frozenset(str(style.get(qn("w:styleId"))) for style in styles if _vanishes(find(style, "w:rPr")))


def _hidden_runs(root: etree._Element, styles: frozenset[str]) -> Iterator[etree._Element]:
    """Runs with words that nobody sees; the codes of fields and index entries are none."""
    for mark in root.iter(qn("w:vanish")):
        run = mark.getparent().getparent()  # type: ignore[union-attr]
        if run is not None and run.tag == qn("w:r") and _vanishes(mark.getparent()) and _has_words(run):
            yield run
    for mark in root.iter(qn("w:rStyle"), qn("w:pStyle")) if styles else ():
        if mark.get(_VAL) in styles:
            holder = mark.getparent().getparent()  # type: ignore[union-attr]
            if holder is not None and _has_words(holder):
                yield holder


def _vanishes(properties: etree._Element | None) -> bool:
    mark = None if properties is None else find(properties, "w:vanish")
    return mark is not None and flag(mark, _VAL, True)


def _has_words(holder: etree._Element) -> bool:
    return any((text.text or "").strip() for text in holder.iter(qn("w:t")))


def _is_double(element: etree._Element) -> bool:
    """Whether it stands in what older programs show instead of a text box, and thus a second time."""
    return any(ancestor.tag == qn("mc:Fallback") for ancestor in element.iterancestors())
