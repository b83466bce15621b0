"""What `brand show` says, for the text and for the page."""

from __future__ import annotations

from typing import Final

from naravard_templates.brand.protected import LeftOut
from naravard_templates.brand.protection import Kind
from naravard_templates.model.finding import Message

WORDS: Final = {
    "skip": Message("Skip to the content"),
    "versions": Message("Versions"), "current": Message("current"), "older": Message("older"),
    "masters": Message("Masters"), "palette": Message("Palette"), "colour": Message("Colour"), "name": Message("Name"),
    "on_white": Message("On white"), "on_black": Message("On black"),
    "offered": Message("Colours to choose among"), "tolerated": Message("Tolerated besides"),
    "fonts": Message("Fonts"), "headings": Message("Headings"), "body": Message("Body text"),
    "declared": Message("Declared besides"), "layouts": Message("Slide layouts"), "slot": Message("Slot"),
    "role": Message("For"), "styles": Message("Word styles"), "style": Message("Style"),
    "protected": Message("Protected graphics"), "unprotected": Message("Not protected"),
    "why": Message("Why"), "by_you": Message("brand.yaml says so"), "kinds": Message("Kinds of document"),
    "tolerances": Message("Tolerances"), "overrule": Message(
        "Overrule this in brand.yaml: protection: {{ignore: [ID], protect: [ID]}}."),
    "colours_note": Message("4.5:1 is needed for text, 3:1 for large text."),
}
KINDS: Final = {
    Kind.LOGO: Message("Logos and pictures"), Kind.BACKGROUND: Message("Backgrounds"),
    Kind.DECORATION: Message("Decoration"), Kind.WORDS: Message("Words")}
REASONS: Final = {
    LeftOut.TOOL: Message("left behind by a tool, which changes it by itself"),
    LeftOut.HIDDEN: Message("hidden, so that nobody sees it"),
    LeftOut.OFF_PAGE: Message("off the page, so that nobody sees it"),
    LeftOut.INSTRUCTION: Message("an instruction to whoever uses the template"),
    LeftOut.EMPTY: Message("a guide or an empty box, which draws nothing")}
