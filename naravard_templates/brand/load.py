"""Reads and writes brand folders, and refuses those whose parts do not belong together."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from naravard_templates.brand.adopt import with_ignored
from naravard_templates.brand.config import BrandConfig
from naravard_templates.brand.protected import SCHEMA, MasterFacts, Protected
from naravard_templates.brand.types import Brand
from naravard_templates.errors import BrandError

CONFIG_NAME = "brand.yaml"
PROTECTED_NAME = "protected.json"


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
    protected = _load_protected(folder)
    if (protected.brand, protected.version) != (config.id, config.version):
        raise BrandError("{file} belongs to {found}, but brand.yaml says {wanted}. " + _REMEDY,
                         file=PROTECTED_NAME, found=f"{protected.brand}@{protected.version}",
                         wanted=f"{config.id}@{config.version}", masters=_masters(config))
    for master in protected.masters:
        _check_master(folder, master, config)
    return _overruled(Brand(folder, config, protected))


_REMEDY = "Make it anew with: naravard brand adopt {masters} -o FOLDER"


def load_config(folder: Path) -> BrandConfig:
    """`brand.yaml` of a folder. Raises BrandError."""
    path = folder / CONFIG_NAME
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BrandError("{folder} is not a brand folder: it has no brand.yaml. "
                         "Make one with: naravard brand adopt MASTER -o FOLDER", folder=str(folder)) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise BrandError("{file} cannot be read: {reason}", file=str(path), reason=_one_line(error)) from error
    try:
        return BrandConfig.model_validate(data)
    except ValidationError as error:
        raise BrandError("{file}: {reason}", file=str(path), reason=_first(error)) from error


def _load_protected(folder: Path) -> Protected:
    path = folder / PROTECTED_NAME
    try:
        protected = _adapter().validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise BrandError("{folder} has no protected.json. " + _REMEDY, folder=str(folder), masters="MASTER") from error
    except (OSError, ValidationError, RecursionError) as error:
        reason = _first(error) if isinstance(error, ValidationError) else _one_line(error)
        raise BrandError("{file} cannot be read: {reason}", file=str(path), reason=reason) from error
    if protected.schema != SCHEMA:
        raise BrandError("{file} is of another version ({found}). " + _REMEDY, file=str(path), found=protected.schema,
                         masters="MASTER")
    return protected


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Protected]:
    return TypeAdapter(Protected)


def dump_protected(protected: Protected) -> bytes:
    """`protected.json`: the same bytes for the same masters."""
    return _adapter().dump_json(protected, indent=1, exclude_defaults=True) + b"\n"


def _check_master(folder: Path, master: MasterFacts, config: BrandConfig) -> None:
    path = folder / master.file
    if Path(master.file).name != master.file:
        raise BrandError("protected.json names a master outside the brand folder: {file}", file=master.file)
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise BrandError("The master {file} cannot be read: {reason}", file=str(path),
                         reason=_one_line(error)) from error
    if digest != master.sha256:
        raise BrandError("The master {file} is not the one that protected.json was made from. " + _REMEDY,
                         file=str(path), masters=_masters(config))


def _overruled(brand: Brand) -> Brand:
    ignore = brand.config.protection.ignore
    if not ignore:
        return brand
    masters = tuple(with_ignored(master, ignore) for master in brand.protected.masters)
    return Brand(brand.folder, brand.config,
                 Protected(brand.protected.brand, brand.protected.version, masters))


def _masters(config: BrandConfig) -> str:
    return " ".join(name for name in (config.masters.pptx, config.masters.docx) if name)


def _first(error: ValidationError) -> str:
    found = error.errors()[0]
    place = ".".join(str(part) for part in found["loc"])
    return f"{place}: {found['msg']}" if place else found["msg"]


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
