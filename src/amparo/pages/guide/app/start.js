// The beginning: what the address tells, the reader's language, the first screen. Only now is the general part put away.

function begin() {
  const told = fragment();
  readSite(told.site);
  history.replaceState({ mark, here: 0 }, "");
  language = (told.lang || navigator.language || "").toLowerCase().startsWith("es") ? 1 : 0;
  document.documentElement.lang = tongue();
  document.title = `${word("title")} · Amparo`;
  render(null);
  at("general").hidden = true;
  keepOffline();
}

window.addEventListener("hashchange", () => {
  readSite(fragment().site);
  render(null);
});
window.addEventListener("beforeunload", (event) => {
  if (!isUnsaved()) return;
  event.preventDefault();
  event.returnValue = "";
});
try {
  begin();
} catch (error) {
  emptied(at("screen"));
  at("bar").hidden = true;
  at("general").hidden = false;
  at("unready").textContent = word("failed", { error: String(error).slice(0, 120) });
}
