"""Pages from templates, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from naravard_templates.errors import NaravardError, OutlineError
from naravard_templates.i18n import DEFAULT_LANGUAGE, LANGUAGES, Language, translate
from naravard_templates.model.finding import Message
from naravard_templates.reports.html_view import plain
from naravard_templates.web.sessions import cookie, session
from naravard_templates.web.words import WORDS

LANGUAGE_COOKIE: Final = "naravard_lang"
_WEIGHT = re.compile(r"^([a-zA-Z-]+|\*)(?:\s*;\s*q=([0-9.]+))?$")


def environment() -> Environment:
    """The templates of the page, and the pieces of the HTML report that they take."""
    places = [PackageLoader("naravard_templates", folder) for folder in ("web/templates", "reports/templates")]
    return Environment(loader=ChoiceLoader(places), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                       lstrip_blocks=True)


def render(request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None,
           words: Mapping[str, Message] | None = None, **context: Any) -> HTMLResponse:
    """A page, or a piece of one for htmx. `words` are what the template says, besides what all pages say; a template
    has them in the reader's language. The headers that keep a page safe are added to every answer (`security`).
    """
    lang = language(request)
    spoken = {key: translate(message, lang) for key, message in {**WORDS, **(words or {})}.items()}
    state = request.app.state
    text = state.templates.get_template(template).render(
        lang=lang, languages=LANGUAGES, words=spoken, say=lambda message: said(message, lang), brand=state.brand,
        here=request.url.path, settings=state.settings, logo=state.look.logo is not None,
        **context)
    return HTMLResponse(text, status, headers={"Content-Language": lang, "Vary": "Cookie, Accept-Language",
                                               **(headers or {})})


def language(request: Request) -> Language:
    """What the reader chose, else what the browser asks for first, else Swedish."""
    chosen = cookie(request.scope, LANGUAGE_COOKIE)
    wanted = [chosen, *_accepted(request.headers.get("accept-language", ""))]
    return next((language for want in wanted for language in LANGUAGES if want == language), DEFAULT_LANGUAGE)


def _accepted(header: str) -> list[str]:
    """The languages that a browser asks for, the most wanted first, without their countries."""
    found = [_WEIGHT.match(part.strip()) for part in header.split(",")]
    weighted = [(float(one[2].strip(".") or 0) if one[2] else 1.0, one[1]) for one in found
                if one and (one[2] or "0").count(".") <= 1]
    return [name.partition("-")[0].lower() for _, name in sorted(weighted, key=lambda pair: -pair[0])]


def said(message: Message, lang: Language) -> str:
    """A message on one line, without what steers how text is shown: names come from files that anybody may make."""
    return plain(translate(message, lang))


def reasons(error: NaravardError, lang: Language) -> list[str]:
    """An error in words; an outline's faults each by themselves."""
    found = [fault.message for fault in error.problems] if isinstance(error, OutlineError) else [error.message]
    return [said(message, lang) for message in found]


def failure(request: Request, message: Message, status: int, title: Message | None = None) -> HTMLResponse:
    """A page that says what went wrong, and what to do."""
    lang = language(request)
    return render(request, "error.html", status=status, message=said(message, lang),
                  title=said(title or WORDS["failed"], lang))


def download(name: str, data: bytes, media_type: str = "application/octet-stream") -> Response:
    """A file to save, never to be shown in the browser."""
    ascii_name = re.sub(r"[^A-Za-z0-9._ -]", "_", name)
    disposition = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=media_type, headers={"Content-Disposition": disposition})


__all__ = ["download", "environment", "failure", "language", "reasons", "render", "said", "session"]
