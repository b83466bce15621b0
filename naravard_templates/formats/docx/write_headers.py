"""Says in headers and footers what a document's own text says: its title and date, where the master asks for them.

Word works these out itself, most of them only on the screen; every other program shows the sample's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from naravard_templates.formats.docx.write_master import surface_parts
from naravard_templates.formats.docx.write_parties import fill_control
from naravard_templates.formats.docx.write_xml import add_text, value
from naravard_templates.formats.ooxml.names import NS, qn

_TITLE: Final = re.compile(r"coreProperties\[1\]/\w+:title\[1\]$")
_STYLE: Final = re.compile(r"""^\s*STYLEREF\s+(?:"([^"]+)"|(\S+))""")
_NUMBERS: Final = {str(level): f"heading {level}" for level in range(1, 10)}


def say_in_headers(document: Any, title: str, date: str) -> None:
    """Fills controls that are bound to the title, and fields that repeat text of a style.

    A field of a style that the document does not use would be an error message in Word: the date takes its place where
    it asks for that, the title likewise, else nothing.
    """
    names = {style.get(qn("w:styleId")): str(value(style, "w:name") or "").casefold()
             for style in document.styles.element.iterfind("w:style", NS)}
    said = _first_texts(document.element.body, names)
    for part in surface_parts(document.part):
        for control in part.element.iter(qn("w:sdt")):
            binding = control.find("w:sdtPr/w:dataBinding", NS)
            if binding is not None and _TITLE.search(binding.get(qn("w:xpath"), "")):
                fill_control(control, title)
        for style, runs in list(_style_fields(part.element)):
            _show(runs, said.get(style), {"date": date, "title": title}.get(style, ""))


def _first_texts(body: etree._Element, names: dict[str | None, str]) -> dict[str, str]:
    """By style, the first text that a body has in it."""
    found: dict[str, str] = {}
    for paragraph in body.iter(qn("w:p")):
        words = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        if words:
            found.setdefault(names.get(value(paragraph, "w:pPr/w:pStyle"), ""), words)
    return found


def _style_fields(root: etree._Element) -> Iterator[tuple[str, list[etree._Element]]]:
    """The fields that repeat text: the style's name in lower case, and the runs from the field's first to its last."""
    for paragraph in root.iter(qn("w:p")):
        runs: list[etree._Element] = []
        depth = 0
        for run in paragraph.iter(qn("w:r")):
            kinds = [mark.get(qn("w:fldCharType")) for mark in run.iterfind("w:fldChar", NS)]
            depth += kinds.count("begin")
            if depth:
                runs.append(run)
            depth -= kinds.count("end")
            if runs and not depth:
                code = "".join(text.text or "" for one in runs for text in one.iterfind("w:instrText", NS))
                found = _STYLE.match(code)
                if found:
                    name = found[1] or found[2]
                    yield _NUMBERS.get(name, name).casefold(), runs
                runs = []


def _show(runs: list[etree._Element], said: str | None, instead: str) -> None:
    """The text of a style as the field's result, else other text in place of the field."""
    marks = [run for run in runs if run.find("w:fldChar", NS) is not None or run.find("w:instrText", NS) is not None]
    result = [run for run in runs if run not in marks]
    for run in result[1:] if said or instead else result:
        run.getparent().remove(run)  # type: ignore[union-attr]  # found below a paragraph
    for run in result[:1] if said or instead else ():
        for text in run.findall(qn("w:t")):
            run.remove(text)
        add_text(run, said or instead)
    for run in () if said else marks:
        run.getparent().remove(run)  # type: ignore[union-attr]
