"""What the worker processes do for Mallar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from naravard_templates.errors import RenderingError
from naravard_templates.formats.pptx.write_gallery import write_gallery
from naravard_templates.model.snapshot import Format
from naravard_templates.rendering.libreoffice import to_pdf
from naravard_templates.rendering.pdf import pictures
from naravard_templates.showing import pictures as brand_pictures
from naravard_templates.templating import metadata, template_bytes, template_name
from naravard_templates.web.gallery_view import graphics
from naravard_templates.web.work import told_brand

_WIDTH = 640


def layout_pictures() -> Mapping[int, bytes]:
    """The slide layouts with their slots, as PNG by their numbers from 1: as LibreOffice draws them, else as they are
    known without it."""
    brand = told_brand()
    if not brand.has(Format.PPTX):
        return {}
    try:
        return dict(enumerate(pictures(to_pdf(write_gallery(brand), ".pptx"), _WIDTH)[1], 1))
    except RenderingError:
        found = brand_pictures(brand).layouts
        return {number: found[layout.part].png for number, layout in enumerate(brand.master(Format.PPTX).layouts, 1)
                if layout.part in found}


def element_pictures() -> Mapping[int, bytes]:
    """The protected graphics, by their numbers from 1 among those that the page shows."""
    brand = told_brand()
    found = brand_pictures(brand).elements
    return {number: found[one.key].png for number, one in enumerate(graphics(brand), 1) if one.key in found}


def made_template(format: Format, parties: Sequence[str], title: str) -> tuple[str, bytes]:
    """The name and the bytes of a template, which has passed lint. Raises UsageError, OutlineProblem."""
    brand = told_brand()
    return template_name(format, brand), template_bytes(metadata(brand, parties, title), format, brand)
