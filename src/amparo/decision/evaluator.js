// Decides one request from a bundle of graphs, without a network: the smallest reading of the rules, for any browser.
//
// decide(bundle, { kind, on, facts }) -> { outcome, possible, safe, rule, citation, tag, says, dice, missing, settled, … }
//
// A graph asks one fact per node. Where a fact is unknown, the children of all its completions are taken; as no fact is
// asked twice on a way, the ends reached are exactly the rules that some completion reaches. Whether the outcome turns on
// an unknown fact is a second graph over the other facts. Law, words and preparations are data in the bundle; a fact or
// word that the bundle does not know is refused with its path, never passed over.

(function (home) {
  "use strict";

  const FORMAT = "amparo-graph/1";
  const CAN_BE_TRUE = 1, CAN_BE_FALSE = 2;
  const has = (record, key) => Object.prototype.hasOwnProperty.call(record, key);

  /** A fact that cannot be used: `path` says which, `mend` how to mend it. */
  class FactError extends Error {
    constructor(path, problem, mend) {
      super(`${path}: ${problem} ${mend}`.trim());
      this.name = "FactError";
      this.path = path;
      this.mend = mend;
    }
  }

  // ---------------------------------------------------------------- facts as given

  const shown = (value) => (value !== null && typeof value === "object" ? "a record" : JSON.stringify(value) || "nothing");

  /** How many letters must be changed, added, left out or exchanged to make one word of another. */
  function apart(one, other) {
    let before = [], row = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      before = row;
      row = next;
    }
    return row[other.length];
  }

  function didYouMean(given, known, otherwise) {
    const word = String(given).slice(0, 80);
    let best = null, least = Math.max(1, Math.floor(word.length / 3)) + 1;
    for (const candidate of known) {
      const last = candidate.slice(candidate.lastIndexOf(".") + 1);
      const away = Math.min(apart(word, candidate), apart(word, last) + 0.5);
      if (away < least) {
        best = candidate;
        least = away;
      }
    }
    return best === null ? otherwise : `Did you mean "${best}"?`;
  }

  const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

  /** A day as ISO text, checked against the calendar without a time zone. */
  function readDay(given, path, [first, last]) {
    const parts = typeof given === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(given) : null;
    if (parts) {
      const [year, month, day] = parts.slice(1).map(Number);
      const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
      if (year < first || year > last) throw new FactError(path, `${given} is out of all reach.`, "Check the year.");
      if (month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1]) return given;
    }
    throw new FactError(path, `${shown(given)} is no day of the calendar.`, "Write it as 2026-11-24.");
  }

  function readFact(given, path, input, years) {
    if (given === null || given === undefined || given === "unknown") return null;
    if (input === "day") return readDay(given, path, years);
    if (typeof input === "string") {
      if (given === true || given === false) return given;
      if (given === "does_not_apply" && input.endsWith(given)) return false;
      throw new FactError(path, `${shown(given)} is neither true nor false.`, "Write true, false, or null for unknown.");
    }
    if (input.includes(given)) return given;
    const mend = didYouMean(given, input, `It is one of ${input.join(", ")}, or null for unknown.`);
    throw new FactError(path, `${shown(given)} is no value of this fact.`, mend);
  }

  function readFacts(facts, inputs, years) {
    const values = new Map();
    for (const path of Object.keys(facts)) {
      if (!has(inputs, path)) {
        const known = Object.keys(inputs);
        throw new FactError(path, "there is no such fact.", didYouMean(path, known, "See the bundle's inputs."));
      }
      if (facts[path] !== undefined) values.set(path, readFact(facts[path], path, inputs[path], years));
    }
    return values;
  }

  // ---------------------------------------------------------------- preparations

  const valueOf = (values, key) => (values.has(key) ? values.get(key) : null);
  const filled = (text, values) =>
    text.includes("{") ? text.replace(/\{([^}]+)\}/g, (_, key) => valueOf(values, key)) : text;

  function prepare(values, steps, on) {
    for (const step of steps) {
      const when = step.when;
      if (when && !Object.keys(when).every((key) => when[key].includes(valueOf(values, key)))) continue;
      if (step.refuse) throw new FactError(step.set, step.refuse, step.mend);
      if (step.later) {
        const day = valueOf(values, step.later);
        values.set(step.set, day !== null && on < day);
        continue;
      }
      if (!has(step, "from")) {
        values.set(step.set, step.to);
        continue;
      }
      const from = filled(step.from, values);
      let value = valueOf(values, from);
      if (value === null) {
        const stands = values.has(from) ? step.unknown : step.absent;
        value = stands === undefined ? null : stands;
      }
      if (step.turn) {
        const pair = step.turn.find(([known]) => known === value);
        value = pair ? pair[1] : step.else;
      }
      values.set(step.set, value);
    }
  }

  // ---------------------------------------------------------------- classes

  /** The last day within so many years of a day: the anniversary; 29 February rounds down to 28 February. */
  function lastDayWithin(day, years) {
    const year = Number(day.slice(0, 4)) + years;
    if (year > 9999) return "9999-12-31";
    const rest = day.slice(4) === "-02-29" && !isLeap(year) ? "-02-28" : day.slice(4);
    return String(year).padStart(4, "0") + rest;
  }

  const partTruth = ([key, wanted, open], values) => {
    const value = valueOf(values, key);
    return value === null ? open : wanted.includes(value) ? CAN_BE_TRUE : CAN_BE_FALSE;
  };

  function findingOf(variable, values) {
    let every = CAN_BE_FALSE, some = 0;
    for (const part of variable.or) {
      const bits = partTruth(part, values);
      every &= bits;
      some |= bits;
    }
    const bits = every | (some & CAN_BE_TRUE);
    return bits === (CAN_BE_TRUE | CAN_BE_FALSE) ? null : bits === CAN_BE_TRUE;
  }

  /** The class of a variable's value, or null where it is unknown. */
  function classOf(variable, values, on) {
    let value = variable.or ? findingOf(variable, values) : valueOf(values, variable.key);
    if (value === null) return null;
    if (variable.day) {
      const windows = variable.classes.map((one) => one.values[0]).filter((years) => years > 0);
      const inside = windows.filter((years) => value <= on && on <= lastDayWithin(value, years));
      value = inside.length ? Math.min(...inside) : 0;
    }
    const place = variable.classes.findIndex((one) => one.values.includes(value));
    if (place < 0) throw new FactError(variable.key, `${shown(value)} can never be here.`, "The bundle is damaged.");
    return place;
  }

  // ---------------------------------------------------------------- walking a graph

  const childrenOf = (graph, row, state) => {
    const value = state[row[0]];
    return value === null ? graph.variables[row[0]].tried.map(([place]) => row[place + 1]) : [row[value + 1]];
  };

  /** The rules that some completion reaches, in their order. */
  function rulesReached(graph, root, state) {
    const seen = new Set([root]), ends = [], waiting = [root];
    while (waiting.length) {
      const place = waiting.pop();
      if (place < 0) {
        ends.push(~place);
        continue;
      }
      for (const child of childrenOf(graph, graph.nodes[place], state)) {
        if (!seen.has(child)) {
          seen.add(child);
          waiting.push(child);
        }
      }
    }
    return ends.sort((one, other) => one - other);
  }

  /** A completion under which the outcome turns, as pairs of (variable, class); null where there is none. */
  function witness(graph, root, state, seen) {
    if (root < 0) return root === ~1 ? [] : null;
    if (seen.has(root)) return null;
    seen.add(root);
    const row = graph.nodes[root], variable = graph.variables[row[0]], value = state[row[0]];
    for (const place of value === null ? variable.tried.map(([tried]) => tried) : [value]) {
      const found = witness(graph, row[place + 1], state, seen);
      if (found) return value === null ? [...found, [row[0], place]] : found;
    }
    return null;
  }

  /** What each value of an open fact comes to, the other open facts completed as in the witness. */
  function turnsOf(graph, era, state, open, found) {
    const whole = state.map((value, place) => (value === null ? graph.variables[place].tried[0][0] : value));
    for (const [place, value] of found) whole[place] = value;
    return graph.variables[open].tried.map(([value, word]) => {
      whole[open] = value;
      const [end] = rulesReached(graph, era.root, whole);
      return [word, graph.rules[end].then];
    });
  }

  // ---------------------------------------------------------------- what is missing

  /** Under which names an open variable is asked for: its own, or those of a finding's open parts. */
  function namesOf(kind, variable, values) {
    const open = variable.or
      ? variable.or.filter((part) => partTruth(part, values) === (CAN_BE_TRUE | CAN_BE_FALSE))
      : [[variable.key, null, null, variable.ask]];
    return open.map(([key, , , ask]) => {
      const named = kind.asked_as[key] || { path: key, give: key, ask };
      return { path: filled(named.path, values), give: filled(named.give, values), ask: named.ask };
    });
  }

  function missingFacts(kind, era, state, values) {
    const graph = kind.graph, missing = new Map();
    for (const [open, root] of era.turns) {
      const found = state[open] === null ? witness(graph, root, state, new Set()) : null;
      if (!found) continue;
      const turns = turnsOf(graph, era, state, open, found);
      const variable = graph.variables[open];
      const before = variable.after.flatMap((place) => namesOf(kind, graph.variables[place], values));
      for (const { path, give, ask } of namesOf(kind, variable, values)) {
        const known = missing.get(path);
        if (known) known.give.push(give);
        else missing.set(path, { path, question: ask[0], pregunta: ask[1], give: [give], turns, before });
      }
    }
    return [...missing.values()]
      .filter((one) => !one.before.some((earlier) => missing.has(earlier.path)))
      .map(({ before, ...told }) => told)
      .sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  // ---------------------------------------------------------------- deciding

  function kindOf(bundle, given) {
    if (typeof given === "string" && has(bundle.kinds, given)) return given;
    const known = Object.keys(bundle.kinds);
    throw new FactError("kind", `${shown(given)} is no kind.`, didYouMean(given, known, `One of ${known.join(", ")}.`));
  }

  /**
   * What the law lets be done on the day `on`, on these facts (by path; absent, null and "unknown" are unknown).
   *
   * `outcome` is "insufficient_facts" where the missing facts decide; then `safe` is what is done meanwhile. Each of
   * `missing` has the `path`, both questions, the facts to `give`, and what it turns on. Throws FactError.
   */
  function decide(bundle, asked) {
    if (!bundle || bundle.format !== FORMAT) throw new FactError("bundle", `its format is not ${FORMAT}.`, "");
    for (const name of Object.keys(asked)) {
      if (!["kind", "on", "facts"].includes(name)) {
        throw new FactError(name, "nothing of this name is taken.", didYouMean(name, ["kind", "on", "facts"], ""));
      }
    }
    const unknown = asked.kind === undefined || asked.kind === null || asked.kind === "unknown";
    const named = unknown ? bundle.kind_if_unknown.kind : kindOf(bundle, asked.kind), kind = bundle.kinds[named], graph = kind.graph;
    const on = readDay(asked.on, "on", bundle.years);
    const facts = asked.facts === undefined || asked.facts === null ? {} : asked.facts;
    if (typeof facts !== "object" || Array.isArray(facts)) {
      throw new FactError("facts", "these are no named facts.", 'Write { "request.from": "ICE", … }.');
    }
    const values = readFacts(facts, bundle.inputs[kind.inputs], bundle.years);
    if (unknown) for (const path of bundle.kind_if_unknown.without) values.delete(path);
    prepare(values, kind.steps, on);
    const state = graph.variables.map((variable) => classOf(variable, values, on));
    const era = graph.eras.find(({ last }) => last === null || on <= last);
    const reached = rulesReached(graph, era.root, state).map((end) => graph.rules[end]);
    const possible = graph.outcomes.filter((outcome) => reached.some((rule) => rule.then === outcome));
    const safe = possible[0], settled = possible.length === 1;
    const rule = reached.filter((one) => one.then === safe).pop();
    const court = possible.find((outcome) => graph.apart.includes(outcome));
    const [says, dice] = settled ? [rule.says, rule.dice] : kind.meanwhile[court || safe];
    return {
      kind: named,
      on,
      outcome: settled ? safe : bundle.status,
      possible,
      safe,
      rule: rule.key,
      citation: rule.cite,
      tag: rule.tag,
      says,
      dice,
      missing: settled ? [] : missingFacts(kind, era, state, values),
      settled,
      notLegalAdvice: { en: bundle.not_legal_advice[0], es: bundle.not_legal_advice[1] },
      rulePack: bundle.rule_pack,
      rulesVersion: bundle.rules_version,
    };
  }

  const door = { decide, FactError };
  if (typeof module === "object" && module.exports) module.exports = door;
  else home.amparo = door;
})(globalThis);
