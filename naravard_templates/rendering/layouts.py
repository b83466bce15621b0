"""A picture of each slide layout, named by its number and name, and an overview of them all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from naravard_templates.brand.adopt import slug
from naravard_templates.brand.protected import Layout
from naravard_templates.brand.types import Brand
from naravard_templates.files import refuse_taken, write_atomically
from naravard_templates.formats.pptx.write_gallery import write_gallery
from naravard_templates.model.snapshot import Format
from naravard_templates.rendering.pages import WIDTH, Progress, draw
from naravard_templates.rendering.sheet import sheet

OVERVIEW: Final = "00-layouts.png"


def layout_pictures(brand: Brand, folder: Path, *, width: int = WIDTH, overwrite: bool = False,
                    progress: Progress | None = None) -> tuple[Path, ...]:
    """Draws every slide layout with its slots: 01-titel.png, 02-titel-med-bild.png …, and 00-layouts.png with all.

    Raises BrandError where the brand has no PowerPoint master, else what `pages` raises.
    """
    layouts = brand.master(Format.PPTX).layouts
    targets, overview = _names(folder, layouts), folder / OVERVIEW
    refuse_taken((overview, *targets), overwrite)
    draw(write_gallery(brand), ".pptx", lambda _: targets, width, overwrite, progress)
    write_atomically(overview, sheet(targets, [layout.name for layout in layouts]))
    return (overview, *targets)


def _names(folder: Path, layouts: Sequence[Layout]) -> tuple[Path, ...]:
    return tuple(folder / f"{number:02}-{slug(layout.name)}.png" for number, layout in enumerate(layouts, 1))
