"""Gives every piece of a slide's content its slot in a layout, or finds that it has none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cmp_to_key
from typing import Final

from naravard_templates.brand.protected import Layout, Slot, SlotRole
from naravard_templates.builder import pieces
from naravard_templates.builder.pieces import Headed, Piece, PieceKind
from naravard_templates.builder.plan import SlotFill
from naravard_templates.model.outline import Block, Columns, Quote, Steps, StepsKind

_TAKES: Final = {
    SlotRole.CONTENT: frozenset(PieceKind),
    SlotRole.TEXT: frozenset({PieceKind.TEXT}),
    SlotRole.SUBTITLE: frozenset({PieceKind.TEXT}),
    SlotRole.PICTURE: frozenset({PieceKind.PICTURE}),
    SlotRole.TABLE: frozenset({PieceKind.TABLE}),
    SlotRole.CHART: frozenset({PieceKind.CHART}),
}
"""What goes into a slot of each role; the other roles take nothing of an outline's blocks."""
_OWN: Final = {PieceKind.PICTURE: SlotRole.PICTURE, PieceKind.TABLE: SlotRole.TABLE, PieceKind.CHART: SlotRole.CHART}
_SAME_COLUMN: Final = 0.5
_SAME_ROW: Final = 0.5
_DWARFED: Final = 5
"""A slot that goes so many times into the largest holds a word or two."""


def fillable(layout: Layout) -> tuple[Slot, ...]:
    """The slots that content can go into, as one sees them: row by row from the left, whatever order the file has."""
    return tuple(sorted(layout.slots_for(*_TAKES), key=cmp_to_key(_before)))


def _before(one: Slot, other: Slot) -> int:
    """Negative where the first of two slots is read first. Slots that stand side by side are one row."""
    if one.box is None or other.box is None:
        return 0
    shared = min(one.box.y + one.box.cy, other.box.y + other.box.cy) - max(one.box.y, other.box.y)
    beside = shared > _SAME_ROW * min(one.box.cy, other.box.cy)
    return one.box.x - other.box.x if beside else one.box.y - other.box.y


def place(layout: Layout, blocks: Sequence[Block], named: bool = False) -> tuple[SlotFill, ...] | None:
    """Every block in a slot of the layout, or None where they do not all fit.

    On a layout that the author names, headings in the content may part it: headings into slots for headings with
    their text below, else as many pieces as slots, else one piece a heading. Elsewhere only columns and quotations
    are parted so, for a heading is then just a heading.
    """
    if not blocks:
        return ()
    every, only = fillable(layout), blocks[0] if len(blocks) == 1 else None
    below = tuple(slot for slot in every if not _is_label(slot, layout))
    if isinstance(only, Steps):
        return _pairs(every if named else below, pieces.headed_steps(only), spread=only.kind is StepsKind.TIMELINE)
    found = _parted(every if named else below, blocks, only, named)
    for slots in (below, every) if named else (below,):
        found = found or _assign(slots, pieces.whole(blocks)) or _assign(slots, pieces.captions_joined(blocks))
    return found


def _is_label(slot: Slot, layout: Layout) -> bool:
    """Whether a slot stands above the title, for the name of a chapter or the like: content that comes first of all
    would be read as if it were the title. An author who names the layout may fill it."""
    title = next(iter(layout.slots_for(SlotRole.TITLE)), None)
    if slot.role is not SlotRole.TEXT or slot.box is None or title is None or title.box is None:
        return False
    largest = max(map(area, layout.slots_for(*_TAKES)))
    return slot.box.y + slot.box.cy <= title.box.y and area(slot) * _DWARFED < largest


def _parted(slots: tuple[Slot, ...], blocks: Sequence[Block], only: Block | None,
            named: bool) -> tuple[SlotFill, ...] | None:
    """The content as its headings, columns and quotations part it."""
    found = None
    if named or isinstance(only, Columns):
        found = _pairs(slots, pieces.headed(blocks))
    if found is None and (named or isinstance(only, Quote)):
        apart = pieces.apart(blocks)
        found = _assign(slots, apart) if len(apart) == len(slots) else None
    if found is None and named:
        by_heading = pieces.by_heading(blocks)
        found = _assign(slots, by_heading) if len(by_heading) > 1 else None
    return found


