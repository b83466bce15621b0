"""Presentations and documents from Python: the blocks of an outline, checked as it is, said in calls."""

from naravard_templates.authoring.content import chart, cited, plain
from naravard_templates.authoring.document import Document
from naravard_templates.authoring.presentation import Presentation

__all__ = ["Document", "Presentation", "chart", "cited", "plain"]
