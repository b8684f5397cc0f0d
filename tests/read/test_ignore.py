"""Which files a walk leaves out, by which line of which file, and what is read in spite of it."""

from __future__ import annotations

from pathlib import Path

from checker.read import Pattern, find_articles
from checker.read.own import BY, GENERATOR, MARK
from checker.values.article import Failure, Ignored


def make(root: Path, **files: str) -> None:
    """Articles by name, and ignore files by their text."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def names(root: Path, *paths: Path, ignore: tuple[Pattern, ...] = ()) -> list[str]:
    found = find_articles(paths or (root,), root=root, ignore=ignore)
    return [path.relative_to(root).as_posix() for path in found.files]


ARTICLES = dict.fromkeys(("a.md", "b.md", "build/c.md", "sub/a.md", "sub/d.md"), "x")


def test_patterns_and_where_they_stand(tmp_path: Path) -> None:
    make(tmp_path, **ARTICLES, **{".gitignore": "# drafts\nbuild/\n/a.md\n"})
    found = find_articles([tmp_path], root=tmp_path)
    assert names(tmp_path) == ["b.md", "sub/a.md", "sub/d.md"]
    assert found.ignored == (
        Ignored("a.md", ".gitignore:3"),
        Ignored("build", ".gitignore:2", folder=True),
    )
    assert found.failures == ()


def test_a_file_below_wins_over_the_one_above(tmp_path: Path) -> None:
    make(tmp_path, **ARTICLES, **{".gitignore": "a.md\n", "sub/.gitignore": "!a.md\nd.md\n"})
    assert names(tmp_path) == ["b.md", "build/c.md", "sub/a.md"]


def test_our_own_file_wins_over_gits(tmp_path: Path) -> None:
    own = {".gitignore": "build/\n", ".claimcheckignore": "!build/\nb.md\n"}
    make(tmp_path, **ARTICLES, **own)
    found = find_articles([tmp_path], root=tmp_path)
    assert names(tmp_path) == ["a.md", "build/c.md", "sub/a.md", "sub/d.md"]
    assert found.ignored == (Ignored("b.md", ".claimcheckignore:2"),)


def test_what_is_named_is_read(tmp_path: Path) -> None:
    make(tmp_path, **ARTICLES, **{".gitignore": "build/\na.md\n"})
    assert names(tmp_path, tmp_path / "a.md", tmp_path / "build") == ["a.md", "build/c.md"]
    assert names(tmp_path, tmp_path, tmp_path / "sub" / "a.md") == ["b.md", "sub/a.md", "sub/d.md"]
    make(tmp_path, **{"build/.claimcheckignore": "c.md\n"})
    assert names(tmp_path, tmp_path / "build") == []


def test_files_above_count_up_to_the_repository(tmp_path: Path) -> None:
    root = tmp_path / "repository" / "site"
    make(root, **ARTICLES)
    make(tmp_path, **{".gitignore": "b.md\n", "repository/.gitignore": "site/sub/\n"})
    assert names(root) == ["a.md", "b.md", "build/c.md", "sub/a.md", "sub/d.md"]
    (tmp_path / "repository" / ".git").mkdir()
    assert names(root) == ["a.md", "b.md", "build/c.md"]


def test_patterns_of_the_configuration_hold_from_the_root(tmp_path: Path) -> None:
    make(tmp_path, **ARTICLES)
    ignore = (Pattern("sub/*", "claimcheck.yaml:2"), Pattern("!sub/d.md", "claimcheck.yaml:3"))
    assert names(tmp_path, ignore=ignore) == ["a.md", "b.md", "build/c.md", "sub/d.md"]
    found = find_articles([tmp_path / "sub"], root=tmp_path, ignore=ignore)
    assert found.ignored == (Ignored("sub/a.md", "claimcheck.yaml:2"),)


def test_a_folder_of_which_nothing_is_left_says_so(tmp_path: Path) -> None:
    make(tmp_path, **{"in/a.md": "x", "in/b.txt": "x", "in/.claimcheckignore": "*\n"})
    message = (
        "no articles in this folder; looked for .txt .md .markdown .html .htm .docx .docm; "
        "2 ignored (-v says by what)"
    )
    found = find_articles([tmp_path / "in"], root=tmp_path)
    assert (found.files, found.failures) == ((), (Failure("in", "empty", message),))


def test_lines_that_are_no_pattern_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, **ARTICLES)
    (tmp_path / ".gitignore").write_bytes(b"!\n\xff\xfe\nb.md\r\n")
    found = find_articles([tmp_path], root=tmp_path)
    assert found.ignored == (Ignored("b.md", ".gitignore:3"),)


def test_our_own_reports_are_no_articles(tmp_path: Path) -> None:
    page = f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{GENERATOR}\n'
    files = {"a.md": "x", "b.html": "<p>x", "report.html": page, "all/a.html": "<p>x"}
    make(tmp_path, **files, **{f"all/{MARK}": ""})
    found = find_articles([tmp_path], root=tmp_path)
    assert names(tmp_path) == ["a.md", "b.html"]
    assert found.ignored == (Ignored("all", BY, folder=True), Ignored("report.html", BY))
    assert names(tmp_path, tmp_path / "report.html") == ["report.html"]
