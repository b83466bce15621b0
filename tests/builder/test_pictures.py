"""Pictures on their way into a file: untouched where Office shows them, made anew where it does not."""

import base64
import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, features

from naravard_templates import bitmaps
from naravard_templates.builder.picture_fault import PictureFault
from naravard_templates.builder.pictures import EMU_PER_INCH, measure, prepare
from naravard_templates.model.limits import DEFAULT_LIMITS

TELEPHONE = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAbRtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAA"
    "AAAERAAAIAAQAAAAAB2AABAAAAAAAAABcAAgAAAAAB7wABAAAAAAAAACQAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVp"
    "bmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA82lwcnAAAADTaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGE"
    "ABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkA"
    "AAAUaXNwZQAAAAAAAABAAAAAQAAAAChjbGFwAAAAQAAAAAEAAAAgAAAAAQAAAAAAAAAC////4AAAAAIAAAAQcGl4aQAAAAADCAgIAAAACWlyb3"
    "QDAAAAGGlwbWEAAAAAAAAAAQABBYECBIOFAAAAGmlyZWYAAAAAAAAADmNkc2MAAgABAAEAAABDbWRhdAAAABMoAa8LYPUEKb//1s9gffvfF8O2"
    "AAAABkV4aWYAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA")
"""A HEIC of 64 x 32 pixels, its left half dark, that is to be turned to the right."""
FULL = (10 * EMU_PER_INCH, 10 * EMU_PER_INCH)


