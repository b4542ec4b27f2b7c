// Keys and the help list. Everything can be read and done without this file.
"use strict";
(() => {
  const key = "twosource-keys";
  const items = () => [...document.querySelectorAll("[data-item]")].filter((e) => e.offsetParent !== null);
  const differences = () => [...document.querySelectorAll("[data-difference]")];
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  let at = null;

  const show = (item) => {
    document.querySelectorAll(".here").forEach((e) => e.classList.remove("here"));
    at = item;
    item.classList.add("here");
    const target = item.querySelector("[data-open]") || item;
    target.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };

  const step = (list, by) => {
    if (!list.length) return false;
    const from = list.findIndex((e) => e === at || e.contains(document.activeElement));
    const to = from < 0 ? (by > 0 ? 0 : list.length - 1) : from + by;
    if (to >= 0 && to < list.length) show(list[to]);
    return true;
  };

  const follow = (selector) => {
    const link = document.querySelector(selector);
    if (link) link.click();
  };

  const help = () => {
    const dialog = document.getElementById("help");
    if (!dialog.open) dialog.showModal();
  };

  const keys = {
    j: () => step(items(), 1),
    k: () => step(items(), -1),
    o: () => { const link = at && at.isConnected && at.querySelector("[data-open]"); if (link) link.click(); },
    c: () => follow(".tabs a[href$='/conflicts']"),
    n: () => step(differences(), 1) || follow("a[rel=next]"),
    p: () => step(differences(), -1) || follow("a[rel=prev]"),
    "/": () => document.getElementById("q-all").focus(),
    "?": help,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (document.getElementById("help").open || (stored() === "off" && event.key !== "?")) return;
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (act) { event.preventDefault(); act(); }
  });

  document.querySelectorAll("[data-help]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", help);
  });
  const on = document.querySelector("[data-keys-on]");
  on.checked = stored() !== "off";
  on.addEventListener("change", () => {
    try { localStorage.setItem(key, on.checked ? "on" : "off"); } catch { /* kept for this page only */ }
  });
  // A filter's own button is for those without script.
  document.querySelectorAll(".filter[hx-get] .go").forEach((e) => { e.hidden = true; });
})();
