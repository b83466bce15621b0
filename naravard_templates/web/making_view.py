"""What the templates of Skapa need to know, made of drafts and of what they came to."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from starlette.requests import Request

from naravard_templates.brand.kinds import Fact, Kind
from naravard_templates.brand.parties import offered
from naravard_templates.brand.types import Brand
from naravard_templates.builder.check import NO_TITLE
from naravard_templates.errors import OutlineProblem
from naravard_templates.kinds import find_kind, kinds_of
from naravard_templates.kinds.facts import MISSING
from naravard_templates.merging.names import safe_part
from naravard_templates.model.finding import Message
from naravard_templates.model.snapshot import Format
from naravard_templates.web.desk import Bench, Shown, desk_of, written
from naravard_templates.web.making_form import examples
from naravard_templates.web.making_pages import can_draw, is_waiting
from naravard_templates.web.making_words import FACTS as FACT_WORDS
from naravard_templates.web.making_words import PAGE, START
from naravard_templates.web.making_work import MOST_PAGES, TALL_WIDTH, WIDTH
from naravard_templates.web.manuscript import BODY, FACTS, KIND, MORE, PARTIES, Manuscript, Written, read_outline
from naravard_templates.web.sessions import session

_MISSING_FACTS: Final = {NO_TITLE: "title", **{text: fact.value for fact, text in MISSING.items()}}
_ALWAYS: Final = ("title", "date")
_EXCERPT: Final = 60


@dataclass(frozen=True, slots=True)
class Field:
    """A field of one line; `label` is what the kind calls it, `example` what its frame says there."""

    name: str
    label: str | Message
    value: str
    example: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong, and where in the form: `line` of the text, 0 where it is in a field (`field`) or nowhere."""

    message: Message
    field: str
    label: str | Message
    line: int = 0
    excerpt: str = ""


def start(request: Request) -> dict[str, Any]:
    """The page that one begins at."""
    brand: Brand = request.app.state.brand
    kinds = [(key, kind) for key, kind in kinds_of(brand).items() if brand.has(kind.format)]
    drafts = [(token, manuscript.title, _kind_of(manuscript, brand))
              for token, manuscript in desk_of(request).drafts(session(request))]
    return {"words": START, "kinds": kinds, "drafts": drafts, "known": offered(brand.config.parties),
            "region": brand.config.parties.region}


def page(request: Request, draft: str, manuscript: Manuscript, bench: Bench | None) -> dict[str, Any]:
    """The form, and where everything has been drawn already (for a page without scripts) the pages beside it."""
    brand: Brand = request.app.state.brand
    kind = _kind_of(manuscript, brand)
    first, more = _fields(manuscript, kind, brand)
    known = offered(brand.config.parties)
    context = seen(request, draft, bench, whole=True) if bench else {"words": PAGE, "seen": False, "draft": draft}
    return {**context, "manuscript": manuscript, "kind": kind, "kinds": kinds_of(brand), "tab": secrets.token_hex(8),
            "version": desk_of(request).bench(session(request), draft).version, "first": first, "more": more,
            "known": known, "strangers": [name for name in manuscript.parties if name not in known],
            "formats": formats(manuscript, brand), "can_draw": can_draw(), "has_fields": "{{" in manuscript.body}


def _kind_of(manuscript: Manuscript, brand: Brand) -> Kind | None:
    found = find_kind(manuscript.kind, kinds_of(brand)) if manuscript.kind else None
    return found[1] if found else None


def _fields(manuscript: Manuscript, kind: Kind | None, brand: Brand) -> tuple[list[Field], list[Field]]:
    """The fields that the kind asks for, and the others."""
    shown = {*_ALWAYS, *(kind.requires if kind else FACTS)}
    example = examples(manuscript.kind, brand) if kind else {}
    fields = [Field(name, _label(name, kind), manuscript.facts.get(name, ""), example.get(name, "")) for name in FACTS]
    return ([one for one in fields if one.name in shown or one.name in example],
            [one for one in fields if one.name not in shown and one.name not in example])


def _label(name: str, kind: Kind | None) -> str | Message:
    named = kind.facts.get(Fact(name)) if kind and name in {fact.value for fact in Fact} else None
    return named or FACT_WORDS[name]


def formats(manuscript: Manuscript, brand: Brand) -> list[str]:
    """The formats that there are masters for, that of the kind first."""
    kind, found = _kind_of(manuscript, brand), [format for format in Format if brand.has(format)]
    return [format.value for format in sorted(found, key=lambda one: kind is None or one is not kind.format)]


