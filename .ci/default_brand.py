"""Keeps the default brand's settings as JSON, which is read twenty times as fast as YAML when a command starts.

    python .ci/default_brand.py            make them anew from brand/brand.yaml and brand/protected.json
    python .ci/default_brand.py --check    change nothing; exit 1 if they are out of date
"""

from __future__ import annotations

import hashlib
import json
import sys

from naravard_templates.brand.config import BrandConfig
from naravard_templates.brand.folder import CONFIG_NAME, PROTECTED_NAME, bounded, default_folder, digest
from naravard_templates.brand.load import READ_BEFORE, read_yaml
from naravard_templates.brand.packing import parse_protected
from naravard_templates.decoding import decode, encode


def wanted() -> str:
    """What should stand there."""
    text, protected = (bounded(default_folder() / name) for name in (CONFIG_NAME, PROTECTED_NAME))
    parse_protected(protected)  # or nobody may trust it
    content = {"digest": digest(text, protected), "sha256": hashlib.sha256(text).hexdigest(),
               "config": encode(decode(BrandConfig, read_yaml(text)))}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def main(arguments: list[str]) -> int:
    """Update or check; the exit code says whether all is well now."""
    if arguments != ["--check"]:
        READ_BEFORE.write_text(wanted(), encoding="utf-8")
    current = READ_BEFORE.exists() and READ_BEFORE.read_text(encoding="utf-8") == wanted()
    print("The default brand's settings are current." if current else "Mend with: python .ci/default_brand.py")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
