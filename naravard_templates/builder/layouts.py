"""Finds the layout for a slide: by the name that the author gives, or from what the slide holds.

Nothing is guessed. A name is a layout's label, or any known name of its role ("Title and Content" on a Swedish brand).
Content picks, among the layouts of the role that it calls for, the one that it fills best. Where two fit equally, the
one comes first that brand.yaml gives the role, then the one that bears the role's usual name; else the author is asked.
Title and section slides take the first that is declared, and a section the one whose last word is in its heading.

An outline that was written for another brand builds on this one: a layout that is only known by name elsewhere is
passed over, and what no layout is made for goes on one that holds it, columns one after the other.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from naravard_templates.brand.protected import Layout, SlotRole
from naravard_templates.brand.roles import LAYOUT_NAMES
from naravard_templates.brand.types import Brand
from naravard_templates.builder.content_roles import one_after_the_other, roles_for
from naravard_templates.builder.pieces import PieceKind, Shown, whole
from naravard_templates.builder.plan import SlotFill
from naravard_templates.builder.slots import area, fillable, place, slot_pairs
from naravard_templates.builder.walk import walk
from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import Block, Columns, Heading, StepsKind
from naravard_templates.model.snapshot import Format

_FIRST_DECLARED = ("title", "section")
_BESIDE = ("two-content", "comparison", "four-fields")
_ANY = ("content", "two-content", "comparison", "picture-text", "picture", "table", "chart")
"""Layouts that are for nothing in particular, and so do for content that a brand has no layout of its own for."""
_DWARFED = 5
"""A slot for text that goes so many times into that of the table beside it is one for captions."""
SECTION_ROLES = ("section", "title-only", "content")
"""A brand without section slides, or without room for text on them, shows a section on one of the others."""


class NoLayout(OutlineProblem):
    """Content that no layout takes by itself; in parts, it may have some."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A layout with every piece of the content in its slot."""

    layout: Layout
    fills: tuple[SlotFill, ...]

    @property
    def empty(self) -> int:
        """How many slots for content stay empty."""
        return len(fillable(self.layout)) - len(self.fills)


