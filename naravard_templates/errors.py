"""Everything that can go wrong, as one tree. Each class owns its exit code; each error says the remedy.

NaravardError
├── UsageError            2   the command line asks for what there is not
├── BrandError            2   a brand folder that cannot be used
├── ConfigError           2   settings or a baseline that cannot be used
├── OutlineError          2   an outline that cannot be built, with file and line
├── RenderingError        2   pages that cannot be drawn, most often for want of LibreOffice
├── UncheckableFile       3   a file that lint cannot look into
│   ├── UnreadableFile        NV001
│   ├── EncryptedFile         NV002
│   ├── UnsupportedFile       NV003
│   └── UnsafePackage         NV004
├── OutputError           4   what was made could not be written
└── (anything else        5   our mistake)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from naravard_templates.model.finding import Message

if TYPE_CHECKING:
    from naravard_templates.model.outline import Outline


def _bare(kind: type[NaravardError], args: tuple[object, ...]) -> NaravardError:
    error = kind.__new__(kind)
    error.args = args
    return error


class NaravardError(Exception):
    """The root. `message` is a template with values, so that reports can say it in any language."""

    exit_code: ClassVar[int] = 5

    def __init__(self, text: str, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(text.format_map({key: str(value) for key, value in values.items()}))

    def __reduce__(self) -> tuple[object, ...]:
        """An error comes whole out of another process: Python itself would make it anew of its sentence alone."""
        return _bare, (type(self), self.args), self.__dict__


class UsageError(NaravardError):
    exit_code = 2


class BrandError(NaravardError):
    exit_code = 2


class ConfigError(NaravardError):
    exit_code = 2


class OutlineProblem(NaravardError):
    """One fault of an outline: `line` and `column` count from 1; 0 where it concerns the whole source."""

    exit_code = 2

    def __init__(self, text: str, *, line: int = 0, column: int = 0, **values: object) -> None:
        super().__init__(text, **values)
        self.line = line
        self.column = column


class OutlineError(NaravardError):
    """All faults of an outline at once, in the order of the source's lines.

    `read` is as much of the outline as could be read, for those who look for more faults; None where nothing could.
    """

    exit_code = 2

    def __init__(self, source: str, problems: Sequence[OutlineProblem], read: Outline | None = None) -> None:
        self.source = source
        self.read = read
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
        lines = [f"{self.place(problem)}: {problem}" for problem in self.problems]
        super().__init__("{problems}", problems="\n".join(lines))

    def place(self, problem: OutlineProblem) -> str:
        """File, line and column as compilers write them, so that editors can go there."""
        numbers = (problem.line, problem.column) if problem.line else ()
        return ":".join([self.source, *(str(number) for number in numbers if number)])


class RenderingError(NaravardError):
    exit_code = 2


class UncheckableFile(NaravardError):
    """A file that lint cannot look into; `code` is its place in the NV0 family."""

    exit_code = 3
    code: ClassVar[str] = "NV001"


class UnreadableFile(UncheckableFile):
    code = "NV001"


class EncryptedFile(UncheckableFile):
    code = "NV002"


class UnsupportedFile(UncheckableFile):
    code = "NV003"


class UnsafePackage(UncheckableFile):
    code = "NV004"


class OutputError(NaravardError):
    exit_code = 4
