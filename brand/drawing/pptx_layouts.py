"""All layouts, in the order in which PowerPoint offers them."""

from __future__ import annotations

from . import pptx_layouts_content as content
from . import pptx_layouts_front as front
from . import pptx_layouts_pairs as pairs
from .pptx_layout import Layout

LAYOUTS: tuple[Layout, ...] = (
    front.TITLE,
    front.TITLE_WITH_PICTURE,
    front.section(0),
    front.section(1),
    front.section(2),
    content.TITLE_AND_CONTENT,
    content.TWO_COLUMNS,
    content.COMPARISON,
    pairs.FOUR_FIELDS,
    front.FULL_PICTURE,
    front.PICTURE_AND_TEXT,
    front.QUOTATION,
    content.TABLE,
    content.CHART,
    pairs.TIME_LINE,
    pairs.PROCESS,
    pairs.PARTIES,
    content.DECISION,
    pairs.FIGURES,
    front.CONTACT,
    content.TITLE_ONLY,
)
