"""Taking in a paper as a clerk does it: send the file, look at the page, confirm it."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from amparo.casefile import CaseFile, fold
from tests.desk.screens.here import AT, Desk

ANSWERS = {"channel": "fax", "matched_by": "booking_number"}
"""What nobody can read from the sample's paper."""


def send(browser: Client, *papers: bytes) -> HttpResponse:
    """Send files from the page where something comes in."""
    files = [SimpleUploadedFile(f"paper-{place}.pdf", content) for place, content in enumerate(papers)]
    return browser.post("/requests/new/upload/", {"papers": files})


def sent(browser: Client, *papers: bytes) -> str:
    """Send files that can be kept; the draft's address."""
    answer = send(browser, *papers)
    assert answer.status_code == 302, answer.content.decode()
    shown = browser.get(answer["Location"])
    assert shown["Refresh"].startswith("0; url=/requests/new/")  # what is read meanwhile
    return shown["Refresh"].partition("url=")[2]


def typed_on(page: HttpResponse, **more: str) -> dict[str, str]:
    """What the browser would send of a page, with `more` typed into it."""
    context: Any = page.context
    fields = {field.name: field.value for field in context["fields"] if field.kind != "tick" or field.value}
    laid = context.get("laid")
    hidden = {"record": laid.record, "as": laid.sort} if laid else {"record": context["record"]}
    if laid is not None and laid.again:
        hidden["again"] = laid.again
    return {"seen": "1", **hidden, **fields, **more}


def confirm(browser: Client, address: str, **more: str) -> HttpResponse:
    """Confirm a page as it stands, with what only a person can answer."""
    return browser.post(address, typed_on(browser.get(address), **{**ANSWERS, **more}))


def record_of(address: str) -> str:
    """The identifier in an address of a draft or a record."""
    return next(part for part in address.split("/") if len(part) == 36)


def case_of(desk: Desk, record: str) -> CaseFile:
    """The record whole."""
    return fold(desk.vault.open(record, at=AT, by="test", role="auditor", why="test"))
