"""LibreOffice as a program that turns Word and PowerPoint files into PDF.

It runs in a folder of its own that is gone afterwards: with a new profile, so that it neither waits for a LibreOffice
that somebody has open nor takes over its settings, and with a copy of the file, so that the file itself is only read.
Macros do not run and pictures from elsewhere are not fetched, whoever made the file.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from naravard_templates.errors import RenderingError

TIMEOUT: Final = 180.0
"""Seconds. A new profile takes LibreOffice some seconds, a page a fraction of one."""
_NAMES: Final = ("soffice", "libreoffice")
_USUAL_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
)
_WINDOWS_HOMES: Final = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
_PASSED_ON: Final = frozenset({
    "PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_DATA_HOME",
    "XDG_DATA_DIRS", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA",
    "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)", "COMMONPROGRAMFILES",
    "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE",
})
"""What LibreOffice needs to find itself and the fonts. Not Python's variables, which its own Python would obey."""
_HIDDEN_TOO: Final = ("ExportHiddenSlides",)
"""So that the seventh page is the seventh slide. LibreOffice before 7.4 leaves hidden slides out."""
_ACCESSIBLE: Final = ("UseTaggedPDF", "PDFUACompliance", "ExportBookmarks")
"""Tags that say what is a heading, a list, a table; and PDF/UA, which asks for the title and the language as well."""
_PROFILE: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
 <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
  <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
  <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
 </item>
 <item oor:path="/org.openoffice.Office.Writer/Content/Update">
  <prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
 </item>
</oor:items>
"""


def find() -> Path:
    """The program. Raises RenderingError, which says what to install."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is not None:
        return Path(found)
    for place in _usual_places(os.environ):
        if place.is_file():
            return place
    raise RenderingError("LibreOffice, which draws the pages, is not installed here. Get it from "
                         "https://www.libreoffice.org (on Debian and Ubuntu: apt install libreoffice-writer "
                         "libreoffice-impress) and try again.")


def to_pdf(data: bytes, suffix: str, *, accessible: bool = False, timeout: float = TIMEOUT, pages: str = "",
           waiting: Path | None = None) -> bytes:
    """A file as PDF: for looking at, or an `accessible` one (PDF/UA, without hidden slides) for handing out.

    `suffix` says what the file is (".pptx", ".docx"), `timeout` is in seconds, `pages` are those to draw ("3,5-7"), ""
    for all. `waiting` is the folder of a `WaitingOffice`, which serves once. Raises RenderingError.
    """
    program, way = find(), _filter(suffix, accessible, pages)
    if waiting is not None and waiting.is_dir():
        with suppress(RenderingError):
            return _drawn(program, data, suffix, way, waiting, timeout)
    with _private_folder() as folder:
        return _drawn(program, data, suffix, way, folder, timeout)


def _drawn(program: Path, data: bytes, suffix: str, way: str, folder: Path, timeout: float) -> bytes:
    """The PDF of a file, by a LibreOffice of the folder's own. Raises RenderingError."""
    source = folder / f"pages{suffix}"
    source.write_bytes(data)
    said = _carry_out(_command(program, source, folder, way), folder, timeout)
    try:
        return source.with_suffix(".pdf").read_bytes()
    except FileNotFoundError as error:  # it ends with 0 even where it could do nothing
        raise RenderingError("LibreOffice could not draw the pages of the file: {reason}",
                             reason=said or "-") from error


class WaitingOffice:
    """A LibreOffice that has begun and waits for one file: what takes longest is over by the time that the file comes.

    The program that `to_pdf` starts finds it by its profile and hands the file on. It serves once, as one does that is
    begun for a file. Whoever makes it ends it.
    """

    def __init__(self) -> None:
        """Raises RenderingError."""
        program = find()
        with ExitStack() as stack:
            self.folder = stack.enter_context(_private_folder())
            log = stack.enter_context((self.folder / "waiting.txt").open("wb"))
            self._process = _started(_beginning(program, self.folder), self.folder, log)
            self._left = stack.pop_all()

    @property
    def is_there(self) -> bool:
        return self._process.poll() is None

    def end(self) -> None:
        if self.is_there:
            _end(self._process)
        self._left.close()


def _usual_places(environ: Mapping[str, str]) -> Iterator[Path]:
    """Where installers put it that do not add it to the PATH. On Windows soffice.com, which waits until it is done."""
    for name in _WINDOWS_HOMES:
        if name in environ:
            yield Path(environ[name], "LibreOffice", "program", "soffice.com")
    for place in _USUAL_PLACES:
        path = Path(place)
        yield from sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))), reverse=True)


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder that nobody else may look into. On Windows LibreOffice may still hold a file of it for a moment."""
    with tempfile.TemporaryDirectory(prefix="naravard-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        yield folder


def _command(program: Path, source: Path, folder: Path, way: str) -> list[str]:
    return [*_beginning(program, folder), "--convert-to", way, "--outdir", str(folder), str(source)]


def _beginning(program: Path, folder: Path) -> list[str]:
    return [str(program), "--headless", "--nologo", "--norestore", "--nodefault", "--nolockcheck",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}"]


def _filter(suffix: str, accessible: bool, pages: str = "") -> str:
    """LibreOffice's own name for the way it makes a PDF, with its options."""
    presentation = suffix.startswith(".p")
    options = _ACCESSIBLE if accessible else _HIDDEN_TOO if presentation else ()
    values = {name: {"type": "boolean", "value": "true"} for name in options}
    if pages:
        values["PageRange"] = {"type": "string", "value": pages}
    return f"pdf:{'impress' if presentation else 'writer'}_pdf_Export:{json.dumps(values)}"


def _environment(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in environ.items() if name.upper() in _PASSED_ON or name.startswith("LC_")}
    return kept | {"TMPDIR": str(folder), "TMP": str(folder), "TEMP": str(folder), "SAL_USE_VCLPLUGIN": "svp"}


def _carry_out(command: list[str], folder: Path, timeout: float) -> str:
    """Runs the program to its end or to the time-out; the last line of what it said."""
    log = folder / "log.txt"  # a file and not a pipe, which a program left behind would keep open
    with log.open("wb") as said:
        process = _started(command, folder, said)
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            raise RenderingError("LibreOffice did not finish within {seconds} seconds. Try again, or with fewer pages.",
                                 seconds=round(timeout)) from error
        finally:
            if process.poll() is None:
                _end(process)
    lines = log.read_text("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _started(command: list[str], folder: Path, said: BinaryIO) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(command, cwd=folder, env=_environment(os.environ, folder), stdin=subprocess.DEVNULL,
                                stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
    except OSError as error:
        raise RenderingError("LibreOffice ({program}) could not be started: {reason}", program=command[0],
                             reason=error.strerror or str(error)) from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """The program and what it started: `soffice` is only a script that waits for the real one."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
