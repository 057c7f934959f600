"""Laws and citations: what an id in a spec stands for, how it is written out, and where it can be read."""

from __future__ import annotations

from datetime import date

import pytest

from privgen import law


def test_an_article_is_written_out_for_a_statement_and_cited_for_a_finding() -> None:
    found = law.law_reference("awr_52")
    assert found is not None and found.law.id == "awr" and found.article == "52"
    assert found.phrase("nl") == "artikel 52 van de Algemene wet inzake rijksbelastingen"
    assert found.phrase("en") == "Article 52 of the Dutch General State Taxes Act"
    assert (found.cite("nl"), found.cite("en")) == ("AWR art. 52", "AWR Art. 52")
    assert found.url == "https://wetten.overheid.nl/BWBR0002320"


@pytest.mark.parametrize(
    ("id", "phrase"),
    [
        ("uavg_30_3a", "artikel 30 lid 3 onder a van de Uitvoeringswet Algemene verordening gegevensbescherming"),
        ("bw_2_10", "artikel 2:10 van het Burgerlijk Wetboek"),
        ("bw_7_454", "artikel 7:454 van het Burgerlijk Wetboek"),
        ("tw_11_7a", "artikel 11.7a van de Telecommunicatiewet"),
        ("zvw", "de Zorgverzekeringswet"),
        ("vrijstellingsbesluit", "het Vrijstellingsbesluit Wbp"),
    ],
)
def test_phrases(id: str, phrase: str) -> None:
    found = law.law_reference(id)
    assert found is not None and found.phrase("nl") == phrase


@pytest.mark.parametrize(
    "id",
    [
        "awr_52", "bw_2_10", "bw_7_454", "uavg_30_3a", "wabvpz_8", "wgbo", "zvw", "avg", "uavg", "wbp", "wwft_33",
        "ob_34a", "urlb_7_5", "urlb_7_9", "tw_11_7", "tw_11_7a",
    ],
)  # fmt: skip
def test_the_ids_that_specs_use_are_known(id: str) -> None:
    assert law.law_reference(id) is not None


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("AWR", "awr"), ("awr art. 52", "awr_52"), ("GDPR", "avg"), ("UAVG", "uavg"), ("BW 2", "bw_2"),
        ("de Algemene wet inzake rijksbelastingen", "awr"), ("Wet bescherming  persoonsgegevens", "wbp"),
        ("artikel 52 van de Algemene wet inzake rijksbelastingen", "awr_52"), ("UAVG Art. 30(3)", "uavg_30_3"),
    ],
)  # fmt: skip
def test_a_law_answers_to_its_names(text: str, id: str) -> None:
    found = law.law_reference(text)
    assert found is not None and found.id == id


@pytest.mark.parametrize("text", ["", "wet", "awr_99", "verschillende wetten en regels", "belastingwet"])
def test_what_is_no_law_is_none(text: str) -> None:
    assert law.law_reference(text) is None


def test_repealed_laws_were_in_force_until_the_last_day() -> None:
    wbp, calls = law.law_reference("wbp"), law.law_reference("tw_11_8")
    assert wbp is not None and wbp.in_force(date(2018, 5, 24)) and not wbp.in_force(date(2018, 5, 25))
    assert wbp.law.replaced_by == "avg"
    assert calls is not None and calls.in_force(date(2021, 6, 30)) and not calls.in_force(date(2021, 7, 1))
    gdpr = law.law_reference("avg")
    assert gdpr is not None and gdpr.in_force(date(2018, 5, 25)) and not gdpr.in_force(date(2018, 5, 24))


def test_the_texts_that_changed_in_2026_say_since_when() -> None:
    assert law.laws()["uavg"].text_from == date(2026, 9, 1)
    assert law.laws()["tw"].text_from == date(2026, 7, 1)


def test_the_articles_on_the_citizen_service_number_are_marked() -> None:
    marked = {name for name, entry in law.articles().items() if "bsn" in entry.topics}
    assert {"uavg_46", "wabvpz_8", "urlb_7_5"} <= marked and "awr_52" not in marked


@pytest.mark.parametrize(
    ("cite", "url"),
    [
        ("AVG art. 13 lid 2 onder a", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
        ("GDPR Art. 13(2)(a)", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
        ("AVG overweging 39", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
        ("UAVG art. 46", "https://wetten.overheid.nl/BWBR0040940"),
        ("Tw art. 11.7a lid 1", "https://wetten.overheid.nl/BWBR0009950"),
        ("AWR Art. 52(4)", "https://wetten.overheid.nl/BWBR0002320"),
        ("Wwft art. 33 lid 3", "https://wetten.overheid.nl/BWBR0024282"),
        ("BW art. 7:454 lid 3", "https://wetten.overheid.nl/BWBR0005290"),
        ("DCC Art. 3:15d(1)", "https://wetten.overheid.nl/BWBR0005291"),
        ("HvJ EU 1-10-2019, C-673/17 (Planet49)", "https://curia.europa.eu/juris/liste.jsf?num=C-673/17"),
        ("General Court 3-9-2025, T-553/23", "https://curia.europa.eu/juris/liste.jsf?num=T-553/23"),
        ("Decision (EU) 2021/914, Art. 4", "https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj"),
        ("WP260 rev.01, par. 36", "https://ec.europa.eu/newsroom/article29/items/622227"),
        ("AP, Personeelsdossier",
         "https://www.autoriteitpersoonsgegevens.nl/themas/werk-en-uitkering/personeelsgegevens/personeelsdossier"),
        ("AP, boetebesluit Coolblue", "https://autoriteitpersoonsgegevens.nl"),
        ("Rb. Gelderland 17-7-2023, ECLI:NL:RBGEL:2023:4071",
         "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:RBGEL:2023:4071"),
        ("Goede praktijk", None),
        ("AVGX art. 1", None),
        ("Two things", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_citation_links_to_its_source(cite: str, url: str | None) -> None:
    assert law.cite_url(cite) == url


def test_every_citation_of_a_law_links_to_that_law() -> None:
    for entry in law.articles().values():
        if entry.url is not None:
            assert law.cite_url(entry.cite_nl) == law.cite_url(entry.cite_en) == entry.url, entry.id
