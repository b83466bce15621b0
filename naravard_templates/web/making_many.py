"""One file for each row of a table: the table, what it comes to, and the files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from naravard_templates.errors import NaravardError, UsageError
from naravard_templates.model.finding import Message
from naravard_templates.web.desk import Bench, desk_of, material, written
from naravard_templates.web.making_form import Sent, sent
from naravard_templates.web.making_pages import can_draw
from naravard_templates.web.making_series import Job, Overview, Sheet, Turn, make_some, overview
from naravard_templates.web.making_view import file_name, formats
from naravard_templates.web.making_words import SERIES
from naravard_templates.web.manuscript import BODY, Manuscript, Written
from naravard_templates.web.pages import download, render
from naravard_templates.web.sessions import session
from naravard_templates.web.work import run, run_slowly

_TABLES: Final = (".csv", ".tsv", ".xlsx", ".json", ".yaml", ".yml")
Saved = Callable[[Request, Sent], tuple[str, Manuscript, bool]]


def routes(saved: Saved) -> list[Route]:
    """`saved` keeps the form of a draft before one goes on to its table."""
    async def go_on(request: Request) -> Response:
        draft, _, _ = saved(request, await sent(request))
        return _to(draft)

    return [
        Route("/skapa/serie", go_on, methods=["POST"]),
        Route("/skapa/{draft}/serie", _page, methods=["GET"]),
        Route("/skapa/{draft}/serie", _upload, methods=["POST"]),
        Route("/skapa/{draft}/serie/gor", _begin, methods=["POST"]),
        Route("/skapa/{draft}/serie/laget", _progress, methods=["GET"]),
        Route("/skapa/{draft}/serie/filer.zip", _fetch, methods=["POST"]),
    ]


async def _page(request: Request) -> Response:
    draft, manuscript, bench = _draft(request)
    sheet = _sheet(request, bench)
    found = await run(request, overview, material(request, manuscript), sheet, "") if sheet else None
    return render(request, "making_many.html", **_context(request, draft, manuscript, sheet, found))


def _context(request: Request, draft: str, manuscript: Manuscript, sheet: Sheet | None,
             found: Overview | None) -> dict[str, Any]:
    job, outline = desk_of(request).jobs.get((session(request), draft)), written(request, manuscript)
    wrong = job.problems if job else found.problems if found else ()
    return {"words": SERIES, "draft": draft, "sheet": sheet, "found": found, "job": job,
            "refused": [_in_form(one, outline) for one in found.refused] if found else [],
            "wrong": [_in_form(one, outline) for one in wrong],
            "formats": [*formats(manuscript, request.app.state.brand), *(["pdf"] if can_draw() else [])],
            "count": found and Message("{rows} rows were found, of which {files} give a file.",
                                       {"rows": found.rows, "files": found.files}),
            "unused": found and Message("No field of the text uses these columns: {columns}.",
                                        {"columns": found.unused}),
            "progress": job and (Message("{made} files are ready.", {"made": job.made}) if job.finished else
                                 Message("{done} of {total} rows.", {"done": job.done, "total": job.total}))}


def _in_form(error: NaravardError, outline: Written) -> Message:
    """What is wrong, with the line that the writer sees: that of the text, without the lines of the fields."""
    values = error.message.values
    line = values.get("line_there") or getattr(error, "line", 0)
    place = outline.place(int(str(line)))
    if place.field != BODY or not line:
        return error.message
    if "line_there" in values:
        return Message("Row {row}, {name}: {problem} (line {line} of the text)", {**values, "line": place.line})
    return Message("Line {line} of the text: {problem}", {"line": place.line, "problem": error.message})


async def _upload(request: Request) -> Response:
    """Keeps a table. Raises UsageError for what is none."""
    draft, _, bench = _draft(request)
    form = await sent(request)
    if not form.files:
        raise UsageError("No table was chosen. Choose a file first (.csv or .xlsx).")
    name, data = form.files[0]
    if PurePosixPath(name).suffix.lower() not in _TABLES:
        raise UsageError("{name} is no table. Choose a .csv or .xlsx file.", name=name)
    desk, owner = desk_of(request), session(request)
    desk.vault.drop(owner, bench.table)
    bench.table = desk.vault.put(owner, name, data)
    _forget(request, draft)
    return _to(draft)


async def _begin(request: Request) -> Response:
    """Begins to make the files, which goes on when this has been answered."""
    draft, manuscript, bench = _draft(request)
    sheet, to = _sheet(request, bench), (await sent(request)).get("till")
    if sheet is None or to not in ("docx", "pptx", "pdf"):
        return _to(draft)
    given, desk = material(request, manuscript), desk_of(request)
    found = await run(request, overview, given, sheet, to)
    if found.refused or not found.files:
        return _to(draft)

    async def turn(start: int) -> Turn:
        return await (run_slowly if to == "pdf" else run)(request, make_some, given, sheet, to, start)

    _forget(request, draft)
    job = Job(found.files, to, problems=list(found.problems))
    job.task = asyncio.create_task(job.carry_out(turn, request.app.state.settings.max_session_bytes))
    desk.jobs[session(request), draft] = job
    return _to(draft, "#laget")


async def _progress(request: Request) -> Response:
    draft, manuscript, _ = _draft(request)
    return render(request, "making_progress.html", **_context(request, draft, manuscript, None, None))


async def _fetch(request: Request) -> Response:
    """All the files; they stay as long as the draft, so that a download that broke off can be had again."""
    draft, manuscript, _ = _draft(request)
    job = desk_of(request).jobs.get((session(request), draft))
    if job is None or not job.archive:
        raise HTTPException(404)
    return download(f"{file_name(manuscript)}.zip", job.archive, "application/zip")


def _forget(request: Request, draft: str) -> None:
    job = desk_of(request).jobs.pop((session(request), draft), None)
    if job is not None:
        job.cancel()


def _draft(request: Request) -> tuple[str, Manuscript, Bench]:
    """The draft of an address. Raises HTTPException where there is none, or it is somebody else's."""
    desk, owner, draft = desk_of(request), session(request), request.path_params["draft"]
    manuscript = desk.manuscript(owner, draft)
    if manuscript is None:
        raise HTTPException(404)
    return draft, manuscript, desk.bench(owner, draft)


def _sheet(request: Request, bench: Bench) -> Sheet | None:
    stored = desk_of(request).vault.get(session(request), bench.table)
    return Sheet(stored.name, stored.data) if stored else None


def _to(draft: str, more: str = "") -> Response:
    return RedirectResponse(f"/skapa/{draft}/serie{more}", 303)
