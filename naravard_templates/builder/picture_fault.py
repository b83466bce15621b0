"""What can be wrong with a picture."""

from __future__ import annotations


class PictureFault(Exception):
    """Why a picture cannot be placed; `text` is a message template with the gap {path}, `values` fill its others."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values: dict[str, object] = values
