"""LibreOffice as other people's program: it opens and saves files as it likes."""

import os
import shutil
import subprocess
import tempfile
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
