"""How well a packed pipeline reads the test sections, the weak spots, and how fast.

    python training/score.py TREEBANKS [MODEL]

Every sentence is a Doc of its own with gold tokens. GENIA and CRAFT are scored on the sentences
whose trees convert.py converts with confidence.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
import yaml
from spacy.language import Language
from spacy.tokens import Doc, Token

from conllu import Sentence, treebank
from convert import from_craft, from_genia, learn_features

HERE = Path(__file__).parent
MODEL = HERE.parent / "checker" / "language_model" / "en_claimcheck"
COLUMNS = ("words", "UAS", "LAS", "UAS all", "LAS all", "UPOS", "XPOS", "feats", "lemma")


def parse(nlp: Language, sentences: Iterable[Sentence]) -> list[Doc]:
    """The sentences read by the pipeline, with their gold tokens."""
    docs = (
        Doc(
            nlp.vocab,
            words=[word.form for word in sentence],
            spaces=[word.space_after for word in sentence],
        )
        for sentence in sentences
    )
    return list(nlp.pipe(docs, batch_size=512))


def accuracies(sentences: Sequence[Sentence], docs: Sequence[Doc]) -> dict[str, float]:
    """Percentages by column; "all" counts punctuation, the plain UAS and LAS leave it out."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for sentence, doc in zip(sentences, docs, strict=True):
        for place, (word, token) in enumerate(zip(sentence, doc, strict=True)):
            head = word.head == token.head.i
            label = token.dep_ == ("ROOT" if word.head == place else word.deprel)
            checks = {"UAS all": head, "LAS all": head and label}
            if word.deprel != "punct":
                checks |= {"UAS": head, "LAS": head and label}
            checks |= {"UPOS": token.pos_ == word.upos, "XPOS": token.tag_ == word.xpos}
            if word.feats is not None:
                checks["feats"] = (str(token.morph) or "_") == word.feats
            if word.lemma:
                checks["lemma"] = token.lemma_ == word.lemma
            total.update(checks.keys())
            right.update(name for name, correct in checks.items() if correct)
    return {name: 100 * right[name] / total[name] for name in total}


def test_sections(folder: Path) -> dict[str, list[Sentence]]:
    """The test sections by name. Nothing else in this folder may open them."""
    features = learn_features(treebank(folder, "ewt_train") + treebank(folder, "gum_open_train"))
    genia = (from_genia(s, features) for s in treebank(folder, "genia_udv1_test"))
    craft = (from_craft(s, features) for s in treebank(folder, "craft_sd_test"))
    return {
        "EWT": treebank(folder, "ewt_test"),
        "GUM": treebank(folder, "gum_open_test"),
        "GENIA": [s for s in genia if s is not None],
        "CRAFT": [s for s in craft if s is not None],
    }


def words_per_second(nlp: Language, sentences: Sequence[Sentence]) -> float:
    """The pipeline's speed per second of processor time on one core, the best of three runs."""
    parse(nlp, sentences[:200])
    words = sum(map(len, sentences))
    seconds = []
    for _ in range(3):
        start = time.process_time()
        parse(nlp, sentences)
        seconds.append(time.process_time() - start)
    return words / min(seconds)


def weak_spots(nlp: Language, path: Path) -> tuple[int, list[str]]:
    """How many expectations there are, and a line for each that does not hold."""
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    misses = []
    for case in cases:
        token = next(t for t in nlp(case["text"]) if t.text == case["word"])
        for name in case.keys() - {"text", "word"}:
            found = _reading(token, name)
            if found != case[name]:
                wanted = f"{name} {case[name]}, not {found}"
                misses.append(f"{case['text']}: {case['word']}: {wanted}")
    return sum(len(case) - 2 for case in cases), sorted(misses)


def _reading(token: Token, name: str) -> str:
    return {"upos": token.pos_, "head": token.head.text, "deprel": token.dep_}[name]


def main(arguments: Sequence[str]) -> int:
    """Prints the scores of a model."""
    folder = Path(arguments[0])
    nlp = spacy.load(Path(arguments[1]) if len(arguments) > 1 else MODEL)
    sections = test_sections(folder)
    print(f"{'test':6}" + "".join(f"{name:>9}" for name in COLUMNS))
    for name, sentences in sections.items():
        scores = accuracies(sentences, parse(nlp, sentences))
        numbers = "".join(f"{scores[column]:9.2f}" for column in COLUMNS[1:])
        print(f"{name:6}{sum(map(len, sentences)):9}{numbers}")
    print(f"speed: {words_per_second(nlp, sections['GUM']):,.0f} words/s")
    count, misses = weak_spots(nlp, HERE / "weak_spots.yaml")
    print(f"weak spots: {count - len(misses)} of {count} right")
    print("".join(f"  {miss}\n" for miss in misses), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
