"""Messages in people's own language: a template from the catalogue, its gaps filled as that language has it.

The English template in the code is the key to its translations (gettext's own custom), so English needs no
catalogue. Swedish stands in `locale/sv/LC_MESSAGES/naravard.po`; `.ci/catalogues.py` keeps it complete.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from naravard_templates.model.finding import Length, Message
from naravard_templates.model.geometry import EMU_PER_MM

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "sv"
DOMAIN = "naravard"
LOCALE_FOLDER = Path(__file__).parent / "locale"

# The order in which POSIX reads them: the first that is set decides, even if we do not speak its language.
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def translate(message: Message, lang: Language) -> str:
    """The message as a sentence in a language."""
    template = _said(message.text, lang)
    return template.format_map({name: shown(value, lang) for name, value in message.values.items()})


def shown(value: object, lang: Language) -> str:
    """One value as people of that language write it: lengths in millimetres, words of ours translated."""
    if isinstance(value, Message):
        return translate(value, lang)
    if isinstance(value, Enum):
        return _said(str(value.value), lang, type(value).__name__)
    if isinstance(value, Length):
        return f"{_millimetres(value, lang)} mm"
    if isinstance(value, float):
        return _number(value, 2, lang)
    if isinstance(value, (tuple, list)):
        return ", ".join(shown(item, lang) for item in value)
    return str(value)


def pick_language(option: str | None, environ: Mapping[str, str]) -> Language:
    """The language asked for, else that of the locale, else Swedish."""
    for language in LANGUAGES:
        if option == language:
            return language
    setting = next((environ[name] for name in LOCALE_VARIABLES if environ.get(name)), "")
    code = setting.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return next((language for language in LANGUAGES if language == code), DEFAULT_LANGUAGE)


def _said(text: str, lang: Language, context: str = "") -> str:
    """What stands for a text in the catalogue of a language, or the text itself."""
    return text if lang == "en" else _catalogue(lang).get(f"{context}\4{text}" if context else text, text)


class Catalogue:
    """A compiled catalogue (.mo), of which each message is decoded when it is asked for: gettext's own class decodes
    them all, a thousand for the ten that a run says. Plural forms, which nothing of ours has, are left out."""

    def __init__(self, data: bytes) -> None:
        order = "<" if data.startswith(b"\xde\x12\x04\x95") else ">"
        count, *tables = struct.unpack_from(f"{order}3I", data, 8)
        keys, texts = (struct.unpack_from(f"{order}{2 * count}I", data, table) for table in tables)  # lengths, starts
        self._data = data
        self._places = {data[start:start + length]: place for length, start, place in zip(
            keys[::2], keys[1::2], zip(texts[::2], texts[1::2], strict=True), strict=True)}

    def get(self, key: str, default: str) -> str:
        """The translation of a key: a text, or a context, 4 and a text."""
        if (place := self._places.get(key.encode("utf-8", "surrogatepass"))) is None:
            return default
        length, start = place
        return self._data[start:start + length].decode()


@cache
def _catalogue(lang: Language) -> Catalogue:
    return Catalogue((LOCALE_FOLDER / lang / "LC_MESSAGES" / f"{DOMAIN}.mo").read_bytes())


def _millimetres(length: Length, lang: Language) -> str:
    """Tenths are what a ruler shows; below one millimetre a tenth would hide what was found."""
    millimetres = length.emu / EMU_PER_MM
    return _number(millimetres, 1 if abs(millimetres) >= 1 else 2, lang)


def _number(value: float, decimals: int, lang: Language) -> str:
    text = f"{round(value, decimals) + 0.0:.{decimals}f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "sv" else text
