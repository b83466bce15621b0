"""What a command loads before it answers: no more than it needs, since people and pre-commit hooks wait for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.places import BRAND

COMMAND = """
import sys
from naravard_templates.cli import run
code = run(sys.argv[1:])
print(*sys.modules)
sys.exit(code)
"""
PROCESS = """
import atexit, sys
from naravard_templates.__main__ import main
def tell():
    from naravard_templates.workers.apart import is_apart
    if is_apart() or sys.platform != "linux":
        there = {name for name, module in sys.modules.items() if getattr(module, "__spec__", None)}  # not stand-ins
        print(*there)
atexit.register(tell)
main()
"""
LIBRARY = """
import sys
import naravard_templates as nt
assert nt.lint(sys.argv[1]).ok
print(*sys.modules)
"""
NEVER = {"pydantic", "yaml", "jinja2", "rich", "markdown_it", "pptx", "docx", "asyncio", "concurrent.futures", "email",
         "importlib.metadata", "xml.sax", "logging", "difflib"}
"""What linting a file with the default brand never needs."""
OTHERS = {"naravard_templates.builder", "naravard_templates.outline", "naravard_templates.model.outline",
          "naravard_templates.model.edit", "naravard_templates.kinds.check", "naravard_templates.linter.masters",
          "naravard_templates.linter.examples",
          "naravard_templates.reports.html_report", "naravard_templates.commands.build"}
"""What other commands need."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NARAVARD_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    for name in ("deck.potx", "text.dotx"):
        shutil.copy(next(BRAND.glob(f"*{Path(name).suffix}")), name)
    return tmp_path


def loaded(script: str, *arguments: str) -> set[str]:
    """The modules that are loaded when a script has run."""
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return set(done.stdout.decode().splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["lint", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    heavy = NEVER | OTHERS - {"naravard_templates.commands.build"} | {
        "naravard_templates.api", "naravard_templates.linter", "lxml", "PIL", "socket", "subprocess"}
    assert loaded(COMMAND, *arguments) & heavy == set()


def test_a_command_loads_no_other_command() -> None:
    assert {name for name in loaded(COMMAND, "lint", "--help") if name.startswith("naravard_templates.commands.")} == {
        f"naravard_templates.commands.{name}" for name in ("common", "lint", "report")}


def test_the_command_as_a_process_loads_none_of_what_it_puts_off() -> None:
    """click, pathlib and lxml import some standard modules for what no run of ours asks for."""
    modules = loaded(PROCESS, "lint", "deck.potx")
    assert modules >= {"click", "lxml.etree", "uuid"}
    assert modules & {"inspect", "platform", "ipaddress", "shutil", "bz2", "lzma", "ast", "dis", "tokenize", "socket",
                      "tempfile", "multiprocessing"} == set()


def test_a_single_file_loads_nothing_for_several_nor_what_was_not_asked_for() -> None:
    assert loaded(PROCESS, "lint", "deck.potx", "--no-cache") & {
        "pickle", "naravard_templates.workers.pool", "naravard_templates.cache.store",
        "naravard_templates.config.baseline", "naravard_templates.config.waivers"} == set()


@pytest.mark.parametrize("question", [
    "import inspect, textwrap; print(inspect.getsource(textwrap.dedent))",
    "import inspect; print(inspect.cleandoc(' a\\n   b'))",
    "import inspect\nclass A:\n    a: int\nclass B(A):\n    'Nothing of its own.'\n"
    "print(inspect.get_annotations(A), inspect.get_annotations(B), inspect.get_annotations(A, eval_str=True))",
    "import inspect, textwrap; print(inspect.getfullargspec(textwrap.dedent))",
    "import ipaddress; print(ipaddress.ip_address('::1'))",
    "import platform; print(platform.python_version(), platform.system())",
    "import shutil; print(shutil.which('python3'), issubclass(shutil.SameFileError, OSError))",
    "from bz2 import compress, BZ2File; print(compress(b'a'), BZ2File.__mro__)",
    "import io, lzma, tarfile; tarfile.open(fileobj=io.BytesIO(), mode='w:xz').close(); print(lzma.compress(b'a'))",
    "import fnmatch; print(fnmatch.filter(['a.x', 'b.y'], '*.x'))",
    "import pathlib; print(pathlib.PureWindowsPath('C:/a/../b').joinpath('d:e').drive, *pathlib.Path('/').glob('us?'))",
    "import io, zipfile; z = zipfile.ZipFile(io.BytesIO(), 'w', 12); z.writestr('a', 'b'); print(z.read('a'))",
])
def test_what_is_put_off_is_there_when_it_is_asked_for(question: str) -> None:
    begun = ("import sys\nfrom naravard_templates.__main__ import main\n"
             "sys.argv, sys.exit = ['naravard', '--help'], print\nmain()")
    plain, ours = (subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=60).stdout
                   for script in (question, f"{begun}\n{question}"))
    assert plain
    assert ours.endswith(plain)


def test_linting_loads_what_one_file_needs() -> None:
    modules = loaded(COMMAND, "lint", "deck.potx")
    assert "lxml" in modules
    assert modules & (NEVER | OTHERS | {"PIL"}) == set()


@pytest.mark.parametrize(("name", "other"), [("deck.potx", "docx"), ("text.dotx", "pptx")])
def test_one_kind_of_file_does_not_load_the_readers_of_the_other(name: str, other: str) -> None:
    modules = loaded(LIBRARY, name)
    assert modules & (NEVER | OTHERS) == set()
    assert [module for module in modules if module.startswith(f"naravard_templates.formats.{other}.")] == []


def test_what_has_not_changed_is_told_again_without_anything_to_read_it_with() -> None:
    loaded(COMMAND, "lint", ".")
    modules = loaded(COMMAND, "lint", ".")
    heavy = {"lxml", "zipfile", "naravard_templates.api", "naravard_templates.linter", "naravard_templates.brand.load",
             "naravard_templates.model.snapshot"}
    assert modules & (NEVER | OTHERS | heavy) == set()
    assert "lxml" in loaded(COMMAND, "lint", ".", "--no-cache")
