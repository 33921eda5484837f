// The questions: one at a time, only one that can still change what is shown; which these are, the engine finds by trying.

const ABOUT_PAPER = ["headed_by", "paper_title", "signer", "court_state", "issuer", "paper_names_this_place", "paper_in_date", "person_matches"];
const PARTS_FIRST = { of: ["outcome", "steps", "owed"] };
const LEFT_OUT = { headed_by: ["not_known"], paper_title: ["not_known"], signer: ["in_order"], issuer: ["in_order", "not_known"], court_state: ["not_known"], purpose: ["not_known"], injunction_plaintiff: ["not_known"], safety_plan_updated: ["not_known"], document: [] };

const isCrew = (place) => FIELD_CARDS.includes(place);
const isKnown = (one, name) => name in one.facts || name in siteFacts(one.place);

function withoutPaper(facts) {
  const kept = Object.assign({}, facts);
  for (const name of ["document"].concat(ABOUT_PAPER)) delete kept[name];
  return { facts: kept };
}

/** The questions of a list that may be put now: neither answered nor passed, the paper's own only when one is looked at. */
function openNames(one, list) {
  const names = [];
  for (const name of list) {
    if (name !== "paper") names.push(name);
    else if (one.looking || "headed_by" in one.facts) names.push(...ABOUT_PAPER);
    else if ("document" in one.facts && !["NONE", "UNKNOWN"].includes(one.facts.document)) names.push(...ABOUT_PAPER.slice(2));
    else names.push("document");
  }
  const isOffered = (name) => BUNDLE.facts[name].flag || name === "document" || offered(name, one.place).length > 0;
  const isDue = (name) => !DATA.screens.after[name] || one.facts[DATA.screens.after[name][0]] === DATA.screens.after[name][1];
  return names.filter((name) => name in BUNDLE.facts && !isKnown(one, name) && !one.passed.includes(name) && isDue(name) && isOffered(name));
}

/** The next question, or null: first those of the counter or the crew, then, if wanted, the rest. */
function nextQuestion(one) {
  if (one.asking && !isKnown(one, one.asking)) return one.asking;
  const first = openNames(one, DATA.screens.questions[isCrew(one.place) ? "crew" : "desk"]);
  const found = engine.nextOf(one.place, factsNow(one), today(), first, PARTS_FIRST);
  return found || (one.more ? engine.nextOf(one.place, factsNow(one), today(), openNames(one, DATA.screens.questions.more), PARTS_FIRST) : null);
}

function hasMore(one) {
  return !one.more && engine.nextOf(one.place, factsNow(one), today(), openNames(one, DATA.screens.questions.more), PARTS_FIRST) !== null;
}

/** The values offered for a fact at a place, the usual ones first. */
function offered(name, place) {
  const fact = BUNDLE.facts[name], lists = DATA.screens.offered[name];
  const list = lists ? lists[place] || lists[isCrew(place) ? "crew" : "desk"] || [] : fact.order || [];
  const crewsOnly = isCrew(place) ? [] : fact.crews || [];
  return list.filter((value) => value in fact.values && !crewsOnly.includes(value) && !(LEFT_OUT[name] || []).includes(value));
}

/** A value in words: of a flag yes or no. */
function valueSaid(name, value) {
  const fact = BUNDLE.facts[name];
  if (fact.flag) return word(value === true || value === "yes" ? "yes" : "no");
  const told = fact.values[value];
  return told ? opened(said(told)) : String(value);
}

function optionsOf(name, one) {
  const fact = BUNDLE.facts[name];
  if (name === "document") {
    return [
      button(word("paper_none"), () => answerWith("document", "NONE")),
      button(word("paper_look"), () => go({ looking: true, passed: one.passed.filter((other) => !ABOUT_PAPER.includes(other)) }, "question-title")),
      button(word("paper_list"), () => go({ screen: "kinds" })),
      button(word("paper_unread"), () => answerWith("document", "UNKNOWN")),
    ];
  }
  const values = fact.flag ? [true, false] : offered(name, one.place);
  return values.map((value) => button(valueSaid(name, value), () => answerWith(name, value), { "data-value": String(value) }));
}

function questionCard(one) {
  const name = nextQuestion(one);
  if (name === null) {
    const more = hasMore(one) ? button(word("more"), () => go({ more: true }, "question-title"), { id: "more" }) : null;
    return el("section", { id: "question", class: "card question" }, el("h2", { id: "question-title", tabindex: "-1" }, word("done")), more ? el("p", null, more) : null);
  }
  const asked = name === "document" ? word("paper_ask") : said(BUNDLE.facts[name].ask);
  const buttons = optionsOf(name, one).concat(button(word("unknown"), () => answerWith(name, null), { class: "plain", "data-value": "unknown" }));
  return el("section", { id: "question", class: "card question", "data-fact": name }, el("h2", { id: "question-title", tabindex: "-1" }, asked), choices(buttons));
}

/** All kinds of paper by who issues them, for who knows what it is. */
function kindsScreen(one) {
  const courts = DATA.courts, others = DATA.letters, codes = DATA.kinds;
  const list = (chosen) => choices(chosen.map((code) => {
    const made = button("", () => answerWith("document", code, { looking: false }), { class: "stacked", "data-value": code });
    made.append(el("span", null, opened(said(BUNDLE.kinds[code]))), DATA.forms[code] ? el("span", { class: "quiet" }, DATA.forms[code]) : "");
    return made;
  }));
  const agencies = codes.filter((code) => !courts.includes(code) && !others.includes(code));
  return [
    el("h1", { id: "screen-title", tabindex: "-1" }, word("paper_kind")),
    el("p", { class: "alarm" }, word("paper_confirm")),
    el("h2", null, word("paper_agencies")), list(agencies.filter((code) => code in BUNDLE.facts.document.values)),
    el("h2", null, word("paper_courts")), list(courts.filter((code) => !DATA.state_courts.includes(code))),
    el("h2", null, word("paper_state_courts")), list(DATA.state_courts),
    el("h2", null, word("paper_others")), list(others),
    choices([button(word("unknown"), () => answerWith("document", "UNKNOWN"), { class: "plain" })]),
  ];
}

/** What was answered so far, each to be changed by a tap. */
function answeredList(one) {
  if (!one.order.length && !one.passed.length) return null;
  const rows = one.order.map((name) => [name, valueSaid(name, one.facts[name])]).concat(one.passed.map((name) => [name, word("unknown")]));
  const made = rows.filter(([name]) => name in BUNDLE.facts).map(([name, told]) => {
    const fact = BUNDLE.facts[name], noun = opened(said(fact.noun || fact.claim)).replace(/:$/, "");
    const row = button("", () => ask(name), { "data-change": name });
    row.append(el("span", null, `${noun}: `, el("b", null, told)), el("span", { class: "quiet" }, word("change")));
    return el("li", null, row);
  });
  const place = button("", () => go({ screen: "home" }), { "data-change": "place" });
  place.append(el("span", null, `${word("answered_place")}: `, el("b", null, said(BUNDLE.places[one.place]))), el("span", { class: "quiet" }, word("change")));
  made.unshift(el("li", null, place));
  return el("details", { class: "card no-print", id: "answered" }, el("summary", null, word("you_said", { count: made.length })), el("ul", { class: "choices answers", role: "list" }, made));
}
