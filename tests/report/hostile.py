"""A report whose every text that comes from outside tries to break out of its format."""

from __future__ import annotations

from dataclasses import replace

from checker.values.article import Failure, Metadata
from checker.values.report import ArticleRecord, Evidence, Report
from tests.report.sample import DISPUTE, NOT_ALONE, REPORT, REVERSES, VIOLATION

#: One of each: tables, code, HTML, CDATA, entities, commands, links, mentions, formulas, escapes,
#: overrides of direction, characters that XML or a terminal cannot hold.
HOSTILE = (
    "a | b `c` ``` <script>alert('1')</script> <!-- --> ]]> &amp; &lt; "
    "::error file=x::y %0A %25 [l](https://evil.example/) ![i](x) **b** __u__ ~~s~~ "
    "@team #12 $x$ \\ \\| {path} </details> </code> https://evil.example www.evil.example "
    "\x1b[31m \x07 \x00 \u202e \ufffe \"q\" 'r' \t tab"
)
LINES = f"first\n## second\r\n- third\n::error::fourth\n| fifth |\n> sixth\n{HOSTILE}"
PATH = "corpus/we|ird [1] `x`, <b>:50% é#?&\u202e.md"
LONG = "word" * 2500


def hostile_report() -> Report:
    """The sample with hostile texts in all places."""
    reverses = replace(
        REVERSES, quote=LINES, heading=HOSTILE, path=PATH, cues=(), end_line=14, end_column=9
    )
    not_alone = replace(NOT_ALONE, quote=LONG, heading=LINES, cues=())
    first, second = DISPUTE.sides
    dispute = replace(
        DISPUTE,
        message=LINES,
        advice=HOSTILE,
        sides=(
            replace(first, reading=HOSTILE, claims=(replace(first.claims[0], claim=reverses),)),
            replace(second, reading=LINES, claims=(replace(second.claims[0], claim=not_alone),)),
        ),
    )
    established, violating = VIOLATION.sides
    violation = replace(
        VIOLATION,
        sides=(
            replace(established, reading=HOSTILE),
            replace(violating, claims=(replace(violating.claims[0], claim=reverses),)),
        ),
        evidence=(
            Evidence(HOSTILE, LINES, doi="10.1/a)(b|c", url="javascript:alert(1)", says=HOSTILE),
            Evidence("review", "A (1)", url='https://a.example/?q=1&b="(x)|<y>'),
        ),
    )
    return replace(
        REPORT,
        findings=(violation, dispute),
        failures=(Failure(PATH, "binary", LINES),),
        articles=(
            ArticleRecord(PATH, Metadata(HOSTILE, LINES, HOSTILE, HOSTILE), 1, 1),
            *REPORT.articles[1:],
        ),
        claims=(reverses, not_alone),
        answered=(
            replace(REPORT.answered[0], claim=reverses),
            replace(REPORT.answered[1], claim=not_alone),
        ),
    )
