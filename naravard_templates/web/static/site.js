"use strict";
// Files can be dropped on the form, and the browser says how far it has come with sending them.
(() => {
  const form = document.getElementById("upload");
  const said = document.getElementById("said");

  document.addEventListener("htmx:afterSwap", () => {
    const heading = document.querySelector("[data-focus]");
    if (heading) {
      heading.removeAttribute("data-focus");
      heading.focus();
    }
  });
  document.addEventListener("htmx:responseError", (event) => {
    const link = event.target.closest("a[href]");
    if (link) location.assign(link.href); // the whole page, which says what went wrong
  });
  if (!form) return;

  const field = form.querySelector("input[type=file]");
  const sending = form.querySelector(".sending");
  const bar = form.querySelector("progress");

  const isTooLarge = () =>
    [...field.files].reduce((sum, file) => sum + file.size, 0) > Number(form.dataset.most);

  const tell = (text) => {
    const notice = document.createElement("p");
    notice.className = "notice error";
    notice.textContent = text;
    said.replaceChildren(notice);
  };

  const over = (event) => [...event.dataTransfer.types].includes("Files");

  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!over(event)) return;
      event.preventDefault();
      form.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    form.classList.remove("over");
    field.files = event.dataTransfer.files;
    form.requestSubmit();
  });

  form.addEventListener("htmx:confirm", (event) => {
    if (isTooLarge()) {
      event.preventDefault();
      tell(said.dataset.tooLarge);
    }
  });
  form.addEventListener("htmx:beforeRequest", () => {
    said.replaceChildren();
    sending.hidden = false;
  });
  form.addEventListener("htmx:xhr:progress", (event) => {
    if (event.detail.lengthComputable) bar.value = (100 * event.detail.loaded) / event.detail.total;
  });
  form.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status >= 400) event.detail.shouldSwap = true; // the page that says why
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.successful) sending.hidden = true;
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    form.addEventListener(name, () => tell(said.dataset.lost));
  }
  window.addEventListener("pageshow", () => {
    sending.hidden = true;
    bar.value = 0;
  });
})();
