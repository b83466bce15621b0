"""The motif and the wordmark as pictures: a PNG with transparency and its SVG twin, of the same outlines.

The pictures are committed in ``../art``; the masters embed them from there, byte for byte, so that drawing the
masters needs neither fonts nor this renderer. ``python brand/draw_masters.py --art`` draws the pictures anew.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from . import identity as brand
from .clip import polygon
from .colour import rgb, tinted
from .lettering import text_outlines, text_width
from .motif import LEAN, TURNS, Outline, Point, mark, number

FOLDER = Path(__file__).resolve().parent.parent / "art"
SUPERSAMPLING = 6
HEIGHT = 100.0
"""Height of every picture in its own units."""
PIXELS = 400
"""Height of every PNG."""


@dataclass(frozen=True)
class Ink:
    """A colour, or a gradient from ``start`` to ``end`` (points) where there is a second colour."""

    colour: str
    second: str | None = None
    start: Point = (0.0, 0.0)
    end: Point = (0.0, 0.0)


@dataclass(frozen=True)
class Figure:
    """Contours filled together by the even-odd rule."""

    contours: tuple[Outline, ...]
    ink: Ink


@dataclass(frozen=True)
class Picture:
    """What to draw, in units of which ``HEIGHT`` make the picture's height."""

    name: str
    title: str
    width: float
    figures: tuple[Figure, ...]


def draw_all(folder: Path = FOLDER) -> list[Path]:
    """Redraw every picture, as PNG and as SVG, and say which files were written."""
    folder.mkdir(exist_ok=True)
    written = []
    for picture in pictures():
        png, svg = folder / f"{picture.name}.png", folder / f"{picture.name}.svg"
        render(picture).save(png, optimize=True)
        svg.write_text(svg_text(picture), encoding="utf-8", newline="\n")
        written += [png, svg]
    return [*written, draw_thumbnail(folder)]


def draw_thumbnail(folder: Path) -> Path:
    """The title slide in small, for the places where files are picked."""
    path = folder / f"{brand.ART_THUMBNAIL}.jpeg"
    render(thumbnail()).convert("RGB").resize((256, 144), Image.Resampling.LANCZOS).save(path, quality=90)
    return path


def pictures() -> tuple[Picture, ...]:
    """All pictures of the brand."""
    return (
        wordmark(brand.ART_WORDMARK, ink=brand.INK, petals=None),
        wordmark(brand.ART_WORDMARK_LIGHT, ink=brand.WHITE, petals=brand.WHITE),
        Picture(brand.ART_MARK, brand.MARK_ALT, *petals_at(0.0, None)),
    )


def wordmark(name: str, ink: str, petals: str | None) -> Picture:
    """The mark and, beside it, the name in two lines."""
    mark_width, leaves = petals_at(0.0, petals)
    left = mark_width + 16.0
    width = HEIGHT * brand.WORDMARK_ASPECT
    size = (width - left) / text_width(brand.WORDMARK_MAIN, "Bold", 1.0)
    letters = (
        *text_outlines(brand.WORDMARK_TOP, "Regular", size * 0.76, (left, 42.0)),
        *text_outlines(brand.WORDMARK_MAIN, "Bold", size, (left, 80.0)),
    )
    return Picture(name, brand.WORDMARK_ALT, width, (*leaves, Figure(letters, Ink(ink))))


def thumbnail() -> Picture:
    """The ground of the title slide, its large petals and the wordmark."""
    width = HEIGHT * 16 / 9
    ground = polygon((0.0, 0.0), (width, 0.0), (width, HEIGHT), (0.0, HEIGHT))
    centre, size = (width * 0.84, HEIGHT * 0.49), HEIGHT * 0.57
    parts = zip(mark(centre, size), brand.FOCUS_SLOTS.values(), TURNS, strict=True)
    leaves = tuple(Figure((petal,), _petal_ink(slot, turn, centre, size, None)) for petal, slot, turn in parts)
    return Picture(
        brand.ART_THUMBNAIL,
        brand.BRAND_NAME,
        width,
        (Figure((ground,), Ink(brand.GROUND)), *leaves, _name(width)),
    )


def _name(width: float) -> Figure:
    size = HEIGHT * 0.12
    top = text_outlines(brand.WORDMARK_TOP, "Regular", size * 0.76, (width * 0.05, HEIGHT * 0.44))
    return Figure(
        (*top, *text_outlines(brand.WORDMARK_MAIN, "Bold", size, (width * 0.05, HEIGHT * 0.57))),
        Ink(brand.INK),
    )


