"""naravard serve: that it starts where nobody else can reach it, says where it is, and ends when it is told to."""

from __future__ import annotations

import builtins
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from support.web import wait_until

from naravard_templates.commands.serve import serve


def told(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(serve, [*arguments, "--no-open", "--lang", "en"], standalone_mode=False)
    assert result.exception is None, result.exception
    return result.return_value, result.output


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "mallar.example"])
def test_it_is_not_opened_to_everybody(host: str) -> None:
    code, text = told("--host", host)
    assert code == 2
    assert "--token" in text
    assert "--trust-proxy" in text


def test_a_token_that_could_be_guessed_is_refused() -> None:
    assert told("--host", "0.0.0.0", "--token", "sommar")[0] == 2


def test_a_port_that_is_taken_is_told_of() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, text = told("--port", str(port))
    assert code == 2
    assert f"http://127.0.0.1:{port}/" in text
    assert f"--port {port + 1}" in text


def test_it_says_what_to_install_where_its_libraries_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    really = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "uvicorn":
            raise ModuleNotFoundError("No module named 'uvicorn'", name="uvicorn")
        return really(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    code, text = told()
    assert code == 2
    assert "pip install 'naravard-templates[web]'" in text


def is_group(number: int) -> bool:
    """Whether any process of a group is left."""
    with suppress(ProcessLookupError):
        os.killpg(number, 0)
        return True
    return False


@pytest.mark.slow
@pytest.mark.xdist_group("web")
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_end_and_leaves_nothing_behind(word: signal.Signals) -> None:
    command = [sys.executable, "-m", "naravard_templates", "serve", "--port", "0", "--no-open", "--lang", "en"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        assert process.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert address is not None
        assert 'id="upload"' in httpx.get(f"{address[0]}granska", timeout=60).text
        os.kill(process.pid, word) if word is signal.SIGTERM else os.killpg(process.pid, word)
        assert process.wait(60) == 0
        assert process.stderr.read().strip() == "The page is closed."
        wait_until(lambda: not is_group(process.pid))
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
