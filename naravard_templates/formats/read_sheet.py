"""Reads a master file for `brand check`: the snapshot, and what its masters and styles say themselves."""

from __future__ import annotations

from pathlib import Path

from naravard_templates.formats.ooxml.package import Package, read_file
from naravard_templates.formats.read import read_package
from naravard_templates.model.master import MasterSheet
from naravard_templates.model.snapshot import Format


def read_sheet(path: Path) -> MasterSheet:
    """Everything that `brand check` looks at. Raises UncheckableFile's kinds."""
    with Package(read_file(path), name=path.name) as package:
        snapshot = read_package(package)
        if snapshot.format is Format.PPTX:
            from naravard_templates.formats.pptx.read_sheet import read_sheet as read
        else:
            from naravard_templates.formats.docx.read_sheet import read_sheet as read
        return read(package, snapshot, path.name)
