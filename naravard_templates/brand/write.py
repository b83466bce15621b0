"""Writes the `brand.yaml` of a newly adopted brand: what people may then change, each setting with what it is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import yaml

from naravard_templates.brand.adopt import stem
from naravard_templates.brand.colours import ProposedPalette, propose
from naravard_templates.brand.config import Masters
from naravard_templates.brand.layout_roles import preferred
from naravard_templates.brand.protected import Layout, LeftOut, MasterFacts
from naravard_templates.brand.protection import Kind, kind_of
from naravard_templates.decoding import encode

_HEAD: Final = """\
# A brand, as naravard-templates reads it. Everything here is yours to change.
# What the masters hold stands in protected.json, which is made from them and never edited by hand:
#   naravard brand adopt {masters} -o FOLDER
# See the whole brand, with the ids of its graphics: naravard brand show FOLDER
"""
_LANGUAGE: Final = "sv-SE"
_REASONS: Final = {
    LeftOut.TOOL: "objects that a tool left behind", LeftOut.HIDDEN: "hidden", LeftOut.OFF_PAGE: "off the page",
    LeftOut.INSTRUCTION: "instructions to whoever uses the template", LeftOut.EMPTY: "guides and empty boxes"}
_OTHERS: Final = """\
# Other settings, when you need them:
#   parties: {region: …, municipalities: [ … ]}    who may stand behind a joint document
#   fonts: {declared: [ … ]}                       families besides the theme's
#   text: {smallest_on_slides: 12, smallest_in_documents: 9}
#   tolerances: {position: 12700, size: 12700}     EMU; 12700 are one point
#   severities: {NV304: error}                     how serious a finding is
#   styles: {heading-1: "Our heading"}             which Word style has a role
#   kinds: { … }                                   the kinds of document, and what each must hold
"""


def new_config(brand_id: str, name: str, masters: Masters, facts: Sequence[MasterFacts]) -> str:
    """The text of a first `brand.yaml`: what is proposed, and why."""
    files = encode(masters)
    parts = [
        _HEAD.format(masters=" ".join(files.values())),
        _yaml({"id": brand_id, "name": name, "version": "1.0.0", "language": _LANGUAGE}),
        _yaml({"masters": files}),
        _palette(propose(facts, _LANGUAGE)),
        *_protection(facts),
        *(part for master in facts if master.layouts for part in _layouts(master.layouts)),
        _OTHERS]
    return "\n".join(parts)


def _palette(palette: ProposedPalette) -> str:
    said = ["`offered` is what people are to choose among, and what a fix proposes; call the colours what you like.",
            "`tolerated` is allowed besides, as are all colours that the masters draw. `tints`: the lighter and darker",
            "steps of Office's colour picker. `neutrals`: black, white and greys."]
    if palette.stock:
        said.append("The theme's accents are a program's own and the masters do not use them: they are not offered.")
    return _comment(said) + _yaml({"palette": {"offered": palette.offered, "tolerated": list(palette.tolerated),
                                               "tints": True, "neutrals": True}})


def _protection(facts: Sequence[MasterFacts]) -> Iterable[str]:
    elements = [(element, master) for master in facts for element in master.elements]
    kinds = Counter(kind_of(element.element, master.page_size) for element, master in elements
                    if element.left_out is None)
    counts = ", ".join(f"{_KINDS[kind]}: {kinds[kind]}" for kind in Kind if kinds[kind]) or "nothing"
    said = [f"Protected are what the masters draw themselves ({counts}).",
            "`ignore` takes ids out of protection, `protect` puts back what was left out:"]
    said += [f"  {element.id}: {_REASONS[element.left_out]}" for element, _ in elements if element.left_out]
    yield _comment(said if len(said) > 2 else [said[0], said[1].rstrip(":") + "; nothing was."]) + _yaml(
        {"protection": {"ignore": [], "protect": []}})


_KINDS: Final = {Kind.LOGO: "logos and pictures", Kind.BACKGROUND: "backgrounds", Kind.DECORATION: "decoration",
                 Kind.WORDS: "words"}


def _layouts(layouts: Sequence[Layout]) -> Iterable[str]:
    """The roles, and which layout is taken where several have the same."""
    first = preferred(layouts)
    said = ["What each slide layout is for, as its name, type and slots tell. Where that is wrong, or where several",
            "are for the same, an entry here decides:"]
    said += [f"  {_key(layout, layouts)}: {layout.role}" for layout in layouts]
    entries = {_key(layout, layouts): role for role, layout in first.items()}
    yield _comment(said) + _yaml({"layouts": entries})
    yield _comment(["What is too long for a slide goes on on the next, instead of being an error."]) + _yaml(
        {"deck": {"continue": True}})


def _key(layout: Layout, layouts: Sequence[Layout]) -> str:
    """The layout's name; the name of its part where several share it."""
    twins = sum(other.name == layout.name for other in layouts)
    return layout.name if twins == 1 and layout.name else stem(layout.part)


def _comment(lines: Iterable[str]) -> str:
    return "".join(f"# {' '.join(line.splitlines())}\n" if line[:1] != " " else f"#{' '.join(line.splitlines())}\n"
                   for line in lines)


def _yaml(data: Mapping[str, Any]) -> str:
    """A line for each setting, those of a section below it."""
    return "".join(f"{key}:\n" + "".join(f"  {_flow(name)}: {_flow(item)}\n" for name, item in value.items())
                   if isinstance(value, dict) and value else f"{key}: {_flow(value)}\n" for key, value in data.items())


def _flow(value: Any) -> str:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10_000)
    return text.strip().removesuffix("...").strip()
