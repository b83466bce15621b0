"""Reads and writes brand folders, and refuses those whose parts do not belong together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from naravard_templates.brand.config import BrandConfig
from naravard_templates.brand.folder import (
    CONFIG_NAME,
    PROTECTED_NAME,
    bounded,
    default_folder,
    digest,
    master_digest,
    older_texts,
)
from naravard_templates.brand.packing import dump_protected, parse_known, parse_protected
from naravard_templates.brand.protected import SCHEMA, MasterFacts, Protected
from naravard_templates.brand.protection import decided
from naravard_templates.brand.types import Brand, Origin
from naravard_templates.brand.versions import VERSIONS, version_folder
from naravard_templates.decoding import Care, Unfit, decode
from naravard_templates.errors import BrandError
from naravard_templates.model.finding import Message

__all__ = ["CONFIG_NAME", "PROTECTED_NAME", "default_folder", "dump_protected", "load_brand", "load_config",
           "load_older", "load_protected", "parse_config"]

_DEEPEST: Final = 32
_MOST_VALUES: Final = 100_000
READ_BEFORE: Final = Path(__file__).parent / "default_config.json"
"""The settings of the default brand, by the digest of the text that they were read from: importing what reads YAML
takes longer than all else that there is to do about a brand. With them the digest of that brand, whose facts need no
check any more."""


def load_brand(folder: Path) -> Brand:
    """The brand in a folder.

    Raises BrandError, which names the file and the remedy, where something is missing, malformed or does not fit.
    """
    config_text, protected_text, older = _config_text(folder), _protected_text(folder), _older_texts(folder)
    known = digest(config_text, protected_text, older)
    config = parse_config(config_text, folder / CONFIG_NAME)
    protected = _decided(protected_text, folder / PROTECTED_NAME, config, known == _read_before()["digest"])
    if (protected.brand, protected.version) != (config.id, config.version):
        raise BrandError("{file} belongs to {found}, but brand.yaml says {wanted}. " + _REMEDY,
                         file=PROTECTED_NAME, found=f"{protected.brand}@{protected.version}",
                         wanted=f"{config.id}@{config.version}", masters=_masters(config))
    for master in protected.masters:
        _check_master(folder, master, config)
    return Brand(folder, config, protected, tuple(version for version, *_ in older),
                 origin=Origin(known, config, protected))


def load_older(brand: Brand, version: str) -> Brand:
    """An older version of a brand, with its own palette and masters; how serious a fault is stays today's decision.

    Raises BrandError.
    """
    older = load_brand(version_folder(brand.folder, version))
    if (older.id, older.version) != (brand.id, version):
        raise BrandError("{folder} should hold {wanted}, but its brand.yaml says {found}.", folder=str(older.folder),
                         wanted=f"{brand.id}@{version}", found=f"{older.id}@{older.version}")
    config = replace(older.config, severities=brand.config.severities, name=brand.config.name)
    return replace(older, config=config)


_REMEDY = "Make it anew with: naravard brand adopt {masters} -o FOLDER"


def load_config(folder: Path) -> BrandConfig:
    """`brand.yaml` of a folder. Raises BrandError."""
    return parse_config(_config_text(folder), folder / CONFIG_NAME)


def _config_text(folder: Path) -> bytes:
    path = folder / CONFIG_NAME
    try:
        return bounded(path)
    except FileNotFoundError as error:
        raise BrandError("{folder} is not a brand folder: it has no brand.yaml. "
                         "Make one with: naravard brand adopt MASTER -o FOLDER", folder=str(folder)) from error
    except (OSError, ValueError) as error:
        raise BrandError("{file} cannot be read: {reason}", file=str(path), reason=_one_line(error)) from error


def parse_config(text: bytes, path: Path) -> BrandConfig:
    """The text of a `brand.yaml`, which `path` names in messages. Raises BrandError."""
    try:
        known = _read_before()
        if hashlib.sha256(text).hexdigest() == known["sha256"]:
            return decode(BrandConfig, known["config"], Care.LITTLE)
        return decode(BrandConfig, read_yaml(text))
    except Unfit as error:
        raise BrandError("{file}: {reason}", file=str(path), reason=error.message) from error
    except (ValueError, RecursionError) as error:
        raise BrandError("{file} cannot be read: {reason}", file=str(path), reason=_one_line(error)) from error


@cache
def _read_before() -> Any:
    return json.loads(READ_BEFORE.read_bytes())


def read_yaml(text: bytes) -> Any:
    """What a YAML document holds. Raises ValueError, of which Unfit is one."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's reads ten times as fast; not all systems have it
    try:
        _refuse_bombs(yaml.parse(text.decode(), Loader=loader))
        return yaml.load(text.decode(), Loader=loader)  # noqa: S506  # safe ones
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _refuse_bombs(events: Iterator[Any]) -> None:
    """Looks through a document before it is put together, which deep nesting crashes and aliases of aliases make
    endless. Raises Unfit.
    """
    import yaml

    sizes, anchors, names = [0], dict[str, int](), list[str | None]()
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            sizes.append(1)
            names.append(event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            size = sizes.pop()
            anchors[names.pop() or ""] = size
            sizes[-1] += size
        elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            sizes[-1] += anchors.get(event.anchor or "", 1) if isinstance(event, yaml.AliasEvent) else 1
        if len(sizes) > _DEEPEST or sizes[-1] > _MOST_VALUES:
            raise Unfit(Message("more stands here than in any brand, or deeper in each other"))


def load_protected(folder: Path) -> Protected:
    """`protected.json` of a folder, whether or not it fits the masters. Raises BrandError."""
    return _parsed_protected(_protected_text(folder), folder / PROTECTED_NAME)


def _protected_text(folder: Path) -> bytes:
    path = folder / PROTECTED_NAME
    try:
        return bounded(path)
    except FileNotFoundError as error:
        raise BrandError("{folder} has no protected.json. " + _REMEDY, folder=str(folder), masters="MASTER") from error
    except (OSError, ValueError) as error:
        raise BrandError("{file} cannot be read: {reason}", file=str(path), reason=_one_line(error)) from error


def _parsed_protected(text: bytes, path: Path) -> Protected:
    try:
        protected = parse_protected(text)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        reason = error.message if isinstance(error, Unfit) else _one_line(error)
        raise BrandError("{file} cannot be read: {reason}", file=str(path), reason=reason) from error
    if protected.schema != SCHEMA:
        raise BrandError("{file} is of another version ({found}). " + _REMEDY, file=str(path), found=protected.schema,
                         masters="MASTER")
    return protected


def _older_texts(folder: Path) -> tuple[tuple[str, bytes, bytes], ...]:
    try:
        return older_texts(folder)
    except (OSError, ValueError) as error:
        raise BrandError("{file} cannot be read: {reason}", file=str(folder / VERSIONS),
                         reason=_one_line(error)) from error


def _check_master(folder: Path, master: MasterFacts, config: BrandConfig) -> None:
    path = folder / master.file
    if Path(master.file).name != master.file:
        raise BrandError("protected.json names a master outside the brand folder: {file}", file=master.file)
    try:
        found = master_digest(folder, master.file)
    except (OSError, ValueError) as error:
        raise BrandError("The master {file} cannot be read: {reason}", file=str(path),
                         reason=_one_line(error)) from error
    if found != master.sha256:
        raise BrandError("The master {file} is not the one that protected.json was made from. " + _REMEDY,
                         file=str(path), masters=_masters(config))


def _decided(text: bytes, path: Path, config: BrandConfig, is_known: bool) -> Protected:
    """What is protected in the end: what was proposed, as far as brand.yaml does not say otherwise."""
    decide = partial(decided, ignore=config.protection.ignore, protect=config.protection.protect)
    if is_known:
        return parse_known(text, decide)
    protected = _parsed_protected(text, path)
    return replace(protected, masters=tuple(map(decide, protected.masters)))


def _masters(config: BrandConfig) -> str:
    return " ".join(name for name in (config.masters.pptx, config.masters.docx) if name)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
