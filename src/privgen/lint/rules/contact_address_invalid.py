from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ...model.short_forms import REGISTERS
from ...model.values import Path
from ..base import Context, Report, Rule

_EMAIL_KEYS = frozenset({"email"})
_WEB_KEYS = frozenset({"website", "url"})
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?:[^\W\d_]{{2,63}}|xn--[a-z0-9-]{{2,59}})\.?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>()\[\]\\,;:\"|]+@([^\s@]+)")
_WEB = re.compile(r"(?:https?://)?(?:[^\s/@]*@)?([^\s/:?#]+)(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_SCHEME = re.compile(r"\s*(tel(?=:)|[A-Za-z][A-Za-z0-9+.-]*(?=:(?!\d))):", re.IGNORECASE)
"""What stands before the colon of a link; before a number it is a host with its port, but for telephone numbers."""
_INSIDE = ("#", "kort:", "lang:")
"""What a link to a place in the statement itself begins with."""
_LINK = re.compile(
    r"\]\(\s*<?([^)>\s]*)|<([A-Za-z][A-Za-z0-9+.-]+:[^<>\s]*)>|^ {0,3}\[[^\]]+\]:\s*<?([^>\s]+)", re.MULTILINE
)
_BARE_WEB = re.compile(r"(?<![\w/])https?://[^\s<>()\[\]\"'`]*", re.IGNORECASE)
_BARE_EMAIL = re.compile(r"[^\s@<>()\[\]\\,;:\"'`|/*]+@[^\s@<>()\[\]\\,;:\"'`|*]*")
_SPECIAL_TLDS = frozenset({"example", "invalid", "test", "localhost"})  # RFC 2606

Flaw = tuple[str, str, str, str]
"""What is wrong in English and Dutch, and what to do in English and Dutch."""
Help = tuple[str, str]
_MAIL_HELP = ("write the whole address, such as `privacy@dekaasboer.nl`",
              "schrijf het hele adres, zoals `privacy@dekaasboer.nl`")  # fmt: skip
_WEB_HELP = ("write the whole address, such as `https://www.dekaasboer.nl/privacy`",
             "schrijf het hele adres, zoals `https://www.dekaasboer.nl/privacy`")  # fmt: skip


class ContactAddressInvalid(Rule):
    """An e-mail address or link cannot work, in a field or in a text.

    ## What it checks

    Every `email`, `website` and `url`, and every address and link in a text: it must have the form of an address and a
    domain that can exist. An address of an `example` domain may stand in a draft (`statement.draft: true`). A link may lead
    to a web page, an e-mail address or a telephone number; any other, such as `javascript:`, is not printed either.

    ## Why it matters

    Who cannot reach the organisation cannot use a right.

    ## Bad

    ```yaml
    controller:
      name: De Kaasboer B.V.
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      email: privacy@dekaasboer  # <-
      phone: 033-1234567
    ```

    ## Good

    ```yaml
    controller:
      name: De Kaasboer B.V.
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      email: privacy@dekaasboer.nl
      phone: 033-1234567
    ```

    ## How to mend it

    Write the whole address, as you would type it.
    """

    code = "ID005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report every address that cannot work."""
        draft = bool(model.statement and getattr(model.statement, "draft", None))
        for path, _, value in model.leaves:
            texts = value.items() if isinstance(value, dict) else [(None, value)]
            for language, text in texts:
                if isinstance(text, str):
                    where = path if language is None else (*path, language)
                    yield from _reports(text, _key(path, text), where, draft)


def _key(path: Path, text: str) -> str:
    """The key that says what the value is; none where the key is an id or a label of the spec's own."""
    key = path[-1]
    return str(key) if isinstance(key, str) and key != text and not (len(path) == 2 and path[0] in REGISTERS) else ""


def _reports(text: str, key: str, path: Path, draft: bool) -> Iterator[Report]:
    flaws: Iterator[tuple[str | None, Flaw | None]]
    if key in _EMAIL_KEYS:
        flaws = iter([(None, wrong_email(text, draft))])
    elif key in _WEB_KEYS:
        flaws = iter([(None, wrong_web(text, draft))])
    else:
        flaws = _in_text(text, draft)
    for part, flaw in flaws:
        if flaw is not None:
            yield Report(path, flaw[0], flaw[1], help_en=flaw[2], help_nl=flaw[3], part=part)


def wrong_email(text: str, draft: bool) -> Flaw | None:
    """What is wrong with an e-mail address and what to do, or None."""
    address = text.strip()
    match = _EMAIL.fullmatch(address)
    if match is None:
        return _flaw(address, "is not an e-mail address", "is geen e-mailadres", _MAIL_HELP)
    return _wrong_host(address, match[1], draft, _MAIL_HELP)


def wrong_web(text: str, draft: bool) -> Flaw | None:
    """What is wrong with a web address and what to do, or None; `https://` may be left out."""
    address = text.strip()
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in ("http", "https") and "." not in scheme[1]:
        name = scheme[1].lower()
        english, dutch = f"is a `{name}:` address, not one of a web page", f"is een `{name}:`-adres, niet dat van een webpagina"
        return _flaw(address, english, dutch, _WEB_HELP)
    match = _WEB.fullmatch(address)
    if match is None or (scheme and not re.match(r"https?://[^/]", address, re.IGNORECASE)):
        return _flaw(address, "is not a web address", "is geen webadres", _WEB_HELP)
    return _wrong_host(address, match[1], draft, _WEB_HELP)


def wrong_link(target: str, draft: bool) -> Flaw | None:
    """What is wrong with the target of a link in a text, or None."""
    if not target or target.startswith(_INSIDE):
        return None
    scheme = _SCHEME.match(target)
    name = scheme[1].lower() if scheme else ""
    if name == "mailto":
        return wrong_email(target.partition(":")[2].partition("?")[0], draft)
    if name == "tel":
        number = target.partition(":")[2]
        if re.search(r"\d{3}", number):
            return None
        remedy = ("write the number after `tel:`", "schrijf het nummer na `tel:`")
        return _flaw(target, "holds no telephone number", "bevat geen telefoonnummer", remedy)
    if name in ("http", "https") or (not name and not target.startswith(("/", "."))):
        return wrong_web(target, draft)
    if name:
        return (
            f"a link may not lead to `{name}:`",
            f"een link mag niet naar `{name}:` leiden",
            "link to a web page (`https://`), an e-mail address (`mailto:`) or a telephone number (`tel:`)",
            "link naar een webpagina (`https://`), een e-mailadres (`mailto:`) of een telefoonnummer (`tel:`)",
        )
    return _flaw(target, "leads nowhere outside your own website", "leidt nergens heen buiten uw eigen website", _WEB_HELP)


def _in_text(text: str, draft: bool) -> Iterator[tuple[str, Flaw | None]]:
    """Every address in a text, as it is written, with what is wrong with it."""
    if "@" not in text and ":" not in text and "](" not in text:
        return
    for match in _LINK.finditer(text):
        target = next(part for part in match.groups() if part is not None)
        yield target, wrong_link(target, draft)
    rest = _LINK.sub(" ", text)
    for match in _BARE_WEB.finditer(rest):
        address = match[0].rstrip(".,;:!?*_")
        yield address, wrong_web(address, draft)
    for match in _BARE_EMAIL.finditer(_BARE_WEB.sub(" ", rest)):
        address = match[0].rstrip(".!?_")
        yield address, wrong_email(address, draft)


def _wrong_host(address: str, host: str, draft: bool, remedy: Help) -> Flaw | None:
    if _HOST.fullmatch(host) is None:
        return _flaw(address, "has no domain such as `dekaasboer.nl`", "heeft geen domein zoals `dekaasboer.nl`", remedy)
    labels = host.lower().rstrip(".").split(".")
    if not draft and (labels[-1] in _SPECIAL_TLDS or labels[-2] == "example"):
        real = ("write the real one, or set `statement.draft: true` until you know it",
                "schrijf het echte adres, of zet `statement.draft: true` zolang u het niet weet")  # fmt: skip
        return _flaw(address, "is an example, not an address of yours", "is een voorbeeld, geen adres van u", real)
    return None


def _flaw(text: str, en: str, nl: str, remedy: Help) -> Flaw:
    quoted = f"`{_short(text)}`"
    return f"{quoted} {en}", f"{quoted} {nl}", *remedy


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
