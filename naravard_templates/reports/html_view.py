"""What the HTML page shows of each file, ready to be filled in: plain strings in the reader's language."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import PurePosixPath

from naravard_templates.i18n import translate
from naravard_templates.model.finding import (
    FileReport,
    FileStatus,
    Finding,
    FixSafety,
    JsonValue,
    Message,
    Outcome,
    Severity,
)
from naravard_templates.model.illustration import PagePicture
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.printable import printable
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.places import page, posix, why_unchecked
from naravard_templates.reports.values import measured

_NOWHERE = Location(SurfaceKind.PACKAGE)
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
_COLOUR_KEYS = ("rgb", "ground")
# A sentence ends before a space and a capital letter; that leaves "t.ex." and "3.1" whole.
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour beside its words; `expected` tells which of the two it is."""

    rgb: str
    text: str
    expected: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. `steps` are empty where an earlier finding, `same`, has them; `restorable` is "safe", "unsafe" or
    "".
    """

    number: int
    anchor: str
    text: str
    code: str
    severity: str
    tone: str
    where: str
    unknown: bool = False
    measures: tuple[str, ...] = ()
    swatches: tuple[Swatch, ...] = ()
    why: str = ""
    steps: tuple[str, ...] = ()
    same: str = ""
    same_anchor: str = ""
    fix: str = ""
    restorable: str = ""


@dataclass(frozen=True, slots=True)
class PictureView:
    source: str
    width: int
    height: int
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class PageView:
    """A slide, a kind of page, or the whole file, with its findings."""

    title: str
    findings: tuple[FindingView, ...]
    picture: PictureView | None = None


@dataclass(frozen=True, slots=True)
class FileView:
    """One file. `command` restores what can be restored safely."""

    anchor: str
    name: str
    path: str
    verdict: str
    tone: str
    pages: tuple[PageView, ...] = ()
    restorable: str = ""
    command: str = ""
    more: str = ""


def _inside(picture: PagePicture) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture.png).decode('ascii')}"


@dataclass
class Viewer:
    """Turns files into views; `most` findings of a file are told in full. `address` says where a picture is found;
    inside the page itself, if nobody says otherwise.
    """

    options: ReportOptions
    most: int = 500
    address: Callable[[PagePicture], str] = _inside
    _told: dict[str, tuple[int, str]] = field(default_factory=dict)

    def say(self, message: Message) -> str:
        return plain(translate(message, self.options.lang))

    def brief(self, file: FileReport, number: int) -> FileView:
        """The file without its findings."""
        path = plain(posix(file.path))
        verdict, tone = self._verdict(file)
        return FileView(f"f{number}", PurePosixPath(path).name or path, path, self.say(verdict), tone)

    def full(self, file: FileReport, number: int) -> FileView:
        """The file with every page that something was found on."""
        brief, self._told = self.brief(file, number), {}
        kept = file.findings[:self.most]
        views = [self._finding(file, finding, at, brief.anchor) for at, finding in enumerate(kept, 1)]
        safe = sum(finding.fix is FixSafety.SAFE for finding in file.findings)
        more = len(file.findings) - len(kept)
        return FileView(
            brief.anchor, brief.name, brief.path, brief.verdict, brief.tone, tuple(self._pages(file, kept, views)),
            self.say(Message("Findings that the program can restore by itself: {count}. Your file is left as it is; "
                             "the restored one is a new file. Type:", {"count": safe})) if safe else "",
            self._command(brief.path) if safe else "",
            self.say(Message("Findings that are not shown here: {count}. Mend these first and check the file again.",
                             {"count": more})) if more else "")

    def _verdict(self, file: FileReport) -> tuple[Message, str]:
        """In words, and the tone that goes with them."""
        if file.status is FileStatus.UNCHECKED:
            return Message("Could not be checked: {reason}", {"reason": why_unchecked(file, self.options.lang)}), "open"
        failed = [finding.severity for finding in file.findings if finding.outcome is Outcome.FAILED]
        counts = {"counts": tuple(_counts(failed, len(file.findings) - len(failed)))}
        if Severity.ERROR in failed:
            return Message("Does not follow the template. Found: {counts}.", counts), "error"
        if Severity.WARNING in failed:
            return Message("Shows the template's graphics, but has something to look at. Found: {counts}.",
                           counts), "warning"
        if len(failed) < len(file.findings):
            return Message("Nothing wrong was seen, but not all could be measured. Found: {counts}.", counts), "open"
        if failed:
            return Message("Follows the template. Pointed out: {counts}.", counts), "clean"
        return Message("Follows the template. Nothing was found."), "clean"

    def _pages(self, file: FileReport, findings: Sequence[Finding], views: Sequence[FindingView]) -> Iterator[PageView]:
        """In the order of the findings, those on one picture together."""
        pictures = self.options.illustrations.pictures.get(file.path, ())
        shown = {number: picture for picture in pictures for number in picture.numbers}
        titles = [self.say(picture.title if (picture := shown.get(number)) else page(finding))
                  for number, finding in enumerate(findings, 1)]
        order = sorted(range(len(views)), key=lambda at: (titles.index(titles[at]), at))
        for title, group in groupby(order, key=lambda at: titles[at]):
            places = list(group)
            picture = shown.get(places[0] + 1)
            yield PageView(title, tuple(views[at] for at in places), self._picture(picture) if picture else None)

    def _picture(self, picture: PagePicture) -> PictureView:
        caption = (Message("The page as LibreOffice draws it. Office may break lines otherwise.") if picture.rendered
                   else Message("A simple drawing of the page: what stands where, not what it looks like in full."))
        return PictureView(self.address(picture), picture.width, picture.height, self.say(picture.description),
                           self.say(caption))

    def _finding(self, file: FileReport, finding: Finding, number: int, anchor: str) -> FindingView:
        failed = finding.outcome is Outcome.FAILED
        own = f"{anchor}-{number}"
        told, same_anchor = self._told.setdefault(finding.code, (number, own))
        first = told == number
        rule = self.options.rules.get(finding.code)
        remedy = self.options.remedy(file.path, finding.code)
        return FindingView(
            number, own, self.say(finding.message), finding.code,
            self.say(Message("{severity}", {"severity": finding.severity})),
            finding.severity.value if failed else "open", self.say(_place(finding.location)), not failed,
            tuple(self.say(sentence) for sentence in measured(finding, self.options.colours)
                  if not _is_about_colour(sentence)),
            tuple(self._swatches(finding)), self.say(rule.why) if rule and first else "",
            tuple(_steps(self.say(remedy))) if remedy and first else (),
            "" if first else self.say(Message("Do as in finding {number}.", {"number": told})),
            "" if first else same_anchor, self._fix(finding.fix), finding.fix.value if finding.fix else "")

    def _fix(self, fix: FixSafety | None) -> str:
        if fix is FixSafety.SAFE:
            return self.say(Message("Or let the program restore it, with the command above."))
        if fix is FixSafety.UNSAFE:
            return self.say(Message("Or let naravard fix --unsafe try, and look at the result before you share it."))
        return ""

    def _swatches(self, finding: Finding) -> Iterator[Swatch]:
        for value, expected in ((finding.expected, True), (finding.actual, False)):
            for rgb in _colours(value):
                name = self.options.colours.get(rgb)
                yield Swatch(f"#{rgb}", plain(f"{name}, #{rgb}" if name else f"#{rgb}"), expected)

    def _command(self, path: str) -> str:
        target = PurePosixPath(path)
        suffix = self.say(Message("-restored"))
        return f"naravard fix {_quoted(path)} -o {_quoted(str(target.with_name(target.stem + suffix + target.suffix)))}"


def _counts(failed: Sequence[Severity], unknown: int) -> Iterator[Message]:
    """How many of each kind, those that there are none of left out."""
    if errors := failed.count(Severity.ERROR):
        yield Message("errors: {count}", {"count": errors})
    if warnings := failed.count(Severity.WARNING):
        yield Message("warnings: {count}", {"count": warnings})
    if notes := failed.count(Severity.INFO):
        yield Message("notes: {count}", {"count": notes})
    if unknown:
        yield Message("not measured: {count}", {"count": unknown})


def plain(text: str) -> str:
    """One line, without what steers how it is shown: names come from files that anybody may have made."""
    return printable(text.replace("\n", " ").replace("\t", " "))


def _quoted(path: str) -> str:
    return f'"{path}"' if re.search(r"[^\w./:\\-]", path) else path


def _steps(remedy: str) -> Iterator[str]:
    """What to do, sentence by sentence."""
    yield from (step for step in _SENTENCE.split(remedy) if step)


def _place(location: Location) -> Message:
    name = Message("“{name}”", {"name": location.object}) if location.object else None
    return Message("{where}", {"where": tuple(part for part in (location.surface, name) if part)})


def _is_about_colour(sentence: Message) -> bool:
    """The page shows colours as swatches, and says them beside."""
    return {"expected", "actual"} <= sentence.values.keys()


def _colours(value: JsonValue) -> Iterator[str]:
    """The colours in what was expected or found, six hex digits each."""
    texts = [value.get(key) for key in _COLOUR_KEYS] if isinstance(value, Mapping) else [value]
    if isinstance(value, Mapping) and "contrast" in value:
        texts = [value.get("text"), value.get("ground")]
    for text in texts:
        found = _HEX.fullmatch(text) if isinstance(text, str) else None
        if found:
            yield found[1].upper()
