"""Word styles, as far as the stages ask for them."""

from __future__ import annotations

from naravard_templates.model.record import record


@record
class StyleFacts:
    """A Word style: id, the name that Word knows it by, type ("paragraph", "character", "table").

    `numbered` tells whether it brings its own numbering; `outline_level` counts from 0, as the file does.
    """

    id: str
    name: str
    type: str
    numbered: bool = False
    outline_level: int | None = None
    default: bool = False
