// The record of the visit: times by taps, the fields that the law of the place asks for, free text; in memory until it is saved.

const emptyRecord = () => ({ steps: [], papers: [], notices: [], duties: [], officers: {}, wanted: [] });
const records = [emptyRecord()], saved = [];
let record = records[0];

/** Whether anything was noted; the moment that the form proposes and the site's own name are no notes. */
const hasNotes = (one) => JSON.stringify(Object.assign({}, one, { arrived: undefined, site: undefined })) !== JSON.stringify(emptyRecord());
const isUnsaved = () => records.some((one, place) => hasNotes(one) && saved[place] !== JSON.stringify(one));
const markSaved = () => (saved[state().visit] = JSON.stringify(record));
const listOf = (name) => Object.keys(DATA.record[name]);
const saidOf = (name, value) => (DATA.record[name][value] ? opened(said(DATA.record[name][value])) : String(value));

/** Note a step with the moment of the tap. */
function note(what) {
  record.steps.push({ at: moment(), what });
  if (what === "officers_arrived") record.arrived = moment();
  if (what === "officers_left") record.left = moment();
}

/** A field of the record: what is typed stands in memory with each letter. */
function field(home, name, kind, more) {
  const id = `field-${name}`, given = home[name] === undefined || home[name] === null ? "" : String(home[name]);
  const keep = (event) => {
    const value = event.target.value;
    if (value === "") delete home[name];
    else home[name] = kind === "number" ? Number(value) : value;
  };
  const common = { id, autocomplete: "off", oninput: keep };
  const input = kind === "textarea" ? el("textarea", common, given) : el("input", Object.assign({ type: kind, value: given }, common, more));
  return el("div", null, el("label", { for: id }, word(`field_${name}`)), input);
}

/** A field chosen from a list of words, or from yes and no. */
function choose(home, name, words, id) {
  const given = home[name] === undefined ? "" : JSON.stringify(home[name]);
  const keep = (event) => {
    if (event.target.value === "") delete home[name];
    else home[name] = JSON.parse(event.target.value);
  };
  const options = [["", word("choose")]].concat(words).map(([value, text]) => {
    const spelled = value === "" ? "" : JSON.stringify(value);
    return el("option", { value: spelled, selected: spelled === given }, text);
  });
  const key = `field-${id || name}`;
  return el("div", null, el("label", { for: key }, word(`field_${name}`)), el("select", { id: key, onchange: keep }, options));
}

const wordsFrom = (name) => listOf(name).map((value) => [value, saidOf(name, value)]);
/** The roles, those of the place first; every other may be chosen as well. */
const rolesHere = () => {
  const all = wordsFrom("roles"), first = (DATA.screens.record.roles_first[state().place] || []).map((role) => all.find(([name]) => name === role));
  return first.concat(all.filter((one) => !first.includes(one)));
};
const yesNo = () => [[true, word("yes")], [false, word("no")]];
const closed = (heading, ...inside) => el("details", { class: "card" }, el("summary", null, heading), inside);

function timesCard() {
  const now = DATA.screens.record.now.map((what) => button(saidOf("steps", what), () => {
    note(what);
    redraw("noted");
    tell(`${record.steps[record.steps.length - 1].at.slice(11)} ${saidOf("steps", what)}`);
  }, { "data-now": what }));
  const rows = record.steps.map((step, place) => el("li", null, el("time", { datetime: step.at }, step.at.slice(11)), ` ${saidOf("steps", step.what)} `, button(word("remove"), () => {
    record.steps.splice(place, 1);
    redraw("noted");
  }, { class: "small", "aria-label": `${word("remove")}: ${saidOf("steps", step.what)}` })));
  return el("section", { class: "card" }, el("h2", { id: "noted", tabindex: "-1" }, word("note_now")), rows.length ? el("ol", { id: "steps-noted" }, rows) : null, choices(now, "two"));
}