def seen(request: Request, draft: str, bench: Bench, *, whole: bool, copied: bool = False) -> dict[str, Any]:
    """What an outline came to: faults, what is left to fill in, and pages. `whole` is False for more pages only."""
    manuscript = desk_of(request).manuscript(session(request), draft) or Manuscript()
    brand: Brand = request.app.state.brand
    outline, kind = written(request, manuscript), _kind_of(manuscript, brand)
    problems = [*bench.seen.problems, *bench.seen.lacks, *bench.refused]
    faults = _unique(fault for one in problems for fault in _fault(one, outline, kind, brand))
    return {"words": PAGE, "seen": True, "whole": whole, "copied": copied, "draft": draft,
            "version": bench.seen_version, "pages": _captioned(bench), "size": _size(bench, brand),
            "waiting": is_waiting(bench),
            "failure": bench.failure.message if bench.failure else None, "sketches": _are_sketches(bench),
            "slides": bench.seen.format is Format.PPTX, "faults": [one for one in faults if one.message.text],
            "todo": [one for one in faults if not one.message.text], "verdict": _verdict(faults),
            "cut": len(bench.shown) >= MOST_PAGES and bench.seen.format is Format.DOCX}


def _captioned(bench: Bench) -> list[tuple[Shown, Message]]:
    """The pages, each with what it is called."""
    return [(page, _caption(number, page, bench.seen.format)) for number, page in enumerate(bench.shown, 1)]


def _caption(number: int, page: Shown, format: Format) -> Message:
    if page.title:
        return Message("Slide {number}: {title}", {"number": number, "title": page.title})
    if format is Format.PPTX:
        return Message("Slide {number}", {"number": number})
    return Message("Page {number}", {"number": number})


def _size(bench: Bench, brand: Brand) -> tuple[int, int]:
    """Of the pictures, in pixels, so that the page does not jump when they come."""
    if bench.seen.format is Format.DOCX:
        return TALL_WIDTH, round(TALL_WIDTH * 297 / 210)
    width, height = brand.master(Format.PPTX).page_size or (16, 9)
    return WIDTH, round(WIDTH * height / width)


def _are_sketches(bench: Bench) -> bool:
    return bench.seen.format is Format.PPTX and bool(bench.shown) and not can_draw()


def _fault(problem: OutlineProblem, outline: Written, kind: Kind | None, brand: Brand) -> Iterator[Fault]:
    """Where in the form a fault is. What is only left to fill in has no message, for the field's name says it all."""
    lacking = _MISSING_FACTS.get(problem.message.text)
    if lacking:
        yield Fault(Message(""), lacking, PAGE["parties"] if lacking == PARTIES else _label(lacking, kind))
        return
    place = outline.place(problem.line)
    if place.field == BODY:
        yield Fault(problem.message, BODY, Message("Line {number}", {"number": place.line}), place.line,
                    _excerpt(outline.text.split("\n"), problem.line))
    elif place.field in FACTS:
        yield Fault(problem.message, place.field, _label(place.field, kind))
    else:
        labels = {PARTIES: PAGE["parties"], MORE: PAGE["more"], KIND: PAGE["kind"]}
        yield Fault(problem.message, place.field or BODY, labels.get(place.field, PAGE["whole"]))


def _excerpt(lines: Sequence[str], line: int) -> str:
    text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()} …"


def _unique(faults: Iterable[Fault]) -> list[Fault]:
    found: list[Fault] = []
    for fault in faults:
        if fault not in found:
            found.append(fault)
    return found


def _verdict(faults: Sequence[Fault]) -> Message:
    """One sentence for who listens."""
    wrong = sum(bool(fault.message.text) for fault in faults)
    if wrong == 1:
        return Message("One thing to mend in the text.")
    if wrong:
        return Message("{count} things to mend in the text.", {"count": wrong})
    if faults:
        return Message("Nothing is wrong in the text, but there are {count} details left to fill in.",
                       {"count": len(faults)})
    return Message("Nothing is wrong in the text.")


def opened(text: str, files: Mapping[str, str], brand: Brand) -> Manuscript:
    """The manuscript of an outline that was uploaded with files."""
    return replace(read_outline(text, brand), files=files)


def without_file(manuscript: Manuscript, name: str) -> Manuscript:
    return replace(manuscript, files={key: token for key, token in manuscript.files.items() if key != name})


def file_name(manuscript: Manuscript) -> str:
    """What a download is called, without its ending."""
    return safe_part(manuscript.title) or safe_part(manuscript.kind) or "dokument"
