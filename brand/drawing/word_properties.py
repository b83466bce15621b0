"""Document properties of the Word master: no person, no date, a title for the writer to fill in."""

from __future__ import annotations

from typing import Final

from . import identity as brand
from .word_xml import DECLARATION, Value, element, text

CORE: Final[dict[str, Value]] = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
EXTENDED: Final[dict[str, Value]] = {
    "xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
}


def core_part() -> bytes:
    """``docProps/core.xml``: an empty title and the language."""
    fields = element("dc:title"), element("dc:language", text(brand.LANG))
    return (DECLARATION + element("cp:coreProperties", *fields, attributes=CORE)).encode()


def app_part() -> bytes:
    """``docProps/app.xml``: who the template is from."""
    company = element("Company", text(brand.PUBLISHER))
    return (DECLARATION + element("Properties", company, attributes=EXTENDED)).encode()
