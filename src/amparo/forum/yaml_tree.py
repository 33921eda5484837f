"""A plan's file as a tree of names and words; what is wrong with it becomes faults in the words of plans."""

from amparo.facts import yaml_tree
from amparo.facts.yaml_tree import Names
from amparo.forum.faults import Fault, fault


def tree_of(text: str, faults: list[Fault]) -> Names | None:
    """The names of a file; what is wrong is added to the faults, with its line. None where there are no names to read."""

    def note(code: str, line: int, told: dict[str, object]) -> None:
        faults.append(fault(code, line, "", **told))

    return yaml_tree.tree_of(text, note)
