"""The commands that hand out templates and draw pages: what they pass on, what they say, and their exit codes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from naravard_templates import api
from naravard_templates.cli import run
from naravard_templates.commands.common import Bar
from naravard_templates.errors import OutputError, RenderingError, UsageError

BRAND = SimpleNamespace(config=SimpleNamespace(palette=SimpleNamespace(offered={"blå": "2b6191", "vit": "#FFFFFF"})))
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Carries out a command line in English: exit code, output, complaints."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def carried_out(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        sys.stdout.flush()
        return code, *capfd.readouterr()

    return carried_out


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the library was asked; it answers with two names."""
    made: list[tuple[Any, ...]] = []

    def stand_in(name: str) -> Callable[..., object]:
        def answer(*arguments: Any, **options: Any) -> tuple[Path, ...]:
            options.pop("progress", None)
            made.append((name, arguments, options))
            return Path("a.png"), Path("b.png")

        return answer

    for name in ("template", "preview", "layout_pictures"):
        monkeypatch.setattr(api, name, stand_in(name))
    monkeypatch.setattr(api, "load_brand", lambda folder: BRAND)
    monkeypatch.setattr(api, "layouts", lambda brand: ())
    return made


class DescribeTemplate:
    def it_hands_on_what_was_said(self, say: Say, calls: list[Any]) -> None:
        said = say("template", "-o", "ut", "--parties", "Region A,B", "--title", "T", "--force")
        assert said == (0, "a.png\nb.png\n", "")
        assert calls == [("template", (Path("ut"),),
                          {"parties": ["Region A", "B"], "title": "T", "brand": BRAND, "overwrite": True})]

    def it_needs_a_folder(self, say: Say, calls: list[Any]) -> None:
        assert say("template")[0] == 2
        assert not calls

    def it_says_which_party_is_meant(self, say: Say, tmp_path: Path) -> None:
        code, out, err = say("template", "-o", str(tmp_path), "--parties", "Umaa kommun")
        assert (code, out) == (2, "")
        assert "Umaa kommun" in err
        assert "Nearest: Umeå kommun" in err


class DescribePreview:
    def it_hands_on_what_was_said(self, say: Say, calls: list[Any]) -> None:
        assert say("preview", "prov.pptx", "-o", "ut", "--width", "640", "--force") == (0, "a.png\nb.png\n", "")
        assert say("preview", "prov.pptx")[0] == 0
        assert calls == [("preview", (Path("prov.pptx"), Path("ut")), {"width": 640, "overwrite": True}),
                         ("preview", (Path("prov.pptx"), Path()), {"width": None, "overwrite": False})]

    @pytest.mark.parametrize(("error", "code"), [(RenderingError("The file is empty."), 2),
                                                 (OutputError("The file is empty."), 4),
                                                 (UsageError("The file is empty."), 2)])
    def it_says_in_one_sentence_what_is_wrong(
        self, say: Say, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
    ) -> None:
        def broken(*_: Any, **__: Any) -> None:
            raise error

        monkeypatch.setattr(api, "preview", broken)
        assert say("preview", "prov.pptx") == (code, "", "The file is empty.\n")

    def it_refuses_a_file_that_is_not_there(self, say: Say, tmp_path: Path) -> None:
        code, out, err = say("preview", str(tmp_path / "no.pptx"), "-o", str(tmp_path))
        assert (code, out) == (3, "")
        assert err == "There is no such file. Check the name and the folder.\n"


class DescribeLayouts:
    @pytest.mark.usefixtures("calls")
    def it_lists_the_colours_too(self, say: Say) -> None:
        assert say("layouts") == (0, "#2B6191 blå\n#FFFFFF vit\n", "")

    def it_draws_pictures_if_asked(self, say: Say, calls: list[Any]) -> None:
        assert say("layouts", "--pictures", "ut", "--force") == (0, "#2B6191 blå\n#FFFFFF vit\na.png\nb.png\n", "")
        assert calls == [("layout_pictures", (Path("ut"),), {"brand": BRAND, "overwrite": True})]


class Terminal(io.StringIO):
    """Somebody is watching."""

    def isatty(self) -> bool:
        return True


class DescribeProgress:
    def it_shows_how_far_it_is(self) -> None:
        with redirect_stderr(Terminal()) as seen, Bar() as bar:
            for done in (1, 2, 3, 4):
                bar(done, 4)
        assert "50%" in seen.getvalue()
        assert "100%" in seen.getvalue()

    def it_is_silent_where_nobody_watches(self, capfd: pytest.CaptureFixture[str]) -> None:
        with Bar() as bar:
            bar(1, 2)
        assert capfd.readouterr() == ("", "")
