// The stance matrix: sources across, disputed questions down, one sign for what each says.
const MOST_LINES = 12;
const MOST_COLUMNS = 18;
let matrixPage = 0;

// Two questions may be answered in the same words; then each says what it asks.
const told = new Map();
for (const line of data.matrix) told.set(line[1], (told.get(line[1]) ?? 0) + 1);

// Lines that share sources stand together, so that a page is dense; the gravest begins it.
function matrixPages(lines) {
  const left = lines.slice();
  const pages = [];
  while (left.length) {
    const columns = new Set();
    const page = [];
    let best = 0;
    while (best >= 0 && page.length < MOST_LINES) {
      const [line] = left.splice(best, 1);
      page.push(line);
      line[4].forEach(([source]) => columns.add(source));
      best = nextLine(left, columns);
    }
    pages.push({ lines: page, columns: [...columns] });
  }
  return pages;
}

function nextLine(left, columns) {
  let [best, most] = [-1, -Infinity];
  for (const [index, line] of left.entries()) {
    const shared = line[4].reduce((count, [source]) => count + columns.has(source), 0);
    const fresh = line[4].length - shared;
    if (columns.size + fresh > MOST_COLUMNS) continue;
    const score = shared * 3 - fresh * 2 + line[4].length;
    if (score > most) [best, most] = [index, score];
  }
  return best;
}

function cellCard(sign, source, claims) {
  return [
    el("p", { class: "head" }, el("b", {}, source.name), ": ", sign.label),
    ...claims.map((number) => quoteBody(data.claims[number], new Set())),
    el("p", { class: "place" }, source.path),
  ];
}

function matrixCell(line, source) {
  const found = line[4].find(([number]) => number === source);
  if (!found) return el("td", { class: "silent" }, el("span", { "aria-hidden": "true" }, "·"), hidden("silent"));
  const [, said, claims] = found;
  const sign = CELLS[said];
  const odd = line[3] === source;
  const link = el(
    "a",
    { href: `#f-${data.findings[line[5][0]].id}`, class: `cell ${said}`, tabindex: "-1" },
    el("span", { "aria-hidden": "true" }, sign.sign),
    hidden(odd ? `${sign.label}, stands alone` : sign.label),
  );
  return el("td", { class: odd ? "odd" : null }, withCard(link, () => cellCard(sign, data.sources[source], claims)));
}

function establishedCell(line) {
  const sign = CELLS[line[2]];
  if (!sign) return el("td", { class: "silent settled" }, hidden("nothing established here"));
  return el("td", { class: "settled" }, el("span", { class: `cell ${line[2]}` }, el("span", { "aria-hidden": "true" }, sign.sign), hidden(sign.label)));
}

function matrixRow(line, columns) {
  const finding = data.findings[line[5][0]];
  const said = text(line[1]);
  return el(
    "tr",
    {},
    el(
      "th",
      { scope: "row" },
      el("span", { class: `dot ${finding.severity}`, title: finding.severity }, hidden(`${finding.severity}: `)),
      el("a", { href: `#f-${finding.id}`, title: text(line[0]) }, said.charAt(0).toUpperCase() + said.slice(1) + "?"),
      told.get(line[1]) > 1 && el("span", { class: "quiet ask" }, text(line[0])),
    ),
    establishedCell(line),
    columns.map((source) => matrixCell(line, source)),
  );
}

function legend() {
  const entry = (name, said) => el("li", {}, el("span", { class: `cell ${name}`, "aria-hidden": "true" }, CELLS[name].sign), " ", said);
  return el(
    "ul",
    { class: "legend" },
    entry("yes", "yes"),
    entry("no", "no"),
    entry("hedged", "hedged, or leaves it open"),
    entry("mixed", "mixed: says both"),
    el("li", {}, el("span", { class: "cell silent", "aria-hidden": "true" }, "·"), " silent"),
    el("li", {}, el("span", { class: "cell odd", "aria-hidden": "true" }), " framed: stands alone against the others or the evidence"),
  );
}

// A source's name shows its findings alone, and once more all of them.
function sourceHead(source) {
  const { name, path } = data.sources[source];
  const chosen = filters.source === String(source);
  const choose = () => change("source", chosen ? "" : String(source), "#h-matrix");
  const title = `${name} – ${path}`;
  return el(
    "th",
    { scope: "col", class: "source" },
    el("button", { type: "button", title, "aria-pressed": String(chosen), onclick: choose }, name),
  );
}

function matrixSection(numbers) {
  const kept = new Set(numbers);
  const lines = data.matrix.filter((line) => line[5].some((number) => kept.has(number)));
  if (!lines.length) return null;
  const pages = matrixPages(lines);
  matrixPage = Math.min(matrixPage, pages.length - 1);
  const page = pages[matrixPage];
  const heads = page.columns.map(sourceHead);
  const table = el(
    "table",
    { class: "matrix", onkeydown: moveInMatrix },
    el("thead", {}, el("tr", {}, el("td", {}), el("th", { scope: "col", class: "source settled" }, el("span", {}, "Established")), heads)),
    el("tbody", {}, page.lines.map((line) => matrixRow(line, page.columns))),
  );
  table.querySelector("td a.cell")?.setAttribute("tabindex", "0");
  return el(
    "section",
    { class: "stances", "aria-labelledby": "h-matrix" },
    el("h2", { id: "h-matrix" }, "Who says what"),
    el("p", { class: "quiet" }, "Each disputed question and what every source answers. A cell leads to its dispute, a name shows that source alone; arrow keys move between cells."),
    el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Stance matrix" }, table),
    legend(),
    pager("matrix", matrixPage, pages.length, `${counted(lines.length, "question")}`, (next) => {
      matrixPage = next;
      update({ focus: "#h-matrix", keep: true });
    }),
  );
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

// One stop for Tab; the arrows go to the next cell that says something.
function moveInMatrix(event) {
  const step = STEPS[event.key];
  const from = event.target.closest("td");
  if (!step || !from) return;
  event.preventDefault();
  const rows = [...event.currentTarget.tBodies[0].rows];
  let [row, column] = [rows.indexOf(from.parentElement), from.cellIndex];
  for (;;) {
    row += step[0];
    column += step[1];
    const cell = rows[row]?.cells[column];
    if (!cell) return;
    const link = cell.tagName === "TD" && cell.querySelector("a.cell");
    if (link) {
      event.target.setAttribute("tabindex", "-1");
      link.setAttribute("tabindex", "0");
      link.focus();
      return;
    }
  }
}
