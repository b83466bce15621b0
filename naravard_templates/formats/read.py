"""Any Word or PowerPoint file to a snapshot, within the time that its limits give."""

from __future__ import annotations

from collections.abc import Mapping

from naravard_templates import deadline
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.limits import DEFAULT_LIMITS, Limits
from naravard_templates.model.snapshot import Format, Snapshot


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Snapshot:
    """The snapshot of a file's bytes. Raises UncheckableFile's kinds."""
    return read_package(Package(data, limits))


def read_package(package: Package, own: Mapping[str, str] | None = None) -> Snapshot:
    """The snapshot of an open package, which stays open as long as pictures may have to be looked at.

    Layouts that no slide shows are passed over where their print is one of `own`, which gives them their names.
    """
    with deadline.within(package.limits.seconds):
        if package.format is Format.PPTX:
            from naravard_templates.formats.pptx.read import read_deck

            return read_deck(package, own)
        from naravard_templates.formats.docx.read import read_document

        return read_document(package)
