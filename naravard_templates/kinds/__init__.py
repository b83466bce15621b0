"""The kinds of document: which one an outline is, whether it says what that kind has to say, and how one begins."""

from naravard_templates.brand.profiles import find_kind, kinds_of
from naravard_templates.kinds.check import check_front_matter, check_kind, completed

__all__ = ["check_front_matter", "check_kind", "completed", "find_kind", "kinds_of"]
