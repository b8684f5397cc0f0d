// The page: puts the parts together, pages through the list, listens to keys.
const PAGE = 25;
const MOST_PRINTED = 500;
const app = document.getElementById("app");
let listPage = 0;
let shortcuts = true;

function pager(name, page, pages, said, go) {
  if (pages < 2) return null;
  const button = (label, to) => el("button", { type: "button", disabled: to < 0 || to >= pages, onclick: () => go(to) }, label);
  return el(
    "nav",
    { class: "pager", "aria-label": `Pages of the ${name}` },
    button("Previous", page - 1),
    el("span", { class: "where" }, `Page ${page + 1} of ${pages} · ${said}`),
    button("Next", page + 1),
  );
}

const goToPage = (page) => {
  listPage = page;
  update({ focus: "#disputes h2", keep: true });
};

function list(numbers, limit = PAGE) {
  const pages = Math.max(Math.ceil(numbers.length / limit), 1);
  listPage = Math.min(listPage, pages - 1);
  const here = numbers.slice(listPage * limit, (listPage + 1) * limit);
  const turn = () => pager("disputes", listPage, pages, counted(numbers.length, "finding"), goToPage);
  if (!here.length) return [el("p", { class: "empty" }, "No finding passes these filters.")];
  return [...here.map(findingElement), turn()].filter(Boolean);
}

const parts = {
  tiles: el("div"),
  matrix: el("div"),
  filters: el("div"),
  status: el("p", { class: "quiet", role: "status" }),
  list: el("div", { id: "list" }),
};

const refreshTiles = () => parts.tiles.replaceChildren(tiles());

// Shows what the filters let through; `focus` is where the keyboard was, `keep` leaves the pages.
function update({ focus = null, keep = false } = {}) {
  closeCard();
  if (!keep) listPage = matrixPage = 0;
  const numbers = shown();
  refreshTiles();
  parts.matrix.replaceChildren(...[matrixSection(numbers)].filter(Boolean));
  if (focus !== null || !parts.filters.hasChildNodes()) parts.filters.replaceChildren(filterBar());
  parts.status.textContent = `${counted(numbers.length, "finding")} of ${data.findings.length.toLocaleString("en")} shown, gravest first.`;
  parts.list.replaceChildren(...list(numbers));
  if (focus) {
    const target = document.querySelector(focus);
    if (target && !target.matches("a, button, input, select")) target.setAttribute("tabindex", "-1");
    target?.focus();
  }
}

function openFinding(id, { focus = true } = {}) {
  const number = numberOf.get(id);
  if (number === undefined) return;
  if (!shown().includes(number)) Object.assign(filters, none());
  listPage = Math.floor(shown().indexOf(number) / PAGE);
  update({ focus: "", keep: true });
  const found = document.getElementById(`f-${id}`);
  found.scrollIntoView();
  if (focus) found.focus({ preventScroll: true });
}

// The card of the matrix and every link in the page lead to a finding, wherever it stands.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#f-"]');
  if (!link) return;
  event.preventDefault();
  history.pushState(null, "", link.hash);
  openFinding(link.hash.slice(3));
});
addEventListener("popstate", () => {
  if (location.hash.startsWith("#f-")) openFinding(location.hash.slice(3));
  else if (readAddress()) update({ focus: "" });
});

function step(by) {
  const all = [...parts.list.querySelectorAll("article")];
  const at = all.indexOf(document.activeElement?.closest("article"));
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.scrollIntoView();
  next?.focus({ preventScroll: true });
}

const help = el("dialog", { "aria-labelledby": "h-keys" });
help.append(
  el("h2", { id: "h-keys" }, "Keyboard"),
  el(
    "dl",
    {},
    [
      ["j, k", "next, previous finding"],
      ["a, f, p", "accept, false positive, fix planned"],
      ["/", "search"],
      ["]  [", "next, previous page"],
      ["arrows", "move in the matrix"],
      ["Esc", "close a card or a form"],
    ].flatMap(([keys, said]) => [el("dt", {}, keys), el("dd", {}, said)]),
  ),
  el(
    "label",
    {},
    el("input", { type: "checkbox", checked: true, onchange: (event) => (shortcuts = event.target.checked) }),
    " single keys work",
  ),
  el("form", { method: "dialog" }, el("button", { class: "main" }, "Close")),
);

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => document.getElementById("by-search").focus(),
  "]": () => document.querySelector('nav[aria-label="Pages of the disputes"] button:last-child')?.click(),
  "[": () => document.querySelector('nav[aria-label="Pages of the disputes"] button')?.click(),
  "?": () => help.showModal(),
};
for (const [verdict, { key }] of Object.entries(VERDICTS)) {
  KEYS[key] = () => document.activeElement?.closest("article")?.querySelector(`[data-verdict="${verdict}"]`)?.click();
}

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, select, textarea, dialog");
  if (!shortcuts || writing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});

// On paper there are no pages to turn.
let pageBefore = 0;
addEventListener("beforeprint", () => {
  pageBefore = listPage;
  listPage = 0;
  parts.list.replaceChildren(...list(shown(), MOST_PRINTED));
  for (const more of parts.list.querySelectorAll("details.more")) more.open = true;
});
addEventListener("afterprint", () => {
  listPage = pageBefore;
  update({ keep: true });
});

// A reader begins with what is left to do: all that is new, unless an expired decision came back.
function firstTile() {
  const states = new Set(data.findings.map((finding) => finding.state));
  if (states.size === 1 && states.has("new")) return "";
  if (data.new && states.has("new") && !states.has("expired")) return "new";
  return [...states].some(TILES.open.has) ? "open" : "";
}

document.getElementById("static").remove();
if (data.findings.length) {
  app.append(
    parts.tiles,
    parts.matrix,
    el(
      "section",
      { id: "disputes", "aria-labelledby": "h-disputes" },
      el("h2", { id: "h-disputes" }, "Disputes"),
      el("button", { type: "button", class: "plain keys", onclick: () => help.showModal() }, "Keyboard ", el("kbd", {}, "?")),
      parts.filters,
      parts.status,
      parts.list,
    ),
  );
} else app.append(el("p", { id: "disputes", class: "empty" }, "There are no disputes to review."));
document.querySelector("main").append(card);
document.body.append(collected, help);
if (data.findings.length) {
  if (!readAddress()) filters.tile = firstTile();
  update();
  if (location.hash.startsWith("#f-")) openFinding(location.hash.slice(3));
}