def petals_at(left: float, colour: str | None) -> tuple[float, tuple[Figure, ...]]:
    """The mark over the whole height from ``left`` on, and its width; in one colour or the brand's three."""
    boxes = [petal.box() for petal in mark((0.0, 0.0), 1.0)]
    x, y = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    size = HEIGHT / (bottom - y)
    centre = (left - x * size, -y * size)
    parts = zip(mark(centre, size), brand.FOCUS_SLOTS.values(), TURNS, strict=True)
    figures = tuple(Figure((petal,), _petal_ink(slot, turn, centre, size, colour)) for petal, slot, turn in parts)
    return (right - x) * size, figures


def _petal_ink(slot: str, turn: float, centre: Point, size: float, colour: str | None) -> Ink:
    if colour is not None:
        return Ink(colour)
    base = brand.THEME_COLOURS[slot]
    angle = math.radians(turn - LEAN - 90.0)
    tip = (centre[0] + size * math.cos(angle), centre[1] + size * math.sin(angle))
    return Ink(base, tinted(base, brand.TINT_GLOW), centre, tip)


# --- PNG -------------------------------------------------------------------------------------------


def render(picture: Picture) -> Image.Image:
    """The picture as RGBA, drawn large and averaged down."""
    scale = PIXELS * SUPERSAMPLING / HEIGHT
    size = (round(picture.width * PIXELS / HEIGHT), PIXELS)
    image = Image.new("RGBA", size, (*rgb(picture.figures[-1].ink.colour), 0))
    for figure in picture.figures:
        image = Image.alpha_composite(image, _layer(figure, size, scale))
    return image


def _layer(figure: Figure, size: tuple[int, int], scale: float) -> Image.Image:
    large = (size[0] * SUPERSAMPLING, size[1] * SUPERSAMPLING)
    mask = Image.new("1", large)
    for contour in figure.contours:
        part = Image.new("1", large)
        ImageDraw.Draw(part).polygon([(x * scale, y * scale) for x, y in contour.flattened()], fill=1)
        mask = ImageChops.logical_xor(mask, part)
    layer = _fill(figure.ink, size)
    layer.putalpha(mask.convert("L").reduce(SUPERSAMPLING))
    return layer


def _fill(ink: Ink, size: tuple[int, int]) -> Image.Image:
    image = Image.new("RGBA", size, rgb(ink.colour))
    if ink.second is None:
        return image
    pixels = [_mixed(ink, (x + 0.5, y + 0.5), HEIGHT / PIXELS) for y in range(size[1]) for x in range(size[0])]
    image.putdata(pixels)
    return image


def _mixed(ink: Ink, pixel: Point, unit: float) -> tuple[int, int, int, int]:
    dx, dy = ink.end[0] - ink.start[0], ink.end[1] - ink.start[1]
    along = (pixel[0] * unit - ink.start[0]) * dx + (pixel[1] * unit - ink.start[1]) * dy
    share = min(1.0, max(0.0, along / (dx * dx + dy * dy)))
    first, second = rgb(ink.colour), rgb(ink.second or ink.colour)
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue, 255


# --- SVG -------------------------------------------------------------------------------------------


def svg_text(picture: Picture) -> str:
    """The picture as SVG: paths only, no text, no font."""
    gradients, paths = [], []
    for index, figure in enumerate(picture.figures):
        data = "".join(contour.svg_path() for contour in figure.contours)
        fill = f"#{figure.ink.colour}" if figure.ink.second is None else f"url(#g{index})"
        if figure.ink.second is not None:
            gradients.append(_svg_gradient(index, figure.ink))
        paths.append(f'<path fill="{fill}" fill-rule="evenodd" d="{data}"/>')
    width = number(picture.width, 2)
    size = f'width="{width}" height="100" viewBox="0 0 {width} 100"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    defs = ["<defs>", *gradients, "</defs>"] if gradients else []
    return "\n".join([head, f"<title>{picture.title}</title>", *defs, *paths, "</svg>", ""])


def _svg_gradient(index: int, ink: Ink) -> str:
    x1, y1, x2, y2 = (number(value, 2) for value in (*ink.start, *ink.end))
    stops = f'<stop stop-color="#{ink.colour}"/><stop offset="1" stop-color="#{ink.second}"/>'
    return (
        f'<linearGradient id="g{index}" gradientUnits="userSpaceOnUse" '
        f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">'
        f"{stops}</linearGradient>"
    )
