"""LibreOffice as other people's program: it opens and saves files as it likes."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")


def needs_libreoffice() -> None:
    """Skips where LibreOffice is missing, and fails where it has to be there."""
    if SOFFICE is None:
        if os.environ.get("NARAVARD_REQUIRE_LIBREOFFICE"):
            pytest.fail("LibreOffice is required here and missing")
        pytest.skip("LibreOffice is missing")


def convert(source: Path, to: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format (or the same)."""
    needs_libreoffice()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", to,
             "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=300)
    return folder / f"{source.stem}.{to.partition(':')[0]}"


def convert_all(sources: Sequence[Path], to: str, folder: Path) -> None:
    """The files in another format, all by one start of the program; names must differ in more than their suffix."""
    needs_libreoffice()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", to,
             "--outdir", str(folder), *map(str, sources)], check=True, capture_output=True, timeout=600)


def edit(source: Path, target: Path, action: str, name: str, argument: str = "") -> Path:
    """The file with one thing changed by LibreOffice itself; see `uno_edit.py`."""
    needs_libreoffice()
    script = Path(__file__).with_name("uno_edit.py")
    subprocess.run([python_with_uno(), str(script), str(source), str(target), action, name, argument], check=True,
                   capture_output=True, timeout=300)
    return target


def python_with_uno() -> str:
    """The interpreter that LibreOffice's bridge is installed for: the system's, seldom the one that runs tests."""
    for python in ("/usr/bin/python3", "python3"):
        if shutil.which(python) and subprocess.run([python, "-c", "import uno"], capture_output=True).returncode == 0:
            return python
    if os.environ.get("NARAVARD_REQUIRE_LIBREOFFICE"):
        pytest.fail("LibreOffice's Python bridge (python3-uno) is required here and missing")
    pytest.skip("LibreOffice's Python bridge (python3-uno) is missing")
