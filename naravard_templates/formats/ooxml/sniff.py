"""Tells by the first bytes, and at last by the name, what a file is when it is not an Office Open XML package."""

from __future__ import annotations

from typing import BinaryIO

from naravard_templates.errors import EncryptedFile, UnreadableFile, UnsupportedFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LEGACY = {"doc": "docx", "dot": "dotx", "ppt": "pptx", "pot": "potx", "pps": "ppsx"}
_OPEN_DOCUMENT = {"text": "docx", "presentation": "pptx"}
_HEAD = 512 * 1024


def refuse_foreign(stream: BinaryIO, name: str) -> None:
    """Raises EncryptedFile, UnsupportedFile or UnreadableFile where the stream is no zip of Office's kind."""
    start = stream.read(8)
    stream.seek(0)
    if start.startswith(_OLE):
        _refuse_ole(stream, name)
    if start.startswith(b"%PDF"):
        raise UnsupportedFile("This is a PDF, which cannot be checked. Check the Word or PowerPoint file it came from.")
    if start.startswith(b"{\\rtf"):
        raise UnsupportedFile("This is an RTF file. Open it and save it as {wanted}.", wanted=".docx")
    if not start:
        raise UnreadableFile("The file is empty.")
    if not start.startswith(b"PK"):
        raise UnreadableFile("This is not a Word or PowerPoint file, whatever its name says.")


def _refuse_ole(stream: BinaryIO, name: str) -> None:
    """OLE containers hold encrypted packages, rights-managed ones, or the binary formats before 2007."""
    head = stream.read(_HEAD)
    stream.seek(0)
    suffix = name.rpartition(".")[2].lower()
    if "EncryptedPackage".encode("utf-16-le") in head or "EncryptionInfo".encode("utf-16-le") in head:
        raise EncryptedFile("The file is protected with a password or with access rights. "
                            "Open it, remove the protection and save it anew.")
    if suffix in _LEGACY:
        raise UnsupportedFile("This is an older binary format. Open it and save it as {wanted}.",
                              wanted="." + _LEGACY[suffix])
    raise EncryptedFile("The file is an older binary or protected file under a new name. "
                        "Open it and save it as .docx or .pptx, without a password.")


def refuse_open_document(mimetype: bytes) -> None:
    """OpenDocument files are zips too; a member of this name says what they are. Raises UnsupportedFile."""
    kind = mimetype[:200].decode("ascii", "replace")
    if not kind.startswith("application/vnd.oasis.opendocument."):
        return
    wanted = _OPEN_DOCUMENT.get(kind.removeprefix("application/vnd.oasis.opendocument.").partition("-")[0])
    if wanted is None:
        raise UnsupportedFile("This is an OpenDocument file that is neither text nor presentation.")
    raise UnsupportedFile("This is an OpenDocument file. Open it and save it as {wanted}.", wanted="." + wanted)
