"""What stands between the page and everybody else: sizes, hosts, origins, sessions, and headers for every answer."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Event

from naravard_templates.model.finding import Message
from naravard_templates.web.pages import failure
from naravard_templates.web.sessions import COOKIE, Sessions, set_cookie
from naravard_templates.web.settings import MEBIBYTE, WebSettings

POLICY: Final = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"))
_log = logging.getLogger(__name__)
_HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none at all browsers would not say where a form was sent from
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_READING: Final = frozenset({"GET", "HEAD"})
_OPEN: Final = ("/static/", "/brand.css", "/fynd.css", "/logotyp.png")
"""What has nothing private, and can be had before anybody has logged in."""
LOGIN_PATH: Final = "/logga-in"
_DRAIN_SECONDS: Final = 15.0


class TooLarge(Exception):
    """More came than was to come."""


class Guard:
    """Around the whole application; plain ASGI, so that a body is refused before it is read."""

    def __init__(self, app: ASGIApp, settings: WebSettings, sessions: Sessions) -> None:
        self._app, self._settings, self._sessions = app, settings, sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        safe_send = self._begin(request, send)
        refusal = self._refusal(request)
        if refusal is not None:
            await _answer_first(refusal, scope, receive, safe_send)
            return
        await self._passed_on(scope, receive, safe_send)

    async def _passed_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        counter = _Counter(receive, self._settings.max_upload_bytes)
        begun = False

        async def noting_send(event: Event) -> None:
            nonlocal begun
            begun = True
            await send(event)

        try:
            await self._app(scope, counter.receive, noting_send)
        except TooLarge:
            await _answer_first(self._too_large(Request(scope)), scope, receive, send)
        except Exception:  # the last net: whatever it is, a person gets a sentence
            _log.exception("%s %s", scope["method"], scope["path"])
            if begun:
                raise
            await failure(Request(scope), Message(
                "The page broke down, which is our mistake. Your files are still here: go back and try again."),
                500)(scope, receive, send)

    def _begin(self, request: Request, send: Send) -> Send:
        """Gives the request its session, and every answer its headers."""
        known = self._sessions.known(request.scope)
        session_id, cookie = (known, "") if known else self._sessions.fresh()
        request.scope.setdefault("state", {})["session"] = session_id
        public = request.url.path.startswith(_OPEN)

        async def safe_send(event: Event) -> None:
            if event["type"] == "http.response.start":
                headers = MutableHeaders(scope=event)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-cache" if public else "no-store")
                if cookie and not public:
                    event["headers"] = [*headers.raw, (b"set-cookie", self._cookie(request, cookie))]
            await send(event)

        return safe_send

    def _cookie(self, request: Request, value: str) -> bytes:
        return set_cookie(COOKIE, value, secure=is_encrypted(request, self._settings))

    def _refusal(self, request: Request) -> Response | None:
        """Why this is not to be answered, if anything; nothing of the body has been read."""
        if _name(request.headers.get("host", "")) not in self._settings.hosts:
            return failure(request, Message(
                "The page is not to be reached by this name. If it should be, start it with --allowed-host NAME."), 400)
        if request.method not in _READING and not _is_from_here(request.headers):
            return failure(request, Message(
                "This was sent from another site, and was not carried out. Open the page and try again there."), 403)
        if not self._may_come_in(request):
            if request.headers.get("hx-request"):
                return Response(headers={"HX-Redirect": LOGIN_PATH})
            return RedirectResponse(LOGIN_PATH, 303)
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._settings.max_upload_bytes:
            return self._too_large(request)
        return None

    def _may_come_in(self, request: Request) -> bool:
        path = request.url.path
        return (path == LOGIN_PATH or path.startswith(_OPEN)
                or self._sessions.is_logged_in(request.scope, request.scope["state"]["session"]))

    def _too_large(self, request: Request) -> Response:
        return failure(request, Message(
            "What you sent is too large: at most {megabytes} MB can be handled at a time. Send fewer files at a time, "
            "or make the pictures in the file smaller (in PowerPoint and Word: Picture Format > Compress Pictures).",
            {"megabytes": self._settings.max_upload_bytes // MEBIBYTE}), 413)


class _Counter:
    """Counts what comes, where nobody said beforehand how much there would be."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left = receive, most

    async def receive(self) -> Event:
        event = await self._receive()
        self._left -= len(event.get("body", b""))
        if self._left < 0:
            raise TooLarge
        return event


async def _answer_first(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers at once. A browser reads no answer before it has sent all: what it still sends is let go for a while,
    for a connection that is cut shows it nothing at all.
    """
    response.headers["Connection"] = "close"
    held: list[Event] = []

    async def hold(event: Event) -> None:
        if event["type"] == "http.response.body":
            held.append(event)
            event = {**event, "more_body": True}
        await send(event)

    await response(scope, receive, hold)
    if scope["method"] not in _READING:
        await _drain(receive)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _drain(receive: Receive) -> None:
    end = time.monotonic() + _DRAIN_SECONDS
    while (left := end - time.monotonic()) > 0:
        try:
            event = await asyncio.wait_for(receive(), left)
        except TimeoutError:
            return
        if event["type"] == "http.disconnect" or not event.get("more_body", False):
            return


def _is_from_here(headers: Headers) -> bool:
    """Whether a form was sent from our own page, by what browsers say of that; who says nothing is not believed."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    if origin is None or (origin == "null" and site is not None):
        return site is not None
    return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _name(host: str) -> str:
    """A Host header without its port, in lower case."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def is_encrypted(request: Request, settings: WebSettings) -> bool:
    """Whether the browser reaches us by https, perhaps by way of a proxy that we trust."""
    forwarded = settings.behind_proxy and request.headers.get("x-forwarded-proto") == "https"
    return forwarded or request.url.scheme == "https"
