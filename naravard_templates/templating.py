"""`template`: the brand's own templates, handed out to people who start in PowerPoint or Word."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from naravard_templates.brand.parties import known_parties
from naravard_templates.brand.protected import SlotRole
from naravard_templates.brand.types import Brand
from naravard_templates.builder.check import characters
from naravard_templates.builder.layouts import LayoutChooser
from naravard_templates.builder.plan import DeckPlan, DocumentPlan, SlidePlan, SlotFill
from naravard_templates.builder.slots import fillable
from naravard_templates.builder.title import title_slide
from naravard_templates.building import checked
from naravard_templates.errors import OutlineProblem, UsageError
from naravard_templates.files import make_folder, refuse_taken, write_atomically
from naravard_templates.model.outline import Metadata, Paragraph
from naravard_templates.model.snapshot import Format

_SUFFIXES: Final = {Format.PPTX: ".potx", Format.DOCX: ".dotx"}
_TO_WRITE_IN: Final = (SlotRole.SUBTITLE, SlotRole.TEXT)


def template(folder: Path, brand: Brand, parties: Sequence[str] = (), title: str = "", *,
             overwrite: bool = False) -> tuple[Path, ...]:
    """Writes a .potx and a .dotx, as far as the brand has masters for them, and returns where they are.

    Raises UsageError for a party that the brand does not know, OutlineProblem for a character that no file can hold,
    OutputError where a file is already there.
    """
    meta = metadata(brand, parties, title)
    targets = {master.format: folder / template_name(master.format, brand) for master in brand.protected.masters}
    for format, target in targets.items():
        _refuse_master(target, brand.master_path(format))
    refuse_taken(targets.values(), overwrite)
    made = {format: template_bytes(meta, format, brand) for format in targets}
    make_folder(folder)
    for format, target in targets.items():
        write_atomically(target, made[format])
    return tuple(targets.values())


def metadata(brand: Brand, parties: Sequence[str], title: str) -> Metadata:
    """What is written into the templates. Raises UsageError for a party that the brand does not know, OutlineProblem
    for a character that no file can hold."""
    meta = Metadata(title=title.strip(), parties=known_parties(parties, brand), language=brand.config.language)
    for problem in (problem for text in (meta.title, *meta.parties) for problem in characters(text)):
        raise problem
    return meta


def template_name(format: Format, brand: Brand) -> str:
    """What the template of a format is called. Raises BrandError where there is none."""
    return Path(brand.master(format).file).with_suffix(_SUFFIXES[format]).name


def template_bytes(meta: Metadata, format: Format, brand: Brand) -> bytes:
    """The finished template; as with `build`, it has passed lint."""
    if format is Format.PPTX:
        from naravard_templates.formats.pptx.write_template import write_template

        return checked(write_template(DeckPlan(meta, _opening(meta, brand)), brand), brand)
    from naravard_templates.formats.docx.write import write_document

    return checked(write_document(DocumentPlan(meta, (), ()), brand, template=True), brand)


def _opening(meta: Metadata, brand: Brand) -> tuple[SlidePlan, ...]:
    """The title slide with what is known, its other text slots empty to be written in.

    A prompt looks like text but is not shown to an audience, so names that only stood in prompts would be missed.
    """
    for known in (meta, replace(meta, parties=())):
        with suppress(OutlineProblem):
            slide = title_slide(known, LayoutChooser(brand), ())
            filled = {fill.slot for fill in slide.fills}
            fills = {slot: SlotFill(slot, (Paragraph(),)) for slot in fillable(slide.layout)
                     if slot.role in _TO_WRITE_IN and slot not in filled}
            return (replace(slide, fills=(*slide.fills, *fills.values())),)
    return ()


def _refuse_master(target: Path, master: Path) -> None:
    """Not even when told to overwrite: the brand would be broken."""
    if target.exists() and target.samefile(master):
        raise UsageError("{file} is the brand's own master. Choose another folder with -o.", file=str(target))
