"""Documents that a decision rests on, and lines to sign: one source, both formats."""

from collections.abc import Sequence

import pytest
from builder.making import META, bullets, heading, item, outline, runs, text
from builder.written import deck, document, part, slides, words

from naravard_templates.api import load_brand
from naravard_templates.authoring import Document, cited
from naravard_templates.builder.document import plan_document
from naravard_templates.errors import OutlineError
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.outline import Block, Documents, ListItem, Metadata, Paragraph, Run, Signatures
from naravard_templates.outline import parse
from naravard_templates.outline.yaml_outline import parse_yaml

REFERENCE = Paragraph(1, (Run("Se "), Run("", reference="plan"), Run(".")))
PAPERS = (Documents(1, (item("Skrivelse, 2025-10-14"),)), heading(2, "Mer"),
          Documents(2, (ListItem(2, runs("Plan, RS 1-2025"), label="plan"),)))
MARKDOWN = """\
---
titel: Plan
---

Se @skriv.

::: underlag
- [Skrivelse](https://a.se), 2025-10-14, RS 1-2025 {#skriv}
- Förslag till *plan*
:::

::: underskrifter
- Ordförande
:::
"""
YAML = """\
titel: Plan
innehåll:
  - Se @skriv.
  - underlag:
      - {titel: Skrivelse, länk: "https://a.se", datum: 2025-10-14, diarienummer: RS 1-2025, etikett: skriv}
      - Förslag till *plan*
  - underskrifter: [Ordförande]
"""


def said(blocks: Sequence[Block]) -> list[object]:
    """The blocks without their lines."""
    items = [(type(block), one.label, one.runs) for block in blocks if isinstance(block, Documents | Signatures)
             for one in (block.items if isinstance(block, Documents) else block.signers)]
    return [block.runs for block in blocks if isinstance(block, Paragraph)] + items


def it_reads_the_same_from_markdown_yaml_and_python() -> None:
    by_call = Document("Plan")
    by_call.paragraph("Se @skriv.")
    by_call.documents([cited("Skrivelse", date="2025-10-14", number="RS 1-2025", link="https://a.se", label="skriv"),
                       "Förslag till *plan*"])
    by_call.signatures(["Ordförande"])
    assert said(parse(MARKDOWN).blocks) == said(parse_yaml(YAML).blocks) == said(by_call.outline.blocks)


def it_numbers_documents_on_and_calls_them_by_their_number_in_word() -> None:
    root = part(document(heading(1, "A"), REFERENCE, *PAPERS), "word/document.xml")
    assert "Se underlag\N{NO-BREAK SPACE}2." in "".join(words(root))
    (field,) = root.iter(qn("w:fldSimple"))
    name = field.get(qn("w:instr"), "").split()[1]
    (start,) = root.xpath(f"//w:bookmarkStart[@w:name='{name}']", namespaces=NS)
    assert "".join(words(start.getparent())) == "Plan, RS 1-2025"
    assert start.getparent().find("w:pPr/w:numPr", NS) is not None


def it_numbers_documents_on_slides() -> None:
    made = slides(deck(heading(2, "A"), REFERENCE, PAPERS[0], heading(2, "B"), PAPERS[2]))
    assert "Se underlag\N{NO-BREAK SPACE}2." in "".join(words(made[1]))
    (numbered,) = made[2].iter(qn("a:buAutoNum"))
    assert numbered.get("startAt") == "2"


def it_gives_each_party_a_line_to_sign_unless_told_who_signs() -> None:
    root = part(document(Signatures(1)), "word/document.xml")
    rows = [["".join(words(cell)) for cell in row.iter(qn("w:tc"))] for row in root.iter(qn("w:tr"))]
    assert rows == [["Vem", "Ort och datum", "Underskrift och namnförtydligande"],
                    *([party, "", ""] for party in META.parties)]
    assert root.find(".//w:tblHeader", NS) is not None
    told = part(document(Signatures(1, (item("Ordförande"),))), "word/document.xml")
    assert "Ordförande" in "".join(words(told))


def it_makes_a_table_to_sign_on_a_slide() -> None:
    made = slides(deck(heading(2, "Underskrifter"), Signatures(1)))
    assert len(list(made[1].iter(qn("a:tr")))) == 1 + len(META.parties)
    assert META.parties[0] in "".join(words(made[1]))


def it_refuses_lines_to_sign_for_nobody() -> None:
    with pytest.raises(OutlineError, match=":7: There is nobody here to sign"):
        plan_document(outline(Signatures(7), meta=Metadata(title="T")), load_brand())


def it_keeps_a_paragraph_that_leads_to_a_list_on_its_page() -> None:
    root = part(document(text("Tre saker:"), bullets("a"), text("Slut:")), "word/document.xml")
    kept = ["".join(words(one.getparent().getparent())) for one in root.iter(qn("w:keepNext"))]
    assert "Tre saker:" in kept
    assert "Slut:" not in kept
