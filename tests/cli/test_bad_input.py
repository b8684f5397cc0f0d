"""Bad input gets a clear word and its exit code, and never stops the other articles."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.report.formats import FORMATS
from tests.cli.conftest import Run
from tests.cli.test_check import SHORT

pytestmark = pytest.mark.usefixtures("project")

Make = Callable[[Path], object]

FRENCH = (
    "La vitamine est importante pour la santé des os et elle aide à absorber le calcium. Les "
    "personnes âgées ont souvent un manque et doivent en parler avec leur médecin de famille.\n"
)


def write(name: str, content: bytes | str) -> Make:
    data = content.encode() if isinstance(content, str) else content
    return lambda folder: (folder / name).write_bytes(data)


def huge(folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)


def loop(folder: Path) -> None:
    (folder / "loop").symlink_to(folder, target_is_directory=True)


def broken_link(folder: Path) -> None:
    (folder / "gone.md").symlink_to("nowhere.md")


ARTICLES: dict[str, tuple[Make, list[str]]] = {
    "empty": (
        write("empty.md", ""),
        ["corpus/empty.md: the file is empty; there is nothing to check"],
    ),
    "binary": (
        write("logo.txt", b"ab\0cd"),
        ["corpus/logo.txt: a binary file (a zero byte at byte 2), not text"],
    ),
    "pdf": (
        write("paper.txt", b"%PDF-1.7 ..."),
        ["corpus/paper.txt: a PDF, not text; save it as .docx, text, Markdown or HTML"],
    ),
    "encoding": (
        write("utf16.txt", b"\xff\xfea\0b\0\xd8"),
        ["corpus/utf16.txt: its byte order mark says UTF-16, but byte 6 is not; save it as UTF-8"],
    ),
    "huge": (
        huge,
        ["corpus/huge.txt: 50 MB, over the limit of 20 MB; split it or leave it out"],
    ),
    "loop": (loop, ["corpus/loop: a link back to corpus; not followed"]),
    "broken link": (broken_link, ["corpus/gone.md: a link to nowhere.md, which does not exist"]),
    "french": (
        write("french.md", FRENCH),
        [
            "corpus/french.md: not English (0 % of its words are common English ones); "
            "only English is read"
        ],
    ),
    "long line": (write("long.txt", "It is said that this is so, and it was. " * 25_000), []),
    "deep html": (
        write("deep.html", "<div>" * 10_000 + "<p>It is a fine day.</p>" + "</div>" * 10_000),
        [],
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_a_bad_article_is_said_and_the_others_are_read(run: Run, project: Path, name: str) -> None:
    make, complaints = ARTICLES[name]
    make(project / "corpus")
    ran = run("corpus", "--format", "short")
    assert ran.out == SHORT
    assert ran.complaints == complaints
    assert ran.code == 1
    assert run("corpus", "--fail-on", "never").code == (3 if complaints else 0)


def test_an_unreadable_article(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = project / "corpus" / "secret.md"
    secret.write_text("Moonwort cures snuffles.\n")
    secret.chmod(0)
    opened = Path.open

    def refuse(self: Path, *args: object, **options: object) -> object:
        # As root, permissions hinder nobody; so the refusal is played.
        if self.name == "secret.md":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    ran = run("corpus", "--format", "short")
    assert (ran.code, ran.out) == (1, SHORT)
    assert ran.complaints == [
        "corpus/secret.md: permission denied; allow reading it or leave it out"
    ]


@pytest.mark.parametrize(
    ("path", "complaints"),
    [
        (
            "corpus/monwort.md",
            ["corpus/monwort.md: no such file or folder; did you mean corpus/moonwort.md?"],
        ),
        ("corpsu", ["corpsu: no such file or folder; did you mean corpus?"]),
    ],
)
def test_a_missing_path(run: Run, path: str, complaints: list[str]) -> None:
    ran = run(path)
    assert ran.code == 3
    assert ran.out == ""
    assert ran.complaints == [*complaints, f"nothing was checked: no article found in {path}"]
    both = run("corpus", path, "--format", "short")
    assert (both.code, both.out, both.complaints) == (1, SHORT, complaints)


def test_an_empty_folder(run: Run, project: Path) -> None:
    (project / "none").mkdir()
    ran = run("none")
    assert ran.code == 3
    assert ran.complaints == [
        "none: no articles in this folder; looked for .txt .md .markdown .html .htm .docx .docm",
        "nothing was checked: no article found in none",
    ]
    assert run("none", "--allow-empty", "-q") == (0, "", "")


def test_a_folder_without_a_claim(run: Run, project: Path) -> None:
    (project / "dull").mkdir()
    (project / "dull" / "a.md").write_text("# A day\n\nIt is a fine day, and we all like it.\n")
    ran = run("dull")
    assert ran.code == 3
    assert ran.complaints == [
        "dull: no health claim found in 1 article of this folder",
        "nothing was checked: no health claim found in dull",
    ]
    assert run("dull", "--allow-empty", "-q") == (0, "", "")
    both = run("dull", "corpus", "--fail-on", "never")
    assert both.code == 3
    assert both.complaints == ["dull: no health claim found in 1 article of this folder"]


def test_a_fault_of_ours_costs_one_article(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "corpus" / "other.md").write_text("# Other\n\nMoonwort cures snuffles.\n")
    from checker.claims.reader import read_sentences as real

    def fail(found: object, reader: object) -> object:
        if getattr(found, "path", "") == "corpus/other.md":
            raise ValueError("something\nodd")
        return real(found, reader)  # type: ignore[arg-type]

    monkeypatch.setattr("checker.pipeline.article.read_sentences", fail)
    ran = run("corpus", "--format", "short")
    assert (ran.code, ran.out) == (1, SHORT)
    assert ran.complaints[0] == "corpus/other.md: internal error: ValueError: something odd"
    assert run("corpus", "--fail-on", "never").code == 4


def test_an_internal_error_shows_no_traceback_unless_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise RuntimeError("no such luck")

    monkeypatch.setattr("checker.pipeline.stages.examine", fail)
    ran = run("corpus")
    assert (ran.code, ran.out) == (4, "")
    assert ran.complaints[0] == "internal error: RuntimeError: no such luck"
    assert "Traceback" not in ran.err
    assert "Traceback" in run("corpus", "-v", "-v").err
    assert "Traceback" in run("corpus", "-vv").err


def test_a_key_press_ends_it_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.pipeline.stages.examine", interrupt)
    ran = run("corpus", "-q")
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "")


RULE_FILES: dict[str, tuple[str, str]] = {
    "yaml error": ("schema: [", "2:1: error: not YAML: did not find expected node content"),
    "duplicate key": (
        "schema: claimcheck/rules@1\ntopic: a\ntopic: b\ntitle: A\n",
        "3:1: error: duplicate key 'topic'; it stands first in line 2",
    ),
    "unknown key": (
        "schema: claimcheck/rules@1\ntopic: a\ntitle: A\nconcpts: {}\n",
        "4:1: error: unknown key 'concpts'; did you mean 'concepts'?",
    ),
    "unknown concept": (
        "schema: claimcheck/rules@1\ntopic: a\ntitle: A\nreviewed: {on: 2026-11-20, next: "
        "2027-11-20}\nconcepts:\n  dandelion: {label: dandelion, kind: food, is_a: moonwrt}\n",
        "6:51: error: unknown concept 'moonwrt'; did you mean 'moonwort'?",
    ),
    "alias bomb": (
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(
            f"{key}: &{key} [{', '.join([f'*{last}'] * 9)}]\n"
            for last, key in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        "6:4: error: more than 200,000 values once aliases are followed",
    ),
}


@pytest.mark.parametrize("name", RULE_FILES)
def test_a_bad_rule_file_stops_the_run(run: Run, project: Path, name: str) -> None:
    text, said = RULE_FILES[name]
    (project / "house" / "bad.yaml").write_text(text)
    ran = run("corpus")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"house/bad.yaml:{said}"
    assert ran.complaints == ["nothing was checked: 1 error in the rules"]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_name_that_is_no_utf_8_is_written_as_its_bytes(
    run: Run, project: Path, name: str
) -> None:
    (project / "corpus" / "moonwort.md").rename(
        os.fsdecode(os.fsencode(project) + b"/corpus/m\xff.md")
    )
    ran = run("corpus", "-q", "--format", name, "--output", f"{name}=report.out")
    assert (ran.code, ran.complaints) == (1, [])
    report = (project / "report.out").read_text(encoding="utf-8")
    assert any(
        shown in report for shown in (r"m\xff.md", r"m\\xff.md", "m%5Cxff.md", "m&#92;xff.md")
    )
