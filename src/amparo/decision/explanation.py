"""Why this answer, why not another, and why a fact is asked: a tree of conditions with their truth and citation."""

from dataclasses import dataclass
