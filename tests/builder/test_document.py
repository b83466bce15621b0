"""Outline to document: the facts under the title, and what is said when it cannot be written."""

from dataclasses import replace

import pytest
from builder.making import META, brand, heading, outline, text

from naravard_templates.builder.document import plan_document
from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import Metadata, Notes

DECISION = Metadata(title="Beslut", kind="beslut", organ="Regionstyrelsen", date="2023-09-12", paragraph="130",
                    diary_number="RS 909-2023", parties=("Region Västerbotten", "Umeå kommun"), version="1.0")


def facts(meta: Metadata) -> list[tuple[str, str]]:
    return [(fact.label, fact.value) for fact in plan_document(outline(meta=meta), brand()).facts]


def it_labels_the_facts_in_the_documents_language() -> None:
    assert facts(DECISION) == [
        ("Organ", "Regionstyrelsen"), ("Sammanträdesdatum", "2023-09-12"), ("Paragraf", "§\u00a0130"),
        ("Diarienummer", "RS 909-2023"), ("Parter", "Region Västerbotten, Umeå kommun"), ("Version", "1.0")]
    assert facts(replace(META, language="en-GB")) == [
        ("Date", "2026-03-12"), ("Parties", "Region Västerbotten, Umeå kommun")]


def it_falls_back_on_the_brands_language() -> None:
    assert facts(replace(META, language="fi-FI"))[0][0] == "Datum"


def it_leaves_a_paragraph_sign_as_it_is_written() -> None:
    assert ("Paragraf", "§ 65") in facts(replace(META, paragraph="§ 65"))


def it_keeps_the_blocks_in_order_without_speaker_notes() -> None:
    plan = plan_document(outline(heading(1, "A"), Notes(1, (text("tyst"),)), text("b")), brand())
    assert plan.blocks == (heading(1, "A"), text("b"))


def it_reports_all_faults_at_once() -> None:
    with pytest.raises(OutlineError) as caught:
        plan_document(outline(heading(1, "", line=4), text("a\x00", 2), meta=Metadata()), brand())
    assert [problem.line for problem in caught.value.problems] == [0, 2, 4]
