// The page: takes a file, a drop or pasted text, checks it, and writes what was found, in the language of the reader.

const WORDS = JSON.parse(document.getElementById("words").textContent);
const MOST_SHOWN = 200, MOST_LETTERS = 5000;
const at = (id) => document.getElementById(id);
let language = document.documentElement.lang === "es" ? 1 : 0;
let told, turn = 0, saying = () => "", again;

/** A word of the page in the reader's language, its blanks filled. */
const word = (name, blanks = {}) => filled(WORDS.page[name][language], blanks);

/** Text from a file, with letters that turn or hide other letters made visible. */
const plain = (words) =>
  words.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });

/** An element with text in it, never with markup; days in it are not broken at the end of a line. */
function put(parent, kind, content = "", look = "") {
  const made = document.createElement(kind);
  for (const [at, part] of plain(content).split(/\b([0-9]{4}-[0-9]{2}-[0-9]{2})\b/).entries()) {
    if (at % 2) put(made, "span", "", "day").textContent = part;
    else made.append(part);
  }
  if (look) made.className = look;
  parent.append(made);
  return made;
}

/** A value in words, where it is plain; else as it is written. */
function spoken(value) {
  if (value === null) return "—";
  if (typeof value === "boolean") return word(value ? "yes" : "no");
  const keys = typeof value === "object" ? Object.keys(value).join() : "";
  if ((keys === "@day" || keys === "@at") && typeof value[keys] === "string") return value[keys];
  const whole = typeof value === "string" ? value : spell(value);
  if (whole.length <= MOST_LETTERS) return whole;
  return whole.slice(0, MOST_LETTERS) + word("cut_off", { count: thousands(whole.length - MOST_LETTERS) });
}

function putRecord(parent, one) {
  const what = one.what[language], { fields, hidden } = one.record;
  const head = { what: what[0].toLowerCase() + what.slice(1), agency: one.agency, day: one.day };
  put(parent, "h3", word("shown", head));
  const table = put(parent, "dl");
  for (const field of fields) {
    put(put(table, "div"), "dt", field.name.slice(0, 255));
    put(table.lastChild, "dd", spoken(field.value)).dir = "auto";
  }
  put(parent, "p", word("withheld", { count: hidden.length }));
}

/** The verdict in one word: what its heading and its colour are. */
function verdict({ refused, findings, undecided }) {
  if (refused) return refused.code.startsWith("refused_key") ? "keys" : "refused";
  if (findings.some((one) => one.level === "fault")) return "fault";
  return undecided ? "unsigned" : "fine";
}

function show() {
  const place = at("result");
  place.replaceChildren();
  place.hidden = !told;
  if (!told) return;
  const { report, name, notes } = told, how = verdict(report), side = language ? "es" : "en";
  const count = report.findings.filter((one) => one.level === "fault").length;
  place.className = how;
  const head = put(place, "h2", word(`verdict_${how}`, { count, name: name[language] }));
  head.tabIndex = -1;
  put(place, "p", word(`verdict_${how}_more`), "more");
  if (!report.refused) put(place, "p", name[language], "quiet");
  const said = [...(report.refused ? [report.refused] : report.findings), ...notes];
  if (!report.refused) put(place, "h3", word("found"));
  const rows = put(place, "ul", "", "findings");
  for (const one of said.slice(0, 5 * MOST_SHOWN)) {
    const row = put(rows, "li", "", one.level);
    put(row, "strong", word(one.level), "mark");
    put(row, "span", one[side]);
  }
  if (said.length > 5 * MOST_SHOWN) put(rows, "li", found("more", { count: thousands(said.length - 5 * MOST_SHOWN) })[side]);
  for (const one of report.shown.slice(0, MOST_SHOWN)) putRecord(place, one);
  const rest = report.shown.length - MOST_SHOWN;
  if (rest > 0) put(place, "p", word("more_records", { count: thousands(rest) }));
  put(place, "p", WORDS.page.not_advice[language], "quiet");
}

/** Say how it stands; the words are asked again when the language changes. */
function say(words) {
  saying = words;
  at("state").textContent = plain(words());
}

/** Check these bytes and show what was found, unless another file was given in the meantime. */
async function run(read, name, several, isAgain = false) {
  const mine = ++turn, both = typeof name === "string" ? [name, name] : name;
  const keys = at("keys").value.split("\n").map((key) => key.trim()).filter(Boolean);
  const tell = (count) => mine === turn && count % 50 === 49 && say(() => word("so_far", { count: count + 1 }));
  told = null;
  again = () => run(read, name, several, true);
  show();
  say(() => word("checking", { name: both[language] }));
  try {
    const content = await read();
    if (!content) return say(() => word("unread_file", { name: both[language] }));
    const report = await check(content, { keys, today: inCalifornia(new Date()).slice(0, 10), where: both, tell });
    if (mine !== turn) return;
    const given = keys.length && !report.refused && keys.every((key) => WORDS.keys.includes(key));
    told = { report, name: both, notes: given ? [found("keys_of_page")] : [] };
    show();
    say(() => (several ? word("one_file", { name: both[language] }) : ""));
    if (!isAgain) at("result").querySelector("h2").focus();
  } catch (error) {
    say(() => word("broken", { error: String(error).slice(0, 200) }));
  }
}

function take(files) {
  const file = files && files[0];
  if (!file) return;
  const read = async () => (file.size > MOST_BYTES ? new Uint8Array(MOST_BYTES + 1) : new Uint8Array(await file.arrayBuffer()));
  run(() => read().catch(() => null), file.name, files.length > 1);
}

/** A paste adds blanks at the ends, which are no part of a file of ours: those are taken off. */
function takePasted() {
  const pasted = at("pasted").value, whole = pasted.trim().startsWith("{") ? pasted.trim() : pasted;
  if (!whole.trim()) return say(() => word("nothing_given"));
  run(async () => utf8.encode(whole), WORDS.page.pasted, false);
}

function speak(side) {
  language = side;
  document.documentElement.lang = side ? "es" : "en";
  document.title = word("title");
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(one.dataset.word);
  at("language").lang = side ? "en" : "es";
  say(saying);
  show();
}

at("language").addEventListener("click", () => speak(1 - language));
if (window.crypto && crypto.subtle) {
  at("form").hidden = false;
  at("file").addEventListener("change", () => take(at("file").files));
  at("file").addEventListener("click", () => (at("file").value = ""));
  at("keys").addEventListener("change", () => again && again());
  at("check").addEventListener("click", takePasted);
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  });
} else {
  say(() => word("no_crypto"));
}
at("language").hidden = false;
if (location.protocol === "file:") for (const link of document.querySelectorAll("nav a, .save")) link.hidden = true;
at("result").hidden = true;
if (document.documentElement.dataset.speaks === "any" && /^es\b/i.test(navigator.language)) speak(1);
