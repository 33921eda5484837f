"""The list of a log's witnesses: what is wrong in it is named before anybody is asked; nobody counts twice."""

from pathlib import Path

import pytest

from amparo.tlog import Kind, SigningKey
from amparo_log.witness_list import WitnessListError, read_witnesses

FIRST, SECOND, LOG = (
    SigningKey(name, kind, bytes([number]) * 32).verifier.vkey
    for number, (name, kind) in enumerate(
        [
            ("w1.library.example", Kind.COSIGNATURE),
            ("w2.school.example", Kind.COSIGNATURE),
            ("madrone.example/log", Kind.ED25519),
        ]
    )
)


def witness(url: str, *keys: str) -> str:
    """A witness's lines."""
    return f'[[witness]]\nurl = "{url}"\nkeys = {list(keys)}\n'


def test_witnesses_and_quorum_are_read(tmp_path: Path) -> None:
    assert read_witnesses(tmp_path).quorum == 0
    text = (
        "quorum = 1\n"
        + witness("https://w1.library.example/a/", FIRST)
        + witness("http://127.0.0.1:1", SECOND)
    )
    (tmp_path / "witnesses.toml").write_text(text)
    found = read_witnesses(tmp_path)
    assert found.quorum == 1
    assert [one.url for one in found.witnesses] == ["https://w1.library.example/a", "http://127.0.0.1:1"]
    assert [one.name for one in found.witnesses] == ["w1.library.example", "w2.school.example"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("quorum = ", "no TOML"),
        ("quorum = 2\n" + witness("https://a.example", FIRST), "from 0 to 1"),
        ("quorum = -1", "from 0 to 0"),
        ("quorum = true\n" + witness("https://a.example", FIRST), "`quorum`"),
        ('quorum = "1"\n' + witness("https://a.example", FIRST), "`quorum`"),
        (witness("https://a.example", FIRST), "`quorum`"),
        ("quorums = 1", "`quorums` is unknown"),
        ("quorum = 0\nwitness = 3", "[[witness]]"),
        ("quorum = 0\nwitness = [3]", "[[witness]]"),
        ("quorum = 0\n[[witness]]\nurl = 'https://a.example'", "witness 1: it needs"),
        ("quorum = 0\n" + witness("https://a.example"), "witness 1: it needs"),
        ("quorum = 0\n" + witness("ftp://a.example", FIRST), "no address to ask"),
        ("quorum = 0\n" + witness("https://a.example", FIRST[:-4]), "no public key"),
        ("quorum = 0\n" + witness("https://a.example", LOG), "the key of a log is none"),
        ("quorum = 0\n" + witness("https://a.example", FIRST, SECOND), "all of one name"),
        (
            "quorum = 0\n" + witness("https://a.example", FIRST) + witness("https://b.example", FIRST),
            "count as two",
        ),
        (
            "quorum = 0\n" + witness("https://a.example", FIRST) + witness("https://a.example/", SECOND),
            "count as two",
        ),
        ("quorum = 0\n" + witness("https://a.example", FIRST).replace("keys", "vkeys"), "`vkeys` is unknown"),
    ],
)
def test_what_is_wrong_in_the_list_is_named_and_nobody_was_asked(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "witnesses.toml").write_text(text)
    with pytest.raises(WitnessListError) as caught:
        read_witnesses(tmp_path)
    assert told in str(caught.value)
    assert caught.value.where.endswith("witnesses.toml")
    assert "no se preguntó" in caught.value.in_language("es")
