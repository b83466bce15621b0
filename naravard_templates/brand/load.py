"""Reads and writes brand folders, and refuses those whose parts do not belong together."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import yaml
from pydantic import ValidationError

from naravard_templates.brand.config import BrandConfig
from naravard_templates.brand.packing import dump_protected, parse_protected
from naravard_templates.brand.protected import SCHEMA, MasterFacts, Protected
from naravard_templates.brand.protection import decided
from naravard_templates.brand.types import Brand
from naravard_templates.brand.versions import known_versions, version_folder
from naravard_templates.errors import BrandError

__all__ = ["CONFIG_NAME", "PROTECTED_NAME", "default_folder", "dump_protected", "load_brand", "load_config",
           "load_older", "load_protected", "parse_config"]

CONFIG_NAME = "brand.yaml"
PROTECTED_NAME = "protected.json"
_LARGEST = {CONFIG_NAME: 1_000_000, PROTECTED_NAME: 100_000_000}
"""Bytes; a brand folder may come from anybody."""
_LARGEST_MASTER = 500_000_000
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader reads ten times as fast; not every system has it."""


def default_folder() -> Path:
    """The brand that comes with the package: inside it when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "default_brand"
    return inside if inside.is_dir() else package.parent / "brand"


def load_brand(folder: Path) -> Brand:
    """The brand in a folder.

    Raises BrandError, which names the file and the remedy, where something is missing, malformed or does not fit.
    """
    config = load_config(folder)
    protected = load_protected(folder)
    if (protected.brand, protected.version) != (config.id, config.version):
        raise BrandError("{file} belongs to {found}, but brand.yaml says {wanted}. " + _REMEDY,
                         file=PROTECTED_NAME, found=f"{protected.brand}@{protected.version}",
                         wanted=f"{config.id}@{config.version}", masters=_masters(config))
    for master in protected.masters:
        _check_master(folder, master, config)
    return _overruled(Brand(folder, config, protected, known_versions(folder)))


def load_older(brand: Brand, version: str) -> Brand:
    """An older version of a brand, with its own palette and masters; how serious a fault is stays today's decision.

    Raises BrandError.
    """
    older = load_brand(version_folder(brand.folder, version))
    if (older.id, older.version) != (brand.id, version):
        raise BrandError("{folder} should hold {wanted}, but its brand.yaml says {found}.", folder=str(older.folder),
                         wanted=f"{brand.id}@{version}", found=f"{older.id}@{older.version}")
    config = older.config.model_copy(update={"severities": brand.config.severities, "name": brand.config.name})
    return replace(older, config=config)


_REMEDY = "Make it anew with: naravard brand adopt {masters} -o FOLDER"


def load_config(folder: Path) -> BrandConfig:
    """`brand.yaml` of a folder. Raises BrandError."""
    path = folder / CONFIG_NAME
    try:
        return parse_config(_bounded(path).decode(), path)
    except FileNotFoundError as error:
        raise BrandError("{folder} is not a brand folder: it has no brand.yaml. "
                         "Make one with: naravard brand adopt MASTER -o FOLDER", folder=str(folder)) from error
    except (OSError, ValueError) as error:
        raise BrandError("{file} cannot be read: {reason}", file=str(path), reason=_one_line(error)) from error


def parse_config(text: str, path: Path) -> BrandConfig:
    """The text of a `brand.yaml`, which `path` names in messages. Raises BrandError."""
    try:
        return BrandConfig.model_validate(yaml.load(text, Loader=_Loader))  # noqa: S506  # a safe one
    except (yaml.YAMLError, RecursionError) as error:
        raise BrandError("{file} cannot be read: {reason}", file=str(path), reason=_one_line(error)) from error
    except ValidationError as error:
        raise BrandError("{file}: {reason}", file=str(path), reason=_first(error)) from error


def load_protected(folder: Path) -> Protected:
    """`protected.json` of a folder, whether or not it fits the masters. Raises BrandError."""
    path = folder / PROTECTED_NAME
    try:
        protected = parse_protected(_bounded(path))
    except FileNotFoundError as error:
        raise BrandError("{folder} has no protected.json. " + _REMEDY, folder=str(folder), masters="MASTER") from error
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        reason = _first(error) if isinstance(error, ValidationError) else _one_line(error)
        raise BrandError("{file} cannot be read: {reason}", file=str(path), reason=reason) from error
    if protected.schema != SCHEMA:
        raise BrandError("{file} is of another version ({found}). " + _REMEDY, file=str(path), found=protected.schema,
                         masters="MASTER")
    return protected


def _bounded(path: Path) -> bytes:
    """A file's bytes. Raises OSError, ValueError for one that is too large to be what it should be."""
    largest = _LARGEST.get(path.name, _LARGEST_MASTER)
    if path.stat().st_size > largest:
        raise ValueError(f"larger than {largest // 1_000_000} MB")
    return path.read_bytes()


def _check_master(folder: Path, master: MasterFacts, config: BrandConfig) -> None:
    path = folder / master.file
    if Path(master.file).name != master.file:
        raise BrandError("protected.json names a master outside the brand folder: {file}", file=master.file)
    try:
        digest = hashlib.sha256(_bounded(path)).hexdigest()
    except (OSError, ValueError) as error:
        raise BrandError("The master {file} cannot be read: {reason}", file=str(path),
                         reason=_one_line(error)) from error
    if digest != master.sha256:
        raise BrandError("The master {file} is not the one that protected.json was made from. " + _REMEDY,
                         file=str(path), masters=_masters(config))


def _overruled(brand: Brand) -> Brand:
    """What is protected in the end: what was proposed, as far as brand.yaml does not say otherwise."""
    protection = brand.config.protection
    masters = tuple(decided(master, protection.ignore, protection.protect) for master in brand.protected.masters)
    return replace(brand, protected=replace(brand.protected, masters=masters))


def _masters(config: BrandConfig) -> str:
    return " ".join(name for name in (config.masters.pptx, config.masters.docx) if name)


def _first(error: ValidationError) -> str:
    found = error.errors()[0]
    place = ".".join(str(part) for part in found["loc"])
    return f"{place}: {found['msg']}" if place else found["msg"]


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
