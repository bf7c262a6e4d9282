/* The map: outlines of countries, a point for each place with its events, a ring for how exactly it is known. */
const map = (() => {
  const section = document.getElementById("map");
  const canvas = section.querySelector(".canvas");
  const KM = 111.2;
  let places = [], home = null, view = null;

  function gather() {
    const found = new Map();
    for (const index of state.shown) {
      const point = EVENTS[index].point;
      if (!point) continue;
      const key = `${point.latitude.toFixed(3)} ${point.longitude.toFixed(3)}`;
      if (!found.has(key)) found.set(key, { point, events: [], radius: 0 });
      const place = found.get(key);
      place.events.push(index);
      place.radius = Math.max(place.radius, point.radius_km);
    }
    places = [...found.values()];
  }

  /* centre in degrees, and how many degrees of latitude the height shows */
  function fit(some) {
    if (!some.length) return null;
    const lat = some.map((p) => p.point.latitude), lon = some.map((p) => p.point.longitude);
    const [s, n, w, e] = [Math.min(...lat), Math.max(...lat), Math.min(...lon), Math.max(...lon)];
    const middle = (s + n) / 2;
    const shrink = Math.cos((middle * Math.PI) / 180);
    const ratio = size()[0] / size()[1];
    return { lat: middle, lon: (w + e) / 2, degrees: Math.min(Math.max((n - s) * 1.35, ((e - w) * 1.6 * shrink) / ratio, 2.4), 170) };
  }

  function size() {
    return [Math.max(canvas.clientWidth, 280), Math.max(canvas.clientHeight, 220)];
  }

  function draw() {
    canvas.replaceChildren();
    const without = state.shown.filter((i) => !EVENTS[i].point).length;
    document.getElementById("unplaced").textContent = without ? `${without} event${without === 1 ? "" : "s"} without a place on the map.` : "";
    if (!view) { canvas.append(el("p", { class: "note" }, "No event shown here has a place on the map.")); return; }
    const [width, height] = size();
    const scale = height / view.degrees;
    const shrink = Math.max(Math.cos((view.lat * Math.PI) / 180), 0.15);
    const x = (lon) => width / 2 + (lon - view.lon) * shrink * scale;
    const y = (lat) => height / 2 - (lat - view.lat) * scale;
    const picture = svg("svg", { width, height, role: "img", "aria-label": "Map of the events shown; the list holds the same events" });
    picture.append(land(x, y, width, height), rings(x, y, scale), points(x, y), bar(scale, height));
    canvas.append(picture);
    highlight();
  }

  function land(x, y, width, height) {
    const group = svg("g", { class: "land" });
    for (const country of DATA.outlines) {
      const [west, south, east, north] = country.box;
      if (x(east) < 0 || x(west) > width || y(south) < 0 || y(north) > height) continue;
      let path = "", widest = [0, 0, 0];
      for (const ring of country.rings) {
        const [line, box] = outline(ring, x, y);
        path += line;
        if (box[0] > widest[0]) widest = box;
      }
      group.append(svg("path", { d: path }, svg("title", {}, country.name)));
      if (widest[0] > 9 * country.name.length) group.append(svg("text", { x: widest[1], y: widest[2], class: "country" }, country.name));
    }
    return group;
  }

  /* One ring as a path, with its width and middle in pixels. A step over the date line goes on beyond 180 degrees. */
  function outline(ring, x, y) {
    let line = "", turn = 0, [w, e, n, s] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < ring.length; i += 2) {
      if (i && Math.abs(ring[i] - ring[i - 2]) > 18000) turn += ring[i] < ring[i - 2] ? 360 : -360;
      const [px, py] = [x(ring[i] / 100 + turn), y(ring[i + 1] / 100)];
      [w, e, n, s] = [Math.min(w, px), Math.max(e, px), Math.min(n, py), Math.max(s, py)];
      line += `${i ? "L" : "M"}${px.toFixed(1)} ${py.toFixed(1)}`;
    }
    return [line + "Z", [e - w, (w + e) / 2, (n + s) / 2]];
  }

  function rings(x, y, scale) {
    const group = svg("g", { class: "rings" });
    for (const place of places) {
      const r = (place.radius / KM) * scale;
      if (r > 7 && r < 4000) group.append(svg("circle", { cx: x(place.point.longitude), cy: y(place.point.latitude), r }));
    }
    return group;
  }

  function points(x, y) {
    const group = svg("g", {});
    const taken = [];
    for (const place of [...places].sort((a, b) => b.events.length - a.events.length)) {
      const [cx, cy] = [x(place.point.longitude), y(place.point.latitude)];
      const r = 4 + Math.min(9, 1.6 * Math.sqrt(place.events.length - 1));
      const node = svg("g", { class: "spot", "data-events": place.events.join(" ") });
      const count = place.events.length;
      node.append(svg("circle", { cx, cy, r }), svg("title", {}, `${place.point.name}: ${count} event${count === 1 ? "" : "s"}, ${place.point.precision}`));
      const box = [cx + r + 2, cy - 8, cx + r + 10 + 6.2 * place.point.name.length, cy + 6];
      if (!taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) {
        taken.push(box);
        node.append(svg("text", { x: cx + r + 4, y: cy + 4, direction: "ltr" }, place.point.name));
      }
      node.addEventListener("click", () => {
        const at = place.events.indexOf(state.selected);
        select(place.events[(at + 1) % count], "map");
      });
      group.append(node);
    }
    return group;
  }

  function bar(scale, height) {
    const km = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((n) => (n / KM) * scale > 50) || 5000;
    const length = (km / KM) * scale;
    return svg("g", { class: "scale" }, svg("line", { x1: 10, x2: 10 + length, y1: height - 10, y2: height - 10 }), svg("text", { x: 10, y: height - 15 }, `${km} km`));
  }

  function highlight() {
    for (const node of canvas.querySelectorAll(".spot")) {
      const on = node.dataset.events.split(" ").includes(String(state.selected));
      node.classList.toggle("on", on);
      if (on) node.parentNode.append(node);
    }
  }

  function zoom(factor) {
    if (!view) return;
    view = { ...view, degrees: Math.min(Math.max(view.degrees * factor, 0.2), 170) };
    draw();
  }

  zoomButtons(section, (what) => {
    if (what === "all") { view = home; draw(); } else zoom(what === "in" ? 0.5 : 2);
  });
  draggable(canvas, (dx, dy) => {
    if (!view) return;
    const scale = size()[1] / view.degrees;
    const shrink = Math.max(Math.cos((view.lat * Math.PI) / 180), 0.15);
    view = { ...view, lon: view.lon - dx / scale / shrink, lat: Math.min(85, Math.max(-85, view.lat + dy / scale)) };
    draw();
  });
  return {
    show() { gather(); home = fit(places); view = home; draw(); },
    draw,
    select(index) {
      const point = index === null ? null : EVENTS[index].point;
      if (view && point) {
        const [width, height] = size();
        const shrink = Math.max(Math.cos((view.lat * Math.PI) / 180), 0.15);
        const outside = Math.abs(point.latitude - view.lat) > view.degrees / 2 || Math.abs(point.longitude - view.lon) * shrink > (view.degrees * width) / height / 2;
        if (outside) { view = { ...view, lat: point.latitude, lon: point.longitude }; draw(); return; }
      }
      highlight();
    },
  };
})();
views.push(map);
