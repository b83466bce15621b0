"""NV212 logo-misused."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.compare import Likeness
from naravard_templates.linter.context import Context
from naravard_templates.linter.marks import Copy, MarkFinder, marks_of
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import name_of
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.picture import Crop
from naravard_templates.model.snapshot import Drawn, Element, Page

_CONTENT = frozenset({SurfaceKind.SLIDE, SurfaceKind.BODY})
_DISTORTED = 0.03
_CROPPED = 0.01
_NOTHING = "lum"
_WORDS = {"recoloured": Message("in other colours"), "distorted": Message("stretched or squeezed"),
          "cropped": Message("cropped")}


def check(context: Context) -> Iterator[Fault]:
    """Copies in content. What stands for a protected graphic itself is judged as that."""
    marks = context.lasting.of(marks_of, context.master)
    finder = MarkFinder(marks, context.snapshot.pictures)
    for page, drawn in _pictures(context) if marks else ():
        copy = finder.find(drawn.element.picture) if drawn.element.picture else None
        wrong = tuple(_wrong(drawn.element, copy)) if copy else ()
        if copy and wrong:
            surface = drawn.surface
            yield Fault(
                Message("{name} is a copy of {element}, shown {how}.",
                        {"name": drawn.element.name or drawn.element.kind, "element": name_of(copy.mark),
                         "how": tuple(_WORDS[word] for word in wrong)}),
                Location(surface.kind, page.number, surface.part, drawn.element.name or None), copy.mark.id, (), wrong)


def _pictures(context: Context) -> Iterator[tuple[Page, Drawn]]:
    """Every picture in content once, with the first page that shows it."""
    shown = [(match.page, Drawn(surface, element)) for match in context.own_matches()
             for surface in match.page.surfaces if surface.kind in _CONTENT
             for element in surface.elements if element.picture and not element.hidden]
    known = {_place(pair.actual) for match in context.own_matches()
             for pair in (*match.matching.pairs, *match.matching.hidden)} if shown else set()
    for page, drawn in shown:
        if _place(drawn) not in known:
            known.add(_place(drawn))
            yield page, drawn


def _place(drawn: Drawn) -> tuple[str, str]:
    return drawn.surface.part, drawn.element.path


def _wrong(element: Element, copy: Copy) -> Iterator[str]:
    one, other = copy.mark.element.picture, element.picture
    assert one is not None
    assert other is not None
    if copy.likeness is Likeness.RETINTED or set(other.effects) - set(one.effects) - {_NOTHING}:
        yield "recoloured"
    if _is_distorted(element, copy):
        yield "distorted"
    sides = ((one.crop.left, other.crop.left), (one.crop.top, other.crop.top), (one.crop.right, other.crop.right),
             (one.crop.bottom, other.crop.bottom))
    if any(more - less > _CROPPED for less, more in sides):
        yield "cropped"


def _is_distorted(element: Element, copy: Copy) -> bool:
    """Whether it has neither the proportions of its own pixels nor those that the template gives it."""
    actual = _aspect(element)
    wanted = [aspect for aspect in (_aspect(copy.mark.element), copy.aspect) if aspect]
    return actual is not None and bool(wanted) and all(abs(actual / aspect - 1) > _DISTORTED for aspect in wanted)


def _aspect(element: Element) -> float | None:
    """Width over height of the whole picture at the size at which a part of it is shown."""
    box, crop = element.box, element.picture.crop if element.picture else Crop()
    across, down = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    if box is None or min(box.cx, box.cy) <= 0 or min(across, down) <= 0:
        return None
    return box.cx / across / (box.cy / down)


RULE = Rule("NV212", "logo-misused", Severity.WARNING, None, Docs(
    Message("A copy of a protected picture on a slide or in the text is distorted, recoloured or cropped."),
    Message("A mark is known by its form and its colours. A copy in the content is welcome, as long as it is a true "
            "one."),
    Message("The mark was copied to a slide about the parties and stretched to fill a box."),
    Message("Select the picture, Picture Format > Reset Picture > Reset Picture & Size, and resize it by a corner. Or "
            "copy it anew from View > Slide Master."),
    Message("Select the picture, Picture Format > Reset Picture > Reset Picture & Size, and resize it by a corner. Or "
            "copy it anew from the header."),
), check)
