"""Granska: files in, verdicts out; restored files and copies with comments to take away."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from naravard_templates.errors import RenderingError
from naravard_templates.files import DOCUMENTS
from naravard_templates.model.finding import FileReport, Message
from naravard_templates.model.fixing import FixStatus
from naravard_templates.model.illustration import PagePicture
from naravard_templates.rendering.libreoffice import find
from naravard_templates.web import checking_work as work
from naravard_templates.web.checking_view import brief_view, can_restore, file_view, named, only_people, restore_view
from naravard_templates.web.checking_words import WORDS
from naravard_templates.web.pages import download, failure, language, render, said
from naravard_templates.web.sessions import session
from naravard_templates.web.settings import MEBIBYTE
from naravard_templates.web.vault import Stored, Vault
from naravard_templates.web.work import WorkFailed, run, run_slowly

Result = TypeVar("Result")
_MOST_FILES: Final = 100
"""At a time."""
_PATIENCE: Final = 0.3
"""Seconds that a list of files waits for verdicts, before it is shown with those that are there."""


def routes() -> list[Route]:
    return [
        Route("/granska", _page, methods=["GET"]),
        Route("/granska", _receive, methods=["POST"]),
        Route("/granska/bort", _remove_all, methods=["POST"]),
        Route("/granska/{token}", _result),
        Route("/granska/{token}/besked", _verdict),
        Route("/granska/{token}/ritade", _painted),
        Route("/granska/{token}/bild/{number:int}", _picture),
        Route("/granska/{token}/aterstall", _plan, methods=["GET"]),
        Route("/granska/{token}/aterstall", _restored, methods=["POST"]),
        Route("/granska/{token}/kommenterad", _commented, methods=["POST"]),
        Route("/granska/{token}/bort", _remove, methods=["POST"]),
    ]


async def _page(request: Request, *, status: int = 200, problem: Message | None = None) -> Response:
    """Where files are chosen, and the list of those that are here."""
    files = _vault(request).files(session(request))
    tasks = [_check(request, stored) for stored in files]
    if tasks:
        await asyncio.wait(tasks, timeout=_PATIENCE)
    lang = language(request)
    verdicts = [(stored, brief_view(task.result().report, lang) if task.done() else None)
                for stored, task in zip(files, tasks, strict=True)]
    return render(request, "checking.html", status=status, words=WORDS, files=verdicts,
                  problem=said(problem, lang) if problem else "", kinds=",".join(sorted(DOCUMENTS)),
                  limit=said(_limit(request), lang))


def _limit(request: Request) -> Message:
    return Message("At most {megabytes} MB at a time.",
                   {"megabytes": request.app.state.settings.max_upload_bytes // MEBIBYTE})


async def _receive(request: Request) -> Response:
    """Keeps what was sent and begins to check it; then the browser is sent on, so that going back sends nothing anew.

    The names of the files are only shown, and never become names of anything here.
    """
    async with request.form(max_files=_MOST_FILES, max_fields=10) as form:
        uploads = [one for one in form.getlist("filer") if isinstance(one, UploadFile) and one.filename]
        tokens = [_vault(request).put(session(request), upload.filename or "", await upload.read())
                  for upload in uploads]
    if not tokens:
        return await _page(request, status=400, problem=WORDS["no_file"])
    for token in tokens:
        stored = _vault(request).get(session(request), token)
        if stored is not None:
            _check(request, stored)
    place = f"/granska/{tokens[0]}" if len(tokens) == 1 else "/granska"
    if request.headers.get("hx-request"):
        return Response(headers={"HX-Redirect": place})
    return RedirectResponse(place, 303)


async def _result(request: Request) -> Response:
    """The verdict with its findings. The pictures are fetched by themselves, and drawn meanwhile."""
    stored = _stored(request)
    checked = await _check(request, stored)
    if checked.frames:
        _sketches(request, stored, checked.report)
    return render(request, "checking_file.html", words=WORDS, stored=stored, report=checked.report,
                  file=_view(request, stored, checked.report, checked.frames), restoring=_ways(request),
                  restorable=can_restore(checked.report), people=only_people(language(request)),
                  painting=bool(checked.frames) and _can_paint(request))


async def _verdict(request: Request) -> Response:
    """A row of the list, for htmx."""
    stored = _stored(request)
    checked = await _check(request, stored)
    return render(request, "checking_verdict.html", words=WORDS, stored=stored,
                  file=brief_view(checked.report, language(request)))


async def _picture(request: Request) -> Response:
    """A page, known by the number of the first finding on it."""
    stored = _stored(request)
    checked = await _check(request, stored)
    make = _paintings if request.query_params.get("ritad") else _sketches
    for picture in await make(request, stored, checked.report):
        if picture.numbers[0] == request.path_params["number"]:
            return Response(picture.png, media_type="image/png", headers={"Cache-Control": "private, max-age=600"})
    raise HTTPException(404)


async def _painted(request: Request) -> Response:
    """For htmx: the pictures by LibreOffice in place of the drawings, when they are there."""
    stored = _stored(request)
    checked = await _check(request, stored)
    pictures = await _paintings(request, stored, checked.report)
    return render(request, "checking_pictures.html", words=WORDS,
                  file=_view(request, stored, checked.report, pictures))


async def _plan(request: Request) -> Response:
    """What restoring would do. Nothing is changed by looking."""
    stored, lang = _stored(request), language(request)
    safe, everything = await _restorings(request, stored)
    return render(request, "checking_restore.html", words=WORDS, stored=stored, safe=restore_view(safe, lang),
                  level=4 if request.headers.get("hx-request") else 2,
                  unsafe=restore_view(everything, lang, without=safe))


async def _restored(request: Request) -> Response:
    """The new file itself, which is then let go of here."""
    stored, lang = _stored(request), language(request)
    unsafe = (await request.form()).get("allt") == "1"
    restoring = (await _restorings(request, stored))[unsafe]
    _forget(stored, "plan")
    if restoring.status is not FixStatus.FIXED:
        return failure(request, restoring.reason or WORDS["safe_none"], 409, WORDS["refused"])
    return download(named(stored.name, Message("-restored"), lang), restoring.data)


async def _commented(request: Request) -> Response:
    stored, lang = _stored(request), language(request)
    report = (await _check(request, stored)).report
    data = await run(request, work.comment, stored.name, stored.data, report.findings, lang)
    return download(named(stored.name, Message("-commented"), lang), data)


async def _remove(request: Request) -> Response:
    _vault(request).drop(session(request), _stored(request).token)
    return RedirectResponse("/granska", 303)


async def _remove_all(request: Request) -> Response:
    for stored in _vault(request).files(session(request)):
        _vault(request).drop(session(request), stored.token)
    return RedirectResponse("/granska", 303)


def _vault(request: Request) -> Vault:
    vault: Vault = request.app.state.vault
    return vault


def _stored(request: Request) -> Stored:
    """The file that the address names. Another session's, or one that is gone, is not found."""
    stored = _vault(request).get(session(request), request.path_params["token"])
    if stored is None:
        raise HTTPException(404)
    return stored


