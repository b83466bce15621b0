"""LibreOffice as a program: where it is found, what it is told, and that nothing of it stays behind."""

from __future__ import annotations

import io
import os
import stat
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from PIL import Image
from support.office import needs_libreoffice

from naravard_templates.errors import RenderingError
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.rendering import libreoffice

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program named soffice; `$out` is the folder that it is to write to."""
    folder = tmp_path / "programs"
    folder.mkdir()
    program = folder / "soffice"
    program.write_text('#!/bin/sh\nfor last in "$@"; do before=$out; out=$given; given=$last; done\n' + script, "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_hands_over_the_pdf_and_clears_up(private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, 'printf PDF > "$out/pages.pdf"')
    assert libreoffice.to_pdf(b"file", ".pptx") == b"PDF"
    assert not list(private.iterdir())


def test_keeps_what_pythons_and_other_programs_variables_would_do_to_it(
    private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, 'env > "$out/pages.pdf"')
    for name in ("PYTHONPATH", "PYTHONHOME", "LD_PRELOAD", "http_proxy", "SECRET_TOKEN"):
        monkeypatch.setenv(name, "")
    said = libreoffice.to_pdf(b"file", ".docx").decode()
    names = {line.partition("=")[0] for line in said.splitlines()}
    assert {"PATH", "HOME"} <= names
    assert not names & {"PYTHONPATH", "PYTHONHOME", "LD_PRELOAD", "http_proxy", "SECRET_TOKEN"}
    assert f"TMPDIR={private}" in said


def test_runs_no_macros_and_fetches_nothing(private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, 'cp "$out/profile/user/registrymodifications.xcu" "$out/pages.pdf"')
    profile = libreoffice.to_pdf(b"file", ".docx").decode()
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true' in profile
    assert '"BlockUntrustedRefererLinks" oor:op="fuse"><value>true' in profile


def test_says_what_it_said_where_it_made_nothing(
    private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, "echo 'source file could not be loaded' >&2")
    with pytest.raises(RenderingError, match="source file could not be loaded"):
        libreoffice.to_pdf(b"file", ".docx")
    assert not list(private.iterdir())


def test_ends_it_and_what_it_started_when_it_takes_too_long(
    private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "still-there"
    stand_in(tmp_path, monkeypatch, f"(sleep 2; touch '{mark}') & wait")
    began = time.monotonic()
    with pytest.raises(RenderingError, match="did not finish within 0 seconds"):
        libreoffice.to_pdf(b"file", ".docx", timeout=0.3)
    assert time.monotonic() - began < 1.5
    assert not list(private.iterdir())
    time.sleep(2)
    assert not mark.exists()


def test_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ())
    with pytest.raises(RenderingError, match=r"https://www\.libreoffice\.org") as caught:
        libreoffice.find()
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("place", ["opt/libreoffice24.8/program/soffice", "Applications/LibreOffice.app/soffice"])
def test_is_found_where_installers_put_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    program = tmp_path / place
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", (str(tmp_path / place.replace("24.8", "*")),))
    assert libreoffice.find() == program


def test_is_found_among_windows_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "LibreOffice" / "program" / "soffice.com"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert libreoffice.find() == program


@pytest.mark.slow
def test_a_picture_that_is_only_linked_is_not_fetched() -> None:
    """Whoever sends a file must not learn that, where and when it is looked at."""
    needs_libreoffice()
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode())

    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        source = with_linked_picture(f"http://127.0.0.1:{server.server_port}/spy.png")
        assert libreoffice.to_pdf(source, ".docx").startswith(b"%PDF")
        server.shutdown()
    assert asked == []


def with_linked_picture(address: str) -> bytes:
    stream, image = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(image, "PNG")
    document = docx.Document()
    document.add_picture(image)
    blip = next(document.element.body.iter(qn("a:blip")))
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True))
    document.save(stream)
    return stream.getvalue()
