/* The list, the filters and the keyboard. */
const list = (() => {
  const box = document.getElementById("list");

  function item(index) {
    const event = EVENTS[index];
    const who = event.actors.slice(0, 3);
    const facts = el("span", { class: "facts" });
    [event.where, ...who].filter(Boolean).forEach((fact, i) => facts.append(i ? " · " : "", bdi(fact)));
    const real = event.status === "happened" || event.status === "ongoing";
    const doubt = real ? (event.certainty === "certain" ? "" : event.certainty) : event.status;
    const node = el("li", { role: "option", id: "item-" + index, "aria-selected": "false", class: real ? "" : "unreal" });
    node.append(
      el("span", { class: "when" }, event.when),
      el("span", { class: "chip " + (FAMILY[event.type] || "words") }, LABELS[event.type] || event.type),
      el("span", { class: "title" }, bdi(event.title.slice(event.title.indexOf(": ") + 2))),
      ...(doubt ? [el("span", { class: "doubt" }, doubt)] : []),
      facts,
    );
    node.addEventListener("click", () => select(index, "list"));
    return node;
  }

  function show() {
    box.replaceChildren(...state.shown.map(item));
    if (!state.shown.length) box.append(el("li", { class: "note", role: "presentation" }, "No event fits these filters."));
  }

  function mark(index, from) {
    for (const node of box.querySelectorAll('[aria-selected="true"]')) node.setAttribute("aria-selected", "false");
    const node = index === null ? null : document.getElementById("item-" + index);
    if (!node) { box.removeAttribute("aria-activedescendant"); return; }
    node.setAttribute("aria-selected", "true");
    box.setAttribute("aria-activedescendant", node.id);
    if (from !== "list" || node.offsetTop < box.scrollTop || node.offsetTop + node.offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTop = node.offsetTop - box.clientHeight / 3;
    }
  }

  function step(by) {
    if (!state.shown.length) return;
    const at = state.shown.indexOf(state.selected);
    const next = at < 0 ? (by > 0 ? 0 : state.shown.length - 1) : Math.min(Math.max(at + by, 0), state.shown.length - 1);
    select(state.shown[next], "keys");
  }
  return { show, draw() {}, select: mark, step };
})();
views.push(list);

const FILTERS = {
  "by-type": ["Every kind", (event) => [LABELS[event.type] || event.type]],
  "by-place": ["Anywhere", (event) => [event.where || "Place not known"]],
  "by-actor": ["Anybody", (event) => (event.actors.length ? event.actors : ["Nobody named"])],
  "by-certainty": ["However sure", (event) => [event.status === "happened" || event.status === "ongoing" ? event.certainty : event.status]],
  "by-document": ["Every report", (event) => [DOCUMENTS[event.document].title]],
};

function fillFilters() {
  for (const [id, [every, key]] of Object.entries(FILTERS)) {
    const counts = new Map();
    for (const event of EVENTS) for (const name of new Set(key(event))) counts.set(name, (counts.get(name) || 0) + 1);
    const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a.localeCompare(b));
    const box = document.getElementById(id);
    box.replaceChildren(el("option", { value: "" }, every), ...names.map((name) => el("option", { value: name }, `${name} (${counts.get(name)})`)));
    box.addEventListener("change", applyFilters);
  }
  const group = document.getElementById("group");
  group.replaceChildren(...Object.entries(timeline.groups).map(([key, [label]]) => el("option", { value: key }, label)));
  group.addEventListener("change", () => timeline.draw());
}

function haystack(event) {
  const slots = event.slots.flatMap((slot) => slot.values.map((value) => `${value.words} ${value.meaning}`));
  return [event.title, event.where, event.when, ...event.actors, ...slots].join(" ").toLocaleLowerCase();
}

function applyFilters() {
  const chosen = Object.entries(FILTERS).map(([id, [, key]]) => [document.getElementById(id).value, key]).filter(([value]) => value);
  const words = document.getElementById("find").value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  state.shown = EVENTS.map((_, i) => i).filter((i) => chosen.every(([value, key]) => key(EVENTS[i]).includes(value)) && (!words.length || words.every((word) => haystack(EVENTS[i]).includes(word))));
  const all = `${EVENTS.length} event${EVENTS.length === 1 ? "" : "s"} from ${DOCUMENTS.length} report${DOCUMENTS.length === 1 ? "" : "s"}`;
  document.getElementById("summary").textContent = state.shown.length === EVENTS.length ? all : `${state.shown.length} of ${all}`;
  for (const view of [timeline, map, list]) view.show();
  if (state.selected !== null && !state.shown.includes(state.selected)) select(null);
  else for (const view of [timeline, map, list]) view.select(state.selected);
}

document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("filters").addEventListener("reset", () => setTimeout(() => { applyFilters(); timeline.draw(); }));
document.getElementById("find").addEventListener("input", applyFilters);
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { select(null); document.getElementById("list").focus(); return; }
  if (typing) return;
  const steps = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 };
  if (event.key === "/") { event.preventDefault(); document.getElementById("find").focus(); }
  else if (event.key in steps && (event.target.id === "list" || event.key === "j" || event.key === "k")) {
    event.preventDefault();
    list.step(steps[event.key]);
  }
});
let waiting = null;
window.addEventListener("resize", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { timeline.draw(); map.draw(); }, 120);
});

fillFilters();
applyFilters();
const wanted = EVENTS.findIndex((event) => event.id === decodeURIComponent(location.hash.slice(1)));
select(wanted >= 0 ? wanted : null);
source.show();
