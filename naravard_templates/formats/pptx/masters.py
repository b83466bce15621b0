"""Takes slide masters into a presentation, and out of it when no slide hangs on them any more."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from naravard_templates.formats.ooxml.editor import PackageEditor
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.transplant import Transplanter

_FIRST_ID = 2**31
"""Ids of masters and layouts start here, and no two in a presentation are the same (ECMA-376 part 1, 19.7)."""


def layout_of(transplanter: Transplanter, source: str) -> str:
    """The brand's layout in the presentation, with its master and theme; taken over where it is not there yet."""
    master = transplanter.source.first_related(source, "slideMaster")
    if master is not None:
        take_master(transplanter, master)
    return transplanter.part(source)


def take_master(transplanter: Transplanter, source: str) -> str:
    """A master of the brand's with all its layouts, listed in the presentation; its part comes back."""
    editor = transplanter.editor
    main, target = editor.package.main_part, transplanter.part(source)
    if target not in (relationship.target for relationship in editor.relationships(main).values()):
        kind = f"{NS['r']}/slideMaster"
        _list_master(editor, target, editor.relate(main, kind, target))
    return target


def _list_master(editor: PackageEditor, master: str, id: str) -> None:
    root = editor.tree(editor.package.main_part)
    masters = root.find("p:sldMasterIdLst", NS)
    if masters is None:
        masters = etree.Element(qn("p:sldMasterIdLst"))
        root.insert(0, masters)
    used = set(_used_ids(editor, leave_out=master))
    free = (number for number in range(_FIRST_ID, 2**32) if number not in used)
    item = etree.SubElement(masters, qn("p:sldMasterId"), id=str(next(free)))
    item.set(qn("r:id"), id)
    for layout in editor.tree(master).iterfind("p:sldLayoutIdLst/p:sldLayoutId", NS):
        layout.set("id", str(next(free)))


def _used_ids(editor: PackageEditor, leave_out: str) -> Iterator[int]:
    main = editor.package.main_part
    for item in editor.tree(main).iterfind("p:sldMasterIdLst/p:sldMasterId", NS):
        yield int(str(item.get("id", "0")))
    for master in _related(editor, main, "slideMaster"):
        if master != leave_out and editor.has(master):
            for item in editor.tree(master).iterfind("p:sldLayoutIdLst/p:sldLayoutId", NS):
                yield int(str(item.get("id", "0")))


def remove_unused(editor: PackageEditor, masters: Collection[str]) -> None:
    """Removes those of the masters that no slide hangs on, with their layouts, themes and all that only they use."""
    main = editor.package.main_part
    used = {layout for slide in _related(editor, main, "slide") for layout in _related(editor, slide, "slideLayout")}
    for master in masters:
        layouts = _related(editor, master, "slideLayout")
        if used.isdisjoint(layouts):
            _unlist(editor, main, master)
            _remove(editor, {master, *layouts})


def _unlist(editor: PackageEditor, main: str, master: str) -> None:
    ids = [one.id for one in editor.relationships(main).values() if one.target == master and not one.external]
    for item in list(editor.tree(main).iterfind("p:sldMasterIdLst/p:sldMasterId", NS)):
        if item.get(qn("r:id")) in ids:
            item.getparent().remove(item)  # type: ignore[union-attr]
    for id in ids:
        editor.unrelate(main, id)


def _remove(editor: PackageEditor, doomed: set[str]) -> None:
    """Removes parts, and those that they alone pointed at."""
    below = _reachable(editor, doomed)
    kept = _reachable(editor, {""})
    for part in sorted(below - kept):
        editor.remove(part)


def _reachable(editor: PackageEditor, starts: Collection[str]) -> set[str]:
    found, waiting = set(starts), list(starts)
    while waiting:
        for one in editor.relationships(waiting.pop()).values():
            if not one.external and one.target not in found and editor.has(one.target):
                found.add(one.target)
                waiting.append(one.target)
    return found - {""}


def _related(editor: PackageEditor, part: str, kind: str) -> list[str]:
    return [one.target for one in editor.relationships(part).values() if one.kind == kind and not one.external]
