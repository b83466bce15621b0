"""NV903 hidden-remains."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.brand.types import Brand
from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import JsonValue, Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.package import Remains

# What programs and accounts write where a person's name could stand, in the languages of Office that are met here.
_NOBODY = frozenset({
    "", "python-docx", "python-pptx", "openpyxl", "docx4j", "apache poi", "pptxgenjs", "pandoc", "author", "unknown",
    "un-named", "user", "windows user", "microsoft office user", "microsoft account", "administrator", "admin",
    "författare", "okänd", "användare", "windows-användare", "microsoft office-användare", "microsoft-konto",
    "administratör",
})
_NAMED = 5


def check(context: Context) -> Iterator[Fault]:
    """One finding for each kind of thing that was left behind."""
    remains = context.snapshot.facts.remains
    if remains.revisions:
        yield _fault(Message("Tracked changes that were neither accepted nor rejected: {count}.",
                             {"count": remains.revisions}), remains.revisions)
    if remains.comments:
        yield _fault(Message("Comments: {count}.", {"count": remains.comments}), remains.comments)
    if remains.hidden_slides:
        yield _fault(Message("Hidden slides: {slides}.", {"slides": remains.hidden_slides}), remains.hidden_slides)
    if remains.slides_with_notes:
        yield _fault(Message("Slides with speaker notes: {slides}.", {"slides": remains.slides_with_notes}),
                     remains.slides_with_notes)
    if remains.hidden_text:
        yield _fault(Message("Passages of hidden text: {count}.", {"count": remains.hidden_text}), remains.hidden_text)
    persons = _persons(remains, context.brand)
    if persons:
        shown = (*persons[:_NAMED], "…") if len(persons) > _NAMED else persons
        yield _fault(Message("Names in the file's properties, comments or changes: {names}.",
                             {"names": shown}), persons)


def _fault(message: Message, actual: JsonValue) -> Fault:
    return Fault(message, Location(SurfaceKind.PACKAGE), None, None, actual)


def _persons(remains: Remains, brand: Brand) -> tuple[str, ...]:
    """Names that are neither a program's nor begin as a party's or the brand's do: "Region Exempel, kansliet"."""
    parties = brand.config.parties
    ours = tuple(name.casefold() for name in (parties.region, *parties.municipalities, brand.config.name) if name)
    return tuple(name for name in remains.persons
                 if name.casefold() not in _NOBODY and not name.casefold().startswith(ours))


RULE = Rule("NV903", "hidden-remains", Severity.INFO, None, Docs(
    Message("The file holds what its readers do not see at once: tracked changes, comments, hidden slides, speaker "
            "notes, hidden text or people's names."),
    Message("What is shared becomes a public record. Drafts, remarks and names follow with the file, wanted or not."),
    Message("A colleague's comment on the wording went to all parties with the decision."),
    Message("File > Info > Check for Issues > Inspect Document. Keep the speaker notes if they are meant for those who "
            "get the file."),
    Message("Review > Accept or Reject for the changes, Review > Delete for the comments. Then File > Info > Check for "
            "Issues > Inspect Document."),
), check)
