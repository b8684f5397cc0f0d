// What the page is about: the report as it was packed, and how its numbers become texts.
const data = JSON.parse(document.getElementById("data").textContent);
const text = (number) => (number < 0 ? null : data.texts[number]);

// The same four groups as the tiles of the terminal's words: settled ones need no second look.
const SETTLED = new Set(["accepted", "false-positive", "suppressed"]);
const TILES = {
  new: { label: "new", has: (state) => state === "new" },
  open: { label: "open", has: (state) => !SETTLED.has(state) },
  accepted: { label: "accepted", has: (state) => SETTLED.has(state) },
  expired: { label: "expired", has: (state) => state === "expired" },
};
const SEVERITIES = ["error", "warning", "note"];
const CELLS = {
  yes: { sign: "✓", label: "yes" },
  no: { sign: "✕", label: "no" },
  hedged: { sign: "~", label: "hedged" },
  mixed: { sign: "±", label: "mixed" },
};

const numberOf = new Map(data.findings.map((finding, number) => [finding.id, number]));

// Everything of a finding that a search looks at, made when it is first asked for.
const searchable = data.findings.map(() => null);

function searchText(number) {
  if (searchable[number] === null) {
    const finding = data.findings[number];
    const parts = [finding.id, finding.rule || "", text(finding.question), finding.topic];
    for (const [reading, , claims] of finding.sides) {
      parts.push(text(reading));
      for (const [claim] of claims) parts.push(quoteText(data.claims[claim]), sourceOf(claim).name, sourceOf(claim).path);
    }
    searchable[number] = parts.join("\n").toLowerCase();
  }
  return searchable[number];
}

const quoteText = (claim) => text(claim[7]);

// A claim's sentence in parts: [words, slot], the slot null where no rule read the words.
function pieces(claim) {
  const [quote, marks] = [quoteText(claim), claim[8]];
  const found = [];
  let place = 0;
  for (let index = 0; index < marks.length; index += 3) {
    const [start, end, slot] = marks.slice(index, index + 3);
    if (start > place) found.push([quote.slice(place, start), null]);
    found.push([quote.slice(start, end), text(slot)]);
    place = end;
  }
  if (place < quote.length) found.push([quote.slice(place), null]);
  return found;
}

const sourceOf = (claim) => data.sources[data.claims[claim][0]];
const words = (name) => name.replace(/[-_]/g, " ");
const sentence = (said) => said.charAt(0).toUpperCase() + said.slice(1) + (/[.?!…]$/.test(said) ? "" : ".");
const counted = (count, one, many = one + "s") => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
