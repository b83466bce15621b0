"""`brand check`: the master files of a brand, judged themselves."""

from __future__ import annotations

from naravard_templates.brand.protected import MasterFacts
from naravard_templates.brand.types import Brand
from naravard_templates.errors import UncheckableFile
from naravard_templates.formats.read_sheet import read_sheet
from naravard_templates.linter.masters.runner import check_master
from naravard_templates.model.finding import FileError, FileReport, FileStatus, Report


def check(brand: Brand) -> Report:
    """One report a master. That the folder's parts belong together was seen to when the brand was loaded."""
    return Report(tuple(_checked(brand, master) for master in brand.protected.masters), brand.id, brand.version)


def _checked(brand: Brand, master: MasterFacts) -> FileReport:
    path = brand.folder / master.file
    try:
        findings = check_master(read_sheet(path), brand)
    except UncheckableFile as error:
        return FileReport(str(path), FileStatus.UNCHECKED, error=FileError(error.code, error.message))
    return FileReport(str(path), FileStatus.FINDINGS if findings else FileStatus.CLEAN, findings)
