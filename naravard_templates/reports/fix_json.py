"""What was fixed, for machines. The shape is versioned by `schema`, as that of lint's reports."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from naravard_templates import __version__
from naravard_templates.i18n import Language, translate
from naravard_templates.model.edit import Edit
from naravard_templates.model.fixing import FileFix, FixStatus
from naravard_templates.printable import json_text
from naravard_templates.reports.json_report import SCHEMA, Object, finding_json

_COMMON = frozenset(field.name for field in dataclasses.fields(Edit))


def render(fixes: Sequence[FileFix], lang: Language, *, dry: bool) -> str:
    """Every file with its edits and what lint still finds in it; `dry` tells that nothing was written."""
    counts = Counter(one.status for one in fixes)
    content = {
        "schema": SCHEMA, "tool": {"name": "naravard", "version": __version__}, "dry_run": dry,
        "files": [_file(one, lang) for one in fixes],
        "summary": {"files": len(fixes), **{status.value: counts[status] for status in FixStatus}},
    }
    return json_text(content, _plain)


def _file(one: FileFix, lang: Language) -> Object:
    return {
        "path": one.path, "status": one.status, "target": one.target, "backup": one.backup,
        "reason": None if one.reason is None else translate(one.reason, lang),
        "edits": [_edit(edit, lang) for edit in one.edits],
        "remaining": [finding_json(finding, lang) for finding in one.after],
    }


def _edit(edit: Edit, lang: Language) -> Object:
    own = {field.name: getattr(edit, field.name) for field in dataclasses.fields(edit) if field.name not in _COMMON}
    return {"action": _kebab(type(edit).__name__), "part": edit.part, "message": translate(edit.message, lang),
            "codes": edit.codes, "safety": edit.safety, "details": own}


def _kebab(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"-\1", name).lower()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    raise TypeError(f"not a JSON value: {value!r}")
