// One finding in full; finding.html.j2 lays out the same for readers without scripts.
const MOST_QUOTES = 3;

function sourceName(source, anchor) {
  if (!source.page) return el("span", { class: "source" }, source.name);
  return el("a", { class: "source", href: `${source.page}#${anchor}` }, source.name);
}

const place = (said, address) =>
  address ? el("a", { class: "place", href: address, rel: "noreferrer" }, said) : el("span", { class: "place" }, said);

function quoteBody(claim, marked) {
  const piece = ([words, slot]) => {
    if (slot === null) return words;
    return marked.has(slot) ? el("mark", {}, words) : el("span", { class: "cue" }, words);
  };
  const [before, after] = [text(claim[4]), text(claim[5])];
  return el(
    "blockquote",
    { dir: "auto" },
    before && el("span", { class: "context" }, before, " "),
    el("q", {}, pieces(claim).map(piece)),
    after && el("span", { class: "context" }, " ", after),
  );
}

function quote([number, state, note, changed], marked) {
  const claim = data.claims[number];
  const source = data.sources[claim[0]];
  const [heading, voice] = [text(claim[3]), text(claim[6])];
  return el(
    "figure",
    { class: "quote" },
    el(
      "figcaption",
      {},
      sourceName(source, claim[2]),
      source.reference && [" ", el("span", { class: "tag" }, "reference")],
      voice && [" ", el("span", { class: "tag" }, voice)],
      changed ? [" ", el("span", { class: "tag" }, "changed")] : null,
      state !== "new" && [" ", el("span", { class: "tag" }, state)],
      " ",
      el(
        "span",
        { class: "spot" },
        place(`${source.path}:${claim[1]}`, claim[9]),
        heading && [" ", el("span", { class: "under" }, `under “${heading}”`)],
      ),
    ),
    quoteBody(claim, marked),
    note >= 0 && el("p", { class: "known" }, sentence(text(note))),
  );
}

// Every source's first sentence before any source's second.
function inTurns(claims) {
  const seen = new Map();
  const rounds = claims.map((entry) => {
    const source = data.claims[entry[0]][0];
    seen.set(source, (seen.get(source) ?? -1) + 1);
    return [seen.get(source), entry];
  });
  return rounds.sort((left, right) => left[0] - right[0]).map(([, entry]) => entry);
}

function quotes(claims, marked) {
  const all = inTurns(claims).map((on) => quote(on, marked));
  if (all.length <= MOST_QUOTES + 1) return all;
  const rest = all.slice(MOST_QUOTES);
  return [...all.slice(0, MOST_QUOTES), el("details", { class: "more" }, el("summary", {}, `${rest.length} more`), rest)];
}

function evidenceList(finding) {
  const item = (one) =>
    el(
      "li",
      {},
      el("span", { class: "tag" }, text(one.kind)),
      " ",
      one.says >= 0 && [sentence(text(one.says)), " "],
      el("cite", {}, sentence(text(one.cite))),
      one.links.map(([label, target]) => [" ", el("a", { href: target, rel: "noreferrer" }, label)]),
    );
  return el("ul", { class: "evidence" }, finding.evidence.map((number) => item(data.evidence[number])));
}

function side([reading, sources, claims], index, finding, marked) {
  const established = !claims.length;
  return el(
    "section",
    { class: established ? "side established" : "side" },
    el(
      "h4",
      {},
      el("span", { class: "letter", "aria-hidden": "true" }, established ? "✓" : letter(index)),
      " ",
      el("span", { class: "who" }, `${established ? "Established" : text(sources)}:`),
      " ",
      text(reading),
    ),
    quotes(claims, marked),
    established && evidenceList(finding),
  );
}

const letter = (index) => String.fromCharCode(65 + index);

function readingTable(finding) {
  if (!finding.rows.length) return null;
  const heads = finding.sides.map(([, , claims], index) => el("th", { scope: "col" }, claims.length ? letter(index) : "Established"));
  const row = ([label, differs, ...cells]) =>
    el(
      "tr",
      { class: differs ? "differs" : null },
      el("th", { scope: "row" }, text(label), differs ? [" ", el("span", { class: "sign", title: "The sides differ here" }, "≠")] : null),
      cells.map((cell) => el("td", {}, text(cell) || "–")),
    );
  return el(
    "table",
    { class: "reading" },
    el("caption", {}, "How the sides were read"),
    el("thead", {}, el("tr", {}, el("td", {}), heads)),
    el("tbody", {}, finding.rows.map(row)),
  );
}

function findingElement(number) {
  const finding = data.findings[number];
  const marked = new Set(text(finding.marked).split(" "));
  const state = stateOf(finding);
  return el(
    "article",
    { class: `finding ${finding.severity}`, id: `f-${finding.id}`, tabindex: "-1", "aria-labelledby": `t-${finding.id}` },
    el(
      "header",
      {},
      el(
        "p",
        { class: "tags" },
        el("span", { class: `severity ${finding.severity}` }, finding.severity),
        " ",
        el("span", { class: "kind" }, finding.kind),
        " ",
        el("span", { class: "topic" }, words(finding.topic)),
        state !== "new" && [" ", el("span", { class: "state" }, state)],
      ),
      el("h3", { id: `t-${finding.id}` }, text(finding.question)),
      el("p", { class: "why" }, sentence(text(finding.why))),
    ),
    finding.sides.length ? el("div", { class: "sides" }, finding.sides.map((one, index) => side(one, index, finding, marked))) : null,
    readingTable(finding),
    finding.advice < 0 ? null : el("p", { class: "advice" }, el("b", {}, "Advice:"), " ", text(finding.advice)),
    finding.decision < 0 ? null : el("p", { class: "decision" }, el("b", {}, "Decided:"), " ", sentence(text(finding.decision))),
    decisionBar(finding),
    el("p", { class: "name" }, finding.place ? `${finding.place} · ` : "", finding.id, finding.rule ? ` · ${finding.rule}` : ""),
  );
}
