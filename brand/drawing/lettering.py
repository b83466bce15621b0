"""Letters as outlines: the wordmark needs no font where it is shown. Used only to redraw ``../art``."""

from __future__ import annotations

import subprocess
from functools import cache
from typing import Any

from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from .clip import straight
from .identity import FONT_METRIC_TWIN
from .motif import Cubic, Outline, Point


@cache
def font(style: str) -> Any:
    """The metric twin of the brand's font; ``style`` is Regular or Bold."""
    query = f"{FONT_METRIC_TWIN}:style={style}"
    found = subprocess.run(["fc-match", "-f", "%{file}", query], capture_output=True, text=True, check=True).stdout
    if FONT_METRIC_TWIN not in found:
        raise SystemExit(
            f"Bilderna ritas med {FONT_METRIC_TWIN}, som saknas här (apt install fonts-crosextra-carlito)."
        )
    return TTFont(found)


def text_outlines(text: str, style: str, size: float, origin: Point) -> tuple[Outline, ...]:
    """The contours of a text, set from ``origin`` (on the base line), with ``size`` units to the em."""
    face = font(style)
    glyphs, names, scale = face.getGlyphSet(), face.getBestCmap(), size / face["head"].unitsPerEm
    contours, x = list[Outline](), origin[0]
    for character in text:
        name = names[ord(character)]
        contours += [_set(contour, x, origin[1], scale) for contour in _contours(glyphs, name)]
        x += glyphs[name].width * scale
    return tuple(contours)


def text_width(text: str, style: str, size: float) -> float:
    """The advance of a text, in the unit of ``size``."""
    face = font(style)
    names, glyphs = face.getBestCmap(), face.getGlyphSet()
    units = sum(glyphs[names[ord(character)]].width for character in text)
    return float(units * size / face["head"].unitsPerEm)


def _set(contour: Outline, x: float, y: float, scale: float) -> Outline:
    return contour.mapped(lambda point: (x + point[0] * scale, y - point[1] * scale))


def _contours(glyphs: Any, name: str) -> list[Outline]:
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    contours: list[Outline] = []
    cubics: list[Cubic] = []
    here = start = (0.0, 0.0)
    for verb, points in pen.value:
        if verb == "moveTo":
            here = start = points[0]
        elif verb == "closePath":
            contours.append(Outline((*cubics, straight(here, start))))
            cubics = []
        else:
            for cubic in _cubics(verb, here, points):
                cubics.append(cubic)
                here = cubic[3]
    return contours


def _cubics(verb: str, here: Point, points: tuple[Point, ...]) -> list[Cubic]:
    if verb == "lineTo":
        return [straight(here, points[0])]
    if verb == "curveTo":
        return [(here, points[0], points[1], points[2])]
    cubics = []
    for handle, end in decomposeQuadraticSegment(points):
        cubics.append((here, _between(here, handle, 2 / 3), _between(end, handle, 2 / 3), end))
        here = end
    return cubics


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
