"""What the dossier does not have is said first: words, numbers, times and somebody's words, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date

import pytest
from cli_runner import run

from zedentui.search import Result, as_rows, search
from zedentui.search.lookups.items import find_kind
from zedentui.search.vocabulary.words import words
from zedentui.store.store import Store

_NOUNS = """stikstof asielzoekers kernenergie klimaatdoelen woningbouw zorgverzekering wachtlijsten lerarentekort
    spoorlijn belastingdienst hypotheekrente vliegveld melkveehouderij pensioenfonds windmolens boerenprotest
    fietsendief snelheidscontrole kiesdrempel studiefinanciering cyberpesten vuurwerk voetbalrellen rijbewijs
    drempelwaarde fractiekosten tolheffing kustwacht zwemwater aardappelen""".split()  # noqa: SIM905
_FORMS = (
    "{}", "{} 2022", "{} 2030", "hoeveel {} in 2022", "hoeveel {} waren er in 2021", "wat zegt de brief over {}",
    "wat zei de minister over {}", "wat staat er in de brief over {} in 2020", "toezeggingen over {}",
    "hoe zit het met de {}", "aantal {} 2019", "wat doet de minister aan {}",
)  # fmt: skip


def first(result: Result) -> dict[str, object]:
    rows = as_rows(result)
    return rows[0] if rows else {"kind": "", "answer": result.message}


@pytest.mark.parametrize("noun", _NOUNS)
def test_an_unknown_noun_gets_no_figure_and_is_named(store: Store, noun: str) -> None:
    for form in _FORMS:
        text = form.format(noun)
        result = search(store, text, limit=5)
        assert result.card is None, text
        said = first(result)
        assert said["kind"] in {"", "melding"}, (text, said)
        assert noun in str(said["answer"]).lower(), (text, said)
        assert not {hit.kind for hit in result.hits[:1]} & {"bewering", "maat"}, (text, said)


def test_no_word_of_the_dossier_is_called_unknown(store: Store) -> None:
    known = _words(store)
    for word in known:
        for typing in (False, True):
            message = search(store, f"wat zegt de brief over {word}", limit=3, typing=typing).message or ""
            assert f"‘{word}’ staat niet" not in message, (word, message)


def test_no_day_that_an_item_names_is_said_to_be_of_nothing(store: Store) -> None:
    months = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    kinds = ("toezegging", "motie", "stuk", "actie", "actielijn", "actieplan", "maatregel", "organisatie", "bewering",
             "begrip", "paragraaf", "kanttekening", "maat")  # fmt: skip
    told = " ".join(f"{row[3]} {row[4]}" for row in find_kind(store, kinds, 5_000))
    days = sorted({match[0] for match in re.finditer(rf"\b\d{{1,2}} (?:{months}) (?:19|20)\d\d\b", told)})
    assert len(days) > 10
    for each in days:
        assert "staat niets" not in (search(store, each, limit=1).message or ""), each


def _words(store: Store) -> list[str]:
    """Words of the texts of terms and promises, one in seven."""
    held: set[str] = set()
    for term in store.terms():
        held |= set(words(f"{term.term} {term.definition}"))
    for promise in store.promises(date(2023, 7, 5)):
        held |= set(words(f"{promise.title} {promise.what}"))
    return [word for word in sorted(held) if word.isalpha() and len(word) > 2][::7]


_OPENINGS = (
    "klimaatdoelen 2030", "acties van de politie", "welke toezegging is niet nagekomen",
    "zedenzaken met dodelijke afloop", "hoeveel paspoorten zijn ingetrokken", "36200 viii 999",
    "wat zei Van der Woude tijdens het debat", "hoe lang duurt een zedenzaak", "hoeveel zedenrechercheurs zijn er",
)  # fmt: skip


@pytest.mark.parametrize("text", _OPENINGS)
def test_what_the_text_opens_with_is_the_first_row_of_every_format(text: str) -> None:
    plain = run("zoek", text)
    rows = json.loads(run("zoek", text, "--format", "json").out)
    answer = rows[0]["answer"]
    assert rows[0]["kind"] == "melding"
    opened = " ".join((plain.out or plain.err).split())
    assert opened.startswith(answer.partition(" Eerst: ")[0])
    read = csv.DictReader(io.StringIO(run("zoek", text, "--format", "csv").out))
    assert next(read)["answer"] == answer
    read = csv.DictReader(io.StringIO(run("zoek", text, "--format", "tsv").out), delimiter="\t")
    assert next(read)["answer"] == answer
    assert answer in run("zoek", text, "--format", "md").out.replace("\\", "")


def test_the_sentence_above_a_list_never_says_that_the_rest_is_not_there(store: Store) -> None:
    all_, few = (search(store, "toezeggingen van de minister", limit=limit) for limit in (50, 2))
    assert str(first(all_)["answer"]).partition("Eerst:")[0] == str(first(few)["answer"]).partition("Eerst:")[0]
    assert first(few)["location"] == str(few.hits[0].location)


_NUMBERS = """gemeente gemeenten organisatie organisaties slachtoffer slachtoffers officier officieren bijeenkomst
    bijeenkomsten bevinding bevindingen activiteit activiteiten paspoort paspoorten rapport rapporten interview
    interviews professional professionals rechter rechters plan projectleider""".split()  # noqa: SIM905


@pytest.mark.parametrize("form", ["wat doet de {}", "wat zegt de brief over {}", "{}", "wat staat er over de {}"])
def test_a_word_is_known_in_either_number(store: Store, form: str) -> None:
    for word in _NUMBERS:
        message = search(store, form.format(word), limit=3).message or ""
        assert f"‘{word}’ staat niet" not in message, (word, message)
