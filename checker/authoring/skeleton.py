"""A new rule file: comments that explain it, and gaps that are marked and told by validation."""

from __future__ import annotations

from datetime import date

from checker.ruleset.check import GAP
from checker.ruleset.model import Kind

_HEAD = """\
# yaml-language-server: $schema=rules.schema.json
# The line above is for editors: claimcheck rules schema > rules.schema.json
# Lines with "{gap}" wait for you; claimcheck rules validate FILE lists those that are left.
schema: claimcheck/rules@1
topic: {topic}
title: # {gap}: what the file is about, for readers
reviewed: {{on: {today}, next: {next}}} # held against the evidence; to do so again

# What claims are about. An id is shared by all rule files: a concept is defined in
# one and used by any, so look first whether yours is there (claimcheck rules show ID).
# Plurals, hyphens and British or American spelling are read without being listed.
concepts:
"""

_NEW_CONCEPT = """\
  {concept}:
    label: # {gap}: the name that reports use, as articles write it
    kind: # {gap}: one of {kinds}
    synonyms: [] # other names: [vit D, cholecalciferol]
    not: [] # longer names that hold one of these and mean something else
"""

_KNOWN_CONCEPT = """\
  # Another file defines it; other names and look-alikes can be added.
  {concept}: {{extend: true, synonyms: [], not: []}}
"""

_STATEMENTS = """\

# What is established. A claim in an article that cannot be true beside a statement
# is reported, with the advice and the evidence. To add another: claimcheck rules add FILE
statements:
  - id: {topic}-statement # better a name that says what is established: honey-eases-coughs
    claim:
      subject: {concept}
      relation: # {gap}: reverses, treats, slows, helps, worsens, prevents, lowers_risk, raises, ...
      object: # {gap}: the id of a condition, symptom, event or measure
      # scope: {{sole: true, population: [adults]}} # where the claim is said to hold, if not always
    verdict: # {gap}: supported, refuted, mixed or unknown: what the evidence says of the claim
    severity: warning # the worst that a violation can be: error, warning or note
    advice: # {gap}: what a writer should say instead
    evidence:
      - type: review # or guideline, agency, trial, cohort, ...; editorial: your own position
        cite: # {gap}: authors, title, journal and year
        # doi: 10.1000/xyz # this, a pmid or a url, so that others can look it up
        says: # {gap}: population and result, in your own words
        checked: {today}
    # Sentences in your own words, run by claimcheck rules test FILE. Of each under
    # violates, others are made that must not be reported: denied, asked, quoted.
    tests:
      violates:
        - # {gap}: a sentence that must be reported
      agrees:
        - # {gap}: a sentence on the same question that must not be
      silent: [] # others that must not be: questions, reports of a belief, weaker claims
"""


def skeleton(topic: str, *, today: date, known_concept: bool) -> str:
    """The text of a new rule file; the topic's own concept is extended where it is known."""
    body = _HEAD + (_KNOWN_CONCEPT if known_concept else _NEW_CONCEPT) + _STATEMENTS
    return body.format(
        gap=GAP,
        topic=topic,
        concept=concept_of(topic),
        kinds=", ".join(Kind),
        today=today.isoformat(),
        next=in_a_year(today).isoformat(),
    )


def concept_of(topic: str) -> str:
    """The id of the concept that a topic is named after."""
    return topic.replace("-", "_")


def in_a_year(day: date) -> date:
    """The same day of the next year; the last of February stays that."""
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year + 1, day=28 if leap else day.day)
