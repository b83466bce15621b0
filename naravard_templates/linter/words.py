"""Small helpers that turn facts into the words and the JSON of findings."""

from __future__ import annotations

from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.linter.compare import ColourChange
from naravard_templates.model.colour import Colour
from naravard_templates.model.finding import JsonValue
from naravard_templates.model.geometry import Box
from naravard_templates.model.picture import Crop

_EXCERPT = 60


def name_of(element: ProtectedElement) -> str:
    """What people call it: the name that it has in the selection pane, else its id."""
    return element.element.name or element.id


def excerpt(text: str) -> str:
    """The beginning of a text, as long as people need to find it again."""
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT - 1].rstrip()}…"


def place(box: Box) -> JsonValue:
    """A position as JSON, EMU."""
    return {"x": box.x, "y": box.y}


def size(box: Box) -> JsonValue:
    """A size as JSON, EMU."""
    return {"cx": box.cx, "cy": box.cy}


def turn(box: Box) -> JsonValue:
    """Rotation in degrees and mirroring as JSON."""
    return {"rotation": round(box.rotation, 2), "flip_h": box.flip_h, "flip_v": box.flip_v}


def crop_json(crop: Crop) -> JsonValue:
    """What is cut away at each side, as fractions of the picture."""
    return {"left": crop.left, "top": crop.top, "right": crop.right, "bottom": crop.bottom}


def colour_json(colour: Colour | None) -> JsonValue:
    """A colour as JSON: what people see, and how the file says it."""
    if colour is None:
        return None
    return {"rgb": colour.rgb, "alpha": round(colour.alpha, 3), "declared": colour.declared}


def colour_words(change: ColourChange) -> tuple[str, str]:
    """The expected and the actual colour for a sentence."""
    return _words(change.expected, change.actual), _words(change.actual, change.expected)


def _words(colour: Colour | None, other: Colour | None) -> str:
    if colour is None:
        return "—"
    text = f"#{colour.rgb}" if colour.rgb else colour.declared
    same_rgb = other is not None and other.rgb == colour.rgb
    return f"{text} ({round(colour.alpha * 100)} %)" if same_rgb or colour.alpha < 1 else text
