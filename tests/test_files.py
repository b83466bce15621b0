"""Which files a command line means, and writing one whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from naravard_templates.errors import OutputError
from naravard_templates.files import DOCUMENTS, find_documents, make_folder, write_atomically


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder of our own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def found(*arguments: str) -> list[str]:
    return [path.as_posix() for path in find_documents(arguments)]


@pytest.mark.usefixtures("here")
class DescribeFindDocuments:
    @pytest.mark.parametrize("suffix", sorted(DOCUMENTS))
    def it_finds_every_kind_in_a_folder_and_below(self, suffix: str) -> None:
        make(f"in/a{suffix}", f"in/deep/er/B{suffix.upper()}")
        assert found("in") == [f"in/a{suffix}", f"in/deep/er/B{suffix.upper()}"]

    def it_leaves_out_lock_files_hidden_ones_and_other_kinds(self) -> None:
        make("in/~$a.docx", "in/.b.docx", "in/.git/c.docx", "in/d.pdf", "in/e.docx")
        assert found("in") == ["in/e.docx"]

    def it_keeps_a_named_file_of_any_kind_so_that_lint_can_say_why_not(self) -> None:
        make("a.pdf", ".b.docx")
        assert found("a.pdf", ".b.docx") == ["a.pdf", ".b.docx"]

    def it_leaves_out_a_lock_file_that_the_shell_named(self) -> None:
        make("~$a.docx", "a.docx")
        assert found("~$a.docx", "a.docx") == ["a.docx"]

    def it_expands_patterns_as_a_shell_would(self) -> None:
        make("b.pptx", "a.pptx", "a.pdf", "deep/c.pptx", ".d.pptx")
        assert found("*.pptx") == ["a.pptx", "b.pptx"]
        assert found("**/*.pptx") == ["a.pptx", "b.pptx", "deep/c.pptx"]
        assert found("*.pdf") == ["a.pdf"]

    def it_keeps_what_does_not_exist_so_that_it_is_reported(self) -> None:
        make("a.docx")
        assert found("missing.docx", "a.docx", "none*.docx") == ["missing.docx", "a.docx", "none*.docx"]

    def it_takes_a_file_whose_name_looks_like_a_pattern_for_that_file(self) -> None:
        make("utkast [1].docx")
        assert found("utkast [1].docx") == ["utkast [1].docx"]

    def it_gives_each_file_once_in_the_order_of_the_arguments(self) -> None:
        make("in/b.docx", "in/a.docx")
        Path("link.docx").symlink_to("in/a.docx")
        assert found("in/b.docx", "in", "./in/b.docx", "link.docx") == ["in/b.docx", "in/a.docx"]

    def it_does_not_follow_folders_in_circles(self) -> None:
        make("in/a.docx")
        Path("in/again").symlink_to("../in")
        assert found("in") == ["in/a.docx"]

    def it_gives_back_a_folder_that_cannot_be_opened(self, monkeypatch: pytest.MonkeyPatch) -> None:
        make("in/closed/a.docx", "in/open/b.docx")
        scandir = os.scandir

        def guarded(path: str) -> object:
            if path.endswith("closed"):
                raise PermissionError(13, "Permission denied", path)
            return scandir(path)

        monkeypatch.setattr(os, "scandir", guarded)
        assert found("in") == ["in/open/b.docx", "in/closed"]


class DescribeWriteAtomically:
    def it_writes_a_new_file_with_the_usual_permissions(self, tmp_path: Path) -> None:
        write_atomically(tmp_path / "a", b"new")
        plain = tmp_path / "b"
        plain.touch()
        assert (tmp_path / "a").read_bytes() == b"new"
        assert (tmp_path / "a").stat().st_mode == plain.stat().st_mode

    def it_replaces_a_file_and_keeps_its_permissions(self, tmp_path: Path) -> None:
        path = tmp_path / "a"
        path.write_bytes(b"old")
        path.chmod(0o640)
        write_atomically(path, b"new")
        assert path.read_bytes() == b"new"
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    def it_writes_through_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to("target")
        write_atomically(tmp_path / "link", b"new")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "target").read_bytes() == b"new"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and devices as POSIX has them")
    def it_puts_nothing_in_the_place_of_a_pipe_or_a_device(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "device").symlink_to(tmp_path / "pipe")
        for name in ("pipe", "device"):
            with pytest.raises(OutputError, match="pipe or a device"):
                write_atomically(tmp_path / name, b"new")
        assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)

    def it_leaves_the_old_file_and_no_half_one_where_the_disk_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_handle: int) -> None:
            raise OSError(28, "No space left on device")

        path = tmp_path / "a"
        path.write_bytes(b"old")
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="No space left on device"):
            write_atomically(path, b"new")
        assert [entry.name for entry in tmp_path.iterdir()] == ["a"]
        assert path.read_bytes() == b"old"

    @pytest.mark.parametrize("name", ["missing/a", "file/a", "folder"])
    def it_says_where_and_what_to_do(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "file").touch()
        (tmp_path / "folder").mkdir()
        with pytest.raises(OutputError, match=r"could not be written.*-o") as caught:
            write_atomically(tmp_path / name, b"new")
        assert caught.value.message.values["path"] == tmp_path / name


class DescribeMakeFolder:
    def it_makes_the_folders_above_too(self, tmp_path: Path) -> None:
        make_folder(tmp_path / "a" / "b")
        make_folder(tmp_path / "a" / "b")
        assert (tmp_path / "a" / "b").is_dir()

    def it_says_what_is_in_the_way(self, tmp_path: Path) -> None:
        (tmp_path / "a").touch()
        with pytest.raises(OutputError, match="could not be made"):
            make_folder(tmp_path / "a")
