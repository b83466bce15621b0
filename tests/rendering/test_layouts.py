"""Pictures of layouts: the deck that they are drawn from, their names, and the overview."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from builder.written import DECKS, invalid, part, real_brand, slides, words
from PIL import Image
from support.office import needs_libreoffice
from support.places import BRAND, needs_shared

from naravard_templates import api
from naravard_templates.adopting import adopt
from naravard_templates.brand.types import Brand
from naravard_templates.errors import BrandError, OutputError, RenderingError
from naravard_templates.formats.pptx.write_gallery import write_gallery
from naravard_templates.rendering import layouts, pages
from naravard_templates.rendering.sheet import sheet


@pytest.fixture(params=[pytest.param("", id="own"), *(
    pytest.param(name, marks=[needs_shared, pytest.mark.slow], id=name) for name in DECKS)])
def brand(request: pytest.FixtureRequest) -> Brand:
    return real_brand(request.param) if request.param else api.load_brand()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice draws as many white pages as the deck has slides."""

    def to_pdf(data: bytes, suffix: str) -> bytes:
        with io.BytesIO() as stream:
            first, *rest = (Image.new("RGB", (160, 90), "white") for _ in slides(data))
            first.save(stream, "PDF", save_all=True, append_images=rest)
            return stream.getvalue()

    monkeypatch.setattr(pages, "to_pdf", to_pdf)


def test_every_layout_has_a_slide_that_names_its_slots(brand: Brand) -> None:
    data = write_gallery(brand)
    shown = slides(data)
    offered = api.layouts(brand)
    assert len(shown) == len(offered)
    assert not invalid(data, "pptx")
    assert data == write_gallery(brand)
    for slide, layout in zip(shown, offered, strict=True):
        own = [slot for slot in layout.slots if slot.role not in {"date", "footer", "number"}]
        assert {slot.name for slot in own if slot.box} <= set(words(slide)), layout.name


def test_slots_for_objects_are_frames_where_the_layout_has_them() -> None:
    brand = api.load_brand()
    at, layout = next((at, one) for at, one in enumerate(api.layouts(brand)) if one.role == "table")
    box = next(slot.box for slot in layout.slots if slot.role == "table")
    assert box is not None
    slide = part(write_gallery(brand), f"ppt/slides/slide{at + 1}.xml")
    offsets = [(int(found.get("x", "")), int(found.get("y", ""))) for found in slide.iter("{*}off")]
    assert (box.x, box.y) in offsets


@pytest.mark.usefixtures("drawn")
def test_pictures_are_named_by_number_and_layout(tmp_path: Path) -> None:
    made = api.layout_pictures(tmp_path / "bilder")
    names = [path.name for path in made]
    assert names[:4] == ["00-layouts.png", "01-titel.png", "02-titel-med-bild.png", "03-avsnitt-trygghet.png"]
    assert len(names) == len(api.layouts()) + 1
    assert all(path.exists() for path in made)


@pytest.mark.usefixtures("drawn")
def test_nothing_is_written_over_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "02-titel-med-bild.png").write_bytes(b"mine")
    with pytest.raises(OutputError, match="02-titel-med-bild"):
        api.layout_pictures(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    api.layout_pictures(tmp_path, overwrite=True)


def test_a_brand_without_slides_says_so(tmp_path: Path) -> None:
    brand = adopt([BRAND / "framtidsbild.dotx"], tmp_path / "b")
    with pytest.raises(BrandError, match="no pptx master"):
        api.layout_pictures(tmp_path, brand=brand)


def test_pages_that_are_missing_are_not_put_under_the_wrong_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "pictures", lambda data, width: (3, iter(())))
    monkeypatch.setattr(pages, "to_pdf", lambda data, suffix: b"")
    with pytest.raises(RenderingError, match="drew 3 pages where there are 21"):
        api.layout_pictures(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("count", [1, 4, 5])
def test_the_overview_holds_every_picture(tmp_path: Path, count: int) -> None:
    paths = [tmp_path / f"{number}.png" for number in range(count)]
    for path in paths:
        Image.new("RGB", (1600, 900), "#112233").save(path)
    with Image.open(io.BytesIO(sheet(paths, ["Åtgärder " * 20] * count))) as overview:
        colours = overview.convert("RGB").getcolors(100_000) or []
    dark = sum(number for number, colour in colours if colour == (0x11, 0x22, 0x33))  # type: ignore[misc]
    assert dark == pytest.approx(count * 340 * 191, rel=0.02)


@pytest.mark.slow
def test_libreoffice_draws_them_all(tmp_path: Path) -> None:
    needs_libreoffice()
    made = layouts.layout_pictures(api.load_brand(), tmp_path, width=320)
    title, tables = made[1], next(path for path in made if "tabell" in path.name)
    with Image.open(title) as one, Image.open(tables) as other:
        assert one.size == other.size == (320, 180)
        assert one.convert("RGB").getpixel((300, 30)) != one.convert("RGB").getpixel((160, 90))
        assert other.convert("RGB").getpixel((60, 60)) == (0xE6, 0xE6, 0xE6)
