"""A receipt of a decision: the rule pack, the facts as given, the day and the result, as canonical bytes.

The same facts under the same rule pack give the same bytes on every Python we support; `replays` decides again and
compares. Canonical JSON is RFC 8785.
"""

import json
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import rfc8785

from amparo.decision.answer import Answer
from amparo.decision.decide import decide
from amparo.facts import Agency, CustomPolicy
from amparo.law.calendar import RULES_VERSION
from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.law.custody import all_decisions
from amparo.law.offenses import table_bytes
from amparo.terms import FactError, FileError

FORMAT = "amparo-receipt/1"


@lru_cache(maxsize=1)
def rule_pack() -> str:
    """SHA-256 over every rule as plain data, the offense table and the lists beside it."""
    digest = sha256()
    graphs = {kind: decision.graph() for kind, decision in all_decisions().items()}
    graphs["qualifies"], graphs["charge"] = qualifies.graph(), charge.graph()
    digest.update(rfc8785.dumps({"version": RULES_VERSION, "decisions": graphs}))
    digest.update(table_bytes())
    digest.update(files("amparo.law").joinpath("enhancements.toml").read_bytes())
    return digest.hexdigest()


def make_receipt(answer: Answer) -> bytes:
    """The receipt of an answer. It holds facts about a person's record: keep it where the case is kept."""
    return rfc8785.dumps(
        {
            "format": FORMAT,
            "rule_pack": rule_pack(),
            "rules_version": RULES_VERSION,
            "on": answer.on.isoformat(),
            "facts": dict(answer.given),
            "agency": _agency(answer.agency),
            "result": answer.to_json(),
        }
    )


def replays(receipt: bytes) -> bool:
    """Whether deciding again on the receipt's facts gives its bytes. Raises FileError where it is no receipt."""
    try:
        told = json.loads(receipt)
        if told["format"] != FORMAT:
            raise FileError("receipt", f"its format is not {FORMAT}.")
        facts, profile, on = told["facts"], told["agency"], date.fromisoformat(told["on"])
        agency = Agency(
            kind=profile["kind"],
            policy={
                act: CustomPolicy(**rule) if isinstance(rule, dict) else rule
                for act, rule in profile["policy"].items()
            },
            adopted=date.fromisoformat(profile["adopted"]) if profile["adopted"] else None,
            absent_allows=profile["absent_allows"],
        )
        answer = decide(
            facts["request"], facts["person"], agency, on, legal=facts["legal"], as_case=facts["as_case"]
        )
    except FactError:
        return False  # facts that were never decided on
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FileError("receipt", f"this is no receipt of a decision ({type(error).__name__}).") from error
    return make_receipt(answer) == receipt


def _agency(agency: Agency) -> dict[str, Any]:
    return {
        "kind": agency.kind,
        "policy": {
            act: {"needs": rule.needs, "says": rule.says, "result": rule.result}
            if isinstance(rule, CustomPolicy)
            else rule
            for act, rule in agency.policy.items()
        },
        "adopted": agency.adopted.isoformat() if agency.adopted else None,
        "absent_allows": agency.absent_allows,
    }
