"""The pages of a draft as pictures: what has not changed is shown at once, a sketch or the last picture meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request

from naravard_templates.errors import NaravardError, RenderingError
from naravard_templates.model.snapshot import Format
from naravard_templates.rendering.libreoffice import find
from naravard_templates.web.desk import Bench, Shown, desk_of, material
from naravard_templates.web.making_work import Seen, drawn, look_at, sketched
from naravard_templates.web.sessions import session
from naravard_templates.web.work import run, run_slowly

_AT_FIRST, _AT_A_TIME = 4, 12
"""Slides that are drawn before the reader sees them: the first ones come soon, then as many as LibreOffice draws in
little more time than one."""


def can_draw() -> bool:
    """Whether there is a LibreOffice."""
    try:
        find()
    except RenderingError:
        return False
    return True


async def look(request: Request, token: str) -> Bench:
    """Sees what a draft comes to, unless that is known; pages that are not drawn yet are sketches or older ones."""
    desk, session_id = desk_of(request), session(request)
    bench = desk.bench(session_id, token)
    if bench.seen_version == bench.version:
        return bench
    version, manuscript = bench.version, desk.manuscript(session_id, token)
    assert manuscript is not None
    seen = await run(request, look_at, material(request, manuscript), desk.pictures.keys(session_id))
    if version >= bench.seen_version:
        bench.seen, bench.seen_version, bench.failure = seen, version, None
        bench.shown = _shown(request, bench)
    return bench


def _shown(request: Request, bench: Bench) -> tuple[Shown, ...]:
    """What can be shown at once. Where the text has faults, that is what was shown before them."""
    seen, desk, session_id = bench.seen, desk_of(request), session(request)
    if seen.problems:
        return tuple(Shown(page.title, page.key, page.sketch, old=True) for page in bench.shown)
    if seen.format is Format.DOCX:
        return _document_pages(request, seen) or tuple(
            Shown(page.title, page.key, old=True) for page in bench.shown if "-" in page.key)
    found = []
    for page in seen.pages:
        if page.sketch:
            desk.pictures.put(session_id, _sketch_key(page.key), page.sketch)
        has_picture = desk.pictures.get(session_id, page.key) is not None
        has_sketch = desk.pictures.get(session_id, _sketch_key(page.key)) is not None
        found.append(Shown(page.title, page.key if has_picture else _sketch_key(page.key) if has_sketch else "",
                           sketch=not has_picture))
    return tuple(found)


def _document_pages(request: Request, seen: Seen) -> tuple[Shown, ...]:
    """The pages of a document that has been drawn before."""
    desk, session_id = desk_of(request), session(request)
    found: list[Shown] = []
    while desk.pictures.get(session_id, key := f"{seen.pages[0].key}-{len(found) + 1}") is not None:
        found.append(Shown("", key))
    return tuple(found)


def _sketch_key(key: str) -> str:
    return f"sketch-{key}"


def is_waiting(bench: Bench) -> bool:
    """Whether there are pages still to be drawn."""
    if bench.seen.problems or bench.failure is not None or not bench.seen.pages:
        return False
    return any(page.sketch or page.old for page in bench.shown) or not bench.shown


async def draw_some(request: Request, token: str, version: int) -> Bench | None:
    """Draws the next pages that have no picture; None where there is a newer text to draw.

    One after the other for a draft: whoever types fast is not to keep all processes busy with what is old already.
    """
    bench = desk_of(request).bench(session(request), token)
    async with bench.drawing:
        if bench.version != version or bench.seen_version != version:
            return None
        if is_waiting(bench):
            await _draw(request, bench)
        return bench if bench.version == version else None


async def _draw(request: Request, bench: Bench) -> None:
    desk, session_id, seen = desk_of(request), session(request), bench.seen
    unseen = _unseen(bench)
    wanted = unseen[:_AT_FIRST if len(unseen) == len(bench.shown) else _AT_A_TIME]
    try:
        found = await _pictures(request, seen, wanted)
    except NaravardError as error:
        bench.failure = error
        return
    for number, png in found.items():
        key = f"{seen.pages[0].key}-{number}" if seen.format is Format.DOCX else seen.pages[number - 1].key
        desk.pictures.put(session_id, key, png)
    if bench.seen is seen:
        bench.shown = _shown(request, bench)


def _unseen(bench: Bench) -> list[int]:
    return [number for number, page in enumerate(bench.shown, 1) if page.sketch]


async def _pictures(request: Request, seen: Seen, wanted: list[int]) -> Mapping[int, bytes]:
    if can_draw():
        async with desk_of(request).offices.borrowed() as folder:
            return await run_slowly(request, drawn, seen.data, seen.format, wanted, folder)
    if seen.format is Format.PPTX:
        return await run_slowly(request, sketched, seen.data, wanted)
    find()  # which says what is missing
    return {}


async def draw_all(request: Request, token: str) -> Bench:
    """For a page without scripts, which is sent when everything is there."""
    bench = await look(request, token)
    while is_waiting(bench) and await draw_some(request, token, bench.seen_version) is not None:
        pass
    return bench
