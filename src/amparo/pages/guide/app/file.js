// The record as a file: what may never be written is struck first and told; saved, printed, and opened again to go on.

const never = AmparoNeverWritten.open(DATA.struck);
const MOST_BYTES = 1000000;

/** Every text of a record as [where it stands, its name]; an official's name or number stays, as after "Officer". */
function textsOf(whole) {
  const named = (home, names) => names.map((name) => [home, name]);
  const papers = (whole.papers || []).map((paper) => named(paper, ["title", "form_number", "headed_by", "signed_by_title", "court_named", "case_number"]));
  return named(whole, ["site"].concat(DATA.record.texts)).concat(named(whole.officers, ["agency_stated", "names", "badges", "supervisor_phone", "vehicles"]), ...papers);
}

/** One text without what is never written, and the reasons; where a site stands may be in its name. */
function cleaned(name, text, known) {
  if (name === "site") return never.strikeSite(text, tongue());
  const before = DATA.record.officials[name] ? `${DATA.record.officials[name]} ` : "", found = never.strike(before + text, known, tongue());
  return found.reasons.length ? { text: found.text.startsWith(before) ? found.text.slice(before.length) : found.text, reasons: found.reasons } : { text, reasons: [] };
}

/** The record as it will stand in the file, and what was struck from it, field by field. */
function written() {
  const one = state(), plain = copyOf(record), struck = [];
  for (const [home, name] of textsOf(plain)) {
    if (typeof home[name] !== "string") continue;
    const found = cleaned(name, home[name], [plain.site, site && site.name, site && site.body].filter(Boolean));
    home[name] = found.text;
    for (const reason of found.reasons) struck.push([name, reason]);
  }
  const answer = decideNow(one), officers = plain.officers;
  for (const name of ["names", "badges"]) if (typeof officers[name] === "string") officers[name] = officers[name].split(/[,\n]|;(?![^[]*\])/).map((part) => part.trim()).filter(Boolean);
  officers.badge_number_noted = Boolean(officers.badges && officers.badges.length);
  officers.supervisor_phone_noted = Boolean(officers.supervisor_phone);
  officers.vehicle_described = Boolean(officers.vehicles);
  const whole = Object.assign({ schema: "amparo-visit/1", place: one.place }, plain, {
    facts: factsNow(one),
    decided: { outcome: answer.outcome, rule: answer.rule.id, on: answer.on, rules_version: BUNDLE.rules_version },
  });
  for (const name of Object.keys(whole)) if (Array.isArray(whole[name]) && !whole[name].length) delete whole[name];
  return { whole, struck };
}

/** Tell above the form; the first told is read out. */
function tellRecord(look, ...inside) {
  const place = emptied(at("record-told"));
  place.className = look;
  place.append(...flat(inside));
  place.scrollIntoView({ block: "center" });
}

/** Whether the record can be written now; else says what is missing. */
function isComplete() {
  const missing = !state().place ? "missing_place" : !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(record.arrived || "") ? "missing_arrived" : "";
  if (!missing) return true;
  tellRecord("alarm", el("p", null, word(missing)), missing === "missing_place" ? button(word("where"), () => go({ screen: "home" })) : null);
  return false;
}

/** Show what was struck, and why; `then` goes on with the struck text. */
function strikeFirst(then) {
  if (!isComplete()) return;
  const { whole, struck } = written();
  if (!struck.length) return then(whole);
  const lines = struck.map(([name, reason]) => el("li", null, el("b", null, `${word(`field_${name}`)}: `), language ? reason.es : reason.en));
  const listed = (value) => (Array.isArray(value) ? value.join(", ") : value), left = textsOf(whole);
  const after = left.filter(([home, name]) => home[name] && struck.some((one) => one[0] === name)).map(([home, name]) => el("p", { class: "quiet" }, el("b", null, `${word(`field_${name}`)}: `), listed(home[name])));
  const accept = () => {
    textsOf(record).forEach(([home, name], place) => {
      if (home[name] !== undefined) home[name] = listed(left[place][0][name]);
    });
    render(null);
    then(whole);
  };
  tellRecord("card alarm", el("p", null, word("struck_lead")), el("ul", null, lines), after, button(word("struck_accept"), accept, { id: "struck-accept" }), " ", button(word("struck_reword"), () => {
    emptied(at("record-told")).className = "";
    const field = at(`field-${struck[0][0]}`) || document.querySelector(`[id^="field-${struck[0][0]}-"]`), part = field && field.closest("details");
    if (part) part.open = true;
    if (field) field.focus();
  }));
}

