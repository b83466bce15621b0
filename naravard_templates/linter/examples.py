"""A tiny brand and documents made from it, over the neutral model, for the examples that rules carry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from naravard_templates.brand.config import BrandConfig, Parties
from naravard_templates.brand.protected import Protected
from naravard_templates.brand.types import Brand
from naravard_templates.model.colour import Colour, Fill, FillKind, Stop
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.package import PackageFacts, PageSetup
from naravard_templates.model.picture import Picture, PictureLook
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import (
    ColourUse,
    Element,
    ElementKind,
    Format,
    Page,
    PageKind,
    Placeholder,
    Shape,
    Snapshot,
    Stamp,
    Surface,
    Theme,
)
from naravard_templates.model.text import StyleLook, TextLook

MASTER, LAYOUT, SLIDE = "master.xml", "layout.xml", "slide.xml"
TEAL, AMBER = "0B6B66", "A85100"
THEME = {"dk1": "14303A", "lt1": "FFFFFF", "dk2": "0F3D4C", "lt2": "F6F3EC", "accent1": TEAL, "accent2": AMBER}

COLOUR_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}

OLD_VERSION = "0.9"
SLIDE_SIZE = (12_192_000, 6_858_000)
A4 = PageSetup(7_560_310, 10_692_130, (900_000, 1_080_000, 900_000, 1_000_000), 1)
PARTIES = Parties(region="Region Exempel", municipalities=("Exempelby kommun", "Provsta kommun"))

Change = Callable[[Element], Element | None]


@record
class Example:
    """A document, and what it shows."""

    title: str
    snapshot: Snapshot


class Pictures:
    """Looks of pictures by hash: the logo, a re-tinted one, another motif; anything else cannot be read."""

    _LOOKS: Mapping[str, tuple[str, str]] = {
        "logo": ("00ff00ff00ff00ff", "20"), "logo-jpeg": ("00ff00ff00ff00fe", "21"),
        "logo-red": ("00ff00ff00ff00ff", "80"), "cat": ("f0f0f0f0f0f0f0f0", "60"),
    }

    def size(self, picture: Picture) -> tuple[int, int] | None:
        return (300, 100) if picture.sha256 in self._LOOKS else None

    def look(self, picture: Picture) -> PictureLook | None:
        known = self._LOOKS.get(picture.sha256)
        return PictureLook(300, 100, known[0], (known[1] * 3 * 16 + "10" * 3 * 16) * 32) if known else None


def solid(rgb: str, token: str = "", alpha: float = 1.0) -> Fill:
    """A fill of one colour, declared as a theme colour where a token is given."""
    return Fill(FillKind.SOLID, (Stop(Colour(rgb, alpha, token or f"srgb {rgb}", token)),))


LOGO = Element("0", ElementKind.PICTURE, "Logo", Box(10_000_000, 300_000, 1_500_000, 500_000),
               picture=Picture("logo.png", "logo"), locks=("noMove", "noResize"))
BAR = Element("1", ElementKind.SHAPE, "Bar", Box(0, 6_500_000, 12_192_000, 358_000), Shape("rect"),
              solid(TEAL, "accent1"))
TITLE = Element("0", ElementKind.SHAPE, "Title", Box(600_000, 400_000, 9_000_000, 900_000),
                placeholder=Placeholder("title", 0, "Title"))


TEXT = TextLook(solid("14303A", "dk1"), 18.0, False, "Calibri", "sv-SE", "minor")
SLOT_LOOKS = (StyleLook("title 0", replace(TEXT, size=28.0, bold=True, theme_font="major"),
                        Location(SurfaceKind.LAYOUT, None, LAYOUT, "Title"),
                        Location(SurfaceKind.MASTER, None, MASTER), level=1),)
STYLE_LOOKS = (
    StyleLook("normal", replace(TEXT, size=11.0), Location(SurfaceKind.STYLES, None, "styles.xml", "Normal")),
    StyleLook("heading 1", replace(TEXT, size=16.0), Location(SurfaceKind.STYLES, None, "styles.xml", "heading 1")))


def keep(element: Element) -> Element:
    return element


def remove(_: Element) -> None:
    return None


def deck(logo: Change = keep, bar: Change = keep, *, theme: Mapping[str, str] | None = None,
         colours: tuple[ColourUse, ...] = (), stamp: bool = True, art: bool = True) -> Snapshot:
    """A deck of two slides on the example brand, with changes to its logo and bar."""
    changed = (change(element) for change, element in ((logo, LOGO), (bar, BAR)))
    elements = tuple(element for element in changed if element is not None)
    return _snapshot(elements if art else (), {**THEME, **(theme or {})}, colours, stamp)


def _snapshot(elements: tuple[Element, ...], theme: dict[str, str], colours: tuple[ColourUse, ...],
              stamp: bool) -> Snapshot:
    white = Element("background", ElementKind.SHAPE, fill=solid("FFFFFF", "lt1"))
    master = Surface(SurfaceKind.MASTER, MASTER, "Master", elements, white)
    layout = Surface(SurfaceKind.LAYOUT, LAYOUT, "Innehåll", (TITLE,))
    slides = tuple(
        Page(PageKind.SLIDE, number, (master, layout, Surface(SurfaceKind.SLIDE, f"slide{number}.xml", "", (TITLE,))),
             "Innehåll", "obj", "theme.xml", (TITLE,), (), COLOUR_MAP) for number in (1, 2))
    ready = Page(PageKind.LAYOUT, 1, (master, layout), "Innehåll", "obj", "theme.xml", (TITLE,), (), COLOUR_MAP)
    return Snapshot(Format.PPTX, slides, (ready,), (Theme("theme.xml", "Exempel", theme, "Calibri", "Calibri"),),
                    colours, SLIDE_SIZE, "Microsoft Office PowerPoint",
                    Stamp("exempel", "1.0") if stamp else None, False, Pictures(), setups=(PageSetup(*SLIDE_SIZE),),
                    styles=SLOT_LOOKS)


def document(*setups: PageSetup) -> Snapshot:
    """A document on the example brand, with a section for each of these pages, or one on A4."""
    header = Surface(SurfaceKind.HEADER, "header1.xml", elements=(replace(LOGO, box=Box(5_000_000, 300_000, 1_500_000,
                                                                                     500_000)),))
    found = setups or (A4,)
    pages = tuple(Page(PageKind.DEFAULT, setup.number, (header, Surface(SurfaceKind.BODY, "document.xml")), "default",
                       theme="theme.xml", colour_map=COLOUR_MAP) for setup in found)
    return Snapshot(Format.DOCX, pages, (), (Theme("theme.xml", "Exempel", THEME, "Calibri", "Calibri"),), (),
                    (found[0].width, found[0].height), "Microsoft Office Word", Stamp("exempel", "1.0"), False,
                    Pictures(), setups=found, styles=STYLE_LOOKS)


def with_facts(facts: PackageFacts) -> Snapshot:
    """The deck, with these facts about its package; it has a title and a language in any case."""
    return replace(deck(), facts=replace(facts, title=facts.title or "Exempel", language=facts.language or "sv-SE"))


def with_title(change: Change) -> Snapshot:
    """The deck with a title on its second slide, and a change to it."""
    own = deck()
    page = own.pages[1]
    title = change(replace(TITLE, name="Rubrik 1", text="Syfte"))
    slide = replace(page.surfaces[-1], elements=(title,) if title else ())
    return replace(own, pages=(own.pages[0], replace(page, surfaces=(*page.surfaces[:-1], slide))))


def covered_deck(box: Box | None, alpha: float = 1.0, fill: Fill | None = None) -> Snapshot:
    """The deck with a shape on its second slide, white if nothing else is said."""
    own = deck()
    page = own.pages[1]
    cover = Element("1", ElementKind.SHAPE, "Rektangel 4", box, Shape("rect"),
                    fill or solid("FFFFFF", alpha=alpha))
    slide = replace(page.surfaces[-1], elements=(*page.surfaces[-1].elements, cover))
    return replace(own, pages=(own.pages[0], replace(page, surfaces=(*page.surfaces[:-1], slide))))


def example_brand() -> Brand:
    """The brand that the example decks are judged by. In its older version the logo was further to the left."""
    older = _version(OLD_VERSION, deck(logo=moved(300_000)))
    return replace(_version("1.0", deck()), older=(OLD_VERSION,), _loaded={OLD_VERSION: older})


def _version(version: str, master: Snapshot) -> Brand:
    from naravard_templates.brand.adopt import master_facts  # rules are loaded for linting, their examples for tests

    facts = master_facts("exempel.potx", f"{version:0>64}", master, (), (TEAL, AMBER), {})
    pages = master_facts("exempel.dotx", f"{version:0>64}", document(), (), (TEAL, AMBER), {})
    return Brand(Path("exempel"), BrandConfig(id="exempel", name="Exempel", version=version, parties=PARTIES),
                 Protected("exempel", version, (facts, pages)))


def added(document: Snapshot, kind: SurfaceKind, element: Element) -> Snapshot:
    """The document with one more element on all its surfaces of a kind; of slides only on the second."""
    def changed(page: Page) -> Page:
        return replace(page, surfaces=tuple(
            replace(surface, elements=(*surface.elements, element)) if surface.kind is kind else surface
            for surface in page.surfaces))
    pages = tuple(changed(page) if kind is not SurfaceKind.SLIDE or page.number == 2 else page
                  for page in document.pages)
    return replace(document, pages=pages, layouts=tuple(map(changed, document.layouts)))


def hidden(element: Element) -> Element:
    return replace(element, hidden=True)


def unlocked(element: Element) -> Element:
    return replace(element, locks=())


def moved(by: int) -> Change:
    """Moved to the left by so many EMU."""
    return lambda element: replace(element, box=replace(element.box, x=element.box.x - by)) if element.box else element


def scaled(factor: float) -> Change:
    """Another size, the same centre."""
    def change(element: Element) -> Element:
        box = element.box
        if box is None:
            return element
        cx, cy = round(box.cx * factor), round(box.cy * factor)
        x, y = box.x + (box.cx - cx) // 2, box.y + (box.cy - cy) // 2
        return replace(element, box=replace(box, x=x, y=y, cx=cx, cy=cy))
    return change


def turned(degrees: float = 0, *, flip: bool = False) -> Change:
    """Rotated about its centre, and mirrored if wanted."""
    def change(element: Element) -> Element:
        if element.box is None:
            return element
        return replace(element, box=replace(element.box, rotation=element.box.rotation + degrees, flip_h=flip))
    return change


def filled(rgb: str, token: str = "", alpha: float = 1.0) -> Change:
    return lambda element: replace(element, fill=solid(rgb, token, alpha))


def pictured(content: str, **changes: object) -> Change:
    """Another picture in its place, with changes to how it is drawn."""
    picture = replace(Picture(f"{content}.png", content), **changes)  # type: ignore[arg-type]
    return lambda element: replace(element, picture=picture)


def renamed(name: str) -> Change:
    return lambda element: replace(element, name=name)


def both(*changes: Change) -> Change:
    """One change after the other."""
    def change(element: Element) -> Element | None:
        result: Element | None = element
        for one in changes:
            result = one(result) if result is not None else None
        return result
    return change


def text_colour(rgb: str, token: str = "") -> ColourUse:
    """Text on slide 1 in this colour."""
    return ColourUse(Colour(rgb, declared=token or f"srgb {rgb}", token=token), "text", SurfaceKind.SLIDE,
                     "slide1.xml", 1, "Text", "En mening")
