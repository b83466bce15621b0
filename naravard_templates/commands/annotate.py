"""The commented copies that `naravard lint --annotate` writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from naravard_templates.commands.common import complain, warn
from naravard_templates.errors import NaravardError
from naravard_templates.i18n import Language
from naravard_templates.model.finding import FileReport, FileStatus, Message


def write_copies(files: Sequence[FileReport], output: str, lang: Language, *, overwrite: bool) -> int:
    """A copy of each file with findings: `output` for one file, else in that folder. One that cannot be written does
    not stop the others; the exit code of the worst comes back, 0 where all went well."""
    from naravard_templates.annotating import annotate

    worst = 0
    for file, target in _targets(files, output):
        try:
            written = annotate(Path(file.path), target, file.findings, lang, overwrite=overwrite)
        except NaravardError as error:
            complain(error, lang)
            worst = max(worst, error.exit_code)
            continue
        if written:
            warn(Message("Copy with comments: {file}", {"file": str(target)}), lang)
        else:
            warn(Message("There is nothing to comment on in {file}.", {"file": file.path}), lang)
    return worst


def _targets(files: Sequence[FileReport], output: str) -> Iterator[tuple[FileReport, Path]]:
    from naravard_templates.files import make_folder, unique_names

    checked = [file for file in files if file.status is not FileStatus.UNCHECKED]
    target = Path(output)
    if len(files) == 1 and not target.is_dir() and not output.endswith(("/", "\\")):
        yield from ((file, target) for file in checked)
        return
    make_folder(target)
    names = unique_names([Path(file.path) for file in checked])
    yield from ((file, target / name) for file, name in zip(checked, names, strict=True))
