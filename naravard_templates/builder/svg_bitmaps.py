"""Bitmaps inside drawings in SVG: a few kilobytes can unpack to gigabytes when the drawing is drawn."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

from naravard_templates import bitmaps
from naravard_templates.builder.picture_fault import PictureFault

_KINDS: Final = ("PNG", "JPEG", "GIF", "WEBP")
_DATA: Final = re.compile(r"\s*data:(?P<kind>[^,]*),(?P<data>.*)", re.DOTALL)


def refuse_large_bitmaps(root: ElementTree.Element) -> None:
    """Raises PictureFault where all bitmaps together have more pixels than one picture may have."""
    left = bitmaps.most_pixels()
    for data in _embedded(root):
        try:
            with bitmaps.opened(data, left, _KINDS) as image:
                left -= image.width * image.height
        except bitmaps.TooManyPixels as error:
            raise PictureFault("The pictures in the drawing {path} have too many pixels. Embed smaller copies, or save "
                               "the drawing as PNG.") from error
        except Exception as error:  # decoders raise anything on data that is not theirs
            raise PictureFault("The drawing {path} holds a picture that cannot be read. Save it anew as SVG, or as "
                               "PNG.") from error


def _embedded(root: ElementTree.Element) -> Iterator[bytes]:
    """The bytes of each, in base64 or as in addresses (RFC 2397); browsers forgive missing padding."""
    for element in root.iter():
        for name, value in element.attrib.items():
            found = _DATA.match(value) if name.endswith("href") else None
            if found:
                data = unquote_to_bytes(found["data"])
                yield _unpacked(data) if "base64" in found["kind"].lower() else data


def _unpacked(data: bytes) -> bytes:
    try:
        return base64.b64decode(data + b"==")
    except binascii.Error:
        return b""
