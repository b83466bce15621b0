"""The two ends of writing: masters that the libraries refuse are opened, and packages are made final."""

import io
import zipfile
from pathlib import Path

import pptx
import pytest
from builder.written import deck, document, names, part, read
from lxml import etree
from support.edit import edit, pack, parts
from support.places import BRAND, needs_shared, shared

from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.rewrite import Facts, finish, prepare
from naravard_templates.model.snapshot import Stamp

MASTER = (BRAND / "framtidsbild.potx").read_bytes()
STAMP, FACTS = Stamp("prov", "2.1"), Facts("Titel & <mer>", "sv-SE")


def prepared(data: bytes) -> bytes:
    with Package(data) as package:
        return prepare(package)


def finished(data: bytes = MASTER, stamp: Stamp = STAMP) -> bytes:
    return finish(data, stamp=stamp, facts=FACTS)


def stamps(data: bytes) -> list[str]:
    return ["".join(one.itertext()) for one in part(data, "docProps/custom.xml").iterfind("cp:property", NS)
            if one.get("name") == "NaravardBrand"]


class DescribePrepare:
    def it_makes_an_ordinary_file_of_a_template(self) -> None:
        assert pptx.Presentation(io.BytesIO(prepared(MASTER))).slide_layouts

    def it_drops_relationships_that_lead_nowhere(self) -> None:
        def dangle(root: etree._Element) -> None:
            etree.SubElement(root, qn("rel:Relationship"), Id="rId900", Type=f"{NS['r']}/slide", Target="slides/no.xml")

        data = prepared(edit(MASTER, "ppt/_rels/presentation.xml.rels", dangle))
        assert b"rId900" not in read(data, "ppt/_rels/presentation.xml.rels")
        assert pptx.Presentation(io.BytesIO(data))

    def it_finds_parts_whatever_their_case(self) -> None:
        content = parts(MASTER)
        content["ppt/tablestyles.xml"] = content.pop("ppt/tableStyles.xml")
        assert b'Target="/ppt/tablestyles.xml"' in read(prepared(pack(content)), "ppt/_rels/presentation.xml.rels")

    def it_speaks_transitional(self) -> None:
        content = {name: data.replace(b"http://schemas.openxmlformats.org/presentationml/2006/main",
                                      b"http://purl.oclc.org/ooxml/presentationml/main")
                   for name, data in parts(MASTER).items()}
        assert pptx.Presentation(io.BytesIO(prepared(pack(content)))).slide_layouts

    @needs_shared
    @pytest.mark.slow
    @pytest.mark.parametrize("path", shared("templates"), ids=lambda path: path.name)
    def it_opens_real_masters(self, path: Path) -> None:
        with Package(path) as package, zipfile.ZipFile(io.BytesIO(prepare(package))) as archive:
            assert archive.testzip() is None


class DescribeFinish:
    def it_stamps_a_file_once(self) -> None:
        assert stamps(finished()) == ["prov@2.1"]
        assert stamps(finished(finished(), Stamp("ny", "3"))) == ["ny@3"]

    def it_keeps_other_custom_properties(self) -> None:
        content = parts(finished())
        content["docProps/custom.xml"] = content["docProps/custom.xml"].replace(b"NaravardBrand", b"Annat")
        found = part(finished(pack(content)), "docProps/custom.xml").findall("cp:property", NS)
        assert [(one.get("name"), one.get("pid")) for one in found] == [("Annat", "2"), ("NaravardBrand", "3")]

    def it_declares_what_it_adds(self) -> None:
        data = finished()
        for name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
            assert read(data, "[Content_Types].xml").count(f'"/{name}"'.encode()) == 1
            assert read(data, "_rels/.rels").count(name.encode()) == 1

    def it_packs_the_same_parts_to_the_same_bytes_in_whatever_order(self) -> None:
        content = parts(MASTER)
        turned = pack(dict(reversed(content.items())))
        assert finished(turned) == finished(pack(content))
        assert names(finished())[:2] == ["[Content_Types].xml", "_rels/.rels"]

    def it_keeps_time_and_system_out_of_the_archive(self) -> None:
        with zipfile.ZipFile(io.BytesIO(finished())) as archive:
            assert {(one.date_time, one.create_system, one.extra) for one in archive.infolist()} == {
                ((1980, 1, 1, 0, 0, 0), 0, b"")}

    def it_shortens_a_title_that_office_would_not_show(self) -> None:
        data = finish(MASTER, stamp=STAMP, facts=Facts("å" * 10_000, "sv-SE", "2026-01-02"))
        title = part(data, "docProps/core.xml")[0].text
        assert title == "å" * 254 + "…"


@pytest.mark.parametrize("data", [deck(), document()], ids=["pptx", "docx"])
def it_leaves_every_part_named_and_reachable(data: bytes) -> None:
    with Package(data) as package:
        seen, waiting = set(), [""]
        while waiting:
            here = waiting.pop()
            for target in (one.target for one in package.relationships(here).values() if not one.external):
                assert package.has(target)
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
        kept = {name for name in package.names() if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert kept == seen
