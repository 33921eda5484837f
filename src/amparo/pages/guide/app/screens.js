// The screens, and the bar at the foot of each: "They are going in" is one tap away everywhere.

let lastTold = "";

function homeScreen() {
  const place = (name) => button(capital(said(BUNDLE.places[name])), () => go(Object.assign(fresh(state().visit), { screen: "visit", place: name })), { "data-place": name });
  const desks = DATA.places.filter((name) => !isCrew(name)), crews = DATA.places.filter(isCrew);
  const limits = BUNDLE.must_not.says.map((limit) => said(limit));
  const own = site ? [el("h2", null, word("this_site")), choices([button(`${site.name}: ${said(BUNDLE.places[site.place])}`, () => go(Object.assign(fresh(state().visit), { screen: "visit", place: site.place })), { id: "own-site" })])] : [];
  const again = putAway ? el("p", null, button(word("undo"), undoStartOver, { id: "undo" })) : null;
  return [
    siteProblem ? el("p", { class: "alarm", id: "site-problem" }, word("site_bad", { problem: siteProblem })) : null,
    again,
    el("h1", { id: "screen-title", tabindex: "-1" }, word("where")),
    el("section", { class: "card dont", id: "never" }, el("h2", null, `${word("never_heading")}:`), el("p", null, ` ${limits.join(" ")}`)),
    own,
    choices(desks.map(place), "two"),
    el("h2", null, word("crews")),
    choices(crews.map(place), "two"),
    el("p", { class: "quiet" }, `${word("never_heading")}: ${BUNDLE.must_not.cite} · ${tagged(BUNDLE.must_not.tag)}`),
    choices([button(word("contacts_add"), () => go({ screen: "contacts" })), button(word("open_record"), () => go({ screen: "record" }))]),
    el("p", { class: "quiet" }, word("cards")),
    el("p", { class: "quiet" }, el("strong", null, said(BUNDLE.not_legal_advice))),
  ];
}

function visitScreen(one) {
  const answer = decideNow(one), first = firstOf(answer.steps), outcome = opened(said(BUNDLE.outcomes[answer.outcome]));
  lastTold = word("told_answer", { outcome, say: firstWords(answer) });
  return [
    el("div", { id: "answer", "data-outcome": answer.outcome, "data-rule": answer.rule.id },
      el("h1", { id: "screen-title", class: "quiet", tabindex: "-1" }, capital(said(BUNDLE.places[one.place]))),
      sayCard(first), el("p", { class: "outcome", id: "outcome" }, outcome), callCard(answer, first), paperCard(one, answer), questionCard(one), answeredList(one), restOf(answer, first)),
    el("p", { class: "no-print" }, button(word("print"), () => window.print(), { id: "print" })),
  ];
}

/** They go in: the sentence first, whatever else is known. Without a place the steps that hold everywhere. */
function goingScreen(one) {
  const answer = one.place ? decideNow(one) : null, steps = answer ? answer.steps : DATA.screens.always.going;
  const ids = steps.filter((id) => id !== "S-14"), under = (name) => ids.filter((id) => group(name).includes(id));
  lastTold = sentenceText("S-14");
  const shown = { steps, owed: [], optional: [] };
  return [
    el("h1", { id: "screen-title", tabindex: "-1" }, word("going_title")),
    sayCard("S-14"),
    choices([button(word("going_back"), back, { id: "not-in" }), one.place ? button(word("going_on"), () => goInside(one), { id: "inside" }) : null].filter(Boolean)),
    callCard(shown, "S-14", true),
    stepsCard("do", under("do"), word("do")),
    stepsCard("dont", under("dont"), word("dont")),
    answer ? whyCard(answer) : el("p", null, el("strong", null, said(BUNDLE.not_legal_advice))),
  ];
}

const sentenceText = (id) => el("p", null, sentence(id)).textContent;

function goInside(one) {
  const facts = Object.assign({}, one.facts, { officer_proceeds: true });
  note("officers_went_in");
  go({ screen: "visit", going: false, facts, order: one.order.filter((name) => name !== "officer_proceeds").concat("officer_proceeds") });
}

const SCREENS = { home: homeScreen, visit: visitScreen, contacts: contactsScreen, kinds: kindsScreen, record: recordScreen, sheet: sheetScreen };

/** The bar: going in, back, record, start over. */
function showBar(one) {
  const bar = emptied(at("bar")), row = el("div");
  bar.hidden = false;
  if (!one.going) row.append(button(word("going"), () => go({ going: true }), { id: "going" }));
  row.append(button(word("back"), back, { class: "small", id: "back", disabled: here === 0 }));
  if (one.screen !== "record") row.append(button(word("record_short"), () => go({ screen: "record", going: false }), { class: "small", id: "to-record" }));
  if (one.place || hasNotes(record)) row.append(button(word("start_over_short"), startOver, { class: "small", id: "start-over" }));
  bar.append(row);
}

function showHead() {
  const head = emptied(at("head"));
  head.append(el("b", null, word("short_title")));
  head.append(button("A+", () => enlarge(!isLarge), { id: "large", "aria-label": `A+: ${word("large")}`, "aria-pressed": String(isLarge) }));
  head.append(button(word("other_language"), () => speak(1 - language), { id: "language", lang: language ? "en" : "es" }));
}

function enlarge(yes) {
  isLarge = yes;
  document.documentElement.classList.toggle("large", yes);
  at("large").setAttribute("aria-pressed", String(yes));
}

/** Change the language in place: the same screen, the same answers. */
function speak(side) {
  language = side;
  document.documentElement.lang = tongue();
  document.title = `${word("title")} · Amparo`;
  render(null);
  at("language").focus();
}

/** Draw the state as it is; `focus` is the id of what is read next. */
function render(focus) {
  const one = state(), before = lastTold;
  record = records[one.visit];
  showHead();
  showBar(one);
  document.body.className = one.going ? "ready going" : "ready";
  const made = one.going ? goingScreen(one) : SCREENS[one.screen](one);
  emptied(at("screen")).append(...flat(made));
  showFoot();
  if (!focus) return;
  const target = at(focus) || at("screen-title");
  window.scrollTo(0, 0);
  if (target) target.focus({ preventScroll: true });
  const low = target ? target.getBoundingClientRect().bottom - window.innerHeight * 0.62 : 0;
  if (low > 0) window.scrollBy(0, low);
  if (one.going || one.screen === "visit") tell(lastTold === before && focus === "question-title" ? word("same_answer") : lastTold);
}

function showFoot() {
  emptied(at("private")).append(word("private"));
  emptied(at("limits")).append(word("limits"));
  emptied(at("site-link"));
  if (location.protocol !== "file:") at("site-link").append(el("a", { href: "./", download: "amparo-guide.html" }, word("save_page")), " · ", el("a", { href: `../${tongue()}/` }, word("home")));
  showOffline();
}
