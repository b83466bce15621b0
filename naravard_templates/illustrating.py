"""Pictures of the pages that findings are on, for reports: drawn by LibreOffice where it is at hand, else from what
was read. A file is read once more for them, so that linting itself never waits for pictures.
"""

from __future__ import annotations

import io
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import Final

from PIL import Image

from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.brand.types import Brand
from naravard_templates.errors import NaravardError, RenderingError
from naravard_templates.formats.docx.page_fields import with_page_fields
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.thumbnails import thumbnail
from naravard_templates.formats.read import read_package
from naravard_templates.linter.context import Context
from naravard_templates.linter.pointing import Mark, MarkedPage, marked_pages
from naravard_templates.linter.runner import chosen
from naravard_templates.model.finding import FileReport, Finding, Message, Report
from naravard_templates.model.geometry import Box
from naravard_templates.model.illustration import Illustrations, PagePicture
from naravard_templates.model.snapshot import Format, Page, PageKind
from naravard_templates.rendering.libreoffice import find, to_pdf
from naravard_templates.rendering.marking import MARGIN, Marking, marked, png
from naravard_templates.rendering.pdf import pictures
from naravard_templates.rendering.schematic import Schematic

MOST: Final = 200
"""Pictures in one report: about ten megabytes, which browsers and e-mail still carry."""
SECONDS_A_FILE: Final = 60.0
SECONDS_IN_ALL: Final = 300.0
"""For LibreOffice; what it has not drawn by then is drawn from what was read."""
_WIDTH: Final = 960
_TALL_WIDTH: Final = 620

Progress = Callable[[int, int], None]


class Source(StrEnum):
    """Where pictures come from: LibreOffice if there is one, what was read, or nowhere."""

    AUTO = "auto"
    SCHEMATIC = "schematic"
    NONE = "none"


@dataclass
class _Clock:
    """The time that is left for LibreOffice; none where there is no LibreOffice."""

    end: float = 0.0

    @classmethod
    def of(cls, source: Source) -> _Clock:
        if source is not Source.AUTO:
            return cls()
        try:
            find()
        except RenderingError:
            return cls()
        return cls(time.monotonic() + SECONDS_IN_ALL)

    @property
    def seconds(self) -> float:
        return min(SECONDS_A_FILE, self.end - time.monotonic()) if self.end else 0.0


def illustrate(report: Report, brands: Sequence[Brand], source: Source = Source.AUTO, *,
               progress: Progress | None = None) -> Illustrations:
    """The pages of every file with findings, the first `MOST` of them. A file that has changed or gone since it was
    linted has none, and never is an error.
    """
    files = [] if source is Source.NONE else [file for file in report.files if file.findings]
    clock, found, left_out = _Clock.of(source), dict[str, tuple[PagePicture, ...]](), 0
    for number, file in enumerate(files, 1):
        room = MOST - sum(len(pages) for pages in found.values())
        pages, beyond = _illustrated(file, brands, clock, room) if room > 0 else ((), 0)
        left_out += beyond if room > 0 else len({finding.location.number for finding in file.findings} - {None})
        if pages:
            found[file.path] = pages
        if progress is not None:
            progress(number, len(files))
    return Illustrations(found, left_out)


def _illustrated(file: FileReport, brands: Sequence[Brand], clock: _Clock,
                 room: int) -> tuple[tuple[PagePicture, ...], int]:
    """The pictures of one file, and how many pages there was no room for."""
    try:
        data = Path(file.path).read_bytes()
        return _drawn(data, file.findings, brands, clock, room)
    except (NaravardError, OSError):
        return (), 0


def _drawn(data: bytes, findings: Sequence[Finding], brands: Sequence[Brand], clock: _Clock,
           room: int) -> tuple[tuple[PagePicture, ...], int]:
    with Package(data) as package:
        if not any(brand.has(package.format) for brand in brands):
            return (), 0
        context = chosen(read_package(package), brands)
        pages = marked_pages(context, findings)
        artist = _Artist(package, context, _rendered(data, context, pages[:room], clock))
        return tuple(artist.picture(page) for page in pages[:room]), len(pages[room:])


def draw(data: bytes, findings: Sequence[Finding], brands: Sequence[Brand], source: Source,
         most: int = MOST) -> tuple[PagePicture, ...]:
    """The pictures of one file, from its bytes. Raises UncheckableFile."""
    return _drawn(data, findings, brands, _Clock.of(source), most)[0]


def frames(context: Context, findings: Sequence[Finding], most: int = MOST) -> tuple[PagePicture, ...]:
    """What `draw` makes pictures of, known beforehand: all but the pictures themselves, which are empty."""
    return tuple(_frame(page) for page in marked_pages(context, findings)[:most])


def _frame(page: MarkedPage) -> PagePicture:
    width, height = _paper(page.size)
    return PagePicture(_title(page.page), b"", width + 2 * MARGIN, height + 2 * MARGIN, page.numbers,
                       _description(page), tuple(sorted({mark.number for mark in page.marks})))


def _paper(size: tuple[int, int]) -> tuple[int, int]:
    """Pixels for a page of a size in EMU."""
    width = _WIDTH if size[0] >= size[1] else _TALL_WIDTH
    return width, max(1, round(size[1] * width / size[0]))


