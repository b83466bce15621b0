"""What every page says around its own content."""

from __future__ import annotations

from typing import Final

from naravard_templates.model.finding import Message

WORDS: Final = {
    "skip": Message("Skip to the content"),
    "pages": Message("Pages"),
    "check": Message("Check"),
    "make": Message("Make"),
    "templates": Message("Templates"),
    "language": Message("Language"),
    "failed": Message("That did not work"),
    "back": Message("Go back and try again"),
    "waiting": Message("Working on it …"),
    "error_lost": Message("The page could not be reached. Check that the program is still running, and try again."),
    "footer": Message("Files that you send here are kept in memory only, for an hour at most, and nobody else sees "
                      "them."),
}
