"""Skapa: a form and a text on one side, pictures of the pages on the other, and the finished file."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from naravard_templates.errors import OutlineError
from naravard_templates.web import making_many, making_view
from naravard_templates.web.desk import desk_of, material, written
from naravard_templates.web.making_files import add_to_text, outline_file, safe_name, uploaded_outline
from naravard_templates.web.making_form import Sent, begun, from_form, sent
from naravard_templates.web.making_pages import draw_all, draw_some, look
from naravard_templates.web.making_work import finished
from naravard_templates.web.manuscript import Manuscript
from naravard_templates.web.pages import download, render
from naravard_templates.web.sessions import session
from naravard_templates.web.work import run, run_slowly

MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "zip": "application/zip",
}


def routes() -> list[Route]:
    return [
        Route("/skapa", _start, methods=["GET"]),
        Route("/skapa", _begin, methods=["POST"]),
        Route("/skapa/oppna", _open, methods=["POST"]),
        Route("/skapa/visa", _show, methods=["POST"]),
        Route("/skapa/spara", _keep, methods=["POST"]),
        Route("/skapa/bilder", _add_files, methods=["POST"]),
        Route("/skapa/disposition", _download_outline, methods=["POST"]),
        Route("/skapa/fil/{to}", _download, methods=["POST"]),
        *making_many.routes(_saved),
        Route("/skapa/{draft}", _page, methods=["GET"]),
        Route("/skapa/{draft}/sidor", _more_pages, methods=["GET"]),
        Route("/skapa/{draft}/bild/{key}", _picture, methods=["GET"]),
    ]


async def _start(request: Request) -> Response:
    return render(request, "making_start.html", **making_view.start(request))


async def _begin(request: Request) -> Response:
    form = await sent(request)
    manuscript = begun(form.get("typ"), form.get("title"), form.all("parties"), request.app.state.brand)
    return _to(desk_of(request).begin(session(request), manuscript))


async def _open(request: Request) -> Response:
    """An outline that was saved earlier, with its pictures. Raises UsageError."""
    text, files = await run(request, uploaded_outline, (await sent(request)).files)
    desk, owner = desk_of(request), session(request)
    manuscript = making_view.opened(text, {name: desk.vault.put(owner, name, data) for name, data in files.items()},
                                    request.app.state.brand)
    return _to(desk.begin(owner, manuscript))


async def _page(request: Request) -> Response:
    draft, manuscript = _draft(request)
    desk_of(request).offices.wake()
    bench = await draw_all(request, draft) if "visa" in request.query_params else None
    return render(request, "making.html", **making_view.page(request, draft, manuscript, bench))


async def _show(request: Request) -> Response:
    """What was typed is kept, and shown: to a script the pieces that change, to anybody else the whole page."""
    form = await sent(request)
    draft, _, copied = _saved(request, form)
    if "hx-request" not in request.headers:
        return _to(draft, "?visa=1")
    bench = await look(request, draft)
    headers = {"HX-Replace-Url": f"/skapa/{draft}"} if draft != form.get("draft") else {}
    return render(request, "making_seen.html", headers=headers,
                  **making_view.seen(request, draft, bench, whole=True, copied=copied))


async def _keep(request: Request) -> Response:
    """What a tab still has to say when it is closed."""
    _saved(request, await sent(request))
    return Response(status_code=204)


async def _more_pages(request: Request) -> Response:
    draft, _ = _draft(request)
    version = request.query_params.get("version", "")
    bench = await draw_some(request, draft, int(version)) if version.isdecimal() else None
    if bench is None:
        return Response(status_code=204)  # a newer text is on its way
    return render(request, "making_seen.html", **making_view.seen(request, draft, bench, whole=False))


async def _picture(request: Request) -> Response:
    png = desk_of(request).pictures.get(session(request), request.path_params["key"])
    if png is None:
        raise HTTPException(404)
    return Response(png, media_type="image/png", headers={"Cache-Control": "private, max-age=3600, immutable"})


async def _add_files(request: Request) -> Response:
    """Adds a file to the draft, and the picture to the text; or takes one away."""
    form = await sent(request)
    draft, manuscript, _ = _saved(request, form)
    desk, owner, gone = desk_of(request), session(request), form.get("tabort")
    if gone:
        desk.vault.drop(owner, manuscript.files.get(gone, ""))
        manuscript = making_view.without_file(manuscript, gone)
    elif form.files:
        name, data = safe_name(form.files[0][0]), form.files[0][1]
        token = desk.vault.put(owner, name, data)
        manuscript = add_to_text(manuscript, name, token, form.get("alt"), form.get("caret"))
    bench = desk.bench(owner, draft)
    desk.save(owner, draft, manuscript, bench.tab, bench.version)
    return _to(draft, "#filer")


async def _download(request: Request) -> Response:
    """The finished file, or the page with what stands in its way."""
    draft, manuscript, _ = _saved(request, await sent(request))
    to = request.path_params["to"]
    if to not in ("docx", "pptx", "pdf"):
        raise HTTPException(404)
    try:
        suffix, data = await (run_slowly if to == "pdf" else run)(request, finished, material(request, manuscript), to)
    except OutlineError as error:
        desk_of(request).bench(session(request), draft).refused = error.problems
        return _to(draft, "?visa=1#fel")
    return download(f"{making_view.file_name(manuscript)}{suffix}", data, MIME[to])


async def _download_outline(request: Request) -> Response:
    """The text alone, or a .zip with its pictures."""
    _, manuscript, _ = _saved(request, await sent(request))
    text = written(request, manuscript).text
    suffix, data = outline_file(text, desk_of(request).files(session(request), manuscript))
    return download(f"{making_view.file_name(manuscript)}{suffix}", data, MIME[suffix.lstrip(".")])


def _saved(request: Request, form: Sent) -> tuple[str, Manuscript, bool]:
    """Keeps what a form says: the draft's token, its manuscript, and whether it became a copy."""
    desk, owner = desk_of(request), session(request)
    token, tab, version = (form.get(name) for name in ("draft", "flik", "lage"))
    before = desk.manuscript(owner, token)
    manuscript = from_form(form, before.files if before else {})
    draft, copied = desk.save(owner, token, manuscript, tab, int(version) if version.isdecimal() else 0)
    return draft, manuscript, copied


def _draft(request: Request) -> tuple[str, Manuscript]:
    """The draft of an address. Raises HTTPException where there is none, or it is somebody else's."""
    draft: str = request.path_params["draft"]
    manuscript = desk_of(request).manuscript(session(request), draft)
    if manuscript is None:
        raise HTTPException(404)
    return draft, manuscript


def _to(draft: str, more: str = "") -> Response:
    return RedirectResponse(f"/skapa/{draft}{more}", 303)
