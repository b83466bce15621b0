"""Edits that bring colours in the content back to the palette: the likest that can still be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from naravard_templates.linter.behind import Behind
from naravard_templates.linter.context import Context
from naravard_templates.linter.contrast import needed
from naravard_templates.linter.palette import delta_e
from naravard_templates.linter.texts import is_deck, own_texts
from naravard_templates.model.colour import contrast
from naravard_templates.model.edit import Edit, Recolour
from naravard_templates.model.finding import Finding, Message
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.text import TextUse

COLOUR = "NV304"
_OF_TEXT = frozenset({"text", "bullet", "underline"})
_SERIES = frozenset({"chart", "diagram"})


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A colour that is not in the palette, where, and what for."""

    part: str
    number: int | None
    object: str
    role: str
    rgb: str


def ground_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Fills, lines and the like: the likest colour on which the text that stands there can be read."""
    chosen = _Chooser(context)
    for wrong in _wrong(findings):
        if wrong.role not in _OF_TEXT:
            yield _edit(wrong, chosen.ground(wrong))


def text_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Letters: the likest colour that can be read on what lies behind them."""
    chosen = _Chooser(context)
    for wrong in _wrong(findings):
        if wrong.role in _OF_TEXT:
            yield _edit(wrong, chosen.text(wrong))


def _wrong(findings: Iterable[Finding]) -> Iterator[_Wrong]:
    for finding in findings:
        said, place = finding.actual, finding.location
        if finding.code == COLOUR and isinstance(said, dict) and place.part is not None:
            yield _Wrong(place.part, place.number, place.object or "", str(said.get("role")), str(said.get("rgb")))


def _edit(wrong: _Wrong, rgb: str) -> Recolour:
    return Recolour(part=wrong.part, was=wrong.rgb, rgb=rgb, object=wrong.object, role=wrong.role, codes=(COLOUR,),
                    message=Message("Gives what is {was} the brand's colour {rgb}.",
                                    {"was": f"#{wrong.rgb}", "rgb": f"#{rgb}"}))


@dataclass
class _Chooser:
    """Chooses among the colours that the brand offers."""

    context: Context
    _texts: tuple[TextUse, ...] = ()
    _taken: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._behind = Behind(self.context)
        self._texts = tuple(own_texts(self.context))

    def text(self, wrong: _Wrong) -> str:
        uses = (use for use in self._texts if self._is_at(use, wrong) and wrong.rgb in _inks(use))
        pairs = [(ground, needed(use.look)) for use in uses for ground in self._grounds(use)]
        return self._best(wrong, pairs)

    def ground(self, wrong: _Wrong) -> str:
        """Of a chart's or diagram's colours each becomes another, as far as there are enough."""
        pairs = [(ink, needed(use.look)) for use in self._texts if use.location.number == wrong.number
                 or not is_deck(self.context) for ink in _inks(use) if wrong.rgb in self._grounds(use)]
        taken = self._taken.setdefault(wrong.part, []) if wrong.role in _SERIES else []
        rgb = self._best(wrong, pairs, taken)
        taken.append(rgb)
        return rgb

    def _is_at(self, use: TextUse, wrong: _Wrong) -> bool:
        """Whether text may be the text meant; Word counts paragraphs where text counts sections."""
        if wrong.part != use.location.part:
            return use.location.surface is not SurfaceKind.SLIDE
        return not is_deck(self.context) or (use.location.object or "") == wrong.object

    def _grounds(self, use: TextUse) -> set[str]:
        return {ground.rgb for seen in self._behind.grounds(use) for ground in seen if ground.rgb}

    def _best(self, wrong: _Wrong, pairs: list[tuple[str, float]], taken: Collection[str] = ()) -> str:
        """The likest that suits all pairs, else the one that suits them best."""
        offered = sorted(set(self.context.colours.offered.values()), key=lambda rgb: (delta_e(wrong.rgb, rgb), rgb))
        free = [rgb for rgb in offered if rgb not in taken] or offered

        def margin(rgb: str) -> float:
            return min((contrast(rgb, other) / enough for other, enough in pairs), default=1.0)

        return next((rgb for rgb in free if margin(rgb) >= 1), max(free, key=margin))


def _inks(use: TextUse) -> set[str]:
    return {stop.colour.rgb for stop in use.look.fill.stops if stop.colour.rgb}