function officersCard() {
  const officers = record.officers;
  return closed(word("part_officers"),
    field(officers, "count", "number", { min: "0", max: "999", inputmode: "numeric" }), field(officers, "agency_stated", "text"),
    choose(officers, "identification_shown", yesNo().concat([["refused", word("refused")]])), field(officers, "names", "text"), field(officers, "badges", "text"),
    field(officers, "supervisor_phone", "tel"), choose(officers, "uniform", wordsFrom("uniform")), field(officers, "vehicles", "text"));
}

/** What may be wanted at a place: what is offered there as a request, of records that are kept there. */
function wantedAt(place) {
  if (!place) return listOf("wanted");
  const requests = offered("request", place), kept = offered("record_kind", place).concat("", "visitor", "employee");
  const fits = (value) => requests.includes(DATA.record.meant[value][0]) && kept.includes(DATA.record.meant[value][1]);
  return listOf("wanted").filter((value) => fits(value) || record.wanted.includes(value));
}

function wantedCard() {
  const ticks = wantedAt(state().place).map((value) => el("label", null, el("input", { type: "checkbox", checked: record.wanted.includes(value), onchange: (event) => {
    record.wanted = record.wanted.filter((other) => other !== value).concat(event.target.checked ? [value] : []);
  } }), saidOf("wanted", value)));
  return closed(word("part_wanted"), field(record, "stated_reason", "textarea"), el("fieldset", { class: "ticks" }, el("legend", null, word("field_wanted")), ticks),
    choose(record, "area_reached", wordsFrom("areas")), choose(record, "entered_nonpublic_area", yesNo()), choose(record, "exigent_circumstances_claimed", yesNo()));
}

function papersCard() {
  const kinds = DATA.kinds.map((code) => [code, opened(said(BUNDLE.kinds[code]))]).concat([["UNKNOWN", word("paper_unread")]]);
  const one = (paper, place) => el("fieldset", null, el("legend", null, `${word("paper_title")} ${place + 1}`),
    numbered(place, [choose(paper, "kind", kinds), field(paper, "title", "text"), field(paper, "form_number", "text"), field(paper, "headed_by", "text"), field(paper, "signed_by_title", "text"), field(paper, "court_named", "text"), field(paper, "case_number", "text"), field(paper, "dated", "date"), choose(paper, "names_this_place", yesNo()), choose(paper, "in_date", yesNo()), choose(paper, "copy_kept", yesNo())]),
    button(word("remove"), () => { record.papers.splice(place, 1); redraw(); }));
  return closed(word("part_papers"), record.papers.map(one), button(word("add_paper"), () => { record.papers.push(paperNow()); redraw("", "part_papers"); }));
}

/** The fields of one of several papers must not share their ids. */
function numbered(place, fields) {
  for (const one of fields) {
    const label = one.querySelector("label"), input = one.querySelector("input, select, textarea");
    input.id += `-${place}`;
    label.htmlFor = input.id;
  }
  return fields;
}

/** What the answers already say of the paper. */
function paperNow() {
  const facts = state().facts, paper = { shown: true }, kind = facts.document;
  if (kind && kind in BUNDLE.kinds) paper.kind = kind;
  if (typeof facts.paper_names_this_place === "boolean") paper.names_this_place = facts.paper_names_this_place;
  if (typeof facts.paper_in_date === "boolean") paper.in_date = facts.paper_in_date;
  return paper;
}

function dutiesCard(one) {
  if (!one.place) return null;
  const answer = decideNow(one), codes = answer.owed.concat(answer.optional);
  const doneAt = (code) => record.duties.find((duty) => duty.code === code);
  const rows = codes.map((code) => {
    const done = doneAt(code), told = said(BUNDLE.duties[code].says);
    const toggle = () => {
      record.duties = done ? record.duties.filter((duty) => duty !== done) : record.duties.concat({ code, done: moment() });
      redraw("", "part_duties");
    };
    return el("li", null, el("p", null, told, " ", done ? el("b", null, `${word("done_at")} ${done.done.slice(11)}`) : null), button(word(done ? "not_done" : "done_now"), toggle, { "aria-label": `${word(done ? "not_done" : "done_now")}: ${told}` }));
  });
  return closed(word("part_duties"), el("ul", { class: "duties", role: "list" }, rows));
}

