"""ID005: addresses that cannot work, in fields and in texts, and none that can."""

from __future__ import annotations

import pytest

from privgen.app.lint import lint_source
from privgen.app.reading import read_part
from privgen.lint.rules.contact_address_invalid import wrong_email, wrong_link, wrong_web


@pytest.mark.parametrize(
    "address",
    ["info@onro", "info", "@onro.nl", "a b@onro.nl", "info@onro..nl", "info@-x.nl", "", "a@b@c.nl", "x@example.com"],
)
def test_an_email_address_that_cannot_work(address: str) -> None:
    assert wrong_email(address, draft=False) is not None


@pytest.mark.parametrize(
    "address", ["privacy@dekaasboer.nl", "a.b+c@mail.onro.co.uk", "x@müller.de", "x@xn--mller-kva.de", "o'neil@onro.nl"]
)
def test_an_email_address_that_works(address: str) -> None:
    assert wrong_email(address, draft=False) is None


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "htps://onro.nl", "http:/onro.nl", "https://onro", "www", "onze website", "ftp://x.nl",
     "https://www.example.org/privacy", "https://", "data:text/html,x"],
)  # fmt: skip
def test_a_web_address_that_cannot_work(address: str) -> None:
    assert wrong_web(address, draft=False) is not None


@pytest.mark.parametrize(
    "address",
    ["https://www.onro.nl/privacy?a=b#c", "http://onro.nl", "www.onro.nl", "onro.nl/privacy", "https://onro.nl:8080/x",
     "https://café.fr/", "HTTPS://ONRO.NL", "https://onro.nl?x=1"],
)  # fmt: skip
def test_a_web_address_that_works(address: str) -> None:
    assert wrong_web(address, draft=False) is None


def test_example_addresses_may_stand_in_a_draft() -> None:
    assert wrong_email("a@example.nl", draft=True) is None
    assert wrong_web("https://www.example.com", draft=True) is None


@pytest.mark.parametrize(
    "target", ["#rechten", "kort:rights", "tel:0331234567", "mailto:a@onro.nl?subject=x", "onro.nl"]
)
def test_a_link_that_may_stand(target: str) -> None:
    assert wrong_link(target, draft=False) is None


@pytest.mark.parametrize(
    "target", ["javascript:x", "JavaScript:x", "data:,x", "file:///etc", "mailto:", "tel:x", "/p", "vbscript:x"]
)
def test_a_link_that_may_not_stand(target: str) -> None:
    assert wrong_link(target, draft=False) is not None


def codes(text: str) -> list[tuple[str, str]]:
    linted = lint_source(text.encode(), "s.yaml", read_file=read_part)
    return [(each.code, each.path) for each in linted.findings if each.code == "ID005"]


SPEC = "privgen: 1\ncontroller: {name: A, email: a@onro.nl}\n"


def test_a_link_in_any_text_is_found_and_placed() -> None:
    text = SPEC + "security: {text: 'Zie [dit](javascript:alert%281%29) en <ftp://x.nl>, of mail q@onro.'}\n"
    linted = lint_source(text.encode(), "s.yaml", read_file=read_part)
    found = [each for each in linted.findings if each.code == "ID005"]
    assert [each.path for each in found] == ["security.text"] * 3
    assert {each.span.line for each in found} == {3}


def test_every_language_of_a_text_is_looked_at() -> None:
    assert codes(SPEC + "security: {text: {nl: goed, en: 'mail q@onro'}}\n") == [("ID005", "security.text.en")]


def test_a_label_or_id_that_looks_like_a_key_is_no_address() -> None:
    text = (
        SPEC + "data: {email: uw adres, website: uw site}\n"
        "activities: {a: {data: [email, {website: {when: soms}}, {url: {required: none}}], "
        "text: 'Volg @onro; zie 12:30 uur, en onze site: goed.'}}\nrights: {contact: email}\n"
    )
    assert codes(text) == []


def test_notes_for_colleagues_are_not_read() -> None:
    assert codes(SPEC + "security: {note: 'mail q@onro', text: Goed.}\n") == []
