"""The cache: what comes out is what was put in, for as long as nothing that it depends on has changed."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from linter.test_rules import EXAMPLES
from support.places import BRAND

from naravard_templates import api
from naravard_templates.brand.types import Brand
from naravard_templates.cache.store import Cache, cache_folder, open_cache
from naravard_templates.cache.wire import dumped, loaded
from naravard_templates.linter.examples import example_brand
from naravard_templates.linter.runner import lint
from naravard_templates.model.finding import (
    FileReport,
    FileStatus,
    Finding,
    Length,
    Message,
    Outcome,
    Report,
    Severity,
)
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.registry import FORMATS

FINDING = Finding(
    "NV201", "element-moved", Severity.ERROR,
    Message("{a}", {"a": Message("{b} {c}", {"b": Length(0.1), "c": (SurfaceKind.HEADER, "x", 1, 2.5, None, True)})}),
    Location(SurfaceKind.BODY, 3, "p", "å\udcff"), Outcome.UNKNOWN, "mark", MappingProxyType({"x": (1, {"y": 2})}), 0.1)


@pytest.fixture(scope="module")
def brand() -> Brand:
    return api.load_brand(BRAND)


@pytest.fixture
def cache(tmp_path: Path, brand: Brand) -> Cache:
    return open_cache(tmp_path / "cache", [brand])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.pptx"
    path.write_bytes(b"content")
    return path


def kept(cache: Cache, file: Path) -> FileReport:
    """A report that the cache has of a file."""
    report = FileReport(str(file), FileStatus.FINDINGS, (FINDING,), brand=("a", "1"))
    key = cache.key(file, ())
    assert key
    cache.put(key, file, report)
    return report


def found(cache: Cache, file: Path, *rules: str) -> FileReport | None:
    key = cache.key(file, rules)
    assert key
    return cache.get(key, file)


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_whatever_a_rule_says_comes_back_as_it_was(code: str) -> None:
    for example in EXAMPLES[code].invalid():
        report = FileReport("a", FileStatus.FINDINGS, lint(example.snapshot, example_brand()))
        assert loaded(dumped(report), "a") == report


def test_odd_values_come_back_with_their_types() -> None:
    report = FileReport("a", FileStatus.FINDINGS, (FINDING,))
    back = loaded(dumped(report), "a")
    assert back == report
    assert type(back.findings[0].message.values["a"].values["c"][0]) is SurfaceKind  # type: ignore[attr-defined]


def test_a_report_is_found_again_also_under_another_name(cache: Cache, file: Path) -> None:
    report = kept(cache, file)
    assert found(cache, file) == report
    other = file.rename(file.with_name("b.pptx"))
    assert found(cache, other) == replace(report, path=str(other))


def test_what_it_depends_on_makes_it_another(cache: Cache, file: Path, brand: Brand) -> None:
    kept(cache, file)
    stricter = brand.with_severities({"NV201": Severity.INFO})
    assert found(cache, file, "+NV201") is None
    assert found(open_cache(cache.folder, [stricter]), file) is None
    assert found(open_cache(cache.folder, [brand, brand]), file) is None
    later = replace(brand, protected=replace(brand.protected, version="9"))
    assert found(open_cache(cache.folder, [later]), file) is None
    file.write_bytes(b"contend")
    assert found(cache, file) is None


def test_a_new_version_of_the_program_looks_anew(
    cache: Cache, file: Path, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(cache, file)
    monkeypatch.setattr("naravard_templates.cache.store.__version__", "99")
    assert found(open_cache(cache.folder, [brand]), file) is None


@pytest.mark.parametrize("harm", [
    lambda data: data[:-9], lambda data: b"", lambda data: data.replace(b"NV201", b"NV202"), lambda data: b"\xff" * 90,
    lambda data: data + b" "])
def test_damage_is_a_miss(cache: Cache, file: Path, harm: object) -> None:
    kept(cache, file)
    (entry,) = cache.folder.glob("??/*")
    entry.write_bytes(harm(entry.read_bytes()))  # type: ignore[operator]
    assert found(cache, file) is None


def sealed(data: bytes) -> bytes:
    """As an entry would be that is what it was made as."""
    return hashlib.sha256(data).hexdigest().encode() + b"\n" + data


FIELDS = ("code", "name", "severity", "message", "place", "outcome", "element", "expected", "actual", "fix",
          "fingerprint")
ODD = (7, None, ["x"], {"x": 1}, {"message": ["{b.__class__}", {"b": 1}]}, {"message": ["{b:>99999999}", {"b": 1}]},
       {"enum": ["os", "system", "x"]}, {"enum": ["naravard_templates.errors", "UsageError", "x"]}, {"length": "x"},
       ["slide", "x", 1, None])


@pytest.mark.parametrize("field", FIELDS)
def test_entries_of_another_make_are_misses_or_can_be_shown(cache: Cache, file: Path, field: str) -> None:
    kept(cache, file)
    (entry,) = cache.folder.glob("??/*")
    content = json.loads(entry.read_bytes().partition(b"\n")[2])
    for odd in ODD:
        row = list(content["findings"][0])
        row[FIELDS.index(field)] = odd
        entry.write_bytes(sealed(json.dumps({**content, "findings": [row]}).encode()))
        if report := found(cache, file):
            for render in FORMATS.values():
                render(Report((report,), "brand", "1"), ReportOptions())


@pytest.mark.parametrize("data", [
    b"null", b"[]", b"1", b"[" * 500_000, b'{"status":"clean"}', b'{"status":"clean","brand":null,"findings":null}',
    b'{"status":"clean","brand":[[1],{}],"findings":[]}', b'{"status":"findings","brand":null,"findings":[]}',
    b'{"status":"unchecked","brand":null,"findings":[]}',
    b'{"status":"clean","brand":null,"findings":' + b"9" * 9000 + b"}",
    b" " * 17_000_000 + b'{"status":"clean","brand":null,"findings":[]}'], ids=lambda data: repr(data[:50]))
def test_nonsense_is_a_miss(cache: Cache, file: Path, data: bytes) -> None:
    kept(cache, file)
    (entry,) = cache.folder.glob("??/*")
    entry.write_bytes(sealed(data))
    assert found(cache, file) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes, links and permissions as POSIX has them")
class DescribeFolder:
    @pytest.mark.parametrize("make", [
        os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to(path)],
        ids=["pipe", "folder", "device", "loop"])
    def it_does_without_entries_that_are_no_files(self, cache: Cache, file: Path, make: object) -> None:
        kept(cache, file)
        (entry,) = cache.folder.glob("??/*")
        entry.unlink()
        make(entry)  # type: ignore[operator]
        assert found(cache, file) is None
        kept(cache, file)

    def it_is_the_users_own(self, cache: Cache, file: Path) -> None:
        kept(cache, file)
        (entry,) = cache.folder.glob("??/*")
        assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(entry.stat().st_mode) == 0o600


def test_what_could_not_be_checked_is_looked_at_anew(cache: Cache, file: Path) -> None:
    key = cache.key(file, ())
    assert key
    cache.put(key, file, FileReport(str(file), FileStatus.UNCHECKED))
    assert cache.get(key, file) is None


def test_a_file_that_changed_while_it_was_checked_is_not_kept(cache: Cache, file: Path) -> None:
    key = cache.key(file, ())
    assert key
    file.write_bytes(b"something else")
    cache.put(key, file, FileReport(str(file), FileStatus.CLEAN))
    assert cache.get(key, file) is None


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path, file: Path, brand: Brand) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    cache = open_cache(tmp_path / "cache", [brand])
    kept(cache, file)
    cache.prune()
    assert found(cache, file) is None


def test_many_may_write_at_once(cache: Cache, file: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        reports = list(pool.map(lambda _: (kept(cache, file), found(cache, file)), range(60)))
    assert all(report == again for report, again in reports)
    assert not list(cache.folder.rglob("*.tmp"))


def test_what_nobody_asks_for_goes_in_time(cache: Cache, file: Path) -> None:
    kept(cache, file)
    (entry,) = cache.folder.glob("??/*")
    long_ago = time.time() - 40 * 86_400
    os.utime(entry, (long_ago, long_ago))
    found(cache, file)  # which makes it young again
    cache.prune()
    assert entry.exists()
    os.utime(entry, (long_ago, long_ago))
    cache.prune()  # too soon after the last time
    assert entry.exists()
    os.utime(cache.folder / "pruned", (long_ago, long_ago))
    cache.prune()
    assert not entry.exists()


def test_the_folder_is_the_systems_unless_one_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("NARAVARD_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "naravard"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert cache_folder() == tmp_path / "local" / "naravard"
    monkeypatch.setenv("NARAVARD_CACHE_DIR", "here")
    assert cache_folder() == Path("here")
