"""amparo log publish: have the log's head signed and countersigned, and make it public."""

import argparse
import json
from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from amparo.terms import filled
from amparo_log.command_options import with_options
from amparo_log.publishing import Published, publish
from amparo_log.storage import Log


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "publish",
        help="sign, countersign and publish the log's head",
        description="Asks the witnesses what they saw last, the signer to sign, the witnesses to countersign, and writes "
        "HOME/public/checkpoint. Witnesses that do not answer are named and asked again next time. Ends with 1 where too "
        "few countersigned or a witness contradicts the log.",
        epilog="Example: amparo log publish /srv/amparo/log --signer http://127.0.0.1:8471",
    )
    command.add_argument("home", metavar="HOME", type=Path, help="the log's folder")
    command.add_argument(
        "--signer", metavar="URL", required=True, help="where `amparo log signer` listens on this machine"
    )
    with_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Publish, and say what is public now."""
    done = publish(Log(options.home), options.signer, datetime.now(UTC))
    if options.json:
        print(json.dumps(_as_json(done), ensure_ascii=False, indent=1))
    else:
        for line in _as_text(done, options.language):
            print(line)
    return int(done.loud)


def _as_json(done: Published) -> dict[str, Any]:
    return {
        "origin": done.head.origin,
        "size": done.head.size,
        "root": b64encode(done.head.root).decode(),
        "signed": [key.vkey for key in done.signed],
        "cosigned": list(done.cosigned),
        "failed": [
            {"url": one.url, "says": one.says, "dice": one.dice, "loud": one.loud} for one in done.failed
        ],
        "quorum": done.quorum,
        "quorum_met": done.quorum_met,
    }


def _as_text(done: Published, language: str) -> list[str]:
    words = _WORDS[language]
    named = ", ".join(f"{key.name}+{key.key_id.hex()}" for key in done.signed)
    lines = [filled(words["public"], origin=done.head.origin, size=done.head.size, keys=named)]
    lines += [words["cosigned"].format(url=url) for url in done.cosigned]
    lines += [words["loud" if one.loud else "lacks"].format(one.in_language(language)) for one in done.failed]
    met = "met" if done.quorum_met else "unmet"
    return [*lines, filled(words[met], there=len(done.cosigned), quorum=done.quorum)]


_WORDS = {
    "en": {
        "public": "Public: {origin}, {size:entry|entries}, signed by {keys}.",
        "cosigned": "Countersigned: {url}",
        "lacks": "Not countersigned: {}",
        "loud": "LOOK INTO THIS TODAY: {}",
        "met": "{there:witness|witnesses} countersigned; {quorum:is|are} needed.",
        "unmet": "ONLY {there:witness|witnesses} countersigned; {quorum:is|are} needed. It is public all the same,"
        " and readers see it.",
    },
    "es": {
        "public": "Publicado: {origin}, {size:asiento|asientos}, firmado con {keys}.",
        "cosigned": "Refrendado: {url}",
        "lacks": "Sin refrendo: {}",
        "loud": "AVERÍGÜELO HOY: {}",
        "met": "Testigos que refrendaron: {there}; se necesitan {quorum}.",
        "unmet": "SOLO {there} testigos refrendaron; se necesitan {quorum}. Se publicó de todos modos, y quien lo lea lo verá.",
    },
}
