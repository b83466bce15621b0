"""What a layout is for is found out in any language, and where names and types say nothing or the wrong thing."""

import pytest

from naravard_templates.brand.layout_roles import layout_role, preferred
from naravard_templates.brand.protected import Layout, Slot, SlotRole
from naravard_templates.model.geometry import Box

TITLE = Slot(SlotRole.TITLE, "title", 0, box=Box(0, 0, 900, 100))


def content(number: int, x: int, width: int, role: SlotRole = SlotRole.CONTENT, height: int = 400) -> Slot:
    return Slot(role, "obj", number, box=Box(x, 150, width, height))


ONE, TWO = (TITLE, content(1, 0, 900)), (TITLE, content(1, 0, 440), content(2, 460, 440))
CAPTIONED = (TITLE, content(1, 0, 900), Slot(SlotRole.TEXT, "body", 2, box=Box(0, 560, 900, 30)))


@pytest.mark.parametrize(("name", "layout_type", "slots", "role"), [
    ("Titel und Inhalt", "", ONE, "content"), ("Titre et contenu", "", ONE, "content"),
    ("Otsikko ja sisältö", "", ONE, "content"), ("Tittel og innhold", "", ONE, "content"),
    ("Dos objetos", "", TWO, "two-content"), ("Inhoud van twee", "", TWO, "two-content"),
    ("1_Title and Content", "", ONE, "content"),
    ("Kapitelsida blå", "titleOnly", (TITLE,), "title-only"), ("Kapitel blå", "titleOnly", (TITLE,), "section"),
    ("Trennfolie 2", "", (TITLE,), "section"),
    ("twothirds", "", TWO, "two-content"), ("full", "", CAPTIONED, "content"),
    ("Conteúdo", "twoObj", CAPTIONED, "content"),
    ("Two Content", "twoObj", ONE, "content"),
    ("Title Slide", "title", (), "blank"),
    ("Vertical", "vertTx", ONE, "vertical-text"),
    ("Foto", "", (TITLE, content(1, 0, 900, SlotRole.PICTURE)), "picture"),
    ("Foto och text", "", (TITLE, content(1, 0, 440, SlotRole.PICTURE), content(2, 460, 440)), "picture-text"),
])
def test_the_role_of_a_layout(name: str, layout_type: str, slots: tuple[Slot, ...], role: str) -> None:
    assert layout_role(name, layout_type, slots) == role


def test_the_slides_of_a_deck_come_from_the_master_that_serves_most_of_them() -> None:
    def layout(name: str, role: str, master: str) -> Layout:
        return Layout(name, role, f"{master} {name}", ONE, master)

    layouts = [layout("Start", "title", "blue"), layout("Text", "content", "blue"),
               layout("Kapitel", "section", "blue"), layout("Title Slide", "title", "red"),
               layout("Text 2", "content", "red")]

    assert {role: one.master for role, one in preferred(layouts).items()} == {"title": "blue", "content": "blue"}
