"""The files that the cases are made from: a deck and a document on the default brand, and both on a second brand."""

from __future__ import annotations

import io
import shutil
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

import naravard_templates as nt
from naravard_templates.brand.types import Brand

_HERE = Path(__file__).parent


class Bases:
    """Builds each file once, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.own = nt.load_brand()

    def data(self, name: str) -> bytes:
        """The bytes of "own.pptx", "own.docx", "second.pptx" or "second.docx"."""
        path = self.folder / name
        if not path.exists():
            self._make(path)
        return path.read_bytes()

    def brand(self, name: str) -> Brand:
        return self.own if name == "own" else _second(self.folder / "second-brand")

    def _make(self, path: Path) -> None:
        if path.stem == "second":
            from corpus.bases import second_deck, second_document

            master = second_deck.document() if path.suffix == ".pptx" else second_document.document()
            path.write_bytes(master)
            return
        source = "deck.md" if path.suffix == ".pptx" else "document.md"
        shutil.copy(_HERE / source, self.folder)
        (self.folder / "ringar.png").write_bytes(rings())
        nt.build(self.folder / source, path, brand=self.own)


@lru_cache(maxsize=1)
def _second(folder: Path) -> Brand:
    from corpus.bases import second_deck, second_document

    masters = folder.with_name("second-masters")
    masters.mkdir(exist_ok=True)
    files = {"second.potx": second_deck.master(), "second.dotx": second_document.master()}
    for name, data in files.items():
        (masters / name).write_bytes(data)
    return nt.adopt([masters / name for name in files], folder, name="Andra huset")


def rings(size: tuple[int, int] = (600, 200), colour: str = "#1D655F") -> bytes:
    """A small picture of three rings in a row, as PNG."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    third, height = size[0] // 3, size[1]
    for left in (0, third, 2 * third):
        draw.ellipse((left + 20, 20, left + third - 20, height - 20), outline=colour, width=12)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
