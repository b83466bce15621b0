"""Finished files as the objects of the libraries that wrote them, for scripts that need more than we offer."""

from __future__ import annotations

import io
from typing import Any


def open_presentation(data: bytes) -> Any:
    """A python-pptx presentation."""
    from pptx import Presentation

    return Presentation(io.BytesIO(data))


def open_document(data: bytes) -> Any:
    """A python-docx document."""
    from docx import Document

    return Document(io.BytesIO(data))
