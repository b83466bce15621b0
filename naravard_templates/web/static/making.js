// Line numbers beside the text, marks at lines with faults, and the way from a fault to its line.
"use strict";
(() => {
  const text = document.getElementById("f-body"), lines = document.getElementById("rader");
  const caret = document.getElementById("caret"), editor = document.getElementById("editor");

  function paint() {
    const faults = [...document.querySelectorAll("#fel [data-line]")].map((link) => Number(link.dataset.line));
    lines.replaceChildren(...text.value.split("\n").map((line, at) => {
      const row = document.createElement("div");
      row.textContent = line || "\u200b";
      row.classList.toggle("wrong", faults.includes(at + 1));
      return row;
    }));
  }

  function goTo(line) {
    const before = text.value.split("\n").slice(0, line - 1).join("\n").length;
    const start = line > 1 ? before + 1 : 0;
    text.focus({ preventScroll: true });
    text.setSelectionRange(start, start + text.value.split("\n")[line - 1].length);
    lines.children[line - 1].scrollIntoView({ block: "center" });
  }

  editor.classList.add("numbered");
  text.addEventListener("input", paint);
  text.addEventListener("blur", () => { caret.value = text.selectionStart; });
  document.body.addEventListener("htmx:afterSettle", paint);
  let unsent = false;
  const form = document.getElementById("utkast");
  form.addEventListener("input", () => { unsent = true; });
  form.addEventListener("submit", () => { unsent = false; });
  document.body.addEventListener("htmx:afterOnLoad", () => { unsent = false; });
  addEventListener("beforeunload", () => {
    const texts = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    if (unsent) navigator.sendBeacon("/skapa/spara", new URLSearchParams(texts));
  });
  for (const name of ["htmx:responseError", "htmx:sendError"]) {
    document.body.addEventListener(name, () => {
      document.getElementById("laget").textContent = document.getElementById("live").dataset.lost;
    });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#fel a[href^='#f-']");
    if (!link) return;
    event.preventDefault();
    const target = document.querySelector(link.getAttribute("href"));
    target.closest("details")?.setAttribute("open", "");
    if (link.dataset.line) goTo(Number(link.dataset.line));
    else target.focus();
  });
  paint();
})();
