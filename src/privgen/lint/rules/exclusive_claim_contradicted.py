from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.activities import Activity
from ...model.conditions import Condition
from ...model.model import Model
from ...model.part import Part, Ref
from ...model.values import Path
from ..base import Context, Report, Rule
from ..flows import is_indirect, source_type, source_uses
from ..look import own_activities, texts
from ..wording import sentences

_EXCEPT = re.compile(
    r"\b(?:uitzondering|behalve|tenzij|of als|en als|of voor|nieuwsbrief|reclame|marketing)\b", re.IGNORECASE
)
_WHOLE = ("statement", "promises", "layout", "controller", "security", "access")
"""Where a text speaks of the whole statement, and not of one activity."""
_ONLY_FOR = re.compile(
    r"\bgegevens\b[^.,]{0,40}\b(?:uitsluitend|enkel(?: en alleen)?|alleen)\b[^.]{0,12}\b(?:om|voor)\b[^.]*"
    r"\b(?:lever|bestelling|overeenkomst|dienst)\w*",
    re.IGNORECASE,
)
_ONLY_FROM_YOU = re.compile(
    r"\b(?:alleen|uitsluitend|enkel)\b[^.]{0,20}\bgegevens\b[^.]{0,20}\bdie\s+(?:u|je)\b[^.]{0,10}\bzelf\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"\b(?:openbare?|publieke?)\b", re.IGNORECASE)

ANYBODY = frozenset({"contacts"})
"""Groups to which people of every other group can belong: all of them get in touch now and then."""


class ExclusiveClaimContradicted(Rule):
    """A promise that begins with "only" does not fit another part of the spec.

    ## What it checks

    Promises `only: share` that name legal bases, against activities that share data for marketing or on another
    basis; promises `never: view` against what staff can view; promises `never: use_otherwise` about a group of people,
    against other activities that use data of that group, or their sensitive data; texts such as "alleen om uw bestelling
    te leveren" or "alleen gegevens die u zelf gaf", against marketing and other sources; and public sources that are
    used `only_if` people consented. A promise with a condition in words of its own is left alone.

    ## Why it matters

    "Only" is what people remember. If it is not so, the statement misleads, however complete the rest is.

    ## Bad

    ```yaml
    promises:
      shared_only: {only: share, when: [contract, legal_obligation]}  # <-
    recipients:
      laposta: {name: Laposta, role: processor, service: newsletter, country: NL, agreement: true}
    transfers: none
    activities:
      newsletter:
        title: Als u onze nieuwsbrief wilt
        subjects: [subscribers]
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis: {consent: {how: op onze website, withdraw: met de link onderaan elke nieuwsbrief}}
        required: none
        recipients: [laposta]
        retention: {until: consent_withdrawn}
    ```

    ```yaml
    promises:
      support_only: {never: use_otherwise, of: [end_users]}  # <-
    subjects:
      end_users: gebruikers van onze app
    activities:
      support:
        title: Als u onze app gebruikt
        subjects: [end_users]
        data: [call_recording]
        purposes: [customer_service]
        legal_basis: contract
        required: none
        recipients: none
        retention: {keep: 1 month, after: de opname}
        promises: [support_only]
      training:
        title: Als wij medewerkers trainen
        subjects: [end_users]
        data: [call_recording]
        purposes: [training]
        legal_basis: {legitimate_interest: {interest: vragen van gebruikers beter beantwoorden}}
        required: none
        recipients: none
        retention: {keep: 1 month, after: de opname}
    ```

    ## Good

    ```yaml
    promises:
      shared_only: {only: share, when: [contract, legal_obligation, consent]}
    recipients:
      laposta: {name: Laposta, role: processor, service: newsletter, country: NL, agreement: true}
    transfers: none
    activities:
      newsletter:
        title: Als u onze nieuwsbrief wilt
        subjects: [subscribers]
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis: {consent: {how: op onze website, withdraw: met de link onderaan elke nieuwsbrief}}
        required: none
        recipients: [laposta]
        retention: {until: consent_withdrawn}
    ```

    ```yaml
    promises:
      support_only: {never: use_otherwise, of: [end_users], unless: [training]}
    subjects:
      end_users: gebruikers van onze app
    activities:
      support:
        title: Als u onze app gebruikt
        subjects: [end_users]
        data: [call_recording]
        purposes: [customer_service]
        legal_basis: contract
        required: none
        recipients: none
        retention: {keep: 1 month, after: de opname}
        promises: [support_only]
      training:
        title: Als wij medewerkers trainen
        subjects: [end_users]
        data: [call_recording]
        purposes: [training]
        legal_basis: {legitimate_interest: {interest: vragen van gebruikers beter beantwoorden}}
        required: none
        recipients: none
        retention: {keep: 1 month, after: de opname}
    ```

    ## How to mend it

    Make the promise as wide as what you do, or stop the other use.
    """

    code = "CON010"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each claim with the first thing that contradicts it."""
        for promise in model.register("promises").values():
            yield from _shared_only(model, promise)
            yield from _never_viewed(model, promise)
            yield from _used_otherwise(model, promise)
        yield from _consented_sources(model)
        marketing = [each for each in model.marketing if not each.is_processor]
        others = [source for _, source in source_uses(model) if is_indirect(source)]
        for path, text in texts(model):
            if path[0] not in _WHOLE:
                continue
            for sentence in sentences(text):
                if marketing and (match := _ONLY_FOR.search(sentence)) and not _EXCEPT.search(sentence):
                    yield _text(path, match[0], marketing[0].id, marketing[0].path)
                elif others and (match := _ONLY_FROM_YOU.search(sentence)) and not _EXCEPT.search(sentence):
                    yield _text(path, match[0], others[0].label.text, others[0].path)


def _shared_only(model: Model, promise: Part) -> Iterator[Report]:
    acts = {words.text for words in promise.only or []}
    conditions = promise.when or []
    if "share" not in acts or promise.given("data", "of", "to", "by", "unless", "only_if") or not conditions:
        return
    if any(condition.kind not in ("legal_bases", "conditions") for condition in conditions):
        return
    allowed = {condition.id for condition in conditions}
    if not allowed <= {"contract", "legal_obligation", "consent", "explicit_consent", "legitimate_interest", "public_task",
                       "vital_interests"}:  # fmt: skip
        return
    for activity in own_activities(model):
        if not activity.resolved("recipients"):
            continue
        against = _beyond(activity, allowed)
        if against is not None:
            name, path = against
            yield Report(
                promise.at("only"),
                f"does not fit `{name}` of `{activity.id}`, for which data are shared too",
                f"past niet bij `{name}` van `{activity.id}`, waarvoor ook gegevens worden gedeeld",
                ((path, "this goes further", "dit gaat verder"),),
            )
            return


def _beyond(activity: Activity, allowed: set[str | None]) -> tuple[str, Path] | None:
    """What an activity does beyond the allowed bases: another basis, or marketing without any basis."""
    bases = list(activity.bases())
    for basis, _ in bases:
        if basis.word is not None and not basis.meanings & allowed:
            return basis.label.text, basis.path
    if not bases and not allowed & {"consent", "explicit_consent", "legitimate_interest"}:
        for purpose in activity.resolved("purposes") or []:
            if purpose.means("marketing"):
                return purpose.label.text, purpose.path
    return None


def _never_viewed(model: Model, promise: Part) -> Iterator[Report]:
    if "view" not in {words.text for words in promise.never or []} or promise.given("by", "when", "unless", "only_if"):
        return
    access = model.access
    roles = (access.roles or {}) if isinstance(access, Part) else {}
    hidden = {ref.id or ref.text_: ref for ref in promise.data or []}
    for role in roles.values():
        for seen in role.can_view or []:
            if (seen.id or seen.text_) in hidden:
                yield _viewed(promise, seen)
                return


def _used_otherwise(model: Model, promise: Part) -> Iterator[Report]:
    """Another use of the data of a group of people, for whom an activity promises that there is none."""
    limited = promise.given("data", "to", "by", "when", "unless", "only_if")
    if "use_otherwise" not in {words.text for words in promise.never or []} or limited:
        return
    key = promise.path[-1]
    holders = [each for each in own_activities(model) if any(words.text == key for words in each.promises or [])]
    groups = {_key(ref) for ref in promise.of or []}
    promised = {_key(ref) for each in holders for ref in each.resolved("purposes") or []}
    if not groups or not promised:
        return
    sensitive = {_key(ref) for each in holders for ref in each.used_data() if ref.means("sensitive")}
    for activity in own_activities(model):
        others = [ref for ref in activity.purposes or [] if _key(ref) not in promised]
        people = {_key(ref) for ref in activity.resolved("subjects") or []}
        shared = next((ref for ref in activity.used_data() if _key(ref) in sensitive), None)
        if activity in holders or not others or not (people & groups or (people & ANYBODY and shared is not None)):
            continue
        purpose = next((ref for ref in others if ref.word is not None), others[0])
        en, nl = ("the data", "de gegevens") if shared is None else (f"`{shared.label.text}`",) * 2
        yield Report(
            promise.at("never"),
            f"does not fit `{purpose.label.text}` of `{activity.id}`, which uses {en} too",
            f"past niet bij `{purpose.label.text}` van `{activity.id}`, dat {nl} ook gebruikt",
            ((purpose.path, "this goes further", "dit gaat verder"),),
        )
        return


def _key(ref: Ref) -> str:
    return ref.id or ref.text_


def _viewed(promise: Part, seen: Ref) -> Report:
    name = seen.label.text
    return Report(
        promise.at("never"),
        f"says that nobody sees `{name}`, but staff can",
        f"zegt dat niemand `{name}` ziet, maar medewerkers kunnen dat",
        ((seen.path, "can be seen here", "hier te zien"),),
    )


def _consented_sources(model: Model) -> Iterator[Report]:
    """A source that is used only with consent, though it is public: there nobody is asked."""
    for _, source in source_uses(model):
        for part in (source, source.own):
            if not isinstance(part, Part) or not any(_is_consent(each) for each in part.only_if or []):
                continue
            found = _public(source)
            if found is not None:
                name, path = found
                yield Report(
                    part.at("only_if"),
                    f"promises consent, but for `{name}` nobody gives it",
                    f"belooft toestemming, maar voor `{name}` geeft niemand die",
                    ((path, "anybody can look here", "hier kan iedereen kijken"),),
                    help_en="leave the promise out, or keep it for the sources that do ask people",
                    help_nl="laat de belofte weg, of laat die alleen gelden voor bronnen die het mensen wel vragen",
                )


def _is_consent(condition: Condition) -> bool:
    return condition.id == "consent" or "toestemming" in condition.words.text.lower()


def _public(source: Ref) -> tuple[str, Path] | None:
    """What makes a source public: a part or an example of it, else what it is itself."""
    parts = [words for each in source.both("examples") for words in each]
    parts += [item.label for each in source.both("items") for item in each]
    for words in parts:
        if _PUBLIC.search(words.text) and words.paths:
            return words.text, words.paths[0]
    if source_type(source) == "public" or _PUBLIC.search(source.label.text):
        return source.label.text, source.path
    return None


def _text(path: Path, part: str, name: str, where: Path) -> Report:
    return Report(
        path,
        f"says `only`, but there is `{name}`",
        f"zegt `alleen`, maar er is `{name}`",
        ((where, "this goes further", "dit gaat verder"),),
        part=part,
    )
