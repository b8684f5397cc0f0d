// Which findings are shown: one state for tiles, chips, lists and search, kept in the address.
const none = () => ({ tile: "", severity: new Set(), kind: new Set(), topic: "", source: "", search: "" });
const filters = none();

const FACETS = {
  tile: (finding) => !filters.tile || TILES[filters.tile].has(stateOf(finding)),
  severity: (finding) => !filters.severity.size || filters.severity.has(finding.severity),
  kind: (finding) => !filters.kind.size || filters.kind.has(finding.kind),
  topic: (finding) => !filters.topic || finding.topic === filters.topic,
  source: (finding) => filters.source === "" || finding.sources.includes(Number(filters.source)),
  search: (finding, number) => !filters.search || searchText(number).includes(filters.search.toLowerCase()),
};

// A decision made on this page counts at once.
const stateOf = (finding) => decided.get(finding.id)?.verdict ?? finding.state;

// The numbers of the findings that pass every filter, or every one but the named.
function shown(except = null) {
  const wanted = Object.entries(FACETS).filter(([name]) => name !== except).map(([, test]) => test);
  return data.findings.flatMap((finding, number) => (wanted.every((test) => test(finding, number)) ? [number] : []));
}

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (location.hash.startsWith("#f-") || ![...given.keys()].length) return false;
  Object.assign(filters, none());
  for (const name of ["tile", "topic", "source", "search"]) filters[name] = given.get(name) ?? "";
  if (!(filters.tile in TILES)) filters.tile = "";
  if (!(filters.source in data.sources)) filters.source = "";
  for (const name of ["severity", "kind"]) filters[name] = new Set(given.getAll(name));
  return true;
}

function writeAddress() {
  const said = new URLSearchParams();
  for (const name of ["tile", "topic", "source", "search"]) if (filters[name] !== "") said.set(name, filters[name]);
  for (const name of ["severity", "kind"]) for (const value of filters[name]) said.append(name, value);
  try {
    history.replaceState(null, "", "#" + (said.toString() || "all"));
  } catch {
    // A viewer that shows the page in a frame may keep its address to itself.
  }
}

// How many findings each value of a facet would show, the other filters as they are.
function counts(name, valuesOf) {
  const found = new Map();
  for (const number of shown(name)) {
    for (const value of valuesOf(data.findings[number])) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}

const tileButton = (name, count) =>
  el(
    "button",
    {
      type: "button",
      class: `tile ${name}`,
      "aria-pressed": String(filters.tile === name),
      onclick: () => change("tile", filters.tile === name ? "" : name, `.tile.${name}`),
    },
    el("strong", {}, count.toLocaleString("en")),
    " ",
    TILES[name].label,
  );

function tiles() {
  const count = counts("tile", (finding) => Object.keys(TILES).filter((name) => TILES[name].has(stateOf(finding))));
  return el(
    "div",
    { class: "tiles", role: "group", "aria-label": "Filter by state" },
    Object.keys(TILES).map((name) => tileButton(name, count.get(name) ?? 0)),
  );
}

function chips(name, label, values) {
  const count = counts(name, (finding) => [finding[name]]);
  const chip = (value) =>
    el(
      "button",
      {
        type: "button",
        class: `chip ${value}`,
        "aria-pressed": String(filters[name].has(value)),
        onclick: () => {
          const chosen = new Set(filters[name]);
          if (!chosen.delete(value)) chosen.add(value);
          change(name, chosen, `.chip.${value}`);
        },
      },
      value,
      " ",
      el("span", { class: "count" }, (count.get(value) ?? 0).toLocaleString("en")),
    );
  return el("div", { class: "chips", role: "group", "aria-label": label }, values.map(chip));
}

function chooser(name, label, options) {
  const entries = options.map(([value, said, count]) =>
    el("option", { value }, count === null ? said : `${said} (${count.toLocaleString("en")})`),
  );
  const list = el("select", { id: `by-${name}`, onchange: (event) => change(name, event.target.value, `#by-${name}`) }, entries);
  list.value = filters[name];
  return el("label", { class: "field" }, el("span", {}, label), list);
}

function filterBar() {
  const kinds = [...new Set(data.findings.map((finding) => finding.kind))];
  const topics = counts("topic", (finding) => [finding.topic]);
  const bySource = counts("source", (finding) => finding.sources);
  const named = (entries) => entries.sort((left, right) => left[1].localeCompare(right[1], "en"));
  const topicOptions = named([...topics].map(([topic, count]) => [topic, words(topic), count]));
  const sourceOptions = named([...bySource].map(([source, count]) => [String(source), data.sources[source].name, count]));
  if (filters.topic && !topics.has(filters.topic)) topicOptions.push([filters.topic, words(filters.topic), 0]);
  if (filters.source && !bySource.has(Number(filters.source)))
    sourceOptions.push([filters.source, data.sources[filters.source].name, 0]);
  const any = Object.entries(filters).some(([, value]) => (value instanceof Set ? value.size : value !== ""));
  return el(
    "div",
    { class: "filters" },
    chips("severity", "Filter by severity", SEVERITIES),
    chips("kind", "Filter by kind", kinds),
    el(
      "div",
      { class: "fields" },
      chooser("topic", "Topic", [["", "every topic", null], ...topicOptions]),
      chooser("source", "Source", [["", "every source", null], ...sourceOptions]),
      el(
        "label",
        { class: "field grow" },
        el("span", {}, "Search"),
        el("input", {
          id: "by-search",
          type: "search",
          value: filters.search,
          placeholder: "words, source, rule or id",
          oninput: (event) => typed(event.target.value),
        }),
      ),
      any && el("button", { type: "button", class: "plain clear", onclick: () => clearFilters() }, "Clear filters"),
    ),
  );
}

let typing = 0;

// Waits for a pause: every letter would build the list anew.
function typed(value) {
  clearTimeout(typing);
  typing = setTimeout(() => change("search", value, null), 150);
}

function change(name, value, focus) {
  filters[name] = value;
  writeAddress();
  update({ focus });
}

function clearFilters() {
  Object.assign(filters, none());
  writeAddress();
  update({ focus: "#by-search" });
}
