// What makes the desk quicker by keyboard. Every page works without it, and it keeps nothing in the browser.
"use strict";
(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const word = (name) => document.body.dataset[name] || "";
  const icon = document.querySelector("link[rel=icon]");
  const typing = (at) => at.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");

  // Keys: g t = today, n = new request, / = find, ? = help. Each goes where a link with that data-key leads.
  const help = document.getElementById("keys");
  let before = "";
  const go = (key) => {
    const target = document.querySelector(`[data-key="${key}"]`);
    if (!target) return false;
    if (target.matches("input")) { target.focus(); target.select(); } else target.click();
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || word("keys") === "off" || typing(event.target)) return;
    const key = before === "g" ? `g ${event.key}` : event.key;
    before = event.key === "g" ? "g" : "";
    if (key === "?" && help) { help.showModal(); event.preventDefault(); }
    else if (go(key)) event.preventDefault();
  });
  all("[data-keys-word]").forEach((told) => { told.hidden = false; });
  all("[data-keys-open]").forEach((button) => button.addEventListener("click", () => help.showModal()));

  // A form that was changed is not left unasked, is sent once, and is sent only while the desk can be reached.
  const forms = all("form[method=post]:not([data-unasked])");
  let changed = false;
  let sure = null;
  const tell = (text) => {
    const told = document.createElement("p");
    told.className = "usa-alert usa-alert--warning told";
    told.textContent = text;
    document.getElementById("messages").replaceChildren(told);
    told.scrollIntoView({ block: "nearest" });
  };
  const reached = async () => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), 5000);
    try {
      return (await fetch(icon.href, { method: "HEAD", cache: "no-store", signal: late.signal })).ok;
    } catch { return false; } finally { clearTimeout(timer); }
  };
  forms.forEach((form) => {
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", async (event) => {
      if (sure === form) { changed = false; return; }
      event.preventDefault();
      if (form.dataset.asking) return;
      form.dataset.asking = "yes";
      const there = await reached();
      delete form.dataset.asking;
      if (!there) { tell(word("unreached")); return; }
      sure = form;
      form.requestSubmit(event.submitter);
      const buttons = all("button", form);
      buttons.forEach((button) => button.setAttribute("aria-disabled", "true"));
      // A paper that is handed out leaves the page where it is: then the buttons work again.
      setTimeout(() => { sure = null; buttons.forEach((button) => button.removeAttribute("aria-disabled")); }, 8000);
    });
    form.addEventListener("click", (event) => {
      if (event.target.closest("button[aria-disabled=true]")) event.preventDefault();
    });
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) all("button[aria-disabled=true]").forEach((button) => button.removeAttribute("aria-disabled"));
  });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  const errors = document.getElementById("errors");
  if (errors) errors.focus();

  // How old a list is.
  all("[data-made]").forEach((told) => {
    const made = Date.now();
    setInterval(() => {
      const minutes = Math.floor((Date.now() - made) / 60000);
      if (minutes) told.textContent = told.dataset.made.replace("{n}", minutes);
      told.classList.toggle("clock--now", minutes >= 5);
    }, 15000);
  });

  // Suggestions for an offense, from GET <data-complete>?q=…, which answers [{"value": "PC 273.5", "label": "…"}].
  all("[data-complete]").forEach((input, number) => {
    const list = document.createElement("datalist");
    list.id = `complete-${number}`;
    input.after(list);
    input.setAttribute("list", list.id);
    let asked = 0;
    input.addEventListener("input", () => {
      clearTimeout(asked);
      const typed = input.value.trim();
      if (typed.length < 2) return;
      asked = setTimeout(async () => {
        try {
          const answer = await fetch(`${input.dataset.complete}?q=${encodeURIComponent(typed)}`);
          if (!answer.ok || input.value.trim() !== typed) return;
          list.replaceChildren(...(await answer.json()).map((found) => new Option(found.label, found.value)));
        } catch { /* the field can be typed without suggestions */ }
      }, 150);
    });
  });

  // The browser's own calendar beside a day that is typed.
  all("[data-picker]").forEach((box) => {
    const typed = box.querySelector("input");
    const picker = document.createElement("input");
    if (!("showPicker" in picker)) return;
    picker.type = box.dataset.picker;
    picker.tabIndex = -1;
    picker.setAttribute("aria-hidden", "true");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "▾";
    button.setAttribute("aria-label", box.dataset.pickerLabel);
    button.addEventListener("click", () => picker.showPicker());
    picker.addEventListener("change", () => {
      typed.value = picker.value.replace("T", " ");
      typed.dispatchEvent(new Event("input", { bubbles: true }));
      typed.focus();
    });
    box.append(button, picker);
  });

  // A file may be dropped where it may be chosen.
  all("[data-drop]").forEach((zone) => {
    const input = zone.querySelector("input[type=file]");
    all("[data-drop-word]", zone).forEach((told) => { told.hidden = false; });
    const over = (is) => (event) => { event.preventDefault(); zone.classList.toggle("drop--over", is); };
    zone.addEventListener("dragover", over(true));
    zone.addEventListener("dragleave", over(false));
    zone.addEventListener("drop", (event) => {
      over(false)(event);
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });
})();
