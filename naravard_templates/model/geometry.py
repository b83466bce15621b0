"""Where things are: boxes in EMU, with the frame that they are measured from.

One EMU is 1/914,400 inch (ECMA-376 part 1, 20.1.2.1); 12,700 EMU make a point, 36,000 a millimetre.
"""

from __future__ import annotations

import math
from dataclasses import replace
from enum import StrEnum

from naravard_templates.model.record import record

EMU_PER_POINT = 12_700
EMU_PER_MM = 36_000


class Relative(StrEnum):
    """What an offset counts from. PAGE is absolute; the others move with the text."""

    PAGE = "page"
    PARAGRAPH = "paragraph"
    LINE = "line"
    CHARACTER = "character"
    INLINE = "inline"


@record
class Frame:
    """The origin of a box, for each direction of its own, as Word has it (ECMA-376 part 1, 20.4.3)."""

    horizontal: Relative = Relative.PAGE
    vertical: Relative = Relative.PAGE


ABSOLUTE = Frame()


@record
class Box:
    """A rectangle before rotation: top left corner and size in EMU, clockwise rotation in degrees."""

    x: int
    y: int
    cx: int
    cy: int
    rotation: float = 0.0
    flip_h: bool = False
    flip_v: bool = False
    frame: Frame = ABSOLUTE

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.cx / 2, self.y + self.cy / 2

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom edge in EMU of what is drawn, rotation included."""
        if not self.rotation:
            return self.x, self.y, self.x + self.cx, self.y + self.cy
        angle = math.radians(self.rotation)
        sin, cos = abs(math.sin(angle)), abs(math.cos(angle))
        half_w = (self.cx * cos + self.cy * sin) / 2
        half_h = (self.cx * sin + self.cy * cos) / 2
        x, y = self.centre
        return x - half_w, y - half_h, x + half_w, y + half_h


@record
class GroupTransform:
    """How a group maps its children's coordinates to its own (ECMA-376 part 1, 20.1.7.5)."""

    outer: Box
    child_x: int
    child_y: int
    child_cx: int
    child_cy: int

    def apply(self, box: Box) -> Box:
        """The child's box in the coordinates that the group itself is in."""
        outer = self.outer
        scale_x = outer.cx / self.child_cx if self.child_cx else 1.0
        scale_y = outer.cy / self.child_cy if self.child_cy else 1.0
        centre_x, centre_y = box.centre
        dx = outer.x + (centre_x - self.child_x) * scale_x - outer.centre[0]
        dy = outer.y + (centre_y - self.child_y) * scale_y - outer.centre[1]
        dx, dy = (-dx if outer.flip_h else dx), (-dy if outer.flip_v else dy)
        angle = math.radians(outer.rotation)
        x = outer.centre[0] + dx * math.cos(angle) - dy * math.sin(angle)
        y = outer.centre[1] + dx * math.sin(angle) + dy * math.cos(angle)
        if _lies_on_its_side(box.rotation):
            scale_x, scale_y = scale_y, scale_x
        return self._placed(box, x, y, box.cx * scale_x, box.cy * scale_y)

    def _placed(self, box: Box, x: float, y: float, cx: float, cy: float) -> Box:
        mirrored = self.outer.flip_h != self.outer.flip_v
        own = -box.rotation if mirrored else box.rotation
        return replace(
            box,
            x=round(x - cx / 2),
            y=round(y - cy / 2),
            cx=round(cx),
            cy=round(cy),
            rotation=(own + self.outer.rotation) % 360,
            flip_h=box.flip_h != self.outer.flip_h,
            flip_v=box.flip_v != self.outer.flip_v,
            frame=self.outer.frame,
        )


def _lies_on_its_side(rotation: float) -> bool:
    """A child turned by 45 to 135 degrees is scaled along the group's other axis, as PowerPoint does."""
    return 45 <= rotation % 180 < 135
