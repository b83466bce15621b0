"""Drawings in SVG: kept, with a PNG twin, and without anything that acts or that comes from elsewhere."""

import base64
import io
import sys
from pathlib import Path

import pytest
from PIL import Image

from naravard_templates.builder.picture_fault import PictureFault
from naravard_templates.builder.pictures import EMU_PER_INCH, Prepared, measure, prepare

INCH = (EMU_PER_INCH, EMU_PER_INCH)
HEAD = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 40 20'"


def drawing(folder: Path, inside: str = "<rect width='20' height='20'/>", head: str = f"{HEAD}>",
            before: str = "") -> Path:
    path = folder / "ritning.svg"
    path.write_text(f"{before}{head}{inside}</svg>", "utf-8")
    return path


def kept(folder: Path, inside: str, before: str = "") -> str:
    return prepare(drawing(folder, inside, before=before), INCH).svg.decode()


def embedded(size: tuple[int, int]) -> str:
    stream = io.BytesIO()
    Image.new("1", size).save(stream, "PNG")
    return f"data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"


def image(prepared: Prepared) -> Image.Image:
    return Image.open(io.BytesIO(prepared.data))


def it_is_drawn_as_sharp_as_print_needs_beside_the_drawing_itself(tmp_path: Path) -> None:
    prepared = prepare(drawing(tmp_path), (2 * EMU_PER_INCH, EMU_PER_INCH))
    found = image(prepared)
    assert (found.format, found.size, prepared.extension) == ("PNG", (440, 220), "png")
    assert found.convert("RGBA").getpixel((100, 100)) == (0, 0, 0, 255)
    assert found.convert("RGBA").getpixel((300, 100)) == (0, 0, 0, 0)
    assert b"<rect" in prepared.svg


@pytest.mark.parametrize(("said", "size"), [
    ("", (40, 20)), ("width='80'", (80, 40)), ("height='1in'", (192, 96)), ("width='100%' height='100%'", (40, 20)),
    ("width='25.4mm' height='36pt'", (96, 48)),
])
def it_is_as_large_as_it_says(tmp_path: Path, said: str, size: tuple[int, int]) -> None:
    measured = measure(drawing(tmp_path, head=f"{HEAD} {said}>"))
    assert (measured.width, measured.height) == size


def it_has_letters_in_its_twin(tmp_path: Path) -> None:
    path = drawing(tmp_path, "<text y='15' font-family='Finns Inte'>Åh</text>")
    assert image(prepare(path, INCH)).convert("RGBA").getchannel("A").getextrema()[1] == 255


@pytest.mark.parametrize("inside", [
    "<script>alert(1)</script>", "<rect onclick='alert(1)'/>", "<a href='javascript:alert(1)'><rect/></a>",
    "<rect><animate attributeName='x' to='alert'/></rect>", "<!-- alert -->", "<?alert?>",
    "<switch><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>alert</p></foreignObject><text>A</text></switch>",
])
def it_loses_what_acts_and_what_is_not_shown(tmp_path: Path, inside: str) -> None:
    assert "alert" not in kept(tmp_path, inside)


def it_keeps_the_words_around_what_it_loses(tmp_path: Path) -> None:
    assert ">ett två tre fyra<" in kept(tmp_path, "<text>ett<set/> två<script/> tre<!-- --> fyra</text>")


def it_loses_its_document_type(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert "DOCTYPE" not in kept(tmp_path, "<rect/>", doctype)


def it_keeps_what_is_inside_it(tmp_path: Path) -> None:
    pixel = embedded((1, 1))
    inside = (f"<style>.a {{ fill: url(#b) }}</style><image xlink:href='{pixel}'/><use href='#b'/>"
              "<rect style='fill: url( \"#b\" )'/>")
    found = kept(tmp_path, inside)
    assert pixel in found
    assert found.count("#b") == 3


@pytest.mark.parametrize("inside", [
    "<image href='/etc/passwd'/>", "<image xlink:href='https://example.org/a.png'/>", "<use href='annan.svg#a'/>",
    "<image href='data:image/svg+xml,x'/>", "<rect fill='url(https://example.org/a#b)'/>",
    "<style>@import 'https://example.org/a.css';</style>", "<rect style='fill:u\\72l(//example.org/a)'/>",
    "<style>a { fill: url/**/(\"http://example.org\") }</style>",
])
def it_is_refused_where_it_shows_something_from_elsewhere(tmp_path: Path, inside: str) -> None:
    with pytest.raises(PictureFault, match="not in it"):
        measure(drawing(tmp_path, inside))


@pytest.mark.parametrize(("path", "words"), [
    ({"before": "<!DOCTYPE svg [<!ENTITY a 'b'>]>"}, "entities"),
    ({"inside": "<rect"}, "can be read"),
    ({"head": "<html>", "inside": "</html><svg>"}, "can be read"),
    ({"head": "<svg>"}, "can be read"),
    ({"head": "<svg xmlns='http://www.w3.org/2000/svg'>"}, "how large"),
    ({"head": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1000'>"}, "how large"),
    ({"inside": "<foreignObject/>"}, "HTML"),
    ({"inside": "<g>" * 300 + "</g>" * 300}, "too many parts"),
    ({"inside": f"<desc>{'a' * 6_000_000}</desc>"}, "5 MB"),
])
def it_is_refused_where_it_cannot_be_shown(tmp_path: Path, path: dict[str, str], words: str) -> None:
    with pytest.raises(PictureFault, match=words):
        measure(drawing(tmp_path, **path))


def it_is_refused_where_few_parts_become_millions(tmp_path: Path) -> None:
    uses = "".join(f"<g id='a{number}'>" + f"<use href='#a{number - 1}'/>" * 10 + "</g>" for number in range(1, 9))
    with pytest.raises(PictureFault, match="can be read"):
        measure(drawing(tmp_path, f"<defs><g id='a0'><rect/></g>{uses}</defs><use href='#a8'/>"))


def it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(PictureFault, match=r"naravard-templates\[svg\]"):
        measure(drawing(tmp_path))


@pytest.mark.parametrize("sizes", [[(9000, 9000)], [(6000, 8000), (6000, 8000)]], ids=["one", "together"])
def it_refuses_bitmaps_inside_it_that_would_fill_the_memory(tmp_path: Path, sizes: list[tuple[int, int]]) -> None:
    with pytest.raises(PictureFault, match="too many pixels"):
        measure(drawing(tmp_path, "".join(f"<image xlink:href='{embedded(size)}'/>" for size in sizes)))


def it_refuses_bitmaps_inside_it_that_cannot_be_looked_at(tmp_path: Path) -> None:
    with pytest.raises(PictureFault, match="cannot be read"):
        measure(drawing(tmp_path, "<image href='data:image/png,abc'/>"))
