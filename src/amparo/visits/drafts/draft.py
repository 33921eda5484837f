"""A draft as it is looked at, printed, read as plain text, or opened in a mail program; nothing is ever sent from here."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from amparo.print.sheet import Block, Sheet
from amparo.print.sheet_paper import print_sheet
from amparo.print.sheet_screen import to_article
from amparo.terms import Language
from amparo.visits.drafts.plain import plain
from amparo.visits.drafts.screen import whole_page

__all__ = ["Draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A made draft. `message` is what may leave the office, `sheet` the whole with its mark and what only the office reads.

    `recipients` are mailboxes that a source names for this report; `to_translate` are the site's languages without a text.
    """

    code: str
    language: Language
    duty: str
    at: datetime
    held: bool
    sheet: Sheet
    message: tuple[Block, ...]
    subject: str
    recipients: tuple[str, ...]
    to_translate: tuple[str, ...]
    is_email: bool

    def article(self, level: int = 1) -> str:
        """The sheet as an `<article>`, for a page of a program."""
        return to_article(self.sheet, level=level)

    def html(self) -> bytes:
        """A page of its own: no script, nothing from elsewhere."""
        return whole_page(self.sheet, self.article())

    def pdf(self) -> bytes:
        """The sheet on paper, PDF/UA."""
        return print_sheet(self.sheet, self.at).content

    def text(self) -> str:
        """The sheet as plain text, with its mark first and the office's part last."""
        return f"{self._mark()}\n\n{plain(self.sheet.blocks)}"

    def _mark(self) -> str:
        return "".join(run.text for run in self.sheet.mark)

    def email(self) -> bytes | None:
        """A file that a mail program opens as an unsent message; None where it is no e-mail, or is held.

        It is addressed only where a source names the mailbox. Nobody is put in the place of the sender. The office's
        part stays out: what lies in a mail program unsent is easily sent whole.
        """
        if not self.is_email or self.held:
            return None
        message = EmailMessage()
        message["Subject"] = f"[{self.sheet.stamp}] {self.subject}"
        if self.recipients:
            message["To"] = ", ".join(self.recipients)
        message["Date"] = format_datetime(self.at)
        message["X-Unsent"] = "1"
        message["Content-Language"] = self.language
        message.set_content(
            f"{self._mark()}\n\n{plain(self.message)}", charset="utf-8", cte="quoted-printable"
        )
        return message.as_bytes()
