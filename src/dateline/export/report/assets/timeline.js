/* The timeline: a day is a tick, an uncertain date a soft bar as long as the doubt, an open end fades out. */
const timeline = (() => {
  const section = document.getElementById("timeline");
  const canvas = section.querySelector(".canvas");
  const LEFT = 132, ROW = 16, FADE = 70, PAD = 10;
  const GROUPS = {
    type: ["What", (event) => [LABELS[event.type] || event.type]],
    place: ["Where", (event) => [event.where || "Place not known"]],
    actor: ["Who", (event) => (event.actors.length ? event.actors : ["Nobody named"])],
    certainty: ["How sure", (event) => [event.certainty]],
    document: ["Report", (event) => [DOCUMENTS[event.document].title]],
  };
  let range = null, whole = null;

  function extent() {
    const days = state.shown.flatMap((i) => [dayNumber(EVENTS[i].earliest), dayNumber(EVENTS[i].latest)])
      .filter((day) => day !== null);
    if (!days.length) return null;
    let low = days[0], high = days[0];
    for (const day of days) { low = Math.min(low, day); high = Math.max(high, day); }
    const pad = Math.max(3, (high - low) * 0.03);
    return [low - pad, high + 1 + pad];
  }

  function ticks(width) {
    const [from, to] = range;
    const want = Math.max(3, Math.floor((width - LEFT) / 90));
    const steps = [[1, "d"], [2, "d"], [7, "d"], [14, "d"], [1, "m"], [3, "m"], [6, "m"], [1, "y"], [2, "y"], [5, "y"], [10, "y"], [20, "y"], [50, "y"], [100, "y"], [500, "y"]];
    const length = { d: 1, m: 30.4, y: 365.25 };
    const [size, unit] = steps.find(([n, u]) => (to - from) / (n * length[u]) <= want) || [1000, "y"];
    const out = [];
    const start = new Date(from * DAY);
    let year = start.getUTCFullYear(), month = start.getUTCMonth();
    if (unit === "d") {
      for (let day = Math.ceil(from / size) * size; day < to; day += size) out.push([day, new Date(day * DAY)]);
    } else {
      const months = unit === "y" ? size * 12 : size;
      let index = Math.floor((year * 12 + month) / months) * months;
      for (; out.length < 40; index += months) {
        const when = new Date(0);
        when.setUTCFullYear(Math.floor(index / 12), index % 12, 1);
        const day = when.getTime() / DAY;
        if (day >= to) break;
        if (day >= from) out.push([day, when]);
      }
    }
    const name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    return out.map(([day, when]) => {
      const [y, m, d] = [when.getUTCFullYear(), when.getUTCMonth(), when.getUTCDate()];
      return [day, unit === "y" ? `${y}` : unit === "m" ? `${name[m]} ${y}` : `${d} ${name[m]} ${y}`];
    });
  }

  /* Where an event lies on the axis, in pixels; open ends reach a fixed way out. */
  function bar(event, x) {
    const low = dayNumber(event.earliest), high = dayNumber(event.latest);
    if (low === null && high === null) return null;
    const from = low === null ? x(high + 1) - FADE : x(low);
    const to = high === null ? x(low) + FADE : x(high + 1);
    const exact = low !== null && low === high;
    const middle = (from + to) / 2;
    const width = Math.max(to - from, exact ? 5 : 9);
    return { from: middle - width / 2, to: middle + width / 2, exact, openLow: low === null, openHigh: high === null };
  }

  function rows(x) {
    const key = GROUPS[document.getElementById("group").value][1];
    const groups = new Map();
    for (const index of state.shown) {
      const box = bar(EVENTS[index], x);
      if (!box) continue;
      for (const name of key(EVENTS[index])) {
        if (!groups.has(name)) groups.set(name, []);
        groups.get(name).push([index, box]);
      }
    }
    return [...groups].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]));
  }

  /* Events of a group side by side in as few lanes as hold them without overlap. */
  function lanes(items) {
    const ends = [];
    items.sort((a, b) => a[1].from - b[1].from);
    for (const item of items) {
      let lane = ends.findIndex((end) => end + 2 <= item[1].from);
      if (lane < 0) lane = ends.length;
      ends[lane] = item[1].to;
      item.push(lane);
    }
    return ends.length;
  }

  function mark(index, box, y) {
    const event = EVENTS[index];
    const shape = svg("rect", { x: box.from, y: y + 3, width: box.to - box.from, height: ROW - 6, rx: box.exact ? 1 : 5 });
    const fill = box.openLow && box.openHigh ? "both" : box.openLow ? "low" : box.openHigh ? "high" : "";
    const kind = [FAMILY[event.type] || "words", box.exact ? "tick" : "span", fill && "open-" + fill, event.status !== "happened" && event.status !== "ongoing" ? "unreal" : ""];
    const group = svg("g", { class: "mark " + kind.filter(Boolean).join(" "), "data-event": index });
    group.append(shape, svg("title", {}, `${event.when}\n${event.title}`));
    group.addEventListener("click", () => select(index, "timeline"));
    return group;
  }

  function draw() {
    canvas.replaceChildren();
    const undated = state.shown.filter((i) => !EVENTS[i].earliest && !EVENTS[i].latest).length;
    document.getElementById("undated").textContent = undated ? `${undated} event${undated === 1 ? "" : "s"} without any date: in the list only.` : "";
    if (!range) { canvas.append(el("p", { class: "note" }, "No event shown here carries a date.")); return; }
    const width = Math.max(canvas.clientWidth, 300);
    const x = (day) => LEFT + ((day - range[0]) / (range[1] - range[0])) * (width - LEFT - PAD);
    const body = svg("g", {});
    let y = 22;
    for (const [name, items] of rows(x)) {
      const count = lanes(items);
      const label = svg("text", { x: LEFT - 8, y: y + 12, class: "label", direction: "ltr" }, name.length > 20 ? name.slice(0, 19) + "…" : name);
      label.append(svg("title", {}, name));
      body.append(svg("line", { x1: 0, x2: width, y1: y, y2: y, class: "rule" }), label);
      for (const [index, box, lane] of items) if (box.to > LEFT && box.from < width) body.append(mark(index, box, y + lane * ROW));
      y += count * ROW + 4;
    }
    const picture = svg("svg", { width, height: y + 4, role: "img", "aria-label": "Timeline of the events shown; the list holds the same events" });
    picture.append(gradients(), axis(width, y, x), svg("clipPath", { id: "clip" }, svg("rect", { x: LEFT, y: 0, width: width - LEFT, height: y + 4 })), body);
    for (const node of body.querySelectorAll(".mark")) node.setAttribute("clip-path", "url(#clip)");
    canvas.append(picture);
    highlight();
  }

  function axis(width, height, x) {
    const group = svg("g", { class: "axis" });
    for (const [day, text] of ticks(width)) {
      group.append(svg("line", { x1: x(day), x2: x(day), y1: 16, y2: height }), svg("text", { x: x(day) + 3, y: 12 }, text));
    }
    return group;
  }

  /* Masks that let a bar fade towards an end nobody knows. */
  function gradients() {
    const defs = svg("defs");
    for (const [name, stops] of [["low", [0, 1]], ["high", [1, 0]], ["both", [0, 1, 0]]]) {
      const gradient = svg("linearGradient", { id: "fade-" + name });
      stops.forEach((value, i) => gradient.append(svg("stop", { offset: i / (stops.length - 1), "stop-color": "#fff", "stop-opacity": value })));
      defs.append(gradient, svg("mask", { id: "mask-" + name, maskContentUnits: "objectBoundingBox" }, svg("rect", { width: 1, height: 1, fill: `url(#fade-${name})` })));
    }
    return defs;
  }

  function highlight() {
    for (const node of canvas.querySelectorAll(".mark")) node.classList.toggle("on", Number(node.dataset.event) === state.selected);
    const on = canvas.querySelector(".mark.on");
    if (on) on.parentNode.append(on);
  }

  function zoom(factor, at = (range[0] + range[1]) / 2) {
    if (!range) return;
    const least = 8;
    const span = Math.min(Math.max((range[1] - range[0]) * factor, least), (whole[1] - whole[0]) * 1.5);
    const share = (at - range[0]) / (range[1] - range[0]);
    range = [at - span * share, at + span * (1 - share)];
    draw();
  }

  zoomButtons(section, (what) => {
    const event = state.selected === null ? null : EVENTS[state.selected];
    const middle = event && (dayNumber(event.earliest) ?? dayNumber(event.latest));
    if (what === "all") { range = whole; draw(); } else zoom(what === "in" ? 0.5 : 2, middle ?? undefined);
  });
  draggable(canvas, (dx) => {
    if (!range) return;
    const shift = (-dx * (range[1] - range[0])) / Math.max(canvas.clientWidth - LEFT, 100);
    range = [range[0] + shift, range[1] + shift];
    draw();
  });
  return {
    groups: GROUPS,
    show() { whole = extent(); range = whole; draw(); },
    draw,
    select(index) {
      const event = index === null ? null : EVENTS[index];
      const day = event && (dayNumber(event.earliest) ?? dayNumber(event.latest));
      if (range && day !== null && day !== undefined && (day < range[0] || day > range[1])) {
        const half = (range[1] - range[0]) / 2;
        range = [day - half, day + half];
        draw();
      } else highlight();
    },
  };
})();
views.push(timeline);