function saveRecord() {
  strikeFirst((whole) => {
    const blob = new Blob([`${JSON.stringify(whole, null, 1)}\n`], { type: "application/json" });
    const link = el("a", { href: URL.createObjectURL(blob), download: `amparo-visit-${record.arrived.slice(0, 10)}.json` });
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    markSaved();
    tellRecord("card", el("p", null, word("saved", { name: link.download })));
  });
}

function printRecord() {
  strikeFirst(() => go({ screen: "sheet" }));
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return undefined;
  }
}

/** What is wrong, in the reader's words: of a fact its name. */
const problemOf = (error) => (error.path ? word("open_fact", { path: error.path }) : String(error.message || error).slice(0, 200));

/** Open a saved record: checked whole before anything of it is taken, so that what is here is not lost to a bad file. */
async function openRecord(file) {
  if (!file) return;
  try {
    if (file.size > MOST_BYTES) throw new Error(word("open_large"));
    const told = readJson(await file.text());
    if (told === undefined) throw new Error(word("open_json"));
    if (told === null || told.schema !== "amparo-visit/1") throw new Error(word("open_schema"));
    if (!Object.prototype.hasOwnProperty.call(BUNDLE.places, told.place)) throw new Error(word("open_place"));
    const facts = told.facts && typeof told.facts === "object" && !Array.isArray(told.facts) ? told.facts : {};
    engine.decide(told.place, facts, today());
    const { taken, left } = takenFrom(told);
    if (hasNotes(record)) putAway = state();
    records.push(taken);
    go(Object.assign(fresh(records.length - 1), { screen: "record", place: told.place, facts, order: Object.keys(facts).filter((name) => name in BUNDLE.facts), looking: "headed_by" in facts }));
    markSaved();
    tellRecord("card", el("p", null, word("opened", { name: file.name })), left.length ? el("p", null, word("open_left", { names: left.join(", ") })) : null);
  } catch (error) {
    tellRecord("alarm", el("p", null, word("open_bad", { name: file.name, problem: problemOf(error) })));
  }
}

/** The parts of a file that the form has, each of its kind; the names of those that it has not. */
function takenFrom(told) {
  const taken = emptyRecord(), left = [];
  const own = ["schema", "place", "facts", "decided"], texts = ["site", "arrived", "left", "received_by_role", "second_staff_witness_role", "decided_by_role", "area_reached"].concat(DATA.record.texts);
  const ticks = ["entered_nonpublic_area", "exigent_circumstances_claimed", "records_released"];
  for (const name of Object.keys(told)) {
    const value = told[name], isList = Array.isArray(value) && value.every((one) => one !== null && typeof one === (name === "wanted" ? "string" : "object"));
    if (value === null || own.includes(name)) continue;
    if (texts.includes(name) && typeof value === "string") taken[name] = value;
    else if (ticks.includes(name) && typeof value === "boolean") taken[name] = value;
    else if (Array.isArray(taken[name]) && isList) taken[name] = value;
    else if (name === "officers" && typeof value === "object" && !Array.isArray(value)) taken.officers = officersTaken(value);
    else left.push(name);
  }
  return { taken, left };
}

function officersTaken(value) {
  const officers = {};
  for (const name of ["count", "agency_stated", "identification_shown", "names", "badges", "supervisor_phone", "uniform", "vehicles"]) {
    if (value[name] !== undefined && value[name] !== null) officers[name] = Array.isArray(value[name]) ? value[name].join(", ") : value[name];
  }
  return officers;
}

