// The map of places: outlines from world-atlas, drawn by d3-geo; the table beside it says the same in words.
"use strict";
(async () => {
  const figure = document.getElementById("map");
  const spots = [...document.querySelectorAll("[data-spot]")].map((row) => ({
    number: row.dataset.spot,
    point: [Number(row.dataset.longitude), Number(row.dataset.latitude)],
    radius: Number(row.dataset.radius),
  }));
  if (!figure || !spots.length) return;
  const answer = await fetch(figure.dataset.world);
  if (!answer.ok) return;
  const world = await answer.json();
  const width = 720;
  const height = 480;
  const kilometre = 180 / Math.PI / 6371;
  const around = spots.map((s) => d3.geoCircle().center(s.point).radius(Math.max(s.radius * kilometre, 5))());
  const centre = d3.geoCentroid({ type: "MultiPoint", coordinates: spots.map((s) => s.point) });
  const projection = d3.geoEqualEarth().rotate([-centre[0], 0]);
  const bounds = { type: "GeometryCollection", geometries: around };
  projection.fitExtent([[40, 40], [width - 40, height - 40]], bounds);
  projection.clipExtent([[0, 0], [width, height]]);
  const path = d3.geoPath(projection);
  const make = (name, given, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(given).forEach(([k, v]) => made.setAttribute(k, v));
    if (text) made.textContent = text;
    return made;
  };
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": "Map of the places in the table" });
  const countries = topojson.feature(world, world.objects.countries);
  svg.append(make("path", { class: "land", d: path(countries) || "" }));
  countries.features.forEach((country) => {
    const [x, y] = path.centroid(country);
    if (path.area(country) > 4000) svg.append(make("text", { class: "country", x, y }, country.properties.name));
  });
  spots.forEach((spot) => {
    const circle = d3.geoCircle().center(spot.point).radius(spot.radius * kilometre)();
    svg.append(make("path", { class: "near", d: path(circle) || "" }));
  });
  spots.forEach((spot) => {
    const [x, y] = projection(spot.point);
    svg.append(make("circle", { class: "spot", cx: x, cy: y, r: 4 }));
    svg.append(make("text", { x: x + 7, y: y + 4 }, spot.number));
  });
  figure.prepend(svg);
  figure.hidden = false;
})();