class LayoutChooser:
    """The layouts of one brand."""

    def __init__(self, brand: Brand) -> None:
        self.layouts = brand.master(Format.PPTX).layouts
        self.roles = brand.config.layouts

    def named(self, name: str, line: int) -> Layout:
        """The layout that an author asks for. Raises OutlineProblem."""
        found = self._labelled(name) or self._with_role(_role_named(name))
        if not found:
            raise OutlineProblem(
                "There is no layout «{name}». Nearest is «{nearest}». The brand offers: {offered}.", line=line,
                name=name, nearest=self._nearest(name), offered=self._offered(self.layouts))
        return self._one(found, _role_named(name), line)

    def for_role(self, role: str, line: int = 0) -> Layout | None:
        """The layout of a role, None where the brand has none. Raises OutlineProblem where two fit."""
        found = self._with_role(role)
        return self._one(found, role, line) if found else None

    def section(self, title: str, blocks: Sequence[Block], line: int) -> Choice:
        """A section slide; a layout named after one of the title's words goes first. Raises OutlineProblem."""
        words = {word.strip(".,:;!?–—-") for word in title.casefold().split()}
        for role in SECTION_ROLES:
            layouts = self._with_role(role)
            layouts = [one for one in layouts if _last_word(one) in words] or layouts
            layouts = [one for one in layouts if place(one, blocks, named=True) is not None]
            if layouts:
                return self._filled(self._one(layouts, role, line), blocks, line)
        raise self._no_layout(blocks, line, SECTION_ROLES)

    def explicit(self, name: str, blocks: Sequence[Block], line: int) -> Choice:
        """The named layout with the content in its slots. Raises OutlineProblem."""
        if self.is_elsewhere(name):
            return self.derived(blocks, line)
        return self._filled(self.named(name, line), blocks, line)

    def is_elsewhere(self, name: str) -> bool:
        """Whether other brands have a layout of that name, and this one has none of its role."""
        role = _role_named(name)
        return bool(role) and not self._labelled(name) and not self._with_role(role)

    def derived(self, blocks: Sequence[Block], line: int) -> Choice:
        """The layout that the content itself calls for. Raises OutlineProblem."""
        roles = roles_for(blocks)
        for role in roles:
            candidates = self._pictures() if role == "picture" else self._with_role(role)
            fits = [Choice(one, fills) for one in candidates if one.slots_for(SlotRole.TITLE)
                    and (fills := place(one, blocks)) is not None and not _squeezed(fills, blocks)]
            if fits:
                layout = self._one(self._fullest(fits), role, line)
                return next(choice for choice in fits if choice.layout is layout)
        return self._anywhere(blocks, line, roles)

    def _fullest(self, fits: Sequence[Choice]) -> list[Layout]:
        """The layouts that leave the fewest slots empty; where they are several, the one among all that brand.yaml
        prefers."""
        least = min(choice.empty for choice in fits)
        found = [choice.layout for choice in fits if choice.empty == least]
        preferred = [choice.layout for choice in fits if self._is_preferred(choice.layout, choice.layout.role)]
        return found if len(found) == 1 else _only(preferred) or found

    def _is_preferred(self, layout: Layout, role: str) -> bool:
        return role in (self.roles.get(layout.name), self.roles.get(_stem(layout)))

    def _anywhere(self, blocks: Sequence[Block], line: int, roles: Sequence[str]) -> Choice:
        """Content that the brand has no layout of its own for. Raises OutlineProblem."""
        if any(isinstance(block, Columns) for block in blocks) and not any(map(self._with_role, _BESIDE)):
            return self.derived(one_after_the_other(blocks), line)
        if not any(map(self._with_role, roles)) or not self._takes_anything():
            fits = [Choice(one, fills) for one in self.layouts if one.role in _ANY
                    if (fills := place(one, blocks)) is not None and not _squeezed(fills, blocks)]
            if fits:
                return min(fits, key=lambda choice: (choice.empty, _ANY.index(choice.layout.role)))
        raise self._no_layout(blocks, line, roles)

    def _takes_anything(self) -> bool:
        """Whether the brand's layout for content takes more than text."""
        return any(layout.slots_for(SlotRole.CONTENT) for layout in self._with_role("content"))

    def room_for_steps(self, kind: StepsKind, name: str, line: int) -> int:
        """How many steps go on a slide of the layout with that name, else of one made for them; 0 if on none."""
        asked = bool(name) and not self.is_elsewhere(name)
        layouts = [self.named(name, line)] if asked else self._with_role(kind.value)
        return max((len(slot_pairs(fillable(layout))) for layout in layouts), default=0)

    def _filled(self, layout: Layout, blocks: Sequence[Block], line: int) -> Choice:
        fills = place(layout, blocks, named=True)
        if fills is None:
            raise OutlineProblem(
                "The content does not fit the layout «{layout}»: there are {texts} text, {pictures} picture, {tables} "
                "table and {charts} chart pieces for the slots {slots}. Split the slide, or choose one of: {offered}.",
                line=line, layout=layout.name, slots=_slots(layout), offered=self._offered(self._that_fit(blocks)),
                **_counted(blocks))
        return Choice(layout, fills)

    def _no_layout(self, blocks: Sequence[Block], line: int, roles: Sequence[str]) -> NoLayout:
        fitting = self._that_fit(blocks)
        if fitting and roles and not any(map(self._with_role, roles)):
            return NoLayout(
                "The brand does not say which of its layouts goes with this content. Name one, "
                "## … {{layout=\"{first}\"}}, or say it once in brand.yaml: layouts: {{\"{first}\": {role}}}. These "
                "hold it: {offered}.", line=line, first=self._shown(fitting[0]), role=roles[0],
                offered=self._offered(fitting))
        if fitting:
            return NoLayout(
                "No layout goes by itself with {texts} text, {pictures} picture, {tables} table and {charts} chart "
                "pieces. Name one that holds them, ## … {{layout=\"{first}\"}}: {offered}.", line=line,
                first=self._shown(fitting[0]), offered=self._offered(fitting), **_counted(blocks))
        return NoLayout(
            "No layout of the brand holds {texts} text, {pictures} picture, {tables} table and {charts} chart pieces. "
            "Split the slide with --- or a new heading.", line=line, **_counted(blocks))

    def _one(self, found: Sequence[Layout], role: str, line: int) -> Layout:
        """The one that is meant. Raises OutlineProblem where that cannot be told."""
        if len(found) > 1:
            found = (_only([one for one in found if self._is_preferred(one, role)])
                     or _only([one for one in found if one.name.casefold() in _names(role)]) or found)
        if len(found) == 1 or role in _FIRST_DECLARED:
            return found[0]
        raise OutlineProblem("These layouts fit equally: {offered}. Name one: ## … {{layout=\"{first}\"}}.", line=line,
                             offered=self._offered(found), first=self._shown(found[0]))

    def _labelled(self, name: str) -> list[Layout]:
        exact = [one for one in self.layouts if one.name == name]
        return exact or [one for one in self.layouts if name.casefold() in (self._label(one), _stem(one).casefold())]

    def _with_role(self, role: str) -> list[Layout]:
        return [one for one in self.layouts if role and one.role == role]

    def _pictures(self) -> list[Layout]:
        """Layouts made for one picture, with or without a caption."""
        return self._with_role("picture") or [one for one in self.layouts
                                              if one.role not in _FIRST_DECLARED and _is_for_picture(one)]

    def _that_fit(self, blocks: Sequence[Block]) -> list[Layout]:
        return [one for one in self.layouts if one.role not in _FIRST_DECLARED and one.slots_for(SlotRole.TITLE)
                and place(one, blocks, named=True) is not None]

    def _label(self, layout: Layout) -> str:
        return layout.name.casefold()

    def _shown(self, layout: Layout) -> str:
        """The label, or where two layouts share it the name of the part, which `named` knows as well."""
        twins = sum(one.name == layout.name for one in self.layouts)
        return layout.name if twins == 1 else _stem(layout)

    def _offered(self, layouts: Iterable[Layout]) -> str:
        return ", ".join(f"«{self._shown(one)}»" for one in layouts) or "–"

    def _nearest(self, name: str) -> str:
        by_label = {self._label(one): one.name for one in self.layouts}
        close = difflib.get_close_matches(name.casefold(), by_label, 1, 0.0)
        return by_label[close[0]] if close else "–"


