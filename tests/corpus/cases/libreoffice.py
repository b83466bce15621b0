"""What LibreOffice makes of files: edits by its own hand, and honest saving by both its ways."""

from __future__ import annotations

import json

from support.places import EXAMPLES

from corpus.case import Found, job

PHOTO = str(EXAMPLES / "bilder" / "nara-vard-helhet.png")
LOGO_IN_MM_100 = (1733, 17200, 4320, 1200)

job("NV201-fail-logo-moved-in-libreoffice.pptx", "The logo was moved 5 mm to the right and the deck saved by "
                                                 "LibreOffice.",
    Found("NV201", "master-ordmarke", "master"), action="move", name="Ordmärke", argument="500")
job("NV202-fail-logo-widened-in-libreoffice.pptx", "The logo was pulled wider by a tenth in LibreOffice.",
    Found("NV202", "master-ordmarke", "master"), action="resize", name="Ordmärke", argument="1.1")
job("NV203-fail-logo-turned-in-libreoffice.pptx", "The logo was turned by five degrees in LibreOffice.",
    Found("NV203", "master-ordmarke", "master"), action="rotate", name="Ordmärke", argument="5")
job("NV204-fail-logo-deleted-in-libreoffice.pptx", "The logo was deleted in LibreOffice's master view.",
    Found("NV204", "master-ordmarke", "master"), action="delete", name="Ordmärke")
job("NV205-fail-logo-replaced-in-libreoffice.pptx", "The logo was exchanged for a photo in LibreOffice.",
    Found("NV205", "master-ordmarke", "master"), action="replace", name="Ordmärke", argument=PHOTO)
job("NV206-fail-bar-recoloured-in-libreoffice.pptx", "A field of the bar was made red in LibreOffice.",
    Found("NV206", "master-falt-trygghet", "master"), action="recolour", name="Fält trygghet", argument="990000")
job("NV206-fail-bar-transparent-in-libreoffice.pptx", "A field of the bar was made 40 percent transparent in "
                                                      "LibreOffice.",
    Found("NV206", "master-falt-trygghet", "master"), action="transparent", name="Fält trygghet", argument="40")
job("NV208-fail-logo-covered-in-libreoffice.pptx", "A white rectangle was drawn over the logo of slide 2 in "
                                                   "LibreOffice.",
    Found("NV208", "master-ordmarke", "slide", 2), action="cover", argument=json.dumps(LOGO_IN_MM_100))
job("honest-saved-by-libreoffice.pptx", "LibreOffice opened and saved the deck.")
job("honest-saved-by-libreoffice-twice.pptx", "LibreOffice opened and saved the deck twice.", by_way_of="pptx")
job("honest-saved-by-libreoffice-by-way-of-odp.pptx", "LibreOffice saved the deck as OpenDocument and then back.",
    by_way_of="odp")

job("NV201-fail-logo-moved-in-libreoffice.docx", "The logo was moved 5 mm to the right in Writer.",
    Found("NV201", "first-header-ordmarke", "header"), action="move", name="Ordmärke", argument="500")
job("NV202-fail-logo-widened-in-libreoffice.docx", "The logo was pulled wider by a tenth in Writer.",
    Found("NV202", "first-header-ordmarke", "header"), action="resize", name="Ordmärke", argument="1.1")
job("NV204-fail-mark-deleted-in-libreoffice.docx", "The mark in the header was deleted in Writer.",
    Found("NV204", "default-header-marke", "header"), action="delete", name="Märke")
job("NV205-fail-logo-replaced-in-libreoffice.docx", "The logo was exchanged for a photo in Writer.",
    Found("NV205", "first-header-ordmarke", "header"), action="replace", name="Ordmärke", argument=PHOTO)
job("NV206-fail-bar-recoloured-in-libreoffice.docx", "A field of the bar was made red in Writer.",
    Found("NV206", "first-footer-falt-trygghet", "footer"), action="recolour", name="Fält trygghet", argument="990000")
job("honest-saved-by-libreoffice.docx", "Writer opened and saved the document.")
job("honest-saved-by-libreoffice-twice.docx", "Writer opened and saved the document twice.", by_way_of="docx")
job("honest-saved-by-libreoffice-by-way-of-odt.docx", "Writer saved the document as OpenDocument and then back.",
    by_way_of="odt")

