"""The application: routes, what they share, and how it begins and ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from naravard_templates.brand.types import Brand
from naravard_templates.errors import NaravardError, UncheckableFile
from naravard_templates.model.finding import Message
from naravard_templates.web import checking, gallery, making, visiting
from naravard_templates.web.desk import Desk
from naravard_templates.web.look import look
from naravard_templates.web.pages import environment, failure
from naravard_templates.web.security import Guard
from naravard_templates.web.sessions import Sessions
from naravard_templates.web.settings import WebSettings
from naravard_templates.web.vault import Vault, VaultFull
from naravard_templates.web.work import Workers, WorkFailed

STATIC: Final = Path(__file__).parent / "static"
_SWEEP_SECONDS: Final = 30.0
_STATUS: Final[dict[type[NaravardError], int]] = {VaultFull: 507, WorkFailed: 503, UncheckableFile: 422}


def create_app(brand: Brand, *, settings: WebSettings) -> Starlette:
    """The page for one brand. Its worker processes begin and end with it (lifespan)."""
    sessions = Sessions(settings.token)
    app = Starlette(
        routes=[
            Route("/", _home),
            Mount("/static", StaticFiles(directory=STATIC)),
            *visiting.routes(), *checking.routes(), *making.routes(), *gallery.routes(),
        ],
        middleware=[Middleware(Guard, settings=settings, sessions=sessions)],
        exception_handlers={NaravardError: _failed, HTTPException: _http_error},
        lifespan=_lifespan)
    app.state.brand, app.state.settings, app.state.sessions = brand, settings, sessions
    app.state.templates, app.state.look = environment(), look(brand)
    app.state.desk, app.state.gallery = Desk(settings), {}
    app.state.vault = Vault(settings.keep_seconds, settings.max_session_bytes, settings.max_total_bytes,
                            settings.max_session_files)
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    """Processes begin at once, and the page does not wait for them."""
    settings: WebSettings = app.state.settings
    app.state.workers = Workers(app.state.brand, settings.workers, settings.max_seconds)
    app.state.workers.start()
    sweeper = asyncio.create_task(_sweep(app.state.vault, app.state.desk))
    yield
    sweeper.cancel()
    with suppress(asyncio.CancelledError):
        await sweeper
    await app.state.desk.end()
    await app.state.workers.end()


async def _sweep(*kept: Vault | Desk) -> None:
    while True:
        await asyncio.sleep(_SWEEP_SECONDS)
        for one in kept:
            one.sweep()


async def _home(_: Request) -> Response:
    return RedirectResponse("/granska", 303)


async def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, NaravardError)
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 400)
    return failure(request, error.message, status)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return failure(request, Message(
            "There is nothing here. What you are looking for may be gone: files are kept for an hour at most, and only "
            "for whoever sent them."), 404, Message("Nothing here"))
    return failure(request, Message("The page could not use what was sent ({reason}). Go back and try again.",
                                    {"reason": error.detail}), error.status_code)
