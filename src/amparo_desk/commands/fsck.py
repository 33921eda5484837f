"""amparo desk fsck: whether everything on record is as it was written; what is not is named, each with what to do."""

import argparse
import json

from amparo_desk.agencies import vault_of


def run(options: argparse.Namespace) -> int:
    """Check every chain, document, key and list of an agency; 1 where something is not as it was written."""
    vault = vault_of(options.name)
    problems = list(vault.check_all())
    records = len(vault.records())
    if options.json:
        told = [
            {
                "record": one.record,
                "code": one.code,
                "says": one.in_language("en"),
                "dice": one.in_language("es"),
            }
            for one in problems
        ]
        print(json.dumps({"records": records, "problems": told}, ensure_ascii=False, indent=1))
        return int(bool(problems))
    for one in problems:
        print(f"{one.record}: {one.in_language(options.lang)}")
    print(_SUM[options.lang].format(records, len(problems)))
    return int(bool(problems))


_SUM = {
    "en": "{} case files checked, {} problems found.",
    "es": "Se revisaron {} expedientes; problemas: {}.",
}
