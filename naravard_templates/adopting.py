"""`brand adopt`: real master files become a brand folder, or a version of one.

The current version of a brand stands at the top of its folder. Older ones are whole brand folders in `versions/`, and
none is ever lost: it is put there before anything of the new one is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from naravard_templates.brand.adopt import master_facts, slug
from naravard_templates.brand.config import BrandConfig, Masters
from naravard_templates.brand.edit import with_values
from naravard_templates.brand.load import (
    CONFIG_NAME,
    PROTECTED_NAME,
    load_brand,
    load_config,
    load_protected,
    parse_config,
)
from naravard_templates.brand.packing import dump_protected
from naravard_templates.brand.protected import MasterFacts, Protected
from naravard_templates.brand.protection import decided
from naravard_templates.brand.types import Brand
from naravard_templates.brand.versions import rank, version_folder
from naravard_templates.brand.write import new_config
from naravard_templates.errors import BrandError, OutputError, UncheckableFile
from naravard_templates.files import write_atomically
from naravard_templates.formats.read_master import MasterReading, read_master
from naravard_templates.model.snapshot import Format

_Readings = dict[Format, tuple[Path, MasterReading]]
FIRST_VERSION = "1.0.0"


def adopt(masters: Sequence[Path], folder: Path, *, brand_id: str | None = None, name: str | None = None,
          version: str | None = None) -> Brand:
    """Makes a brand folder of one master of each format, and loads it.

    A `brand.yaml` that is already there holds people's decisions and is kept; `protected.json` is made anew. With a
    `version` later than the folder's, the current one moves to `versions/`; an earlier one goes there itself.
    Raises BrandError for masters that cannot be used, OutputError where the folder cannot be written.
    """
    readings = _read_all(masters)
    if version is not None:
        version_folder(folder, version)  # says so if it cannot be a version
    if not (folder / CONFIG_NAME).exists():
        return _first(readings, folder, brand_id, name, version or FIRST_VERSION)
    known = load_config(folder)
    if brand_id and known.id != brand_id:
        raise BrandError("{folder} already holds the brand {found}. Choose another folder or leave out --id.",
                         folder=str(folder), found=known.id)
    if version is None or version == known.version:
        return _again(readings, folder, known)
    if rank(version) < rank(known.version):
        return _earlier(readings, folder, known, version)
    return _later(readings, folder, version)


def _first(readings: _Readings, folder: Path, brand_id: str | None, name: str | None, version: str) -> Brand:
    facts = _facts(readings, {})
    files = Masters(**{master.format.value: master.file for master in facts})
    new_id = brand_id or slug(folder.resolve().name)
    text = with_values(new_config(new_id, name or new_id, files, facts), {"version": version})
    return _written(readings, folder, text, facts)


def proposed(masters: Sequence[Path]) -> Brand:
    """The brand that masters would become, without a folder: nothing is written. Raises BrandError."""
    readings = _read_all(masters)
    facts = tuple(_facts(readings, {}))
    files = Masters(**{master.format.value: master.file for master in facts})
    name = slug(masters[0].stem)
    config = parse_config(new_config(name, name, files, facts).encode(), Path(CONFIG_NAME))
    protected = Protected(config.id, config.version, tuple(decided(master, (), ()) for master in facts))
    return Brand(masters[0].parent, config, protected)


def _again(readings: _Readings, folder: Path, known: BrandConfig) -> Brand:
    """The same version once more, perhaps with a master for the other format."""
    facts = _with_masters_kept(folder, known, readings)
    _refuse_other_masters(readings, folder, known)
    return _written(readings, folder, _with_files((folder / CONFIG_NAME).read_text(encoding="utf-8"), readings), facts)


def _later(readings: _Readings, folder: Path, version: str) -> Brand:
    """A new current version; the one before it is kept whole."""
    brand = load_brand(folder)  # which sees to it that what is put aside really is that version
    facts = _with_masters_kept(folder, brand.config, readings)
    text = (folder / CONFIG_NAME).read_text(encoding="utf-8")
    kept = version_folder(folder, brand.version)
    files = [master.file for master in brand.protected.masters]
    _copy([folder / file for file in (*files, PROTECTED_NAME, CONFIG_NAME)], kept)
    _remove(folder / master.file for master in brand.protected.masters
            if master.format in readings and not _is_inside(readings[master.format][0], folder, master.file))
    return _written(readings, folder, with_values(_with_files(text, readings), {"version": version}), facts)


def _earlier(readings: _Readings, folder: Path, known: BrandConfig, version: str) -> Brand:
    """Masters of old documents, beside the current ones; people's decisions are today's until they change them."""
    target = version_folder(folder, version)
    if (target / CONFIG_NAME).exists():
        raise OutputError("Version {version} is already in {folder}. Move it away, or choose another number.",
                          version=version, folder=str(target))
    text = with_values(_with_files((folder / CONFIG_NAME).read_text(encoding="utf-8"), readings), {"version": version})
    _written(readings, target, text, _facts(readings, known.layouts))
    return load_brand(folder).at(version)


def _read_all(masters: Sequence[Path]) -> _Readings:
    readings: _Readings = {}
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


def _facts(readings: _Readings, roles: dict[str, str]) -> list[MasterFacts]:
    return [_facts_of(path, reading, roles) for path, reading in readings.values()]


def _facts_of(path: Path, reading: MasterReading, roles: dict[str, str]) -> MasterFacts:
    return master_facts(path.name, _hash(path), reading.snapshot, reading.styles, reading.drawn_colours, roles)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _with_masters_kept(folder: Path, known: BrandConfig, readings: _Readings) -> list[MasterFacts]:
    """Adopting only a new Word master keeps the PowerPoint master that the brand already has."""
    facts = _facts(readings, known.layouts)
    if not (folder / PROTECTED_NAME).exists():
        return facts
    files = {Format.PPTX: known.masters.pptx, Format.DOCX: known.masters.docx}
    others = (folder / file for format, file in files.items() if file and format not in readings)
    kept = [path for path in others if path.exists()]
    return facts + [_facts_of(path, read_master(path), known.layouts) for path in kept]


def _refuse_other_masters(readings: _Readings, folder: Path, known: BrandConfig) -> None:
    """Other masters under the same number would make documents wrong that were right.

    One that was changed where it stands is adopted anew, for that is how a brand is drawn.
    """
    if not (folder / PROTECTED_NAME).exists():
        return
    held = {master.format: master for master in load_protected(folder).masters}
    for format, (path, _) in readings.items():
        if format in held and not _is_inside(path, folder, path.name) and held[format].sha256 != _hash(path):
            raise OutputError(
                "{folder} holds version {version} of this brand, and {file} is another file than its {format} master. "
                "If it is a new version, say which: --version NUMBER. If it only corrects {version}, put it in the "
                "folder as {name} yourself, and adopt it from there.",
                folder=str(folder), version=known.version, file=str(path), format=format.value,
                name=held[format].file)


def _is_inside(path: Path, folder: Path, name: str) -> bool:
    """Whether the file is the one of that name in the folder."""
    return (folder / name).exists() and (folder / name).samefile(path)


def _with_files(text: str, readings: _Readings) -> str:
    return with_values(text, {f"masters.{format.value}": path.name for format, (path, _) in readings.items()})


def _written(readings: _Readings, folder: Path, text: str, facts: Iterable[MasterFacts]) -> Brand:
    """The folder with its masters and, when they are there, what describes them."""
    config = parse_config(text.encode(), folder / CONFIG_NAME)
    _copy([path for path, _ in readings.values()], folder)
    masters = tuple(sorted(facts, key=lambda master: master.format.value))
    write_atomically(folder / PROTECTED_NAME, dump_protected(Protected(config.id, config.version, masters)))
    if not (folder / CONFIG_NAME).exists() or (folder / CONFIG_NAME).read_text(encoding="utf-8") != text:
        write_atomically(folder / CONFIG_NAME, text.encode())
    return load_brand(folder)


def _copy(files: Sequence[Path], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in files:
            target = folder / path.name
            if target.exists() and target.samefile(path):
                continue
            if target.exists() and not (target.is_file() and target.read_bytes() == path.read_bytes()):
                raise OutputError("{file} is already there and is another file. "
                                  "Move it away, or choose another folder.", file=str(target))
            write_atomically(target, path.read_bytes())
    except OSError as error:
        raise OutputError("{folder} cannot be written: {reason}", folder=str(folder),
                          reason=error.strerror or str(error)) from error


def _remove(files: Iterable[Path]) -> None:
    """Masters of a version that has been put aside."""
    for path in files:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError("{path} could not be removed: {reason}. Close it in other programs and try again.",
                              path=str(path), reason=error.strerror or str(error)) from error
