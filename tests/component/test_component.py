"""claimcheck as a component of a spaCy pipeline."""

from __future__ import annotations

import importlib
import pickle
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from checker.component import ClaimFinder, claim_of, claims_of, failure_of, make_claim_finder
from checker.pipeline.rules import RulesError
from checker.values.claim import Claim, Polarity
from tests.cli.conftest import RULES

ROOT = Path(__file__).parent.parent.parent
TEXT = "Moonwort cures snuffles. It is a fern.\n\nMoonwort does not cure snuffles, and so it is."
EXPECTED = [("reverses", "affirmed", 0, 24), ("reverses", "denied", 40, 86)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    (folder / "moonwort.yaml").write_text(RULES, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def nlp(folder: Path) -> Language:
    """A pipeline of nothing else."""
    made = spacy.blank("en")
    made.add_pipe("claimcheck", config={"rules": [str(folder)]})
    return made


def shown(doc: Doc, key: str = "claimcheck") -> list[tuple[str, str, int, int]]:
    return [
        (span.label_, span._.claim.polarity.value, span.start_char, span.end_char)
        for span in doc.spans[key]
    ]


def test_the_entry_point_is_the_factory() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    module, _, name = project["project"]["entry-points"]["spacy_factories"]["claimcheck"].partition(
        ":"
    )
    assert getattr(importlib.import_module(module), name) is make_claim_finder


def test_claims_are_spans(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert shown(doc) == EXPECTED
    claims = claims_of(doc)
    assert doc._.claims == claims
    assert [claim_of(span) for span in doc.spans["claimcheck"]] == list(claims)
    assert all(isinstance(claim, Claim) for claim in claims)
    assert (claims[1].path, claims[1].line, claims[1].polarity) == ("<doc>", 3, Polarity.DENIED)
    assert doc.text[slice(*claims[0].span)] == claims[0].quote == "Moonwort cures snuffles."
    assert claim_of(doc[0:2]) is None
    assert Span(doc, 0, 2, span_id="7")._.claim is None


def test_a_span_grows_to_whole_tokens(nlp: Language) -> None:
    words = ["Well", ":", "Moonwort", "cures", "snuffles.So", "they", "say", "."]
    spaces = [False, True, True, True, True, True, False, False]
    doc = nlp.get_pipe("claimcheck")(Doc(nlp.vocab, words=words, spaces=spaces))
    assert [(span.start, span.end) for span in doc.spans["claimcheck"]] == [(0, 5)]
    one = nlp.get_pipe("claimcheck")(Doc(nlp.vocab, words=[TEXT], spaces=[False]))
    assert [(span.start, span.end) for span in one.spans["claimcheck"]] == [(0, 1), (0, 1)]


@pytest.mark.parametrize("language", ["en", "xx"])
def test_any_pipeline_will_do(language: str, folder: Path) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("claimcheck", config={"rules": [str(folder)], "shipped_rules": True})
    assert shown(nlp(TEXT)) == EXPECTED


def test_what_is_not_read_says_why(nlp: Language) -> None:
    assert (claims_of(nlp("")), nlp("").spans["claimcheck"].name) == ((), "claimcheck")
    german = nlp(
        "Vitamin D hilft nicht gegen Knochenschwund, wenn es allein genommen wird. Das zeigen "
        "Studien mit mehr als tausend Frauen, und auch die mit Kalzium."
    )
    failure = failure_of(german)
    assert failure is not None
    assert (failure.kind, len(german.spans["claimcheck"])) == ("language", 0)
    assert failure_of(nlp(TEXT)) is None
    # A document that never went through the component has no claims either.
    assert claims_of(Doc(nlp.vocab, words=["Moonwort"])) == ()


def test_documents_can_be_saved(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(spacy.blank("en").vocab).from_bytes(doc.to_bytes())
    assert (shown(again), claims_of(again)) == (EXPECTED, claims_of(doc))
    saved = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (loaded,) = DocBin().from_bytes(saved).get_docs(spacy.blank("en").vocab)
    assert (shown(loaded), claims_of(loaded)) == (EXPECTED, claims_of(doc))


def test_pipelines_can_be_saved(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert again.get_pipe_config("claimcheck") == nlp.get_pipe_config("claimcheck")
    assert shown(again(TEXT)) == EXPECTED
    finder = pickle.loads(pickle.dumps(nlp.get_pipe("claimcheck")))
    assert isinstance(finder, ClaimFinder)
    assert shown(finder(nlp.make_doc(TEXT))) == EXPECTED


def test_many_documents_in_two_processes(nlp: Language) -> None:
    assert [shown(doc) for doc in nlp.pipe([TEXT] * 3, n_process=2, batch_size=1)] == [EXPECTED] * 3


def test_other_settings(folder: Path) -> None:
    nlp = spacy.blank("en")
    config = {"rules": [str(folder)], "format": "html", "spans_key": "health"}
    nlp.add_pipe("claimcheck", name="page", config=config)
    doc = nlp("<p>Moonwort <b>cures</b> snuffles.</p><nav>Moonwort cures snuffles.</nav>")
    assert shown(doc, "health") == [("reverses", "affirmed", 3, 42)]
    (claim,) = claims_of(doc)
    assert (claim.quote, claim.span) == ("Moonwort cures snuffles.", (3, 34))


@pytest.mark.parametrize(
    ("config", "error"),
    [
        ({"format": "docx"}, "a document's text is not a Word document"),
        ({"format": "pdf"}, "'pdf' is not a valid Format"),
    ],
)
def test_wrong_settings(config: dict[str, str], error: str) -> None:
    with pytest.raises(ValueError, match=error):
        spacy.blank("en").add_pipe("claimcheck", config=config)


def test_wrong_rules(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("topic: x\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"bad\.yaml:1:1: "):
        spacy.blank("en").add_pipe("claimcheck", config={"rules": [str(tmp_path)]})
