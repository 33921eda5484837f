"""The log, to stderr, without any personal data: which kind of page, which kind of error, where in the code.

Paths hold links and record numbers, messages hold what was typed; so neither is written. What is written is enough to
find the line at fault.
"""

import errno
import logging
import traceback
from datetime import UTC, datetime

_OURS = "amparo_desk"


class WithoutWords(logging.Formatter):
    """One line a record; for an error also the places it came through, without their values."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC)
        said = record.getMessage() if record.name.startswith(_OURS) else _of_a_page(record)
        lines = [f"{at:%Y-%m-%dT%H:%M:%SZ} {record.levelname} {record.name}: {said}"]
        error = record.exc_info[1] if record.exc_info else None
        while error is not None:
            lines.append(f"  {type(error).__module__}.{type(error).__qualname__}{_code(error)}")
            lines += [
                f"    {frame.filename}:{frame.lineno} in {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def _code(error: BaseException) -> str:
    """What the machine calls the fault, as SQLITE_FULL or ENOSPC, so that a full disk is known from a locked file."""
    number = error.errno if isinstance(error, OSError) else None
    name = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    found = name or (errno.errorcode.get(number, "") if number is not None else "")
    return f" ({found})" if found else ""


def _of_a_page(record: logging.LogRecord) -> str:
    """The pattern of the page's address and the answer's number; of other parties' messages the bare form, or the place.

    A message without values beside it may have been put together already, of an address, a header or a paper: of it
    only the line that said it is told.
    """
    request = getattr(record, "request", None)
    if request is None or not hasattr(request, "method"):
        return str(record.msg) if record.args else f"(at {record.pathname}:{record.lineno})"
    match = getattr(request, "resolver_match", None)
    route = match.route if match else "(no such page)"
    return f"{getattr(record, 'status_code', '')} {request.method} /{route}".strip()
