"""What the HTML page itself says, around the findings."""

from __future__ import annotations

from typing import Final

from naravard_templates.model.finding import Message

WORDS: Final = {
    "skip": Message("Skip to the findings"),
    "summary": Message("Overview"),
    "files": Message("Files and what came of them"),
    "file": Message("File"),
    "result": Message("Result"),
    "found": Message("Found"),
    "right": Message("Should be"),
    "where": Message("Where"),
    "measures": Message("Measures"),
    "colours": Message("Colours"),
    "why": Message("Why it matters"),
    "to_do": Message("What to do"),
    "unknown": Message("This could not be measured. Look at it yourself."),
    "key": Message("How to read the pictures"),
    "key_found": Message("An unbroken frame with a round number: what was found."),
    "key_expected": Message("A dashed frame with a square number: where it belongs."),
    "key_numbers": Message("The numbers are those of the findings below the picture."),
    "top": Message("Back to the overview"),
    "people": Message("What only a person can judge"),
    "people_intro": Message("No program can tell these. Look at them yourself before you share the file."),
    "clean_files": Message("Files without findings"),
}

ONLY_PEOPLE: Final = (
    Message("Whether what is said is right: facts, names, dates, amounts and parties."),
    Message("Whether the alternative texts tell what the pictures show."),
    Message("Whether colour alone tells something, as where a red number is bad and a green one good."),
    Message("Whether the text is plain and easy to understand."),
    Message("Whether text boxes and pictures are read aloud in an order that makes sense."),
)
