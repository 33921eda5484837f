// Whether the guide is kept for use without a network: said as it stands, never assumed.

let offline = location.protocol === "file:" ? "file" : "saving", isNewer = false;

function showOffline() {
  const problem = offline === "part" ? word("offline_part") : word(window.isSecureContext ? "offline_unable" : "offline_http");
  const told = { file: () => word("offline_file"), ready: () => word("offline_ready"), saving: () => word("offline_saving"), unable: () => word("offline_not", { problem }), part: () => word("offline_not", { problem }) };
  at("offline").textContent = told[offline]();
  at("offline").dataset.state = offline;
  emptied(at("newer"));
  if (isNewer) at("newer").append(word("newer"), " ", button(word("newer_now"), () => location.reload(), { id: "newer-now" }));
}

function becomes(how) {
  offline = how;
  showOffline();
}

/** Keep the guide: the worker takes all files or none. What did not arrive whole is tried again when there is a network. */
function keepOffline() {
  if (offline === "file") return showOffline();
  if (!("serviceWorker" in navigator)) return becomes("unable");
  const had = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    isNewer = had;
    becomes("ready");
  });
  navigator.serviceWorker.register("sw.js", { scope: "./", updateViaCache: "none" }).then((kept) => {
    if (!kept) return becomes("unable");
    const worker = kept.installing || kept.waiting;
    if (kept.active) becomes("ready");
    if (!worker) return;
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") becomes("ready");
      if (worker.state === "redundant" && !kept.active) becomes("part");
    });
  }, () => becomes(had ? "ready" : "part"));
}

window.addEventListener("online", () => {
  if (offline === "part") keepOffline();
});
