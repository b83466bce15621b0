"""Draws the picture that the examples show: the home, the health centre and the hospital as one whole.

    python examples/draw_pictures.py

The colours are the brand's own. Everything is drawn four times too large and then reduced, which makes edges smooth.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

TARGET: Final = Path(__file__).parent / "bilder" / "nara-vard-helhet.png"

WIDTH: Final = 1600
HEIGHT: Final = 678
SCALE: Final = 4

TEAL: Final = "#1D655F"
AMBER: Final = "#A0520F"
PLUM: Final = "#7A2E5D"
INK: Final = "#14303A"
GROUND: Final = "#F6F3EC"
WHITE: Final = "#FFFFFF"

CENTRE_Y: Final = 234
RADIUS: Final = 150
LINK_WIDTH: Final = 10
ARROW: Final = 26

FONTS: Final = {
    "bold": ("Carlito-Bold.ttf", "DejaVuSans-Bold.ttf"),
    "plain": ("Carlito-Regular.ttf", "DejaVuSans.ttf"),
}

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where care is given: where it is drawn, in what colour, with what sign and words."""

    x: int
    colour: str
    sign: Callable[[Canvas, Point, str], None]
    name: str
    lines: tuple[str, str]


class Canvas:
    """A drawing in the finished picture's pixels."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), GROUND)
        self.draw = ImageDraw.Draw(self.image)

    def disc(self, centre: Point, radius: float, colour: str) -> None:
        x, y = centre
        self.draw.ellipse(_scaled((x - radius, y - radius), (x + radius, y + radius)), fill=colour)

    def shape(self, points: list[Point], colour: str) -> None:
        self.draw.polygon(_scaled(*points), fill=colour)

    def box(self, corner: Point, size: Point, colour: str, radius: float = 0) -> None:
        opposite = (corner[0] + size[0], corner[1] + size[1])
        self.draw.rounded_rectangle(_scaled(corner, opposite), radius * SCALE, fill=colour)

    def text(self, centre: Point, text: str, weight: str, size: int) -> None:
        (position,) = _scaled(centre)
        self.draw.text(position, text, fill=INK, font=_font(weight, size * SCALE), anchor="mm")

    def save(self, path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.save(path, optimize=True, dpi=(220, 220))


def _scaled(*points: Point) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    for name in FONTS[weight]:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    raise SystemExit(f"Install one of these fonts first: {', '.join(FONTS[weight])}")


# --- Signs, white on the colour of the place -----------------------------------------------------

def house(canvas: Canvas, centre: Point, colour: str) -> None:
    x, y = centre
    canvas.shape([(x - 86, y - 2), (x, y - 80), (x + 86, y - 2)], WHITE)
    canvas.box((x - 60, y - 14), (120, 88), WHITE, 6)
    canvas.box((x - 17, y + 20), (34, 54), colour, 4)


def heart(canvas: Canvas, centre: Point, _colour: str) -> None:
    x, y = centre
    canvas.disc((x - 38, y - 24), 42, WHITE)
    canvas.disc((x + 38, y - 24), 42, WHITE)
    canvas.shape([(x - 71, y + 2), (x, y + 80), (x + 71, y + 2), (x, y - 30)], WHITE)


def hospital(canvas: Canvas, centre: Point, colour: str) -> None:
    x, y = centre
    canvas.box((x - 88, y - 20), (176, 94), WHITE, 6)
    canvas.box((x - 42, y - 82), (84, 156), WHITE, 6)
    for row in (-60, -26):
        for column in (-24, 6):
            canvas.box((x + column, y + row), (18, 20), colour, 2)
    for column in (-74, 56):
        for row in (2, 36):
            canvas.box((x + column, y + row), (18, 20), colour, 2)
    canvas.box((x - 15, y + 26), (30, 48), colour, 3)


STOPS: Final = (
    Stop(290, TEAL, house, "Hemmet", ("Egenvård, hemtjänst", "och hemsjukvård")),
    Stop(800, AMBER, heart, "Vårdcentralen", ("Den fasta kontakten,", "nära och i god tid")),
    Stop(1310, PLUM, hospital, "Sjukhuset", ("När det behövs,", "så kort tid som möjligt")),
)


def draw_link(canvas: Canvas, left: Stop, right: Stop) -> None:
    """An arrow both ways: patients and knowledge go in either direction."""
    start, end = left.x + RADIUS + 24, right.x - RADIUS - 24
    canvas.box((start + ARROW, CENTRE_Y - LINK_WIDTH / 2), (end - start - 2 * ARROW, LINK_WIDTH), INK)
    for tip, back in ((start, ARROW + 4), (end, -ARROW - 4)):
        canvas.shape([(tip, CENTRE_Y), (tip + back, CENTRE_Y - ARROW), (tip + back, CENTRE_Y + ARROW)], INK)


def draw_stop(canvas: Canvas, stop: Stop) -> None:
    centre = (stop.x, CENTRE_Y)
    canvas.disc(centre, RADIUS, stop.colour)
    stop.sign(canvas, centre, stop.colour)
    canvas.text((stop.x, CENTRE_Y + RADIUS + 62), stop.name, "bold", 60)
    for number, line in enumerate(stop.lines):
        canvas.text((stop.x, CENTRE_Y + RADIUS + 128 + 50 * number), line, "plain", 42)


def main() -> None:
    canvas = Canvas()
    for left, right in pairwise(STOPS):
        draw_link(canvas, left, right)
    for stop in STOPS:
        draw_stop(canvas, stop)
    canvas.save(TARGET)


if __name__ == "__main__":
    main()
