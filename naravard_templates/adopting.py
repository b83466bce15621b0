"""`brand adopt`: real master files become a brand folder."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from naravard_templates.brand.adopt import master_facts, slug
from naravard_templates.brand.config import BrandConfig, Masters
from naravard_templates.brand.load import CONFIG_NAME, PROTECTED_NAME, dump_protected, load_brand, load_config
from naravard_templates.brand.protected import MasterFacts, Protected
from naravard_templates.brand.types import Brand
from naravard_templates.brand.write import new_config
from naravard_templates.errors import BrandError, OutputError, UncheckableFile
from naravard_templates.files import write_atomically
from naravard_templates.formats.read_master import MasterReading, read_master
from naravard_templates.model.snapshot import Format


def adopt(masters: Sequence[Path], folder: Path, *, brand_id: str | None = None, name: str | None = None) -> Brand:
    """Makes a brand folder of one master of each format, and loads it.

    A `brand.yaml` that is already there holds people's decisions and is kept; `protected.json` is made anew.
    Raises BrandError for masters that cannot be used, OutputError where the folder cannot be written.
    """
    readings = _read_all(masters)
    known = load_config(folder) if (folder / CONFIG_NAME).exists() else None
    if known and brand_id and known.id != brand_id:
        raise BrandError("{folder} already holds the brand {found}. Choose another folder or leave out --id.",
                         folder=str(folder), found=known.id)
    roles = known.layouts if known else {}
    facts = [_facts(path, reading, roles) for path, reading in readings.values()]
    facts = _with_masters_kept(folder, known, facts)
    _copy([path for path, _ in readings.values()], folder)
    if known is None:
        files = Masters(**{master.format.value: master.file for master in facts})
        new_id = brand_id or slug(folder.resolve().name)
        text = new_config(new_id, name or new_id, files, facts)
        write_atomically(folder / CONFIG_NAME, text.encode())
        known = load_config(folder)
    protected = Protected(known.id, known.version, tuple(sorted(facts, key=lambda master: master.format.value)))
    write_atomically(folder / PROTECTED_NAME, dump_protected(protected))
    return load_brand(folder)


def _read_all(masters: Sequence[Path]) -> dict[Format, tuple[Path, MasterReading]]:
    readings: dict[Format, tuple[Path, MasterReading]] = {}
    for path in masters:
        try:
            reading = read_master(path)
        except UncheckableFile as error:
            raise BrandError("{file} cannot be adopted: {reason}", file=str(path), reason=str(error)) from error
        if reading.snapshot.format in readings:
            raise BrandError("{one} and {other} are both {format} masters. Name one of each format.",
                             one=str(readings[reading.snapshot.format][0]), other=str(path),
                             format=reading.snapshot.format.value)
        readings[reading.snapshot.format] = path, reading
    return readings


def _facts(path: Path, reading: MasterReading, roles: dict[str, str]) -> MasterFacts:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return master_facts(path.name, digest, reading.snapshot, reading.styles, reading.drawn_colours, roles)


def _with_masters_kept(folder: Path, known: BrandConfig | None, facts: list[MasterFacts]) -> list[MasterFacts]:
    """Adopting only a new Word master keeps the PowerPoint master that the brand already has."""
    if known is None or not (folder / PROTECTED_NAME).exists():
        return facts
    fresh = {master.format for master in facts}
    files = {Format.PPTX: known.masters.pptx, Format.DOCX: known.masters.docx}
    others = (folder / file for format, file in files.items() if file and format not in fresh)
    kept = [path for path in others if path.exists()]
    return facts + [_facts(path, read_master(path), known.layouts) for path in kept]


def _copy(masters: Sequence[Path], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in masters:
            target = folder / path.name
            if target.exists() and target.samefile(path):
                continue
            if target.exists() and target.read_bytes() != path.read_bytes():
                raise OutputError("{file} is already there and is another file. "
                                  "Move it away, or choose another folder.", file=str(target))
            shutil.copyfile(path, target)
    except OSError as error:
        raise OutputError("{folder} cannot be written: {reason}", folder=str(folder),
                          reason=error.strerror or str(error)) from error
