"""`brand diff`: what a new version of a brand changes, whether the two are folders, versions or master files."""

from __future__ import annotations

from pathlib import Path

from naravard_templates.adopting import proposed
from naravard_templates.brand.load import CONFIG_NAME, load_brand
from naravard_templates.brand.types import Brand
from naravard_templates.errors import BrandError


def found(reference: str) -> Brand:
    """The brand that a folder, a version of one ("our-brand@1.0.0") or a master file is. Raises BrandError."""
    path = Path(reference)
    if path.is_file():
        return proposed([path])
    if (path / CONFIG_NAME).exists():
        return load_brand(path)
    name, at, version = reference.rpartition("@")
    if not at or not (Path(name) / CONFIG_NAME).exists():
        return load_brand(path)  # which says what is missing
    brand = load_brand(Path(name))
    if version == brand.version:
        return brand
    if version not in brand.older:
        raise BrandError("{folder} holds no version {version}. It has: {known}.", folder=name, version=version,
                         known=", ".join((brand.version, *brand.older)))
    return brand.at(version)