def _pairs(slots: tuple[Slot, ...], headed: list[Headed] | None, spread: bool = False) -> tuple[SlotFill, ...] | None:
    """Headings and what is under them into the pairs of slots of a comparison, a four-field, a time line.

    `spread`: where there are fewer than the pairs, from the first pair to the last, as a road leads to its end.
    """
    pairs = slot_pairs(slots)
    if headed is None or not pairs or len(headed) > len(pairs):
        return None
    if spread and len(headed) > 1:
        last = len(headed) - 1
        pairs = [pairs[round(number * (len(pairs) - 1) / last)] for number in range(len(headed))]
    fills: list[SlotFill] = []
    for (head, body), item in zip(pairs, headed, strict=False):
        if item.body and item.body.kind not in _TAKES[body.role]:
            return None
        fills += [SlotFill(slot, piece.blocks) for slot, piece in ((head, item.heading), (body, item.body)) if piece]
    return tuple(fills)


def slot_pairs(slots: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    """Slots two by two, a text slot and the slot right below it; none where some slot is left without its other."""
    rest, found = list(slots), []
    for head in slots:
        if head not in rest or head.role is not SlotRole.TEXT:
            continue
        body = min((slot for slot in rest if _is_below(head, slot)), key=lambda slot: _top(slot), default=None)
        if body is not None:
            rest.remove(head)
            rest.remove(body)
            found.append((head, body))
    return found if not rest and len(found) > 1 else []


def _is_below(head: Slot, slot: Slot) -> bool:
    if head.box is None or slot.box is None or slot is head:
        return False
    shared = min(head.box.x + head.box.cx, slot.box.x + slot.box.cx) - max(head.box.x, slot.box.x)
    return slot.box.y > head.box.y and shared > _SAME_COLUMN * max(head.box.cx, slot.box.cx)


def _top(slot: Slot) -> int:
    return slot.box.y if slot.box else 0


def _assign(slots: tuple[Slot, ...], wanted: Sequence[Piece]) -> tuple[SlotFill, ...] | None:
    """Pictures, tables, charts and captions into slots of their own, everything else in reading order; None where
    some piece is left."""
    taken: dict[int, Slot] = {}
    rest = list(slots)
    for number, piece in enumerate(wanted):
        own = _lesser(rest) if piece.caption else _made_for(piece, rest)
        if own is not None:
            taken[number] = own
            rest.remove(own)
    left = [number for number in range(len(wanted)) if number not in taken]
    rest = _largest([slot for slot in rest if slot.role not in _OWN.values()], [wanted[number] for number in left])
    for number in left:
        slot = _next_slot(rest, wanted[number], [wanted[other] for other in left if other > number])
        if slot is None:
            return None
        taken[number] = slot
        rest.remove(slot)
    return tuple(SlotFill(taken[number], wanted[number].blocks) for number in range(len(wanted)))


def _made_for(piece: Piece, slots: list[Slot]) -> Slot | None:
    return next((slot for slot in slots if slot.role is _OWN.get(piece.kind)), None)


def _lesser(slots: list[Slot]) -> Slot | None:
    """The smallest slot for text, the last of those that are equal: where a caption or source goes."""
    texts = [slot for slot in slots if slot.role is SlotRole.TEXT]
    return min(reversed(texts), key=area, default=None)


def _largest(slots: list[Slot], wanted: list[Piece]) -> list[Slot]:
    """As many slots as there are pieces, the larger ones, still in reading order, content slots first where needed."""
    objects = sum(piece.kind is not PieceKind.TEXT for piece in wanted)
    ranked = sorted(slots, key=area, reverse=True)
    first = [slot for slot in ranked if slot.role is SlotRole.CONTENT][:objects]
    others = [slot for slot in ranked if slot not in first][:max(0, len(wanted) - len(first))]
    return [slot for slot in slots if slot in first or slot in others]


def area(slot: Slot) -> int:
    """In EMU squared, 0 where the layout does not say."""
    return slot.box.cx * slot.box.cy if slot.box else 0


def _next_slot(slots: list[Slot], piece: Piece, later: list[Piece]) -> Slot | None:
    """The first slot that takes the piece and leaves content slots enough for the pictures and tables to come."""
    needed = sum(other.kind is not PieceKind.TEXT for other in later)
    for slot in slots:
        left = sum(other.role is SlotRole.CONTENT for other in slots if other is not slot)
        if piece.kind in _TAKES[slot.role] and left >= needed:
            return slot
    return None
