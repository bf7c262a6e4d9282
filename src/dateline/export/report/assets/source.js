/* The source: what was read, value by value, and the text with the very words marked. */
const source = (() => {
  const section = document.getElementById("source");

  function table(event) {
    const body = el("dl", { class: "slots" });
    for (const slot of event.slots) {
      const row = el("dd");
      for (const value of slot.values) {
        const line = el("p");
        if (value.words) {
          const words = value.spans.length ? el("button", { type: "button", class: "said k-" + slot.key, title: "Show in the text" }) : el("span", { class: "said k-" + slot.key });
          words.append(bdi(value.words));
          if (value.spans.length) words.addEventListener("click", () => jump(value.spans[0][0]));
          line.append(words, " ");
        }
        if (value.meaning) line.append(el("span", { class: "meaning" }, bdi(value.meaning)));
        row.append(line);
      }
      if (!slot.values.length || slot.missing) row.append(el("p", { class: "missing" }, slot.key === "says" ? slot.missing : `not known: ${slot.missing}`));
      body.append(el("dt", {}, slot.label), row);
    }
    return body;
  }

  /* Marks as [start, end, key, event index or null]; the selected event's values first, then triggers of its neighbours. */
  function marks(index) {
    const event = EVENTS[index];
    const out = [];
    for (const slot of event.slots) for (const value of slot.values) for (const [start, end] of value.spans) out.push([start, end, slot.key, null]);
    EVENTS.forEach((other, at) => {
      if (at !== index && other.document === event.document) out.push([...other.trigger, "other", at]);
    });
    return out;
  }

  function paragraph(doc, start, end, found) {
    const inside = found.filter((m) => m[0] < end && m[1] > start);
    const cuts = [...new Set([start, end, ...inside.flatMap((m) => [Math.max(m[0], start), Math.min(m[1], end)])])].sort((a, b) => a - b);
    const nodes = [];
    for (let i = 0; i + 1 < cuts.length; i++) {
      const [from, to] = [cuts[i], cuts[i + 1]];
      const text = slice(doc, from, to);
      const cover = inside.filter((m) => m[0] <= from && m[1] >= to).sort((a, b) => (a[2] === "other") - (b[2] === "other") || a[1] - a[0] - (b[1] - b[0]));
      if (!cover.length) { nodes.push(text); continue; }
      const mark = el("mark", { class: [...new Set(cover.map((m) => "k-" + m[2]))].join(" "), "data-start": cover[0][0] }, text);
      const other = cover[0][2] === "other" ? cover[0][3] : null;
      if (other !== null) {
        mark.title = EVENTS[other].title;
        mark.addEventListener("click", () => select(other, "source"));
      }
      nodes.push(mark);
    }
    return nodes;
  }

  function text(index) {
    const event = EVENTS[index];
    const doc = DOCUMENTS[event.document];
    const found = marks(index);
    const out = el("div", { class: "text", dir: "auto" });
    const sections = doc.sections.length ? doc.sections : [[0, [...doc.text].length, "body"]];
    for (const [start, end, kind] of sections) {
      const name = kind === "title" ? "h4" : kind === "heading" ? "h5" : "p";
      out.append(el(name, { class: "s-" + kind, dir: "auto" }, ...paragraph(event.document, start, end, found)));
    }
    return out;
  }

  function jump(start) {
    const node = section.querySelector(`.text mark[data-start="${start}"]`);
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    node.classList.add("flash");
    setTimeout(() => node.classList.remove("flash"), 1500);
  }

  function show(index, from) {
    section.replaceChildren();
    if (index === null) {
      section.append(el("p", { class: "note" }, "Choose an event in the timeline, on the map or in the list: its source text opens here."));
      return;
    }
    const event = EVENTS[index];
    const doc = DOCUMENTS[event.document];
    const head = el("header", {}, el("h2", {}, bdi(event.title)), el("p", { class: "note" }, event.id));
    const about = el("p", { class: "about" }, bdi(doc.title), doc.publisher ? " · " : "", bdi(doc.publisher), ` · ${doc.published} · `, bdi(doc.file));
    section.append(head, table(event), el("h3", {}, "The words"), about, text(index));
    section.scrollTop = 0;
    if (from && matchMedia("(max-width: 60rem)").matches) section.scrollIntoView();
    else {
      const box = section.querySelector(".text");
      const mark = box.querySelector(`mark[data-start="${event.trigger[0]}"]`);
      if (mark) box.scrollTop = mark.offsetTop - box.clientHeight / 3;
    }
  }
  return { show() { show(state.selected); }, draw() {}, select: show };
})();
views.push(source);
