// The answer on the screen: what to say, whom to call, what to do and not to do, what is owed, and why.

const QUOTED = /("[^"]*"|«[^»]*»)/;
const group = (name) => DATA.screens.groups[name];

/** A step's sentence, its blanks filled and its quotations marked. */
function sentence(id) {
  return said(BUNDLE.steps[id]).split(QUOTED).map((part, place) => (place % 2 ? el("b", null, filledIn(part)) : filledIn(part))).reduce((all, part) => all.concat(part), []);
}

/** The same for the largest place: what is to be spoken stands by itself. */
function spokenLarge(id) {
  const parts = said(BUNDLE.steps[id]).split(QUOTED);
  const last = parts.length > 1 ? parts.length - 2 : -1, stop = last > 0 ? /^[.,]/.exec(parts[last + 1]) : null;
  if (stop) {
    parts[last] += stop[0];
    parts[last + 1] = parts[last + 1].slice(1);
  }
  return parts.map((part, place) => (place === last ? el("span", { class: "quote" }, filledIn(part)) : el("span", null, filledIn(part))));
}

const firstOf = (steps) => DATA.screens.first.find((id) => steps.includes(id)) || steps[0];

/** What an answer says first, as plain words. */
const firstWords = (answer) => (answer.steps.length ? el("p", null, sentence(firstOf(answer.steps))).textContent : "");

function decideNow(one) {
  return engine.decide(one.place, factsNow(one), today());
}

function sayCard(id) {
  return el("section", { id: "say", class: "card", "data-first": id }, el("h2", { class: "unseen" }, word("say")), el("p", null, spokenLarge(id)));
}

function stepsCard(name, ids, heading) {
  if (!ids.length) return null;
  return el("section", { class: `card ${name}` }, el("h2", null, heading), el("ul", { class: "steps" }, ids.map((id) => el("li", { "data-step": id }, sentence(id)))));
}

/** The parts that follow the question: each step of the answer stands under its heading, once. */
function restOf(answer, first) {
  const under = (name) => answer.steps.filter((id) => id !== first && group(name).includes(id));
  return [stepsCard("say", under("say"), word("say_also")), stepsCard("call", under("call").slice(1), word("call_also")), stepsCard("do", under("do"), word("do")), stepsCard("dont", under("dont"), word("dont")), owedCard(answer), whyCard(answer)];
}

/** Whom to call first, above the question; the other calls stand below it. */
function callCard(answer, first, all) {
  const found = answer.steps.filter((id) => id !== first && group("call").includes(id)), ids = all ? found : found.slice(0, 1), buttons = callButtons();
  if (!ids.length && !buttons.length) return null;
  const none = ids.length && !buttons.length ? el("p", { class: "no-print" }, button(word("contacts_add"), () => go({ screen: "contacts" }), { class: "small" })) : null;
  return el("section", { class: "card", id: "call" }, el("h2", { class: "unseen" }, word("call")), buttons.length ? el("p", null, buttons) : null, el("ul", { class: "steps bare", role: "list" }, ids.map((id) => el("li", { "data-step": id }, sentence(id)))), none);
}

/** What the paper in hand is worth, as soon as anything is known of one; who must confirm it stands beside. */
function paperCard(one, answer) {
  const isSeen = "document" in one.facts ? one.facts.document !== "NONE" : "headed_by" in one.facts;
  if (!isSeen || !answer.paper) return null;
  const { says, dice, cite, tag } = answer.paper;
  return el("section", { class: "card", id: "paper", "data-paper": answer.paper.then }, el("h2", null, word("paper_worth")), el("p", null, el("b", null, language ? dice : says), ` ${word("paper_confirm")}`), el("p", { class: "quiet" }, `${cite} · ${tagged(tag)}`));
}

/** A duty of an answer, with the law on which it rests at this place; where that law does not bind it, this is said. */
function duty(code, answer) {
  const one = BUNDLE.duties[code], ground = answer.grounds[code];
  const practice = ground.key.endsWith(BUNDLE.practice.ends) ? `${said(BUNDLE.practice.says)} ` : "";
  return el("li", { "data-duty": code }, el("p", null, el("b", null, said(one.says)), ` ${word("by_when")}: ${said(one.by_when)}.`), el("p", { class: "quiet" }, `${practice}${ground.cite} · ${tagged(ground.tag)}`));
}

const tagged = (tag) => `${tag}: ${said(BUNDLE.tags[tag])}`;

function owedCard(answer) {
  if (!answer.owed.length && !answer.optional.length) return null;
  const parts = [];
  if (answer.owed.length) parts.push(el("h2", null, word("owed")), el("ul", { class: "duties", role: "list" }, answer.owed.map((code) => duty(code, answer))));
  if (answer.optional.length) parts.push(el("h3", null, word("optional")), el("ul", { class: "duties", role: "list" }, answer.optional.map((code) => duty(code, answer))));
  return el("section", { class: "card", id: "owed" }, parts);
}

function whyCard(answer) {
  const row = (name, ...value) => [el("dt", null, word(name)), el("dd", null, value)];
  const said_by_rule = language ? answer.rule.dice : answer.rule.says;
  const flags = answer.flags.map((flag) => el("p", { "data-flag": flag }, `${word("flags")}: ${said(BUNDLE.flags[flag].says)}`));
  const also = Array.from(new Set(answer.also.map(([kind, outcome]) => word(kind, { outcome: said(BUNDLE.outcomes[outcome]) })))).map((text) => el("p", null, text));
  const names = answer.assumed.length ? el("p", { class: "quiet" }, word("assumed_some", {})) : null;
  return el(
    "section",
    { class: "card", id: "why" },
    el("h2", null, word("why")),
    el("p", null, said_by_rule),
    flags,
    also,
    names,
    el("dl", { class: "fixed-facts" }, row("rule", answer.rule.id), row("citation", answer.rule.cite), row("confidence", tagged(answer.rule.tag)), row("decided_for", el("time", { datetime: answer.on }, `${spokenDay(answer.on)} (${answer.on})`)), row("version", BUNDLE.rules_version)),
    el("p", null, el("strong", null, said(BUNDLE.not_legal_advice))),
  );
}
