"""The words of the desk, English and Spanish beside each other, so that neither can be forgotten."""

from amparo_desk.said.speech import Both, both, language_now, said

__all__ = ["Both", "both", "language_now", "said"]
