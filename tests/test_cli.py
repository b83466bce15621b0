"""The command line: which function each command calls, what is said where, and the exit codes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from support.places import BRAND as MASTERS

from naravard_templates import __version__, api
from naravard_templates.brand.protected import Layout, Slot, SlotRole
from naravard_templates.cli import naravard, run
from naravard_templates.commands import lint as lint_command
from naravard_templates.errors import BrandError, OutlineError, OutlineProblem, OutputError
from naravard_templates.linter.registry import rules
from naravard_templates.model.finding import FileError, FileReport, FileStatus, Finding, Message, Severity
from naravard_templates.model.limits import DEFAULT_LIMITS
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.reports.registry import FORMATS

BRAND = SimpleNamespace(id="prov", version="1.2.0", digest="prov",
                        config=SimpleNamespace(name="Prov", palette=SimpleNamespace(offered={})),
                        protected=SimpleNamespace(masters=()))
MOVED = Finding("NV201", "element-moved", Severity.ERROR, Message("The file is empty."), Location(SurfaceKind.SLIDE, 3))
NOTE = Finding("NV105", "degraded-by-resave", Severity.INFO, Message("The file is empty."), Location(SurfaceKind.THEME))


@dataclass
class Said:
    """What a command line did."""

    code: int
    out: str
    err: str


@dataclass
class Library:
    """Stands in for the library: keeps what it was asked, and answers by file name."""

    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    errors: dict[str, Exception] = field(default_factory=dict)

    def load_brand(self, folder: Path | None) -> object:
        self.calls.append(("load_brand", (folder,), {}))
        if "load_brand" in self.errors:
            raise self.errors["load_brand"]
        return BRAND

    def lint_many(self, paths: Sequence[Path], **options: Any) -> Iterator[FileReport]:
        self.calls.append(("lint_many", tuple(paths), options))
        yield from map(self._judged, paths)

    def _judged(self, path: Path) -> FileReport:
        if not path.exists():
            return FileReport(str(path), FileStatus.UNCHECKED, error=FileError("NV001", Message("The file is empty.")))
        findings = {"moved": (MOVED,), "note": (NOTE,)}.get(path.stem, ())
        return FileReport(str(path), FileStatus.FINDINGS if findings else FileStatus.CLEAN, findings)

    def build(self, source: Path, target: Path | None = None, **options: Any) -> Path:
        self.calls.append(("build", (source, target), options))
        if source.stem in self.errors:
            raise self.errors[source.stem]
        return source.with_suffix(".docx")

    def adopt(self, *arguments: Any, **options: Any) -> object:
        self.calls.append(("adopt", arguments, options))
        return BRAND

    def layouts(self, brand: object) -> tuple[Layout, ...]:
        assert brand is BRAND
        return (Layout("Rubrik och innehåll", "content", "l.xml", (Slot(SlotRole.TITLE, "title", 0),
                                                                  Slot(SlotRole.CONTENT, "obj", 1),
                                                                  Slot(SlotRole.CONTENT, "obj", 2))),
                Layout("Tom", "blank", "m.xml"))


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    stand_in = Library()
    for name in ("load_brand", "lint_many", "build", "adopt", "layouts"):
        monkeypatch.setattr(api, name, getattr(stand_in, name))
    return stand_in


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("clean.docx", "moved.pptx", "note.pptx"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def say(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Carries out a command line, in English unless it asks for something else."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.delenv("NARAVARD_DEBUG", raising=False)

    def carried_out(*arguments: str) -> Said:
        code = run(arguments)
        sys.stdout.flush()
        return Said(code, *capfd.readouterr())

    return carried_out


Say = Callable[..., Said]


@pytest.mark.usefixtures("here", "library")
class DescribeLint:
    @pytest.mark.parametrize(("arguments", "code"), [
        (["clean.docx"], 0),
        (["note.pptx"], 0),
        (["moved.pptx", "clean.docx"], 1),
        (["clean.docx", "gone.docx"], 3),
        (["moved.pptx", "gone.docx"], 1),
        (["moved.pptx", "--exit-zero"], 0),
        (["gone.docx", "--exit-zero"], 3),
        ([], 2),
        (["--nonsense", "clean.docx"], 2),
        (["--format", "xml", "clean.docx"], 2),
        (["--lang", "de", "clean.docx"], 2),
        (["--select", "NV999", "clean.docx"], 2),
    ])
    def it_gives_the_exit_code_of_the_contract(self, say: Say, arguments: list[str], code: int) -> None:
        assert say("lint", *arguments).code == code

    def it_writes_json_of_all_files_though_one_is_missing(self, say: Say) -> None:
        said = say("lint", "gone.docx", ".", "--format", "json")
        content = json.loads(said.out)
        assert [(file["path"], file["status"]) for file in content["files"]] == [
            ("gone.docx", "unchecked"), ("clean.docx", "clean"), ("moved.pptx", "findings"),
            ("note.pptx", "findings")]
        assert content["brand"] == {"id": "prov", "version": "1.2.0"}
        assert said.err == ""

    def it_speaks_the_language_asked_for(self, say: Say) -> None:
        assert "NV201 fel: Filen är tom." in say("lint", "moved.pptx", "--lang", "sv").out
        assert "NV201 error: The file is empty." in say("lint", "moved.pptx").out

    def it_says_what_to_do_in_the_program_that_opens_the_file(self, say: Say) -> None:
        assert "To do about NV201: View > Slide Master." in say("lint", "moved.pptx").out

    def it_writes_to_a_file_and_then_says_nothing(self, say: Say, here: Path) -> None:
        said = say("lint", "moved.pptx", "--format", "json", "-o", "report.json")
        assert (said.code, said.out) == (1, "")
        assert json.loads((here / "report.json").read_text("utf-8"))["summary"]["findings"] == 1

    def it_says_where_a_report_could_not_be_written(self, say: Say) -> None:
        said = say("lint", "moved.pptx", "-o", "no/where.json")
        assert said.code == 4
        assert said.err.startswith(f"{Path('no/where.json')} could not be written: No such file or directory.")

    def it_says_that_a_folder_holds_nothing_to_check(self, say: Say, here: Path) -> None:
        (here / "empty").mkdir()
        said = say("lint", "empty")
        assert (said.code, said.err) == (2, "There is no Word or PowerPoint file in: empty.\n")

    def it_counts_by_code(self, say: Say) -> None:
        assert "     1  NV201  element-moved\n" in say("lint", "moved.pptx", "--statistics").out

    @pytest.mark.parametrize(("words", "codes"), [
        ("NV201", {"NV201"}),
        ("nv201, element-removed", {"NV201", "NV204"}),
        ("NV3", {rule.code for rule in rules() if rule.code.startswith("NV3")}),
        ("", set()),
    ])
    def it_hands_on_the_rules_chosen(self, say: Say, library: Library, words: str, codes: set[str]) -> None:
        say("lint", "clean.docx", "--select", words, "--ignore", words, "--brand", "brands/our")
        (_, (folder,), _), (_, paths, options) = library.calls
        assert (folder, paths) == (Path("brands/our"), (Path("clean.docx"),))
        wanted = {name: options[name] for name in ("brand", "select", "ignore")}
        assert wanted == {"brand": BRAND, "select": frozenset(codes), "ignore": frozenset(codes)}

    def it_offers_exactly_the_formats_there_are(self) -> None:
        assert set(lint_command.FORMATS) == set(FORMATS)


@pytest.mark.usefixtures("here")
class DescribeBuild:
    def it_says_where_each_file_is(self, say: Say, library: Library) -> None:
        said = say("build", "a.md", "--to", "docx", "--force")
        assert (said.code, said.out) == (0, "a.docx\n")
        assert library.calls == [("load_brand", (None,), {}),
                                 ("build", (Path("a.md"), None), {"to": "docx", "brand": BRAND, "overwrite": True,
                                                                  "limits": DEFAULT_LIMITS})]

    @pytest.mark.parametrize(("arguments", "target", "made"), [
        (["a.md", "-o", "x.docx"], "x.docx", False),
        (["a.md", "-o", "out/"], "out", True),
        (["a.md", "b.md", "-o", "out"], "out", True),
    ])
    def it_makes_the_folder_where_one_is_asked_for(
        self, say: Say, library: Library, arguments: list[str], target: str, made: bool
    ) -> None:
        say("build", *arguments)
        assert library.calls[-1][1][1] == Path(target)
        assert Path(target).is_dir() is made

    def it_goes_on_after_a_bad_outline_and_gives_the_worst_code(self, say: Say, library: Library) -> None:
        faults = [OutlineProblem("The file is empty.", line=3), OutlineProblem("The file does not exist.")]
        library.errors = {"bad": OutlineError("bad.md", faults), "full": OutputError("The file is empty.")}
        said = say("build", "bad.md", "good.md", "full.md", "--lang", "sv")
        assert (said.code, said.out) == (4, "good.docx\n")
        assert said.err == "bad.md: Filen finns inte.\nbad.md:3: Filen är tom.\nFilen är tom.\n"

    @pytest.mark.parametrize("command", [["build", "a.md"], ["lint", "clean.docx"], ["layouts"]])
    def it_says_in_one_sentence_what_is_wrong_with_a_brand(
        self, say: Say, library: Library, command: list[str]
    ) -> None:
        library.errors = {"load_brand": BrandError("{file}: {reason}", file="brand.yaml", reason="tom")}
        assert say(*command) == Said(2, "", "brand.yaml: tom\n")


@pytest.mark.usefixtures("library")
class DescribeBrandAdopt:
    def it_hands_on_what_was_said(self, say: Say, library: Library) -> None:
        said = say("brand", "adopt", "a.potx", "a.dotx", "-o", "our", "--id", "our", "--name", "Vår")
        assert library.calls == [("adopt", ((Path("a.potx"), Path("a.dotx")), Path("our")),
                                  {"brand_id": "our", "name": "Vår", "version": None})]
        assert said.out.startswith("The brand Prov (prov 1.2.0) is in our. Protected graphics: 0.")

    @pytest.mark.parametrize("arguments", [[], ["adopt"], ["adopt", "a.potx"], ["diff"]])
    def it_refuses_half_a_command(self, say: Say, arguments: list[str]) -> None:
        assert say("brand", *arguments).code == 2


class DescribeLayouts:
    @pytest.mark.usefixtures("library")
    def it_lists_names_roles_and_slots(self, say: Say) -> None:
        assert say("layouts") == Said(0, "Rubrik och innehåll (content): title, 2 content\nTom (blank): -\n", "")


class DescribeExplain:
    @pytest.mark.parametrize("word", ["NV201", "nv201", "element-moved"])
    def it_explains_one_rule(self, say: Say, word: str) -> None:
        said = say("explain", word)
        assert said.out.startswith("NV201 element-moved (error)\n    ")
        assert "    In PowerPoint: " in said.out
        assert said.out.count("NV201 ") == 1

    def it_explains_all(self, say: Say) -> None:
        said = say("explain", "--all", "--lang", "sv")
        assert [line[:5] for line in said.out.splitlines() if line.startswith("NV")] == [rule.code for rule in rules()]

    @pytest.mark.parametrize("arguments", [[], ["NV201", "--all"], ["NV999"]])
    def it_refuses_what_makes_no_sense(self, say: Say, arguments: list[str]) -> None:
        said = say("explain", *arguments)
        assert (said.code, said.out) == (2, "")


class DescribeOurMistakes:
    @pytest.fixture
    def broken(self, library: Library) -> None:
        library.errors = {"load_brand": ZeroDivisionError("division\nby zero")}

    @pytest.mark.usefixtures("broken")
    def it_is_one_sentence_with_a_hint(self, say: Say) -> None:
        said = say("layouts")
        assert said.code == 5
        assert said.err.count("\n") == 1
        assert "ZeroDivisionError: division by zero" in said.err
        assert "NARAVARD_DEBUG=1" in said.err

    @pytest.mark.usefixtures("broken")
    def it_shows_where_if_asked(self, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NARAVARD_DEBUG", "1")
        assert "Traceback (most recent call last)" in say("layouts").err

    def it_ends_as_the_shell_expects_when_interrupted(self, say: Say, library: Library) -> None:
        library.errors = {"load_brand": KeyboardInterrupt()}  # type: ignore[dict-item]
        assert say("layouts") == Said(130, "", "\n")


def _every_command() -> Iterator[list[str]]:
    waiting: list[tuple[list[str], click.Command]] = [([], naravard)]
    for path, command in waiting:
        yield path
        if isinstance(command, click.Group):
            context = click.Context(command)
            waiting += [([*path, name], inner) for name in command.list_commands(context)
                        if (inner := command.get_command(context, name))]


@pytest.mark.parametrize("command", list(_every_command()), ids=" ".join)
def test_help(say: Say, command: list[str]) -> None:
    said = say(*command, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Usage: naravard")


def test_version(say: Say) -> None:
    assert say("--version") == Said(0, f"naravard {__version__}\n", "")


def start(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    """The command as a process of its own."""
    return subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def test_a_reader_that_goes_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run([sys.executable, "-m", "naravard_templates", "explain", "--all"], stdout=writing,
                             stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(writing)
    assert (process.returncode, process.stderr) == (4, b"")


@pytest.mark.skipif(os.name == "nt", reason="the shell is POSIX's")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_error(tmp_path: Path, closed: str) -> None:
    shutil.copy(MASTERS / "framtidsbild.potx", tmp_path / "a.potx")
    command = f'"{sys.executable}" -m naravard_templates lint a.potx --no-cache {closed}'
    process = subprocess.run(command, shell=True, capture_output=True, cwd=tmp_path, check=False, timeout=60)
    assert (process.returncode, process.stderr) == (0, b"")


def test_output_is_utf8_where_the_terminal_is_not(tmp_path: Path) -> None:
    process = start("-m", "naravard_templates", "lint", "å\N{SNOWMAN}.docx", "--format", "json",
                    env={**os.environ, "PYTHONIOENCODING": "ascii"}, cwd=tmp_path)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 3
    assert json.loads(out.decode("utf-8"))["files"][0]["path"] == "å\N{SNOWMAN}.docx"


def test_control_c_ends_it_quietly() -> None:
    waits = "from naravard_templates import __main__, api; import time; " \
            "api.load_brand = lambda folder: time.sleep(60); print('ready', flush=True); __main__.main()"
    process = start("-c", waits, "layouts")
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=20) == (b"", b"\n")
    assert process.returncode == 130
