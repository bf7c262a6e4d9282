"use strict";
/* The data, the state, and small tools that all views share. Offsets count code points; strings here count UTF-16. */
const DATA = JSON.parse(document.getElementById("data").textContent);
const EVENTS = DATA.view.events;
const DOCUMENTS = DATA.view.documents;
const LABELS = DATA.view.labels;
const SVG = "http://www.w3.org/2000/svg";
const DAY = 86400000;
const FAMILY = {
  ASSAULT: "assault", COERCE: "coerce", MOBILIZE: "coerce", SANCTION: "coerce", PROTEST: "protest",
  DISPLACE: "displace", ACCUSE: "words", REJECT: "words", REQUEST: "words", THREATEN: "words",
  RETREAT: "retreat", AID: "ease", COOPERATE: "ease", AGREE: "ease", CONSULT: "ease", SUPPORT: "ease", CONCEDE: "ease",
};
const state = { selected: null, shown: EVENTS.map((_, i) => i) };
const views = [];

function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function bdi(text) {
  return el("bdi", {}, text);
}

function dayNumber(iso) {
  return iso ? Date.parse(iso + "T00:00:00Z") / DAY : null;
}

/* The text of a document by code points: most texts need no table at all. */
const tables = new Map();
function slice(doc, start, end) {
  const text = DOCUMENTS[doc].text;
  if (!tables.has(doc)) {
    let table = null;
    if (/[\ud800-\udbff]/.test(text)) {
      table = [0];
      for (const letter of text) table.push(table[table.length - 1] + letter.length);
    }
    tables.set(doc, table);
  }
  const table = tables.get(doc);
  return table ? text.slice(table[start], table[end]) : text.slice(start, end);
}

function select(index, from) {
  state.selected = index;
  for (const view of views) view.select(index, from);
  if (index !== null) history.replaceState(null, "", "#" + EVENTS[index].id);
}

/* Zoom buttons of a section: calls act("in" | "out" | "all"). */
function zoomButtons(section, act) {
  for (const button of section.querySelectorAll("button[data-do]")) {
    button.type = "button";
    button.addEventListener("click", () => act(button.dataset.do));
  }
}

/* Dragging over a node: calls move(dx, dy) for each step; a click without movement stays a click. */
function draggable(node, move) {
  let last = null;
  node.addEventListener("pointerdown", (event) => { last = [event.clientX, event.clientY]; });
  node.addEventListener("pointermove", (event) => {
    if (!last || !event.buttons) return;
    const [dx, dy] = [event.clientX - last[0], event.clientY - last[1]];
    if (Math.abs(dx) + Math.abs(dy) < 3) return;
    last = [event.clientX, event.clientY];
    move(dx, dy);
  });
  window.addEventListener("pointerup", () => { last = null; });
}
