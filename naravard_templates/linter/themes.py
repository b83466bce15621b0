"""Whether the theme's colours are still the brand's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from naravard_templates.brand.protected import MasterFacts, ThemeFacts
from naravard_templates.linter.pairing import Pair
from naravard_templates.linter.views import PageMatch, renames_layouts
from naravard_templates.model.colour import Colour, channel_difference
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Element, Snapshot, Theme

_STOCK = frozenset({"", "office theme", "office-tema", "office", "larissa"})


@record
class SlotChange:
    """A theme slot that means another colour than the brand's."""

    theme: str
    slot: str
    expected: str
    actual: str


def expected_theme(master: MasterFacts, part: str) -> ThemeFacts | None:
    """The brand's theme of that part name, else the first."""
    named = next((theme for theme in master.themes if theme.part == part), None)
    return named or next(iter(master.themes), None)


def likeness(theme: Theme | None, expected: ThemeFacts | None) -> float:
    """The share of the brand's theme colours that a document's theme has, 0 to 1."""
    if theme is None or expected is None or not expected.colours:
        return 0.0
    same = sum(theme.colours.get(slot) == rgb for slot, rgb in expected.colours.items())
    return same / len(expected.colours)


def is_stock(expected: ThemeFacts | None) -> bool:
    """Whether the brand uses the theme that comes with Office, which therefore proves nothing."""
    return expected is None or expected.name.casefold() in _STOCK


def slot_changes(snapshot: Snapshot, master: MasterFacts, matches: Sequence[PageMatch],
                 tolerance: int) -> list[SlotChange]:
    """The slots that changed, each once, in the order of the theme.

    A program that writes its stock theme and says all colours outright has changed nothing that is shown.
    """
    found: dict[str, SlotChange] = {}
    for own, wanted in dict.fromkeys((match.page.theme, match.view.theme) for match in matches):
        theme, expected = snapshot.theme(own), expected_theme(master, wanted)
        if theme is None or expected is None:
            continue
        for change in _changed(theme, expected.colours, tolerance):
            found.setdefault(change.slot, change)
    changes = list(found.values())
    if _is_wholesale(changes, master) and renames_layouts(snapshot.producer):
        shown = wrong_slots(pair for match in matches for pair in match.matching.pairs)
        return [change for change in changes if change.slot in shown]
    return changes


def _changed(theme: Theme, expected: Mapping[str, str], tolerance: int) -> list[SlotChange]:
    return [SlotChange(theme.part, slot, rgb, theme.colours[slot]) for slot, rgb in expected.items()
            if slot in theme.colours and channel_difference(theme.colours[slot], rgb) > tolerance]


def _is_wholesale(changes: Sequence[SlotChange], master: MasterFacts) -> bool:
    slots = max((len(theme.colours) for theme in master.themes), default=0)
    return len(changes) * 2 >= slots > 0


def wrong_slots(pairs: Iterable[Pair]) -> frozenset[str]:
    """Slots through which some protected element is shown in another colour than the brand's."""
    return frozenset(
        one.token for pair in pairs
        for one, other in zip(_colours(pair.expected.element), _colours(pair.actual.element), strict=False)
        if one.token and one.token == other.token and one.rgb != other.rgb and other.rgb)


def _colours(element: Element) -> list[Colour]:
    return [stop.colour for fill in (element.fill, element.line.fill) for stop in fill.stops]
