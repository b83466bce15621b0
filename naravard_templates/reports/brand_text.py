"""A brand as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from naravard_templates.brand.types import Brand
from naravard_templates.i18n import Language, shown, translate
from naravard_templates.model.finding import Length
from naravard_templates.printable import printable
from naravard_templates.reports import brand_view as view
from naravard_templates.reports.brand_words import KINDS, WORDS


def as_text(brand: Brand, lang: Language) -> str:
    """Everything that a brand holds, a paragraph for each kind of thing."""
    return "\n".join(map(printable, _Writer(brand, lang).lines())) + "\n"


class _Writer:
    def __init__(self, brand: Brand, lang: Language) -> None:
        self.brand, self.lang = brand, lang

    def lines(self) -> Iterator[str]:
        config = self.brand.config
        yield f"{config.name} ({self.brand.id} {self.brand.version})"
        yield from self._section("versions", [", ".join((self.brand.version, *self.brand.older))])
        yield from self._section("masters", [f"{one.format.value}: {one.file}" for one in self.brand.protected.masters])
        yield from self._section("palette", [
            f"#{one.rgb}  {one.name}  ({self._word('on_white')} {self._ratio(one.on_white)}, "
            f"{self._word('on_black')} {self._ratio(one.on_black)})" for one in view.offered(self.brand)])
        yield from self._section("tolerated", [" ".join(f"#{one.rgb}" for one in view.tolerated(self.brand))])
        yield from self._section("fonts", [f"{self._word(use)}: {name}" for use, name in view.fonts(self.brand)])
        yield from self._layouts()
        yield from self._section("styles", [f"{role}: {name}" for role, name in view.styles(self.brand)])
        graphics = list(view.graphics(self.brand, self.lang))
        yield from self._section("protected", [
            f"{one.format} {one.id} ({translate(KINDS[one.kind], self.lang)}): {one.text}"
            for one in graphics if not one.why])
        yield from self._section("unprotected", [f"{one.format} {one.id}: {one.why}" for one in graphics if one.why])
        yield from self._section("kinds", [
            f"{name} ({kind.format.value}): {', '.join(section.name for section in kind.sections)}".rstrip(": ")
            for name, kind in config.kinds.items()])
        yield from self._section("tolerances", tolerances(self.brand, self.lang))

    def _layouts(self) -> Iterator[str]:
        lines = []
        for layout in view.layouts(self.brand):
            lines.append(f"{layout.name} ({layout.role})")
            lines += [f"  {number}. {slot.name or slot.type} ({slot.role.value})"
                      for number, slot in enumerate(layout.slots, 1)]
        yield from self._section("layouts", lines)

    def _section(self, word: str, lines: list[str]) -> Iterator[str]:
        if any(lines):
            yield ""
            yield self._word(word)
            yield from (f"  {line}" for line in lines)

    def _word(self, name: str) -> str:
        return translate(WORDS[name], self.lang)

    def _ratio(self, value: float) -> str:
        return f"{shown(value, self.lang)}:1"


def tolerances(brand: Brand, lang: Language) -> list[str]:
    """How far a document may stray, by the names that brand.yaml uses."""
    lengths = {"position", "size", "line_width"}
    return [f"{name}: {shown(Length(value) if name in lengths else value, lang)}"
            for name, value in asdict(brand.config.tolerances).items()]