def _view(request: Request, stored: Stored, report: FileReport, pictures: tuple[PagePicture, ...]) -> Any:
    return file_view(report, pictures, stored.token, request.app.state.brand, language(request))


def _ways(request: Request) -> dict[str, str]:
    lang = language(request)
    return {"safe": said(WORDS["file_safe"], lang), "unsafe": said(WORDS["file_unsafe"], lang), "": ""}


def _can_paint(request: Request) -> bool:
    try:
        find()
    except RenderingError:
        return False
    painted: bool = request.app.state.settings.painted
    return painted


def _noted(stored: Stored, key: str, make: Callable[[], Awaitable[Result]]) -> asyncio.Task[Result]:
    """What is found out about a file once, for everybody who asks; what failed is tried again."""
    task: asyncio.Task[Result] | None = stored.notes.get(key)
    if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
        task = stored.notes[key] = asyncio.ensure_future(_of(make))
        task.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody may be there to hear of it
    return task


def _forget(stored: Stored, key: str) -> None:
    stored.notes.pop(key, None)
    stored.weights.pop(key, None)


async def _of(make: Callable[[], Awaitable[Result]]) -> Result:
    return await make()


def _check(request: Request, stored: Stored) -> asyncio.Task[work.Checked]:
    async def check() -> work.Checked:
        try:
            return await run(request, work.check, stored.name, stored.data)
        except WorkFailed as error:
            return work.Checked(work.uncheckable(stored.name, error.message))

    return _noted(stored, "check", check)


def _sketches(request: Request, stored: Stored, report: FileReport) -> asyncio.Task[tuple[PagePicture, ...]]:
    async def sketch() -> tuple[PagePicture, ...]:
        return _weighed(stored, "sketches", await run(request, work.sketch, stored.data, report.findings))

    return _noted(stored, "sketches", sketch)


def _paintings(request: Request, stored: Stored, report: FileReport) -> asyncio.Task[tuple[PagePicture, ...]]:
    async def paint() -> tuple[PagePicture, ...]:
        return _weighed(stored, "paintings", await run_slowly(request, work.paint, stored.data, report.findings))

    return _noted(stored, "paintings", paint)


def _weighed(stored: Stored, key: str, pictures: tuple[PagePicture, ...]) -> tuple[PagePicture, ...]:
    stored.weights[key] = sum(len(picture.png) for picture in pictures)
    return pictures


def _restorings(request: Request, stored: Stored) -> asyncio.Task[tuple[work.Restoring, work.Restoring]]:
    async def restore() -> tuple[work.Restoring, work.Restoring]:
        both = await run(request, work.plan, stored.name, stored.data)
        stored.weights["plan"] = sum(len(one.data) for one in both)
        return both

    return _noted(stored, "plan", restore)
