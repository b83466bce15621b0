"""Messages in people's own language: a template from the catalogue, its gaps filled as that language has it.

The English template in the code is the key to its translations (gettext's own custom), so English needs no
catalogue. Swedish stands in `locale/sv/LC_MESSAGES/naravard.po`; `.ci/catalogues.py` keeps it complete.
"""

from __future__ import annotations

import gettext
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
    template = _catalogue(lang).gettext(message.text)
    return template.format_map({name: shown(value, lang) for name, value in message.values.items()})


def shown(value: object, lang: Language) -> str:
    """One value as people of that language write it: lengths in millimetres, words of ours translated."""
    if isinstance(value, Message):
        return translate(value, lang)
    if isinstance(value, Enum):
        return _catalogue(lang).pgettext(type(value).__name__, str(value.value))
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


@cache
def _catalogue(lang: Language) -> gettext.NullTranslations:
    if lang == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALE_FOLDER, [lang])


def _millimetres(length: Length, lang: Language) -> str:
    """Tenths are what a ruler shows; below one millimetre a tenth would hide what was found."""
    millimetres = length.emu / EMU_PER_MM
    return _number(millimetres, 1 if abs(millimetres) >= 1 else 2, lang)


def _number(value: float, decimals: int, lang: Language) -> str:
    text = f"{round(value, decimals) + 0.0:.{decimals}f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "sv" else text
