"""PDF pages as PNG: by pypdfium2, which pip can install, else by poppler's pdftoppm where that is found."""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from naravard_templates.errors import RenderingError


def pictures(pdf: bytes, width: int, wanted: Collection[int] | None = None) -> tuple[int, Iterator[bytes]]:
    """How many pages there are, and each of those `wanted` (numbers from 1, None for all) as a PNG of that width in
    pixels, in their order. Raises RenderingError.
    """
    if importlib.util.find_spec("pypdfium2") is not None:
        return _by_pdfium(pdf, width, wanted)
    poppler = shutil.which("pdftoppm")
    if poppler is not None:
        found = _by_poppler(poppler, pdf, width)
        return len(found), (one for number, one in enumerate(found, 1) if wanted is None or number in wanted)
    raise RenderingError("Something that makes pictures of PDF pages is missing. Install it with: "
                         "pip install 'naravard-templates[pictures]'")


def _by_pdfium(pdf: bytes, width: int, wanted: Collection[int] | None) -> tuple[int, Iterator[bytes]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    numbers = (number for number in range(len(document)) if wanted is None or number + 1 in wanted)
    return len(document), (_page(document[number], width) for number in numbers)


def _page(page: Any, width: int) -> bytes:
    """pdfium rounds up: half a pixel less gives the width that was asked for."""
    stream = io.BytesIO()
    page.render(scale=(width - 0.5) / page.get_width()).to_pil().save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _by_poppler(program: str, pdf: bytes, width: int) -> list[bytes]:
    with tempfile.TemporaryDirectory(prefix="naravard-") as folder:
        source = Path(folder, "pages.pdf")
        source.write_bytes(pdf)
        done = subprocess.run([program, "-png", "-scale-to-x", str(width), "-scale-to-y", "-1", source.name, "page"],
                              cwd=folder, capture_output=True, check=False)
        if done.returncode:
            raise RenderingError("pdftoppm could not make pictures of the pages: {reason}",
                                 reason=done.stderr.decode("utf-8", "replace").strip() or str(done.returncode))
        found = sorted(Path(folder).glob("page-*.png"), key=lambda path: int(path.stem.partition("-")[2]))
        return [path.read_bytes() for path in found]
