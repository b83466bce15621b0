"""What belongs to no page of its own: the language, logging in, the brand's colours and logo."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from naravard_templates.i18n import LANGUAGES
from naravard_templates.model.finding import Message
from naravard_templates.web.pages import LANGUAGE_COOKIE, render
from naravard_templates.web.security import LOGIN_PATH, is_encrypted
from naravard_templates.web.sessions import LOGIN, Sessions, session, set_cookie

_WORDS: Final = {
    "login": Message("Log in"),
    "login_intro": Message("The page is for those who have got its word of access. Whoever runs the page knows it."),
    "token": Message("Word of access"),
    "wrong": Message("That is not the word of access. Try again."),
}
_SECONDS_A_GUESS: Final = 1.0


def routes() -> list[Route]:
    return [
        Route("/sprak", _choose_language, methods=["POST"]),
        Route(LOGIN_PATH, _login_page, methods=["GET"]),
        Route(LOGIN_PATH, _login, methods=["POST"]),
        Route("/brand.css", _brand_css),
        Route("/fynd.css", _findings_css),
        Route("/logotyp.png", _logo),
    ]


async def _choose_language(request: Request) -> Response:
    """Keeps the language, and goes back to where the reader was."""
    form = await request.form()
    chosen = next((lang for lang in LANGUAGES if lang == form.get("lang")), None)
    response = RedirectResponse(_local(str(form.get("tillbaka", "/"))), 303)
    if chosen:
        response.headers.append("set-cookie", set_cookie(
            LANGUAGE_COOKIE, chosen, secure=is_encrypted(request, request.app.state.settings)).decode())
    return response


def _local(path: str) -> str:
    """A path of our own, never an address of somebody else's."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


async def _login_page(request: Request) -> Response:
    return render(request, "login.html", words=_WORDS, wrong=False)


async def _login(request: Request) -> Response:
    form = await request.form()
    sessions: Sessions = request.app.state.sessions
    if not sessions.is_token(str(form.get("token", ""))):
        await asyncio.sleep(_SECONDS_A_GUESS)  # who guesses is not to guess fast
        return render(request, "login.html", status=403, words=_WORDS, wrong=True)
    response = RedirectResponse("/", 303)
    response.headers.append("set-cookie", set_cookie(
        LOGIN, sessions.login(session(request)), secure=is_encrypted(request, request.app.state.settings)).decode())
    return response


async def _brand_css(request: Request) -> Response:
    return Response(request.app.state.look.css, media_type="text/css")


async def _findings_css(request: Request) -> Response:
    """How findings look, in the report and here."""
    return Response(request.app.state.templates.get_template("findings.css").render(), media_type="text/css")


async def _logo(request: Request) -> Response:
    logo = request.app.state.look.logo
    return Response(logo.png, media_type="image/png") if logo else Response(status_code=404)
