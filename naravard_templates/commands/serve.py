"""naravard serve"""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naravard_templates.commands.common import Command, brand_option, lang_option, warn
from naravard_templates.errors import UsageError
from naravard_templates.i18n import Language
from naravard_templates.model.finding import Message

if TYPE_CHECKING:
    import socket

    from starlette.applications import Starlette

    from naravard_templates.web.settings import WebSettings

SHORTEST_TOKEN = 16


@click.command(cls=Command)
@click.option("--port", type=click.IntRange(0, 65535), default=8030, show_default=True,
              help="Which port; 0 for any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True,
              help="Which address to listen on. Any but this machine's own needs --token or --trust-proxy.")
@click.option("--allowed-host", "allowed_hosts", metavar="NAME", multiple=True,
              help="A name by which browsers may ask for the page, such as that of the proxy.")
@click.option("--token", envvar="NARAVARD_TOKEN", metavar="WORD",
              help="A word that everybody has to give, of at least 16 signs. Better in NARAVARD_TOKEN than here, where "
                   "others can read it.")
@click.option("--trust-proxy", is_flag=True,
              help="A proxy stands in front, which sees to who may come in, and to https.")
@click.option("--open/--no-open", "show", default=True, help="Whether to open the page in the browser.")
@brand_option
@lang_option
def serve(port: int, host: str, allowed_hosts: tuple[str, ...], token: str | None, trust_proxy: bool, show: bool,
          brand_folder: Path | None, lang: Language) -> int:
    """Open a page in the browser where files are checked, restored and made.

    It runs on this machine and shows itself to nobody else. Files stay in memory, and are gone within an hour.
    """
    _refuse_open_door(host, token, trust_proxy=trust_proxy)
    settings, app_of = _web(port, host, allowed_hosts, token, trust_proxy)
    from naravard_templates import api

    brand = api.load_brand(brand_folder)
    with _listening(host, port) as listener:
        address = _address(host, listener.getsockname()[1])
        warn(Message("The page is at {address}. To end it, press Ctrl-C here.", {"address": address}), lang)
        if show and sys.stdout.isatty():
            import webbrowser

            webbrowser.open(address)
        _run(app_of(brand, settings=settings), listener, trust_proxy)
    warn(Message("The page is closed."), lang)
    return 0


def _refuse_open_door(host: str, token: str | None, *, trust_proxy: bool) -> None:
    """Raises UsageError where the page would be open to anybody on the network."""
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise UsageError("The token is too short: at least {count} signs.", count=SHORTEST_TOKEN)
    if host not in {"localhost", "127.0.0.1", "::1"} and token is None and not trust_proxy:
        raise UsageError("On the address {host} anybody on the network could reach the page. Give a --token that "
                         "everybody has to know, or, behind a proxy that sees to who may come in, --trust-proxy.",
                         host=host)


def _web(port: int, host: str, allowed_hosts: tuple[str, ...], token: str | None,
         trust_proxy: bool) -> tuple[WebSettings, Callable[..., Starlette]]:
    """The settings, and what makes the page. Raises UsageError where its libraries are missing."""
    try:
        import python_multipart  # noqa: F401
        import uvicorn  # noqa: F401

        from naravard_templates.web.app import create_app
        from naravard_templates.web.settings import WebSettings, fitting_workers
    except ModuleNotFoundError as error:
        raise UsageError("What the page is built on is missing ({name}). Install it with: "
                         "pip install 'naravard-templates[web]'", name=error.name or "") from error
    settings = WebSettings(host=host, port=port, allowed_hosts=allowed_hosts, token=token, behind_proxy=trust_proxy,
                           workers=fitting_workers())
    return settings, create_app


def _listening(host: str, port: int) -> socket.socket:
    """Taken before anything else is begun. Raises UsageError where that port cannot be had."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it means that two may have the same port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()  # who comes before the page is ready waits for it
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise UsageError("Port {port} is taken, perhaps by a page that is already open: look at {address}. "
                             "Else choose another one, as in: naravard serve --port {next}",
                             port=port, address=_address(host, port), next=port + 1) from error
        raise UsageError("The page cannot be put at {host}, port {port}: {reason}. Choose another with --host and "
                         "--port.", host=host, port=port, reason=error.strerror or str(error)) from error
    return listener


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _run(app: Starlette, listener: socket.socket, trust_proxy: bool) -> None:
    """Until Ctrl-C, or until whoever runs it in the background ends it."""
    import signal

    import uvicorn

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, ws="none",
                            proxy_headers=trust_proxy, timeout_graceful_shutdown=5, h11_max_incomplete_event_size=65536)
    with suppress(KeyboardInterrupt):  # which uvicorn passes on when it has closed everything
        uvicorn.Server(config).run(sockets=[listener])
