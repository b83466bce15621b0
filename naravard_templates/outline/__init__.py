"""From a coordinator's Markdown or YAML to an Outline, with the line of every fault."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from naravard_templates.errors import OutlineError, OutlineProblem
from naravard_templates.model.outline import Outline
from naravard_templates.outline.markdown import parse

__all__ = ["load", "parse"]

MOST_BYTES: Final = 10_000_000
"""More is a mistake, such as the wrong file."""


def load(path: Path | str) -> Outline:
    """Read an outline from a file. Pictures are looked for from the folder that it stands in.

    Raises OutlineError with everything that is wrong with it.
    """
    path = Path(path)
    read = _parse_yaml if path.suffix.lower() in (".yaml", ".yml") else parse
    return read(_decode(_read(path), str(path)), source=str(path), folder=path.parent)


def _parse_yaml(text: str, *, source: str, folder: Path) -> Outline:
    """The models that check YAML take longer to load than most outlines take to read."""
    from naravard_templates.outline.yaml_outline import parse_yaml

    return parse_yaml(text, source=source, folder=folder)


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise OutlineError(str(path), [OutlineProblem("This is a folder; an outline is one file.")])
        if path.exists() and not path.is_file():  # reading those may never end
            raise OutlineError(str(path), [OutlineProblem("This is a pipe or a device; an outline is a file.")])
        if path.stat().st_size > MOST_BYTES:
            raise OutlineError(str(path), [OutlineProblem("The file is larger than {most} megabytes, which no outline "
                                                          "is.", most=MOST_BYTES // 1_000_000)])
        return path.read_bytes()
    except FileNotFoundError:
        problem = OutlineProblem("The file does not exist.")
    except (OSError, ValueError) as error:  # ValueError where the name holds a zero byte
        problem = OutlineProblem("The file cannot be opened ({reason}).", reason=getattr(error, "strerror", error))
    raise OutlineError(str(path), [problem])


def _decode(data: bytes, source: str) -> str:
    """UTF-8 with or without a mark. A zero byte means UTF-16 or no text at all, though it would decode."""
    end = data.find(b"\0")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        end = error.start
    if end < 0:
        return text
    line = data.count(b"\n", 0, end) + 1
    problem = OutlineProblem("The file is not text in UTF-8: save it with the encoding UTF-8.", line=line)
    raise OutlineError(source, [problem])
