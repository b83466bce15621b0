"""Who asks: a random number in a cookie, signed, so that only the page itself can have given it out."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Scope

COOKIE: Final = "naravard_session"
LOGIN: Final = "naravard_login"
_ID_BYTES: Final = 24


class Sessions:
    """Gives out sessions and knows them again; after a restart it knows none, as no file is left either."""

    def __init__(self, token: str | None) -> None:
        self._key, self._token = secrets.token_bytes(32), token

    def fresh(self) -> tuple[str, str]:
        """A new session's id, and the cookie that carries it."""
        session_id = secrets.token_urlsafe(_ID_BYTES)
        return session_id, f"{session_id}.{self._signature('session', session_id)}"

    def known(self, scope: Scope) -> str | None:
        """The id of the session that a request belongs to."""
        session_id, _, signature = cookie(scope, COOKIE).partition(".")
        return session_id if _equal(signature, self._signature("session", session_id)) else None

    def login(self, session_id: str) -> str:
        """The cookie of a session that has given the token."""
        return self._signature("login", session_id)

    def is_logged_in(self, scope: Scope, session_id: str) -> bool:
        return self._token is None or _equal(cookie(scope, LOGIN), self.login(session_id))

    def is_token(self, word: str) -> bool:
        """In the same time whatever the word is."""
        return self._token is not None and _equal(word, self._token)

    def _signature(self, purpose: str, session_id: str) -> str:
        return hmac.new(self._key, f"{purpose}:{session_id}".encode(), hashlib.sha256).hexdigest()


def session(request: Request) -> str:
    """The id of the browser session, which every request has."""
    session_id: str = request.scope["state"]["session"]
    return session_id


def cookie(scope: Scope, name: str) -> str:
    """A cookie's value, "" for none."""
    try:
        found = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def set_cookie(name: str, value: str, *, secure: bool) -> bytes:
    """The header that keeps it for as long as the browser is open, out of reach of scripts and other sites."""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict{'; Secure' if secure else ''}".encode("ascii")


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8"), other.encode("utf-8"))