/** The record on paper: what is known, the answer, and the papers' place. */
function sheetScreen(one) {
  const { whole } = written(), answer = decideNow(one), officers = whole.officers;
  const row = (name, value) => (value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length) ? null : el("div", null, el("dt", null, word(`field_${name}`)), el("dd", null, value)));
  const plain = (value) => (typeof value === "boolean" ? word(value ? "yes" : "no") : value === "refused" ? word("refused") : Array.isArray(value) ? value.join(", ") : value);
  const listed = (list, name) => (whole[name] === undefined ? undefined : saidOf(list, whole[name]));
  const people = ["count", "agency_stated", "identification_shown", "names", "badges", "supervisor_phone", "vehicles"].map((name) => row(name, officers[name] === undefined ? undefined : String(plain(officers[name]))));
  const papers = (whole.papers || []).map((paper) => el("li", null, ["kind", "title", "form_number", "headed_by", "signed_by_title", "court_named", "case_number", "dated", "names_this_place", "in_date", "copy_kept"].filter((name) => paper[name] !== undefined).map((name) => `${word(`field_${name}`)}: ${name === "kind" && BUNDLE.kinds[paper.kind] ? said(BUNDLE.kinds[paper.kind]) : plain(paper[name])}`).join(" · ")));
  return [
    el("h1", { id: "screen-title", tabindex: "-1" }, word("record")),
    el("p", { class: "no-print" }, button(word("print_now"), () => window.print(), { id: "print" }), " ", button(word("record"), () => go({ screen: "record" }))),
    el("section", { class: "card" }, el("dl", { class: "fixed-facts" }, row("place", capital(said(BUNDLE.places[one.place]))), row("site", whole.site), row("arrived", (whole.arrived || "").replace("T", " ")), row("left", (whole.left || "").replace("T", " ")), row("received_by_role", listed("roles", "received_by_role")), row("second_staff_witness_role", listed("roles", "second_staff_witness_role")), row("decided_by_role", listed("roles", "decided_by_role")), people, row("uniform", officers.uniform && saidOf("uniform", officers.uniform)), row("stated_reason", whole.stated_reason), row("wanted", (whole.wanted || []).map((value) => saidOf("wanted", value)).join(", ")), row("area_reached", listed("areas", "area_reached")), row("entered_nonpublic_area", plain(whole.entered_nonpublic_area)), row("exigent_circumstances_claimed", plain(whole.exigent_circumstances_claimed)), row("answer_given", whole.answer_given), row("officers_then", whole.officers_then), row("records_released", plain(whole.records_released)), row("free_text", whole.free_text), row("follow_up", whole.follow_up))),
    papers.length ? el("section", { class: "card" }, el("h2", null, word("part_papers")), el("ul", null, papers)) : null,
    (whole.steps || []).length ? el("section", { class: "card" }, el("h2", null, word("times")), el("ol", null, whole.steps.map((step) => el("li", null, `${step.at.replace("T", " ")} ${saidOf("steps", step.what)}`)))) : null,
    (whole.duties || []).length ? el("section", { class: "card" }, el("h2", null, word("part_duties")), el("ul", null, whole.duties.map((one_) => el("li", null, `${BUNDLE.duties[one_.code] ? said(BUNDLE.duties[one_.code].says) : one_.code} ${word("done_at")} ${(one_.done || "").replace("T", " ")}`)))) : null,
    (whole.notices || []).length ? el("section", { class: "card" }, el("h2", null, word("part_notices")), el("ul", null, whole.notices.map((notice) => el("li", null, noticeSaid(notice))))) : null,
    el("section", { class: "card" }, el("p", { class: "outcome" }, opened(said(BUNDLE.outcomes[answer.outcome]))), owedCard(answer)),
    whyCard(answer),
  ];
}
