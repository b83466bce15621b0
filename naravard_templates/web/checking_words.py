"""What Granska says around the findings."""

from __future__ import annotations

from typing import Final

from naravard_templates.model.finding import Message
from naravard_templates.reports.html_words import WORDS as REPORT_WORDS

_SHARED: Final = ("file", "result", "found", "right", "where", "measures", "colours", "why", "to_do", "unknown", "key",
                  "key_found", "key_expected", "key_numbers", "people", "people_intro")
"""What the pieces of the report that are shown here say."""
WORDS: Final = {
    **{key: REPORT_WORDS[key] for key in _SHARED},
    "title": Message("Check files"),
    "intro": Message("Choose presentations and documents, and see whether the graphics, colours and layout of the "
                     "template are as they should be. Your files are only read: nothing in them is changed."),
    "drop": Message("Drop files here, or choose them"),
    "choose": Message("Word and PowerPoint files, one or many"),
    "start": Message("Check the files"),
    "sending": Message("Sending the files …"),
    "checking": Message("Checking …"),
    "yours": Message("Your files"),
    "yours_note": Message("They stay in memory for an hour at most, and nobody but you sees them."),
    "remove": Message("Remove"),
    "remove_all": Message("Remove all files"),
    "remove_this": Message("Remove the file from here"),
    "too_large": Message("That is more than can be sent."),
    "see": Message("See the result"),
    "actions": Message("What you can do now"),
    "restore": Message("Restore"),
    "restore_intro": Message("See what the program can put back as it is in the template. Your own file is left as it "
                             "is: what you get is a new file."),
    "restore_show": Message("Show what would change"),
    "planning": Message("Working out what can be restored …"),
    "by_hand": Message("Put right by hand"),
    "commented": Message("Download a copy with comments"),
    "commented_note": Message("The copy has a comment at each finding that says what to do. Good for whoever would "
                              "rather put things right by hand."),
    "drawing": Message("The pictures are simple drawings for now. LibreOffice is drawing the pages as they look …"),
    "another": Message("Check other files"),
    "file_safe": Message("The program can restore this: see Restore above."),
    "file_unsafe": Message("The program can try to restore this, but your content changes then: see Restore above."),
    "safe": Message("What can be restored safely"),
    "safe_intro": Message("Your texts, pictures and tables stay as they are."),
    "safe_none": Message("There is nothing here that can be restored safely."),
    "unsafe": Message("What changes your content as well"),
    "unsafe_intro": Message("Colours, fonts or places in your own content change. Look through the file before you "
                            "share it."),
    "get_safe": Message("Download the restored file"),
    "get_unsafe": Message("Download with all of this done"),
    "left_none": Message("After that nothing is left to do."),
    "refused": Message("This file cannot be restored."),
    "to_file": Message("Back to the result"),
    "no_file": Message("Choose at least one file first."),
}
