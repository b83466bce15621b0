"""What the pages of Mallar say."""

from __future__ import annotations

from typing import Final

from naravard_templates.brand.protection import Kind
from naravard_templates.model.finding import Message

PAGE: Final = {
    "title": Message("Templates"),
    "intro": Message("The templates that belong to {name}, with what they offer. The graphics in them are locked."),
    "take": Message("Get the templates"),
    "get_intro": Message("For those who begin in PowerPoint or Word. What you fill in here stands in the template when "
                         "you open it."),
    "heading": Message("Title, if there is one yet"),
    "parties": Message("Who stands behind it?"),
    "get_pptx": Message("PowerPoint template (.potx)"),
    "get_docx": Message("Word template (.dotx)"),
    "palette": Message("Colours"),
    "palette_intro": Message("These may be used, and no others. Text must stand out from its ground: at least 4.5:1, "
                             "and 3:1 for large text (WCAG)."),
    "colour": Message("Colour"),
    "as_text": Message("As text on white"),
    "fonts": Message("Fonts"),
    "headings": Message("Headings"),
    "body": Message("Body text"),
    "declared": Message("Declared besides"),
    "layouts": Message("Slide layouts"),
    "layouts_intro": Message("In PowerPoint you find them under Home > New Slide. Dashed frames show where you write; "
                             "they are not seen on the slide."),
    "protected": Message("Protected graphics"),
    "protected_intro": Message("These may not be moved, replaced, recoloured or removed. You need not place them: they "
                               "are in the template."),
    "more": Message("The other protected graphics"),
    "room_for": Message("Room for"),
}
KINDS: Final = {
    Kind.LOGO: Message("Logo or picture"),
    Kind.BACKGROUND: Message("Background"),
    Kind.DECORATION: Message("Decoration"),
    Kind.WORDS: Message("Words"),
}