def save(path: Path, size: tuple[int, int] = (60, 40), mode: str = "RGB", turned: bool = False, **how: object) -> Path:
    """A picture whose left half is dark, so that turning shows."""
    image = Image.new(mode, size, "white" if mode != "P" else 0)
    image.paste(0 if mode in {"L", "1", "P"} else Image.new(mode, (1, 1), "black").getpixel((0, 0)),
                (0, 0, size[0] // 2, size[1]))
    if turned:
        how["exif"] = _exif(6)
    image.save(path, **how)  # type: ignore[arg-type]
    return path


def _exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


def opened(path: Path, shown: tuple[int, int] = FULL) -> tuple[Image.Image, str]:
    prepared = prepare(path, shown)
    return Image.open(io.BytesIO(prepared.data)), prepared.extension


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.gif"])
def it_leaves_usual_pictures_as_they_are(tmp_path: Path, name: str) -> None:
    path = save(tmp_path / name)
    assert prepare(path, FULL).data == path.read_bytes()


def it_turns_what_lies_on_its_side(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg", turned=True)
    assert (measure(path).width, measure(path).height) == (40, 60)
    image, kind = opened(path)
    assert (image.size, kind) == ((40, 60), "jpg")
    assert image.getexif().get(0x0112) is None
    assert image.convert("L").getpixel((20, 5)) < 50  # type: ignore[operator]  # dark half up


@pytest.mark.parametrize("name", ["a.webp", "a.bmp", "a.tiff"])
def it_converts_what_office_does_not_show_everywhere(tmp_path: Path, name: str) -> None:
    image, kind = opened(save(tmp_path / name))
    assert (image.format, kind, image.size) == ("PNG", "png", (60, 40))


def it_turns_and_converts_what_telephones_save(tmp_path: Path) -> None:
    path = tmp_path / "IMG_1.HEIC"
    path.write_bytes(TELEPHONE)
    assert (measure(path).width, measure(path).height, measure(path).photograph) == (32, 64, True)
    image, kind = opened(path)
    assert (image.format, kind, image.size) == ("JPEG", "jpg", (32, 64))
    assert image.convert("L").getpixel((16, 5)) < 50  # type: ignore[operator]  # dark half up


def it_says_what_to_install_for_telephones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    path = tmp_path / "a.heic"
    path.write_bytes(TELEPHONE)
    with pytest.raises(PictureFault, match=r"naravard-templates\[heic\]"):
        measure(path)


@pytest.mark.skipif(not features.check("avif"), reason="Pillow without AVIF")
def it_converts_avif(tmp_path: Path) -> None:
    image, kind = opened(save(tmp_path / "a.avif"))
    assert (image.format, kind, image.size) == ("JPEG", "jpg", (60, 40))


def it_keeps_transparency_when_it_converts(tmp_path: Path) -> None:
    Image.new("RGBA", (8, 8), (255, 0, 0, 128)).save(tmp_path / "a.webp", lossless=True)
    assert opened(tmp_path / "a.webp")[0].convert("RGBA").getpixel((3, 3)) == (255, 0, 0, 128)


@pytest.mark.parametrize(("name", "mode"), [("a.png", "RGB"), ("a.png", "P"), ("a.png", "1"), ("a.jpg", "L")])
def it_reduces_what_is_far_larger_than_print_needs(tmp_path: Path, name: str, mode: str) -> None:
    path = save(tmp_path / name, (3000, 2000), mode)
    image, _ = opened(path, (3 * EMU_PER_INCH, 2 * EMU_PER_INCH))
    assert image.size == (660, 440)
    assert prepare(path, (8 * EMU_PER_INCH, 6 * EMU_PER_INCH)).data == path.read_bytes()


def it_reduces_a_turned_picture_to_its_own_proportions(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg", (3000, 2000), turned=True)
    assert opened(path, (2 * EMU_PER_INCH, 3 * EMU_PER_INCH))[0].size == (440, 660)


def it_writes_the_same_bytes_each_time(tmp_path: Path) -> None:
    path = save(tmp_path / "a.webp", (900, 600))
    assert prepare(path, FULL) == prepare(path, FULL)


def it_believes_a_stated_resolution_within_reason(tmp_path: Path) -> None:
    assert measure(save(tmp_path / "a.png", (300, 150), dpi=(300, 300))).natural == (914_400, 457_200)
    assert measure(save(tmp_path / "b.png", (96, 48), dpi=(1, 1))).natural == (914_400, 457_200)


def it_measures_a_picture_anew_when_it_has_changed(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png")
    assert measure(path).width == 60
    assert measure(save(tmp_path / "a.png", (200, 100))).width == 200


@pytest.mark.parametrize("data", [b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def it_refuses_what_is_no_bitmap(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(PictureFault, match="kind that cannot be placed"):
        measure(tmp_path / "a.png")


def it_refuses_missing_and_damaged_pictures(tmp_path: Path) -> None:
    with pytest.raises(PictureFault, match="There is no picture"):
        measure(tmp_path / "a.png")
    path = save(tmp_path / "b.png", (500, 500))
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(PictureFault, match="damaged"):
        measure(path)


@pytest.mark.parametrize(("kind", "side", "most"),
                         [("png", 9000, 80), ("webp", 4500, 20), ("tiff", 6800, 45)])
def it_refuses_pictures_that_would_fill_the_memory(tmp_path: Path, kind: str, side: int, most: int) -> None:
    path = tmp_path / f"a.{kind}"
    Image.new("RGB", (side, side)).save(path, **({"method": 0} if kind == "webp" else {}))  # type: ignore[arg-type]
    with pytest.raises(PictureFault, match="too many pixels") as caught:
        measure(path)
    assert caught.value.values["found"] == side * side
    assert int(str(caught.value.values["most"])) // 1_000_000 == most


def it_takes_the_limit_on_pixels_that_is_asked_for(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png", (200, 100))
    assert measure(path).width == 200
    with bitmaps.at_most(10_000), pytest.raises(PictureFault, match="too many pixels"):
        measure(path)


LARGEST: dict[str, dict[str, object]] = {
    "a.png": {"mode": "RGBA"}, "b.png": {"mode": "P"}, "a.jpg": {"mode": "RGB"}, "a.gif": {"mode": "P"},
    "b.jpg": {"mode": "CMYK", "side": 6280, "progressive": True, "subsampling": 0},
    "a.webp": {"mode": "RGBA", "side": 4460, "lossless": True, "method": 0},
    "a.tiff": {"mode": "CMYK", "side": 6280, "compression": "tiff_lzw"},
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory a process has had at most")
@pytest.mark.parametrize("name", LARGEST)
def it_takes_no_more_memory_for_a_picture_at_the_limit_than_lint_may(tmp_path: Path, name: str) -> None:
    options = dict(LARGEST[name])
    side = options.pop("side", 8900)
    Image.new(str(options.pop("mode")), (side, side)).save(tmp_path / name, **options)  # type: ignore[arg-type]
    script = ("import pathlib, sys\nfrom naravard_templates.builder.pictures import measure, prepare\n"
              "path = pathlib.Path(sys.argv[1])\nmeasure(path)\nprepare(path, (4_000_000, 4_000_000))\n"
              "print(*[line for line in pathlib.Path('/proc/self/status').open() if line.startswith('VmHWM')])")
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / name)], capture_output=True, text=True,
                          check=True)
    assert int(done.stdout.split()[1]) * 1024 < DEFAULT_LIMITS.memory
