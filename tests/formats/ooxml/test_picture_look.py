"""Pictures that take much to decode: memory and time stay within bounds, and what is measured stays the same."""

import hashlib
import io
import re
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from formats.ooxml.hostile import DECK
from PIL import Image, ImageDraw
from support.edit import pack, parts

import naravard_templates as nt
from naravard_templates import deadline
from naravard_templates.errors import UnsafePackage
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.model.finding import Outcome
from naravard_templates.model.limits import DEFAULT_LIMITS, Limits
from naravard_templates.model.picture import UNCROPPED, Crop, Picture, PictureLook

SIDE = 8900
"""Of a square with nearly as many pixels as a picture may have."""
HALF, THIRD, QUARTER = 6280, 5152, 4460
"""The same for kinds of which a pixel counts several times."""
MOST = DEFAULT_LIMITS.memory
"""Bytes that lint may take, everything included."""
SECONDS = 40
"""Of processor time: an order of magnitude above what the slowest takes, for slow machines."""
BITMAP = re.compile(r"ppt/media/.*\.(png|jpe?g)")


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def solid(mode: str, kind: str, side: int = SIDE, **options: object) -> bytes:
    return saved(Image.new(mode, (side, side)), kind, **options)


def deep_png(channels: int, colour_type: int) -> bytes:
    """16 bits a channel, which Pillow does not write."""
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    packer = zlib.compressobj(1)
    row = bytes(1 + SIDE * channels * 2)
    data = b"".join(packer.compress(row) for _ in range(SIDE)) + packer.flush()
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 16, colour_type, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def tiff(side: int, tile: int, bits: int = 8) -> bytes:
    """A TIFF of one tile, which may be much larger than the picture."""
    data = zlib.compress(bytes(tile * tile * bits // 2), 1)
    tags = [(256, 4, side), (257, 4, side), (258, 3, 0), (259, 3, 8), (262, 3, 2), (277, 3, 4), (322, 4, tile),
            (323, 4, tile), (324, 4, 0), (325, 4, len(data)), (338, 3, 2)]
    behind = 8 + 2 + 12 * len(tags) + 4
    places = {258: behind, 324: behind + 8}
    entries = b"".join(struct.pack("<HHII", tag, kind, 4 if tag == 258 else 1, places.get(tag, value))
                       for tag, kind, value in tags)
    return (b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 0)
            + struct.pack("<4H", *[bits] * 4) + data)


def in_scans(side: int) -> bytes:
    """A JPEG that is not progressive, each of its components in a scan of its own: Pillow does not write it. Without
    any coefficients, which decoders take for grey."""
    head = solid("RGB", "JPEG", 16, subsampling=0)
    start, frame = head.index(b"\xff\xda"), head.index(b"\xff\xc0")
    size = struct.pack(">HH", side, side)
    scans = b"".join(b"\xff\xda\x00\x08\x01" + bytes((number, 0x11 if number > 1 else 0)) + b"\x00\x3f\x00" + bytes(64)
                     for number in (1, 2, 3))
    return head[:frame + 5] + size + head[frame + 9:start] + scans + b"\xff\xd9"


def with_picture(data: bytes) -> bytes:
    """Our deck with another picture in place of each bitmap."""
    return pack({name: data if BITMAP.fullmatch(name) else content for name, content in parts(DECK).items()})


def look(data: bytes, crop: Crop = UNCROPPED, limits: Limits = DEFAULT_LIMITS) -> PictureLook | None:
    with Package(pack({**parts(DECK), "ppt/media/x.png": data}), limits) as package:
        return PackagePictures(package).look(Picture("ppt/media/x.png", hashlib.sha256(data).hexdigest(), crop))


def outcomes(data: bytes) -> set[Outcome]:
    return {finding.outcome for finding in nt.lint(with_picture(data)).findings if finding.code == "NV205"}


LARGEST: dict[str, Callable[[], bytes]] = {
    "PNG, RGBA": lambda: solid("RGBA", "PNG", compress_level=1),
    "PNG, palette": lambda: solid("P", "PNG", transparency=3, compress_level=1),
    "PNG, 16 bits grey": lambda: deep_png(1, 0),
    "PNG, 16 bits RGBA": lambda: deep_png(4, 6),
    "JPEG": lambda: solid("RGB", "JPEG"),
    "JPEG, progressive": lambda: solid("RGB", "JPEG", 7200, progressive=True, subsampling=0),
    "JPEG, progressive CMYK": lambda: solid("CMYK", "JPEG", HALF, progressive=True, subsampling=0),
    "JPEG, scan by scan": lambda: in_scans(7200),
    "GIF": lambda: solid("P", "GIF"),
    "BMP": lambda: solid("P", "BMP"),
    "TIFF, CMYK": lambda: solid("CMYK", "TIFF", HALF, compression="tiff_lzw"),
    "TIFF, 16 bits in one piece": lambda: tiff(THIRD, THIRD, 16),
    "WebP": lambda: solid("RGB", "WEBP", QUARTER, method=0),
    "WebP, RGBA": lambda: solid("RGBA", "WEBP", QUARTER, lossless=True, method=0, quality=0),
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory a process has had at most")
@pytest.mark.parametrize("name", LARGEST)
def test_a_picture_at_the_limit_is_looked_at_within_the_memory_that_lint_may_take(name: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.potx"
    path.write_bytes(with_picture(LARGEST[name]()))
    script = ("import pathlib, sys, naravard_templates as nt\n"
              "report = nt.lint(sys.argv[1], limits=nt.Limits(ratio=10_000))\n"
              "print({finding.outcome.value for finding in report.findings if finding.code == 'NV205'})\n"
              "print(*[line for line in pathlib.Path('/proc/self/status').open() if line.startswith('VmHWM')])")

    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)

    seen, memory = done.stdout.strip().splitlines()
    assert seen == "{'failed'}", done.stderr
    assert int(memory.split()[1]) * 1024 < MOST


TOO_LARGE: dict[str, Callable[[], bytes]] = {
    "TIFF": lambda: solid("CMYK", "TIFF", HALF + 100, compression="tiff_lzw"),
    "TIFF, small, of a large tile": lambda: tiff(16, 6400),
    "WebP": lambda: solid("P", "WEBP", QUARTER + 100, method=0),
    "JPEG, progressive": lambda: solid("RGB", "JPEG", 7400, progressive=True, subsampling=0),
    "JPEG, scan by scan": lambda: in_scans(7400),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_kinds_that_take_more_memory_have_less_pixels(name: str) -> None:
    assert outcomes(TOO_LARGE[name]()) == {Outcome.UNKNOWN}


def test_a_scan_of_a_sheet_in_black_and_white_counts_as_what_it_takes() -> None:
    assert look(solid("1", "TIFF", 6000, compression="group4"), limits=Limits(ratio=10_000))


@pytest.mark.parametrize("crop", [Crop(-900, 0, 0, 0), Crop(0, -900, 0, -900), Crop(-1e300, 0, 0, 0)], ids=repr)
def test_a_crop_that_makes_a_picture_huge_is_not_carried_out(crop: Crop) -> None:
    assert look(solid("RGB", "PNG", 80), crop) is None


MADE_OF_PIECES = {
    "markers": b"\xff\xd8" + b"\xff\xe1\x00\x02" * 5_000_000,
    "filling": b"\xff\xd8" + b"\xff" * 20_000_000,
    "extensions": b"GIF89a\x01\x00\x01\x00\x00\x00\x00" + b"!\xfe\x01x\x00" * 4_000_000,
    "runs": (struct.pack("<2sIHHI", b"BM", 1078, 0, 0, 1078)
             + struct.pack("<IiiHHIIiiII", 40, 8000, 8000, 1, 8, 1, 0, 0, 0, 256, 0) + bytes(1024)
             + b"\x01\x05" * 10_000_000),
}


@pytest.mark.parametrize("name", MADE_OF_PIECES)
def test_pictures_of_endless_pieces_are_left_in_time(name: str) -> None:
    started = time.process_time()
    assert look(MADE_OF_PIECES[name], limits=Limits(ratio=10_000)) is None
    assert time.process_time() - started < SECONDS / 4

    with deadline.within(0), pytest.raises(UnsafePackage):
        look(MADE_OF_PIECES[name], limits=Limits(ratio=10_000))


def test_no_other_program_is_started_for_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    monkeypatch.setattr(subprocess, "Popen", lambda *arguments, **_: started.append(arguments))
    monkeypatch.setattr(subprocess, "check_call", lambda *arguments, **_: started.append(arguments))
    script = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n%%EOF\n"

    assert look(script) is None
    assert not started


def drawn(mode: str, size: tuple[int, int]) -> Image.Image:
    """Rings and a bar, partly transparent where the mode has that."""
    image = Image.new("RGBA", size)
    draw = ImageDraw.Draw(image)
    draw.ellipse((0, 0, size[0] * 0.7, size[1]), fill="#1F4E79")
    draw.ellipse((size[0] * 0.3, size[1] * 0.2, size[0], size[1] * 0.6), fill="#C0392B80")
    draw.rectangle((0, size[1] * 0.8, size[0], size[1] * 0.9), fill="#FFD500")
    return image.convert("RGB").convert(mode) if mode in {"P", "CMYK", "I;16"} else image.convert(mode)


@pytest.mark.parametrize("crop", [Crop(), Crop(0.2, 0.1, 0.3, 0.25), Crop(-0.1, -0.2, 0.0, 0.1)], ids=repr)
@pytest.mark.parametrize(("mode", "kind"), [
    ("RGBA", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("RGB", "BMP"), ("CMYK", "TIFF"), ("L", "GIF")])
def test_a_large_picture_looks_like_a_small_one_of_the_same(mode: str, kind: str, crop: Crop) -> None:
    large, small = (look(saved(drawn(mode, size), kind), crop) for size in ((4800, 3600), (1600, 1200)))

    assert large
    assert small
    assert large.width == pytest.approx(3 * small.width, abs=3)
    pairs = zip(bytes.fromhex(large.grid), bytes.fromhex(small.grid), strict=True)
    assert sum(abs(one - other) for one, other in pairs) / len(bytes.fromhex(small.grid)) < 2
    assert (int(large.dhash, 16) ^ int(small.dhash, 16)).bit_count() <= 4
