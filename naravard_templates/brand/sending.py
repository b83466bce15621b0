"""Brands for other processes and machines: told by folder and digest, sent whole only where that is not enough."""

from __future__ import annotations

import hashlib
import json
import pickle
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from naravard_templates.brand.load import dump_protected, load_brand
from naravard_templates.brand.types import Brand
from naravard_templates.decoding import encode
from naravard_templates.errors import BrandError
from naravard_templates.model.finding import Severity

# Brands that this process has met, by digest; a few, as one that runs for long may meet many.
_known: dict[str, Brand] = {}
_MOST = 8


@dataclass(frozen=True)
class BrandTicket:
    """Stands for a brand: a few hundred bytes for what is some hundred thousand."""

    folder: Path
    digest: str
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def brand(self) -> Brand | None:
        """The brand, as known here or as its folder has it; None where this machine has another one there, or none."""
        if self.digest not in _known:
            try:
                brand = load_brand(self.folder)
            except BrandError:
                return None
            brand = brand.with_severities(self.severities)
            if digest(brand) != self.digest:
                return None
            _remember(self.digest, brand)
        return _known.get(self.digest)


def ticket(brand: Brand) -> BrandTicket:
    """What to send in place of a brand. This process, and those that are forked of it, know it from now on."""
    made = BrandTicket(brand.folder.absolute(), digest(brand), dict(brand.config.severities))
    _remember(made.digest, brand)
    return made


def digest(brand: Brand) -> str:
    """Tells brands from each other by what is in them, wherever they are."""
    facts = json.dumps([encode(brand.config), brand.older], sort_keys=True)
    return hashlib.sha256(dump_protected(brand.protected) + facts.encode()).hexdigest()


def packed(brand: Brand) -> bytes:
    """The whole brand."""
    return zlib.compress(pickle.dumps(brand))


def unpacked(data: bytes, digest: str) -> Brand:
    """The brand that was packed, by another process of the same program; unpacked once in each."""
    if digest not in _known:
        _remember(digest, pickle.loads(zlib.decompress(data)))  # noqa: S301 (whoever sends work can send anything)
    return _known[digest]


def _remember(digest: str, brand: Brand) -> None:
    while len(_known) >= _MOST:
        _known.pop(next(iter(_known)), None)
    _known[digest] = brand
