"""What keeps a package from being changed: digital signatures (ECMA-376 part 2, 10), and the Strict form."""

from __future__ import annotations

from naravard_templates.formats.ooxml.package import Package

_ORIGIN = "digital-signature/origin"
_STRICT = b"http://purl.oclc.org/ooxml/"
_MACRO = frozenset({"vbaProjectSignature", "vbaProjectSignatureAgile", "vbaProjectSignatureV3"})


def signature(package: Package) -> str | None:
    """The part that holds a signature of the document or of its macros; None where there is none."""
    for relationship in package.relationships("").values():
        if relationship.type.endswith(_ORIGIN):
            return relationship.target
    code = package.first_related(package.main_part, "vbaProject")
    signed = () if code is None else package.relationships(code).values()
    return next((relationship.target for relationship in signed if relationship.kind in _MACRO), None)


def is_strict(package: Package) -> bool:
    """Whether a package is saved in the Strict form, in which everything has other names (ISO/IEC 29500-1)."""
    return _STRICT in package.read(package.main_part)
