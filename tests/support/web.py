"""The page, served to tests: a real server in a thread of its own, with real worker processes."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn

from naravard_templates import api
from naravard_templates.web.app import create_app
from naravard_templates.web.settings import WebSettings

SECONDS = 60.0
"""Longer than anything takes on a machine that is busy with other work."""


@dataclass
class Site:
    """A page that is being served."""

    url: str
    app: Any


@contextmanager
def serving(**settings: Any) -> Iterator[Site]:
    """The page with these settings, on a port of its own."""
    app = create_app(api.load_brand(), settings=WebSettings(**settings))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            wait_until(lambda: server.started)
            yield Site(f"http://127.0.0.1:{listener.getsockname()[1]}", app)
        finally:
            server.should_exit = True
            thread.join(SECONDS)


def wait_until(is_so: Any, seconds: float = SECONDS) -> None:
    """Until it is so; fails when it is not within so many seconds. In a page no string of script may be evaluated, so
    that Playwright itself cannot wait for more than elements."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"not within {seconds} seconds"
        time.sleep(0.02)


_BROKEN_OFF = ("htmx:sendAbort", "htmx:afterRequest")
"""What is said of a request that was under way when the page was left; of one that fails, more is said."""


@contextmanager
def visiting(chrome: Any, site: Site, expected: Sequence[str] = (), **options: Any) -> Iterator[Any]:
    """A page in a browser session of its own. Its console has to say nothing but what holds words that are expected.
    """
    context = chrome.new_context(**{"locale": "sv-SE", "accept_downloads": True, **options})
    said: list[str] = []
    context.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: said.append(str(error.error)))
    page = context.new_page()
    page.set_default_timeout(SECONDS * 1000)
    try:
        yield page
    finally:
        context.close()
    unexpected = [one for one in said if not any(word in one for word in (*expected, *_BROKEN_OFF))]
    assert not unexpected, unexpected
