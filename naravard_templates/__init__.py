"""Make, protect and check Word and PowerPoint files that carry a shared brand.

    outline (.md) --parse--> Outline --build--> .pptx/.docx, locked, stamped, checked
    any .pptx/.docx --read--> Snapshot --match(Brand)--> Context --rules--> Findings --report
    any master --adopt--> a brand folder, which the other two work by
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from naravard_templates.api import (
        adopt,
        build,
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
    from naravard_templates.authoring import Document, Presentation, chart, plain
    from naravard_templates.brand.types import Brand
    from naravard_templates.errors import NaravardError
    from naravard_templates.model.finding import FileReport, Finding

__version__ = "0.1.0"
__all__ = [
    "Brand", "Document", "FileReport", "Finding", "NaravardError", "Presentation", "adopt", "build", "chart",
    "layout_pictures", "layouts", "lint", "lint_many", "load_brand", "merge", "new", "plain", "preview",
    "schema", "template",
]

_HOMES = {"Brand": "brand.types", "NaravardError": "errors", "FileReport": "model.finding", "Finding": "model.finding",
          "Document": "authoring", "Presentation": "authoring", "chart": "authoring", "plain": "authoring"}


def __getattr__(name: str) -> Any:
    """Imports a public name when it is first asked for, so that the command starts fast."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'api')}"), name)