def _only(layouts: list[Layout]) -> list[Layout]:
    return layouts if len(layouts) == 1 else []


def _last_word(layout: Layout) -> str:
    return layout.name.casefold().rpartition(" ")[2]


def _stem(layout: Layout) -> str:
    return layout.part.rpartition("/")[2].removesuffix(".xml")


def _names(role: str) -> set[str]:
    return {name.casefold() for name in LAYOUT_NAMES.get(role, ())}


def _role_named(name: str) -> str:
    """The role that people know by a name, "" where it is none."""
    return next((role for role in LAYOUT_NAMES if name.casefold() in _names(role)), "")


def _is_for_picture(layout: Layout) -> bool:
    roles = [slot.role for slot in fillable(layout)]
    texts = roles.count(SlotRole.TEXT)
    return roles.count(SlotRole.PICTURE) == 1 and texts <= 1 and len(roles) == texts + 1


def _squeezed(fills: Sequence[SlotFill], blocks: Sequence[Block]) -> bool:
    """Whether what an author says beside a picture, table or chart would stand in a slot that is there for captions."""
    largest = max((area(fill.slot) for fill in fills if isinstance(fill.blocks[0], Shown)), default=0)
    own = {id(block) for block in walk(blocks) if not isinstance(block, Shown | Heading)}
    return any(area(fill.slot) * _DWARFED < largest and any(id(block) in own for block in fill.blocks)
               for fill in fills)


def _counted(blocks: Sequence[Block]) -> dict[str, int]:
    """How many pieces of each kind a slide holds, as a message's gaps."""
    found = whole(blocks)
    return {f"{kind.value}s": sum(piece.kind is kind for piece in found) for kind in PieceKind}


def _slots(layout: Layout) -> str:
    return ", ".join(f"«{slot.name}»" for slot in fillable(layout)) or "–"
