"""Which agencies answer to which governing body, and what other departments said: read from YAML, every fault at once."""

from amparo.facts import AGENCY_KINDS
from amparo.forum.faults import Fault
from amparo.forum.owed import Body, Statement
from amparo.forum.plan_file import ANSWERS, PlanError
from amparo.forum.reading import Reader
from amparo.forum.yaml_tree import tree_of


def read_bodies(text: str, file: str = "the bodies") -> tuple[Body, ...]:
    """The bodies of a file. Raises PlanError with everything that is wrong with it."""
    faults: list[Fault] = []
    names = tree_of(text, faults)
    if names is None:
        raise PlanError(file, faults)
    top = Reader(names, "", faults, {})
    top.needs("bodies", ("Write a list of bodies.", "Escriba una lista de órganos."))
    found = tuple(_body(one) for one in top.groups("bodies") or ())
    top.close()
    if faults:
        raise PlanError(file, faults)
    return found


def _body(group: Reader) -> Body:
    group.needs("name", ("Write the body's name.", "Escriba el nombre del órgano."))
    name = group.text("name") or ""
    statements = []
    for one in group.groups("statements") or ():
        one.needs("name", ("Write the department's name.", "Escriba el nombre del departamento."))
        one.needs("year", ("Write the year that it speaks of.", "Escriba el año del que habla."))
        told = Statement(
            one.text("name") or "",
            one.year("year") or 0,
            one.one_of("answer", ANSWERS),
            one.one_of("kind", AGENCY_KINDS),
        )
        statements.append(told)
        one.close()
    made = Body((name, group.text("name_es") or name), group.texts("agencies") or (), tuple(statements))
    group.close()
    return made
