// What is known of this visit, in memory alone. Every tap makes a new state; the browser's Back leads to the one before.

/** A visit of which nothing is known; its record is that of `visit`. */
const fresh = (visit) => ({ visit, screen: "home", place: null, facts: {}, order: [], passed: [], looking: false, more: false, going: false, asking: null });
const mark = String(performance.timeOrigin || Date.now());
let trail = [fresh(0)], here = 0, putAway = null;
const state = () => trail[here];

/** Go on to another state; `focus` is the id of what is read next. */
function go(change, focus) {
  trail = trail.slice(0, here + 1);
  trail.push(Object.assign({}, state(), change));
  here += 1;
  history.pushState({ mark, here }, "");
  render(focus || "screen-title");
}

function back() {
  if (here > 0) history.back();
}

window.addEventListener("popstate", (event) => {
  const told = event.state;
  const asked = told && told.mark === mark && told.here < trail.length ? told.here : 0;
  here = asked;
  render("screen-title");
});

/** Begin anew; what was there is put away, and comes back whole if asked. */
function startOver() {
  putAway = state();
  records.push(emptyRecord());
  go(fresh(records.length - 1));
  tell(word("started_over"));
}

function undoStartOver() {
  const kept = putAway;
  putAway = null;
  go(kept);
}

/** Forget this visit and all before it, with the telephones typed in: whoever takes the device finds nothing. */
function forget() {
  records.splice(0, records.length, emptyRecord());
  saved.length = 0;
  for (const role of Object.keys(typed)) delete typed[role];
  trail = [fresh(0)];
  here = 0;
  putAway = null;
  history.replaceState({ mark, here }, "");
  render("screen-title");
  tell(word("forgotten"));
}

const copyOf = (value) => JSON.parse(JSON.stringify(value));

/** The facts as the engine is asked: with `going`, officers enter without leave. */
function factsNow(one) {
  const site = siteFacts(one.place);
  const entering = one.going ? { request: "enter_nonpublic", area: "nonpublic", officer_proceeds: true } : {};
  return Object.assign({}, site, one.facts, entering);
}

/** Set a fact (null: nobody knows) and ask on. */
function answerWith(name, value, more) {
  const one = state(), facts = Object.assign({}, one.facts);
  if (value === null) delete facts[name];
  else facts[name] = value;
  const order = one.order.filter((other) => other !== name).concat(value === null ? [] : [name]);
  const passed = one.passed.filter((other) => other !== name).concat(value === null ? [name] : []);
  go(Object.assign({ screen: "visit", facts, order, passed, asking: null }, more), "question-title");
}

/** Take an answer back, to be asked again. */
function ask(name) {
  const one = state(), facts = Object.assign({}, one.facts), order = one.order.filter((other) => other !== name);
  delete facts[name];
  const more = name === "document" || name === "headed_by" ? withoutPaper(facts) : { facts };
  go(Object.assign({ screen: "visit", order, passed: one.passed.filter((other) => other !== name), asking: name, looking: name === "headed_by" }, more), "question-title");
}
