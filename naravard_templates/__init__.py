"""Make, protect and check Word and PowerPoint files that carry a shared brand.

    outline (.md) --parse--> Outline --build--> .pptx/.docx, locked, stamped, checked
    any .pptx/.docx --read--> Snapshot --match(Brand)--> Context --rules--> Findings --report
    Findings --plan--> Edits --repair--> a new file, checked
    any master --adopt--> a brand folder, which the other two work by
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers know better; what is loaded before a process is split off is copied for it
if TYPE_CHECKING:
    from typing import Any

    from naravard_templates.api import (
        adopt,
        annotate,
        build,
        fix,
        fix_in_place,
        layout_pictures,
        layouts,
        lint,
        lint_many,
        load_brand,
        merge,
        new,
        preview,
        schema,
        template,
    )
    from naravard_templates.authoring import Document, Presentation, chart, cited, plain
    from naravard_templates.brand.types import Brand
    from naravard_templates.errors import NaravardError
    from naravard_templates.model.finding import FileReport, Finding
    from naravard_templates.model.fixing import FileFix
    from naravard_templates.model.limits import Limits

__version__ = "0.1.0"
__all__ = [
    "Brand", "Document", "FileFix", "FileReport", "Finding", "Limits", "NaravardError", "Presentation", "adopt",
    "annotate", "build", "chart", "cited", "fix", "fix_in_place", "layout_pictures", "layouts", "lint", "lint_many",
    "load_brand", "merge", "new", "plain", "preview", "schema", "template",
]

_HOMES = {"Brand": "brand.types", "NaravardError": "errors", "FileReport": "model.finding", "Finding": "model.finding",
          "FileFix": "model.fixing", "Limits": "model.limits",
          "Document": "authoring", "Presentation": "authoring", "chart": "authoring", "cited": "authoring",
          "plain": "authoring"}


def __getattr__(name: str) -> Any:
    """Imports a public name when it is first asked for, so that the command starts fast."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'api')}"), name)
