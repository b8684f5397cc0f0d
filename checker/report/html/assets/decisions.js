// Decisions: collected for a download, or sent at once where `claimcheck review` serves the page.
const VERDICTS = {
  accepted: { label: "Accept", key: "a", says: "It may stay as it is." },
  "false-positive": { label: "False positive", key: "f", says: "It was read wrongly, or it is no contradiction." },
  "fix-planned": { label: "Fix planned", key: "p", says: "A text will be changed; until then it is known." },
};
const decided = new Map();
const token = document.querySelector('meta[name="claimcheck-review"]')?.content ?? null;
let lastBy = "";
let saved = true;

async function send(decision) {
  const answer = await fetch("decisions", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Claimcheck-Token": token },
    body: JSON.stringify(decision),
  });
  if (!answer.ok) throw new Error((await answer.text()) || `the server answered ${answer.status}`);
}

// The one way in, for the buttons and for whoever embeds the page.
async function decide({ id, verdict, reason, by = "", until = null }) {
  if (!numberOf.has(id)) throw new Error(`no finding ${id}`);
  if (!(verdict in VERDICTS)) throw new Error(`no verdict ${verdict}`);
  if (!reason?.trim()) throw new Error("a reason is required");
  const decision = { id, verdict, reason: reason.trim(), by: by.trim(), until: until || null };
  if (token) await send(decision);
  decided.set(id, decision);
  lastBy = decision.by;
  saved = Boolean(token);
  return decision;
}

function undecide(id) {
  decided.delete(id);
  saved = !decided.size;
}

function download() {
  const file = { schema: "claimcheck/decisions@1", decisions: [...decided.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) };
  const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2) + "\n"], { type: "application/json" }));
  el("a", { href: url, download: "claimcheck-decisions.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  saved = true;
  showCollected();
}

const collected = el("div", { class: "collected", role: "region", "aria-label": "Decisions", hidden: true });

function showCollected() {
  collected.hidden = !decided.size;
  collected.replaceChildren(
    el("span", { role: "status" }, `${counted(decided.size, "decision")} ${token ? "written" : saved ? "downloaded" : "not yet downloaded"}`),
    token ? "" : el("button", { type: "button", class: "main", onclick: download }, "Download claimcheck-decisions.json"),
    token ? "" : el("span", { class: "quiet" }, "then: claimcheck decide import claimcheck-decisions.json"),
  );
}

function decisionBar(finding) {
  // What has no claim is a comment or the like: it is mended, not decided on.
  if (!finding.sides.some(([, , claims]) => claims.length)) return null;
  const bar = el("div", { class: "decide" });
  const made = decided.get(finding.id);
  if (made) {
    bar.append(
      el("p", {}, el("b", {}, words(made.verdict)), `: ${made.reason}`, made.by ? ` (${made.by})` : "", made.until ? `, until ${made.until}` : ""),
    );
    if (!token) bar.append(el("button", { type: "button", onclick: () => again(finding, () => undecide(finding.id)) }, "Take back"));
    return bar;
  }
  const button = ([verdict, { label, says }]) =>
    el("button", { type: "button", title: says, "data-verdict": verdict, onclick: () => ask(bar, finding, verdict) }, label);
  bar.append(el("span", { class: "quiet" }, "Decide:"), ...Object.entries(VERDICTS).map(button));
  return bar;
}

function ask(bar, finding, verdict) {
  const field = (label, input) => el("label", { class: "field" }, el("span", {}, label), input);
  const reason = el("input", { required: true, name: "reason", autocomplete: "off", maxlength: "500" });
  const by = el("input", { name: "by", autocomplete: "name", value: lastBy });
  const until = el("input", { name: "until", type: "date" });
  const wrong = el("p", { class: "wrong", role: "alert" });
  const back = () => again(finding, () => {}, verdict);
  const save = async (event) => {
    event.preventDefault();
    try {
      await decide({ id: finding.id, verdict, reason: reason.value, by: by.value, until: until.value });
      again(finding, () => {});
    } catch (error) {
      wrong.textContent = `Not saved: ${error.message}`;
    }
  };
  const form = el(
    "form",
    { onsubmit: save, onkeydown: (event) => event.key === "Escape" && back() },
    el("p", {}, el("b", {}, VERDICTS[verdict].label), ": ", VERDICTS[verdict].says),
    field("Reason (required)", reason),
    field("By", by),
    field("Until (optional)", until),
    el("div", { class: "buttons" }, el("button", { class: "main" }, "Save"), el("button", { type: "button", onclick: back }, "Cancel")),
    wrong,
  );
  bar.replaceChildren(form);
  reason.focus();
}

// Lays the finding out anew where it stands, so that a reader does not lose the place.
function again(finding, first, verdict = null) {
  first();
  const old = document.getElementById(`f-${finding.id}`);
  const fresh = findingElement(numberOf.get(finding.id));
  old?.replaceWith(fresh);
  (verdict ? fresh.querySelector(`[data-verdict="${verdict}"]`) : fresh).focus();
  showCollected();
  refreshTiles();
}

addEventListener("beforeunload", (event) => {
  if (!saved) event.preventDefault();
});
window.claimcheck = { decide, decisions: () => [...decided.values()] };
