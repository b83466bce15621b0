"""What to change so that findings go away: every fix that there is, as data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Final

from naravard_templates.fixer import colours, graphics, headers, look, outdated, pages, places, slides, text
from naravard_templates.linter.context import Context
from naravard_templates.model.edit import Edit
from naravard_templates.model.finding import Finding, FixSafety

Planner = Callable[[Context, Collection[Finding]], Iterator[Edit]]

# The version of the template and the masters that slides hang on first: the rest is judged by them. Then themes and
# maps: what graphics look like depends on them. A first page has to be there before its header can be
# mended, and what lies under text has its colour before the text gets one that can be read on it.
_STAGES: Final[tuple[tuple[Planner, ...], ...]] = (
    (outdated.update_edits,),
    (slides.foreign_edits,),
    (look.theme_edits, look.map_edits, headers.first_page_edits),
    (graphics.graphic_edits, headers.header_edits, look.background_edits, pages.placeholder_edits, pages.margin_edits,
     pages.header_row_edits, text.style_edits, text.language_edits),
    (places.layout_place_edits, places.addition_edits, places.template_edits, text.font_edits),
    (places.cover_edits,),
    (colours.ground_edits,),
    (colours.text_edits,),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """Which findings are to be fixed: those with safe fixes, or all; of the codes in `select`, without `ignore`.

    Codes may be beginnings of codes, such as "NV2"; no selection is all of them.
    """

    unsafe: bool = False
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def has(self, finding: Finding) -> bool:
        """Whether the finding is one of them."""
        if finding.fix is not FixSafety.SAFE and not (self.unsafe and finding.fix is FixSafety.UNSAFE):
            return False
        selected = not self.select or finding.code.startswith(tuple(self.select))
        return selected and not finding.code.startswith(tuple(self.ignore))


def next_edits(context: Context, findings: Collection[Finding], wish: Wish,
               done: Collection[Edit] = ()) -> tuple[Edit, ...]:
    """The edits of the first stage that has any that were not done yet; none where nothing more can be done."""
    wanted = [finding for finding in findings if wish.has(finding)]
    for stage in _STAGES:
        planned = (edit for planner in stage for edit in planner(context, wanted))
        edits: list[Edit] = []
        for edit in planned:
            if edit not in done and edit not in edits and (wish.unsafe or edit.safety is FixSafety.SAFE):
                edits.append(edit)
        if edits:
            return tuple(edits)
    return ()
