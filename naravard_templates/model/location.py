"""Where in a file something stands."""

from __future__ import annotations

from enum import StrEnum

from naravard_templates.model.record import record


class SurfaceKind(StrEnum):
    MASTER = "master"
    LAYOUT = "layout"
    SLIDE = "slide"
    NOTES = "notes"
    HEADER = "header"
    FOOTER = "footer"
    BODY = "body"
    STYLES = "styles"
    THEME = "theme"
    PACKAGE = "package"


REPEATED = frozenset({SurfaceKind.HEADER, SurfaceKind.FOOTER})
"""What stands on every page, and came with the template."""


@record
class Location:
    """Where: the surface, the slide or section number, the part in the package, the object's name."""

    surface: SurfaceKind
    number: int | None = None
    part: str | None = None
    object: str | None = None
