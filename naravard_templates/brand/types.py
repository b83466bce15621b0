"""A brand: the folder, its settings and what was derived from its masters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from naravard_templates.brand.config import BrandConfig
from naravard_templates.brand.folder import overruled
from naravard_templates.brand.protected import MasterFacts, Protected
from naravard_templates.errors import BrandError
from naravard_templates.model.finding import Severity
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Format
from naravard_templates.remote import local


@record
class Origin:
    """What a brand was when it was loaded, and the digest of the files that say so."""

    digest: str
    config: BrandConfig
    protected: Protected


@record
class Brand:
    """Everything that the stages need to know of a brand.

    `older` names the versions before this one that the folder holds, the newest first; they are loaded when asked for.
    """

    folder: Path
    config: BrandConfig
    protected: Protected
    older: tuple[str, ...] = ()
    _loaded: dict[str, Brand] = field(default_factory=dict, compare=False, repr=False)
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @classmethod
    def load(cls, folder: Path | str) -> Brand:
        """The brand in a folder. Raises BrandError."""
        from naravard_templates.brand.load import load_brand  # which makes brands, and so imports this module

        return load_brand(local(folder))

    @property
    def id(self) -> str:
        return self.config.id

    @property
    def version(self) -> str:
        return self.config.version

    @property
    def digest(self) -> str | None:
        """Names what the brand says; None where a program has changed it since it was loaded."""
        origin = self.origin
        if origin and origin.config is self.config and origin.protected is self.protected:
            return origin.digest
        return None

    def master(self, format: Format) -> MasterFacts:
        """The facts of the master for a format.

        Raises BrandError where the brand has none.
        """
        for master in self.protected.masters:
            if master.format is format:
                return master
        raise BrandError(
            "The brand {brand} has no {format} master. Add one with: naravard brand adopt MASTER -o {folder}",
            brand=self.id, format=format.value, folder=str(self.folder),
        )

    def has(self, format: Format) -> bool:
        return any(master.format is format for master in self.protected.masters)

    def master_path(self, format: Format) -> Path:
        """Where the master file itself is."""
        return self.folder / self.master(format).file

    def at(self, version: str) -> Brand:
        """This brand as it was in one of its older versions. Raises BrandError where that version cannot be used."""
        if version not in self._loaded:
            from naravard_templates.brand.load import load_older

            self._loaded[version] = load_older(self, version)
        return self._loaded[version]

    def with_severities(self, severities: Mapping[str, Severity]) -> Brand:
        """This brand where somebody has decided how serious some faults are; older versions follow."""
        config = replace(self.config, severities={**self.config.severities, **severities})
        origin = Origin(overruled(self.digest, severities), config, self.protected) if self.digest else None
        return replace(self, config=config, _loaded={}, origin=origin)

    def versions(self) -> Iterator[Brand]:
        """The current version, then the older ones, the newest first."""
        yield self
        yield from (self.at(version) for version in self.older)
