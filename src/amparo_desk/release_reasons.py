"""Why figures of the last release changed, as whoever counts says it; the other codes follow from the figures themselves."""

from amparo.register.tables import CODES

FROM_THE_FIGURES = ("period_closed", "hidden_to_protect")
REASONS = tuple(code for code in CODES["correction"] if code not in FROM_THE_FIGURES)
