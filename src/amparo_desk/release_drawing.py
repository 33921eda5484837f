"""By which it is drawn what a release hides beside its small counts: of the desk's own secret, another for each release."""

from django.utils.crypto import salted_hmac


def drawing(origin: str, number: int) -> bytes:
    """The key of release `number` of a log; nobody publishes it. The same for each draft of that number.

    Drawn anew each time, one draft would show what the next one hides, and whoever reads drafts could take the one from
    the other.
    """
    return salted_hmac("amparo.release.drawing", f"{origin} {number}", algorithm="sha256").digest()
