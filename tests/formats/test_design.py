"""Masters are read once for all presentations that have the same: what is shown must never be another file's."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from support.edit import edit, find, parts, replace_bytes, without
from support.places import BRAND

import naravard_templates as nt
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read_package
from naravard_templates.model.snapshot import Snapshot

MASTER, LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml"


def template() -> bytes:
    return (BRAND / "framtidsbild.potx").read_bytes()


def snapshot(data: bytes) -> Snapshot:
    with Package(data) as package:
        return replace(read_package(package), pictures=None)


def afresh(work):
    """What a thread sees that has read nothing yet."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(work).result()


def moved(root) -> None:
    offset = find(root, ".//p:pic/p:spPr/a:xfrm/a:off")
    offset.set("x", str(int(offset.get("x")) + 360_000))


def other_size(root) -> None:
    find(root, "p:sldSz").set("cx", "9144000")


def larger_titles(root) -> None:
    find(root, "p:txStyles/p:titleStyle//a:defRPr").set("sz", "4200")


def other_colour(root) -> None:
    find(root, ".//a:accent1/a:srgbClr").set("val", "FF0000")


def on_the_master(root) -> None:
    root.set("showMasterSp", "1")


def moved_nothing(_) -> None:
    """As the packer packs it."""


def renamed(root) -> None:
    find(root, "{*}title").text = "Another"


def logo(data: bytes) -> str:
    return next(name for name in parts(data) if name.startswith("ppt/media/"))


CHANGES = {
    "a graphic": lambda data: edit(data, MASTER, moved),
    "the page": lambda data: edit(data, "ppt/presentation.xml", other_size),
    "the size of titles": lambda data: edit(data, MASTER, larger_titles),
    "the theme": lambda data: edit(data, "ppt/theme/theme1.xml", other_colour),
    "a layout": lambda data: edit(data, LAYOUT, on_the_master),
    "a picture": lambda data: replace_bytes(data, logo(data), b"another"),
    "a missing picture": lambda data: without(data, logo(data)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_file_is_read_as_if_it_were_the_first(change: Callable[[bytes], bytes]) -> None:
    own, changed = template(), change(template())
    snapshot(own)
    assert snapshot(changed) == afresh(lambda: snapshot(changed)) != snapshot(own)
    assert snapshot(own) == afresh(lambda: snapshot(own))


def test_the_same_masters_are_read_once() -> None:
    one, other = (snapshot(edit(template(), "docProps/core.xml", change)) for change in (moved_nothing, renamed))
    assert one.design is other.design
    assert one.layouts[0].surfaces[0] is other.layouts[0].surfaces[0]


def test_a_moved_logo_is_found_between_two_good_files() -> None:
    assert [found.code for data in (template(), CHANGES["a graphic"](template()), template())
            for found in nt.lint(data).findings] == ["NV201"]


def test_a_slide_of_one_file_does_not_show_in_the_next(tmp_path) -> None:
    """Slides that take after the same slots, with other words in them."""
    decks = []
    for title in ("Ett", "Två"):
        deck = nt.Presentation(title=title, parties=["Region Västerbotten", "Umeå"])
        deck.add(layout="Rubrik och innehåll", title=f"{title} syfte", body=f"- {title}")
        deck.save(tmp_path / f"{title}.pptx")
        decks.append((tmp_path / f"{title}.pptx").read_bytes())
    for data in (*decks, *decks):
        assert snapshot(data) == afresh(lambda data=data: snapshot(data))