/** Notices that were sent: for which duty, to whom by class, and when. */
function noticesCard(one) {
  if (!one.place) return null;
  const answer = decideNow(one), draft = {}, told = el("p", { role: "alert" });
  const codes = answer.owed.concat(answer.optional).map((code) => [code, said(BUNDLE.duties[code].says)]);
  const sent = () => {
    if (!draft.code || !draft.to) return told.append(word("notice_missing"));
    record.notices.push({ code: draft.code, at: moment(), to: draft.to });
    redraw("", "part_notices");
  };
  const rows = record.notices.map((notice, place) => el("li", null, noticeSaid(notice), " ", button(word("remove"), () => {
    record.notices.splice(place, 1);
    redraw("", "part_notices");
  }, { class: "small", "aria-label": `${word("remove")}: ${noticeSaid(notice)}` })));
  return closed(word("part_notices"), rows.length ? el("ol", null, rows) : null, told, choose(draft, "code", codes), choose(draft, "to", wordsFrom("told")), el("p", null, button(word("notice_now"), sent, { id: "notice-now" })));
}

const noticeSaid = (notice) => `${String(notice.at).replace("T", " ")} ${saidOf("told", notice.to)}: ${BUNDLE.duties[notice.code] ? said(BUNDLE.duties[notice.code].says) : notice.code}`;

function recordScreen(one) {
  if (!record.arrived && one.place) record.arrived = record.steps.length ? record.steps[0].at : moment();
  if (!record.site && site) record.site = site.name;
  const file = el("input", { type: "file", id: "open-file", accept: ".json,application/json", onchange: (event) => {
    const chosen = event.target.files[0];
    openRecord(chosen).then(() => (event.target.value = ""));
  } });
  return [
    el("h1", { id: "screen-title", tabindex: "-1" }, word("record")),
    el("p", null, word("record_lead")),
    el("div", { id: "record-told", role: "alert" }),
    timesCard(),
    el("section", { class: "card" }, field(record, "site", "text"), field(record, "arrived", "datetime-local"), field(record, "left", "datetime-local"), choose(record, "received_by_role", rolesHere()), choose(record, "second_staff_witness_role", rolesHere()), choose(record, "decided_by_role", rolesHere())),
    officersCard(), wantedCard(), papersCard(),
    closed(word("part_answer"), field(record, "answer_given", "textarea"), field(record, "officers_then", "textarea"), choose(record, "records_released", yesNo())),
    dutiesCard(one),
    noticesCard(one),
    el("section", { class: "card" }, el("p", { class: "quiet" }, word("never_write")), field(record, "free_text", "textarea"), field(record, "follow_up", "textarea")),
    choices([button(word("save_record"), saveRecord, { id: "save-record" }), button(word("print_record"), printRecord, { id: "print-record" }), one.place ? button(word("to_answer"), () => go({ screen: "visit" })) : null].filter(Boolean)),
    el("p", null, button(word("forget"), () => tellRecord("card alarm", el("p", null, word("forget_sure")), button(word("forget_yes"), forget, { id: "forget-yes" })), { id: "forget" })),
    el("section", { class: "card" }, el("label", { for: "open-file" }, word("open_record")), el("p", { class: "quiet" }, word("open_lead")), file),
  ];
}

/** Draw the record again, with the parts open that were. */
function redraw(focus, part) {
  const wasOpen = Array.from(document.querySelectorAll("#screen details")).map((one) => one.open);
  const top = window.scrollY;
  render(null);
  document.querySelectorAll("#screen details").forEach((one, place) => (one.open = Boolean(wasOpen[place]) || (part && one.querySelector("summary").textContent === word(part))));
  window.scrollTo(0, top);
  const target = focus && at(focus);
  if (target) target.focus({ preventScroll: true });
}
