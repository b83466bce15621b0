"""Whether slides can be made on a brand's layouts at all, said once and before anything else."""

from __future__ import annotations

from naravard_templates.brand.protected import Layout, SlotRole
from naravard_templates.brand.types import Brand
from naravard_templates.errors import BrandError
from naravard_templates.model.snapshot import Format

_NO_CONTENT = frozenset({"title", "title-picture", "closing", "vertical-text"})
_NAMED = 12


def refuse_unusable(brand: Brand) -> None:
    """Raises BrandError for a master whose layouts cannot carry a presentation, with what is missing."""
    master = brand.master(Format.PPTX)
    if any(map(carries_content, master.layouts)):
        return
    names = ", ".join(f"«{layout.name}»" for layout in master.layouts[:_NAMED])
    titled = sum(bool(layout.slots_for(SlotRole.TITLE)) for layout in master.layouts)
    raise BrandError(
        "No presentation can be made on {file}: no layout for content has both a title and a place for text. Layouts "
        "with a title: {titled} of {count} ({layouts}). Perhaps it is not the template itself but a file "
        "that lost its layouts: adopt the template (.potx). Else open it in PowerPoint, View > Slide Master, give a "
        "layout a title and a placeholder for content (Insert Placeholder), save, and adopt it anew.",
        file=master.file, count=len(master.layouts), titled=titled, layouts=names or "–")


def carries_content(layout: Layout) -> bool:
    """Whether a slide with a title and text goes on it."""
    return (layout.role not in _NO_CONTENT and bool(layout.slots_for(SlotRole.TITLE))
            and bool(layout.slots_for(SlotRole.TEXT, SlotRole.CONTENT)))
