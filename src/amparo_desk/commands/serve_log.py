"""gunicorn's log, in the desk's own form: to stderr, and without the address of any page."""

from typing import Any

from gunicorn.glogging import Logger

from amparo_desk.log import WithoutWords


class Quiet(Logger):  # type: ignore[misc]
    """What goes wrong with the server itself. Requests are not written down: their addresses say who looked at what."""

    def setup(self, cfg: Any) -> None:
        """Give each handler our form."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(WithoutWords())

    def access(self, *_: Any) -> None:
        """Nothing."""
