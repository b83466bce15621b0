"""Mallar: what the brand offers, in pictures, and its locked templates to take home."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from naravard_templates.brand.parties import offered
from naravard_templates.brand.types import Brand
from naravard_templates.model.finding import Message
from naravard_templates.model.snapshot import Format
from naravard_templates.web import gallery_view
from naravard_templates.web.gallery_words import PAGE
from naravard_templates.web.gallery_work import element_pictures, layout_pictures, made_template
from naravard_templates.web.making_form import sent
from naravard_templates.web.pages import download, render
from naravard_templates.web.work import run, run_slowly

_KINDS = {"layout": layout_pictures, "grafik": element_pictures}


def routes() -> list[Route]:
    return [
        Route("/mallar", _page, methods=["GET"]),
        Route("/mallar/mall/{format}", _template, methods=["POST"]),
        Route("/mallar/farger.css", _colours, methods=["GET"]),
        Route("/mallar/bild/{kind}/{number:int}.png", _picture, methods=["GET"]),
    ]


async def _page(request: Request) -> Response:
    brand: Brand = request.app.state.brand
    words = {**PAGE, "intro": Message(PAGE["intro"].text, {"name": brand.config.name})}
    for kind in _KINDS:
        _drawing(request, kind)
    return render(request, "gallery.html", words=words, swatches=gallery_view.swatches(brand),
                  fonts=gallery_view.fonts(brand), graphics=gallery_view.graphics(brand),
                  layouts=brand.master(Format.PPTX).layouts if brand.has(Format.PPTX) else (),
                  formats=[format.value for format in Format if brand.has(format)],
                  known=offered(brand.config.parties), region=brand.config.parties.region)


async def _colours(request: Request) -> Response:
    """The palette as classes: no style may stand in the page itself."""
    return Response("".join(f".colour-{number} {{ background: #{one.rgb}; color: #{one.best.rgb}; }}\n" for number, one
                            in enumerate(gallery_view.swatches(request.app.state.brand), 1)), media_type="text/css")


async def _template(request: Request) -> Response:
    """A template with what was filled in. Raises UsageError for a party that the brand does not know."""
    form = await sent(request)
    brand: Brand = request.app.state.brand
    format = next((one for one in Format if one == request.path_params["format"] and brand.has(one)), None)
    if format is None:
        raise HTTPException(404)
    parties = [name for value in form.all("parties") for name in value.split("\n")]
    name, data = await run(request, made_template, format, parties, form.get("title"))
    return download(name, data)


async def _picture(request: Request) -> Response:
    """A picture, when it has been drawn: all of a kind are drawn at once, the first time that somebody asks."""
    kind, number = request.path_params["kind"], request.path_params["number"]
    if kind not in _KINDS:
        raise HTTPException(404)
    png = (await asyncio.shield(_drawing(request, kind))).get(number)
    if png is None:
        raise HTTPException(404)
    return Response(png, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


def _drawing(request: Request, kind: str) -> asyncio.Task[Mapping[int, bytes]]:
    """The work of drawing all pictures of a kind; begun anew where it failed."""
    tasks: dict[str, Any] = request.app.state.gallery
    task: asyncio.Task[Mapping[int, bytes]] | None = tasks.get(kind)
    if task is None or (task.done() and (task.cancelled() or task.exception())):
        task = tasks[kind] = asyncio.create_task(run_slowly(request, _KINDS[kind]))
    return task
