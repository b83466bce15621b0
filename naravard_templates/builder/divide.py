"""Divides what is too much for a slide by itself: a long paragraph, item, quotation or piece of code.

No word is lost. What goes on says so where its beginning is needed to understand it: "Ansvar (forts.)".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from naravard_templates.builder.break_runs import break_runs
from naravard_templates.builder.footnotes import Footnotes
from naravard_templates.model.outline import (
    Block,
    CodeBlock,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Run,
    Runs,
)

Portion = tuple[Block, ...]
Fits = Callable[[Portion], bool]
Halves = tuple[Portion, Portion]


def fitting(portion: Portion, fits: Fits, continued: str) -> Iterator[Portion]:
    """The portion in pieces that fit; one that cannot be made to fit comes as it is."""
    divider = Divider(continued)
    while not fits(portion):
        found = divider.halves(portion, fits)
        if found is None:
            break
        first, portion = found
        yield first
    yield portion


def parted_list(block: ListBlock) -> list[ListBlock]:
    """A list of one item for each, which count on."""
    return [replace(block, items=(item,), start=block.start + number) for number, item in enumerate(block.items)]


def joined(blocks: Sequence[Block]) -> Portion:
    """Neighbouring items of one list as a list again."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if isinstance(block, ListBlock) and isinstance(last, ListBlock) and _goes_on(last, block):
            result[-1] = replace(last, items=last.items + block.items)
        else:
            result.append(block)
    return tuple(result)


def _goes_on(last: ListBlock, block: ListBlock) -> bool:
    return (last.line, last.ordered, last.start + len(last.items)) == (block.line, block.ordered, block.start)


@dataclass(frozen=True, slots=True)
class Divider:
    """`continued` is what a text says that goes on from an earlier slide."""

    continued: str

    def halves(self, portion: Portion, fits: Fits) -> Halves | None:
        """As much of it as fits, and the rest; None where nothing of it does."""
        for count in range(len(portion) - 1, -1, -1):
            before, block, after = portion[:count], portion[count], portion[count + 1:]
            if before and not fits(before):
                continue
            found = self._block(block, _beginning(before, fits))
            if found:
                return (*before, *found[0]), (*found[1], *after)
            if before:
                return before, portion[count:]
        return None

    def _block(self, block: Block, fits: Fits) -> Halves | None:
        match block:
            case Paragraph() | Heading():
                found = _cut(block.runs, lambda runs: fits((replace(block, runs=runs),)))
                return ((replace(block, runs=found[0]),), (replace(block, runs=found[1]),)) if found else None
            case ListBlock(items=[item]):
                return self._item(block, item, fits)
            case ListBlock():
                parts = self.halves(tuple(parted_list(block)), lambda part: fits(joined(part)))
                return (joined(parts[0]), joined(parts[1])) if parts else None
            case Quote() | FactBox():
                parts = self.halves(block.blocks, lambda part: fits((_first_of(block, part),)))
                return ((_first_of(block, parts[0]),), (_rest_of(block, parts[1]),)) if parts else None
            case CodeBlock():
                return _code(block, fits)
            case Footnotes(notes=notes):
                parted = [(replace(block, notes=notes[:count]),) for count in range(1, len(notes))]
                count = sum(map(fits, parted))
                return (parted[count - 1], (replace(block, notes=notes[count:]),)) if count else None
            case _:
                return None

    def _item(self, block: ListBlock, item: ListItem, fits: Fits) -> Halves | None:
        """An item breaks between the things that are nested in it, which then stand under its words once more."""
        if not fits((_with(block, replace(item, children=())),)):
            found = _cut(item.runs, lambda runs: fits((_with(block, ListItem(item.line, runs)),)))
            return found and ((_with(block, replace(item, runs=found[0], children=())),),
                              (_with(block, replace(item, runs=(Run(f"({self.continued}) "), *found[1]))),))
        if not item.children:
            return None
        inside = tuple(one for child in item.children
                       for one in (parted_list(child) if isinstance(child, ListBlock) else (child,)))
        parts = self.halves(inside, lambda part: fits((_with(block, replace(item, children=joined(part))),)))
        if parts is None:
            return (_with(block, replace(item, children=())),), item.children
        return ((_with(block, replace(item, children=joined(parts[0]))),),
                (_with(block, replace(item, runs=self._again(item.runs), children=joined(parts[1]))),))

    def _again(self, runs: Runs) -> Runs:
        """The words of an item that has more in it; its footnotes are said already."""
        kept = tuple(run for run in runs if not run.note)
        said = Run(f" ({self.continued})")
        return kept if kept[-1:] == (said,) else (*kept, said)


def _beginning(before: Portion, fits: Fits) -> Fits:
    return lambda part: fits((*before, *part))


def _code(block: CodeBlock, fits: Fits) -> Halves | None:
    """Between lines, which keep the spaces that they begin with."""
    lines = block.text.split("\n")
    for count in range(len(lines) - 1, 0, -1):
        first = replace(block, text="\n".join(lines[:count]))
        if fits((first,)):
            return (first,), (replace(block, text="\n".join(lines[count:])),)
    found = _cut((Run(block.text),), lambda runs: fits((_said(block, runs),)))
    return ((_said(block, found[0]),), (_said(block, found[1]),)) if found else None


def _said(block: CodeBlock, runs: Runs) -> CodeBlock:
    return replace(block, text="".join(run.text for run in runs))


def _cut(runs: Runs, fits: Callable[[Runs], bool]) -> tuple[Runs, Runs] | None:
    found = break_runs(runs, fits)
    return found if found and found[1] else None


def _with(block: ListBlock, item: ListItem) -> ListBlock:
    return replace(block, items=(item,))


def _first_of(block: Quote | FactBox, blocks: Portion) -> Block:
    """Who is quoted is said at the end."""
    return replace(block, blocks=blocks, source="") if isinstance(block, Quote) else replace(block, blocks=blocks)


def _rest_of(block: Quote | FactBox, blocks: Portion) -> Block:
    """A box has its title at the beginning."""
    return replace(block, blocks=blocks) if isinstance(block, Quote) else replace(block, title="", blocks=blocks)
