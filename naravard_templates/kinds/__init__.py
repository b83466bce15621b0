"""The kinds of document: which one an outline is, whether it says what that kind has to say, and how one begins."""

from naravard_templates.kinds.check import check_kind, completed
from naravard_templates.kinds.profiles import find_kind, kinds_of

__all__ = ["check_kind", "completed", "find_kind", "kinds_of"]
