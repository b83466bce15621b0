"""Styles and headers are read once for all documents that have the same: what is shown must never be another file's."""

import copy
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from lxml import etree
from support.edit import edit, find, pack, parts, qn, replace_bytes, without
from support.places import BRAND

import naravard_templates as nt
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read_package
from naravard_templates.model.snapshot import Snapshot

BODY, HEADER, FOOTER, STYLES = (f"word/{name}.xml" for name in ("document", "header1", "footer1", "styles"))


def template() -> bytes:
    """Packed as the changed ones are, for parts that are packed otherwise are others."""
    return pack(parts((BRAND / "framtidsbild.dotx").read_bytes()))


def snapshot(data: bytes) -> Snapshot:
    with Package(data) as package:
        return replace(read_package(package), pictures=None)


def afresh(work):
    """What a thread sees that has read nothing yet."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(work).result()


def moved(root) -> None:
    offset = find(root, ".//wp:positionH/wp:posOffset")
    offset.text = str(int(offset.text) + 360_000)


def larger(root) -> None:
    find(root, "w:docDefaults/w:rPrDefault/w:rPr/w:sz").set(qn("w:val"), "44")


def other_words(root) -> None:
    find(root, ".//w:t").text = "Another footer"


def other_colour(root) -> None:
    find(root, ".//a:accent1/a:srgbClr").set("val", "FF0000")


def swapped_colours(root) -> None:
    find(root, "w:clrSchemeMapping").set(qn("w:accent1"), "accent2")


def wider_page(root) -> None:
    size = find(root, ".//w:sectPr/w:pgSz")
    size.set(qn("w:w"), str(int(size.get(qn("w:w"))) + 1_000))


def twice_the_sections(root) -> None:
    """The first of them without headers, so that these stand in the second."""
    body = find(root, "w:body")
    first = copy.deepcopy(find(body, "w:sectPr"))
    for reference in first.findall("{*}headerReference") + first.findall("{*}footerReference"):
        first.remove(reference)
    paragraph = etree.Element(qn("w:p"))
    etree.SubElement(paragraph, qn("w:pPr")).append(first)
    body.insert(0, paragraph)


def another_header(root) -> None:
    """The first page shows the header of the others."""
    one, other = root.findall(".//{*}headerReference")
    for reference in (one, other):
        reference.set(qn("w:type"), {"first": "default", "default": "first"}[reference.get(qn("w:type"))])


def renamed(root) -> None:
    find(root, "{*}title").text = "Another"


def logo(data: bytes) -> str:
    return next(name for name in parts(data) if name.startswith("word/media/"))


CHANGES = {
    "a graphic in a header": lambda data: edit(data, HEADER, moved),
    "the words of a footer": lambda data: edit(data, FOOTER, other_words),
    "the size of text": lambda data: edit(data, STYLES, larger),
    "the theme": lambda data: edit(data, "word/theme/theme1.xml", other_colour),
    "what theme colours stand for": lambda data: edit(data, "word/settings.xml", swapped_colours),
    "the page": lambda data: edit(data, BODY, wider_page),
    "the sections": lambda data: edit(data, BODY, twice_the_sections),
    "which header is shown": lambda data: edit(data, BODY, another_header),
    "a picture": lambda data: replace_bytes(data, logo(data), b"another"),
    "a missing picture": lambda data: without(data, logo(data)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_file_is_read_as_if_it_were_the_first(change: Callable[[bytes], bytes]) -> None:
    own, changed = template(), change(template())
    snapshot(own)
    assert snapshot(changed) == afresh(lambda: snapshot(changed)) != snapshot(own)
    assert snapshot(own) == afresh(lambda: snapshot(own))


def from_the_margin(root) -> None:
    for position in root.iter("{*}positionH"):
        position.set("relativeFrom", "margin")


def other_margin(root) -> None:
    find(root, ".//w:sectPr/w:pgMar").set(qn("w:left"), "2000")


def test_the_same_header_stands_where_the_margins_of_each_file_have_it() -> None:
    own = edit(template(), HEADER, from_the_margin)
    changed = edit(own, BODY, other_margin)
    boxes = [[element.box for element in snapshot(data).pages[0].surfaces[0].elements] for data in (own, changed)]
    assert boxes[0] != boxes[1]


def test_the_same_headers_are_read_once() -> None:
    one, other = (snapshot(edit(template(), "docProps/core.xml", change)) for change in (lambda _: None, renamed))
    assert one != other
    assert one.pages[0].surfaces[0] is other.pages[0].surfaces[0]


def test_a_moved_logo_is_found_between_two_good_files() -> None:
    files = template(), CHANGES["a graphic in a header"](template()), template()
    assert [{found.code for found in nt.lint(data).findings} for data in files] == [set(), {"NV201"}, set()]


def test_a_document_of_one_kind_does_not_show_in_the_next(tmp_path) -> None:
    """Documents of the same template, with other words in them."""
    files = []
    for title in ("Ett", "Två"):
        outline, made = tmp_path / f"{title}.md", tmp_path / f"{title}.docx"
        outline.write_text(f"---\ntitle: {title}\nparties: [Region Västerbotten, Umeå]\n---\n\n# {title}\n\nOrd.\n")
        nt.build(outline, made)
        files.append(made.read_bytes())
    for data in (*files, *files):
        assert snapshot(data) == afresh(lambda data=data: snapshot(data))
