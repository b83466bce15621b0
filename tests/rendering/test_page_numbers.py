"""Tables of contents in PDF have the numbers of the pages that the headings are on."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from builder.making import META, heading, text
from builder.written import document
from support.office import needs_libreoffice

from naravard_templates.formats.docx.page_fields import with_page_fields
from naravard_templates.model.outline import PageBreak, TableOfContents
from naravard_templates.rendering.libreoffice import to_pdf

CONTENTS = TableOfContents(1, 2)
HEADINGS = (heading(1, "Ett"), text("a"), PageBreak(1), heading(1, "Två"), PageBreak(1), heading(2, "Tre"), text("b"))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext reads the pages")
def it_numbers_the_contents_with_the_true_pages(tmp_path: Path) -> None:
    needs_libreoffice()
    made = document(CONTENTS, PageBreak(1), *HEADINGS, meta=META)
    (tmp_path / "pages.pdf").write_bytes(to_pdf(with_page_fields(made), ".docx"))
    said = subprocess.run(["pdftotext", "-layout", tmp_path / "pages.pdf", "-"], capture_output=True, text=True,
                          check=True).stdout
    assert re.findall(r"(\w+)\.{9,}(\d+)", said) == [("Ett", "2"), ("Två", "3"), ("Tre", "4")]


def it_leaves_a_document_without_contents_as_it_is() -> None:
    made = document(*HEADINGS, meta=META)
    assert with_page_fields(made) is made
