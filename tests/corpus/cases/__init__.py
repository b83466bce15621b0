"""The cases by family; each module adds its own when it is imported."""

import importlib
import pkgutil

from corpus.case import CASES, Case


def all_cases() -> tuple[Case, ...]:
    """Every case, by name of file."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return tuple(sorted(CASES.values(), key=lambda case: case.file))