def _rendered(data: bytes, context: Context, pages: Sequence[MarkedPage], clock: _Clock) -> Mapping[int, Image.Image]:
    """LibreOffice's pages by their places in the PDF; none where it fails or time is up."""
    wanted = {at for page in pages if (at := _sheet(context, page.page)) is not None}
    if not wanted or clock.seconds <= 0:
        return {}
    format = context.snapshot.format
    try:
        if format is Format.DOCX:
            data = with_page_fields(data)
        pdf = to_pdf(data, f".{format}", timeout=clock.seconds)
        count, found = pictures(pdf, _TALL_WIDTH if format is Format.DOCX else _WIDTH, wanted=wanted)
        if format is Format.PPTX and count != sum(page.kind is PageKind.SLIDE for page in context.snapshot.pages):
            return {}
        return {at: Image.open(io.BytesIO(one)).convert("RGB")
                for at, one in zip(sorted(at for at in wanted if at <= count), found, strict=True)}
    except NaravardError:
        return {}


def _sheet(context: Context, page: Page) -> int | None:
    """Which page of the PDF shows it, from 1; None where that cannot be told.

    Only the beginning of a document is known: where a section's next pages come, its text decides.
    """
    if page.kind is PageKind.LAYOUT:
        return None
    if page.kind is PageKind.SLIDE:
        return page.number
    kinds = {one.kind for one in context.snapshot.pages if one.number == page.number}
    sections = {one.number for one in context.snapshot.pages}
    if page.number != 1 or page.kind is PageKind.FIRST:
        return 1 if page.number == 1 else None
    if PageKind.FIRST not in kinds and page.kind is PageKind.DEFAULT:
        return 1
    if len(sections) > 1:
        return None
    return 3 if page.kind is PageKind.DEFAULT and PageKind.EVEN in kinds else 2


@dataclass
class _Artist:
    """Draws the pages of one file."""

    package: Package
    context: Context
    rendered: Mapping[int, Image.Image]

    def __post_init__(self) -> None:
        self._thumbnails = cache(partial(thumbnail, self.package))  # the same logo stands on every page

    def picture(self, page: MarkedPage) -> PagePicture:
        sheet = _sheet(self.context, page.page)
        ground = self.rendered.get(sheet) if sheet is not None else None
        paper = ground or self._schematic(page)
        whole = marked(paper, page.size, self._markings(page, paper.width / page.size[0]))
        return PagePicture(
            _title(page.page), png(whole), whole.width, whole.height, page.numbers, _description(page),
            tuple(sorted({mark.number for mark in page.marks})), ground is not None)

    def _schematic(self, page: MarkedPage) -> Image.Image:
        width = _paper(page.size)[0]
        uses = {(use.location.part or "", use.path): use for use in reversed(self.context.snapshot.texts) if use.path}
        return Schematic(page.page, page.size, width, self._thumbnails, uses).draw()

    def _markings(self, page: MarkedPage, scale: float) -> list[Marking]:
        """Marks on the same rectangle become one, with all their numbers."""
        same: dict[tuple[Box, bool], list[Mark]] = defaultdict(list)
        for mark in page.marks:
            same[mark.box, mark.expected].append(mark)
        return [Marking(", ".join(str(number) for number in sorted({mark.number for mark in marks})), box, expected,
                        self._shadow(marks[0].wanted, scale))
                for (box, expected), marks in same.items()]

    def _shadow(self, wanted: ProtectedElement | None, scale: float) -> Image.Image | None:
        """The picture that is missing, from the brand's master."""
        if wanted is None or wanted.element.picture is None or wanted.element.box is None:
            return None
        size = tuple(max(1, round(length * scale)) for length in (wanted.element.box.cx, wanted.element.box.cy))
        try:
            with Package(self.context.brand.master_path(self.context.snapshot.format)) as master:
                return thumbnail(master, wanted.element.picture, (size[0], size[1]))
        except NaravardError:
            return None


def _title(page: Page) -> Message:
    values = {"number": page.number}
    match page.kind:
        case PageKind.SLIDE:
            return Message("Slide {number}", values)
        case PageKind.LAYOUT:
            return Message("Layout “{name}”", {"name": page.layout})
        case PageKind.FIRST:
            return Message("Section {number}, first page", values)
        case PageKind.EVEN:
            return Message("Section {number}, even pages", values)
    return Message("Section {number}, following pages", values)


def _description(page: MarkedPage) -> Message:
    """What the marks show, in words; the findings themselves say the rest."""
    found = tuple(_spot(mark, page) for mark in page.marks if not mark.expected)
    belongs = tuple(_spot(mark, page) for mark in page.marks if mark.expected)
    values = {"page": _title(page.page), "found": found, "expected": belongs}
    if found and belongs:
        return Message("{page}. Framed, what was found: {found}. Dashed, where it belongs: {expected}.", values)
    if found:
        return Message("{page}. Framed, what was found: {found}.", values)
    if belongs:
        return Message("{page}. Dashed, where it belongs: {expected}.", values)
    return Message("{page}. Nothing is marked: the findings are about the page as a whole.", values)


def _spot(mark: Mark, page: MarkedPage) -> Message:
    values = {"number": mark.number, "name": mark.name}
    across, down = (_third(at, length) for at, length in zip(mark.box.centre, page.size, strict=True))
    return Message(_SPOTS[down, across], values)


def _third(at: float, length: int) -> int:
    """In which third of a length: 0, 1 or 2."""
    return min(2, max(0, int(3 * at / length)))


_SPOTS: Final = {
    (0, 0): "{number} {name}, top left",
    (0, 1): "{number} {name}, top centre",
    (0, 2): "{number} {name}, top right",
    (1, 0): "{number} {name}, to the left",
    (1, 1): "{number} {name}, in the middle",
    (1, 2): "{number} {name}, to the right",
    (2, 0): "{number} {name}, bottom left",
    (2, 1): "{number} {name}, bottom centre",
    (2, 2): "{number} {name}, bottom right",
}
