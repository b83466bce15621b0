"""The NV0 family: why a file could not be checked at all. Reading decides these; they have no check of their own."""

from __future__ import annotations

from naravard_templates.linter.rule import Docs, Rule
from naravard_templates.model.finding import Message, Severity

_SAVE = Message("Open the file in PowerPoint, File > Save As, and choose PowerPoint Presentation (.pptx).")
_SAVE_WORD = Message("Open the file in Word, File > Save As, and choose Word Document (.docx).")

RULES = (
    Rule("NV001", "unreadable-file", Severity.ERROR, None, Docs(
        Message("The file is not a Word or PowerPoint file, or it is damaged."),
        Message("What cannot be read cannot be checked, and is never called clean."),
        Message("The file was cut off when it was sent."), _SAVE, _SAVE_WORD)),
    Rule("NV002", "encrypted-file", Severity.ERROR, None, Docs(
        Message("The file is protected with a password or with access rights."),
        Message("Nobody can see what is in it without the password, and neither can this tool."),
        Message("The minutes were saved with a password to open."),
        Message("File > Info > Protect Presentation > Encrypt with Password: clear the password and save."),
        Message("File > Info > Protect Document > Encrypt with Password: clear the password and save."))),
    Rule("NV003", "unsupported-file", Severity.ERROR, None, Docs(
        Message("The file is of a kind that cannot be checked, such as .doc, .ppt, .odt, .odp or PDF."),
        Message("Older and other formats keep graphics and colours in ways that this tool does not measure."),
        Message("The decision was saved as a PDF before it was shared."), _SAVE, _SAVE_WORD)),
    Rule("NV004", "unsafe-package", Severity.ERROR, None, Docs(
        Message("The file is built in a way that could do harm: a zip bomb, parts outside the package, or entities."),
        Message("No Office program writes such files. Opening one could exhaust the computer."),
        Message("A file of a few kilobytes that would unpack to many gigabytes."),
        Message("Do not open the file. Ask the sender how it was made."),
        Message("Do not open the file. Ask the sender how it was made."))),
)
