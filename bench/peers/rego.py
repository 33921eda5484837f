"""The decision in Rego, the language of Open Policy Agent (`notification.rego`), in two engines that Python can load."""

import json
from pathlib import Path
from typing import Any

from bench.peers.asked import Facts
from bench.peers.contender import Contender

POLICY = Path(__file__).with_name("notification.rego")
QUERY = "data.notification.outcome"


class InRegorus(Contender):
    """regorus, through opa-eval: JSON text in, a Python value out."""

    def __init__(self) -> None:
        import opa_eval  # here, so that one engine can be measured where the other cannot be installed

        self.engine = opa_eval.OpaEval(str(POLICY), query=QUERY)

    def ask(self, form: Facts) -> Any:
        """The value of the rule."""
        return self.engine.evaluate_parsed(json.dumps(form))

    def outcome(self, raw: Any) -> str:
        """The value is the outcome."""
        return str(raw)


class InRegoCpp(Contender):
    """rego-cpp, through regopy: a Python value in, a result out."""

    def __init__(self) -> None:
        import regopy  # here, for the same reason

        self.engine = regopy.Interpreter()
        self.engine.add_module("notification", POLICY.read_text(encoding="utf-8"))

    def ask(self, form: Facts) -> Any:
        """The result of the query."""
        self.engine.set_input(form)
        return self.engine.query(QUERY)

    def outcome(self, raw: Any) -> str:
        """The first expression of the first result."""
        return str(raw[0][0])
