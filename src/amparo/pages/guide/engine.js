// Decides a visit from the bundle, without a network: the rules in their order, and what is asked around them.
//
// AmparoGuide.open(bundle) -> { bundle, decide }; `turning.js` adds what can still change an answer.
//
// Law, words and the order of reading are data in the bundle; here is only how to walk it. Every fact that nobody knows
// takes the safe value which the bundle holds for it, so each condition is true or false, and the first rule in force
// whose condition holds answers. A place, a fact, a word or a day that the bundle does not know is refused with its path.

(function (home) {
  "use strict";

  const FORMAT = "amparo-guide/1";
  const YEARS = [1850, 2150];
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

  const shown = (value) => (value !== null && typeof value === "object" ? "a record" : JSON.stringify(value) || "nothing");
  const isUnknown = (value) => value === null || value === undefined || value === "unknown";

  const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

  /** A day as ISO text, checked against the calendar without a time zone. */
  function readDay(given, path) {
    const parts = typeof given === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(given) : null;
    if (parts) {
      const [year, month, day] = parts.slice(1).map(Number);
      const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
      if (year < YEARS[0] || year > YEARS[1]) throw new FactError(path, `${given} is out of all reach.`, "Check the year.");
      if (month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1]) return given;
    }
    throw new FactError(path, `${shown(given)} is no day of the calendar.`, "Write it as 2026-11-24.");
  }

  // ---------------------------------------------------------------- the bundle, made ready once

  function checked(bundle) {
    if (!bundle || typeof bundle !== "object" || bundle.format !== FORMAT) {
      throw new FactError("bundle", `its format is not ${FORMAT}.`, "Load the page again.");
    }
    for (const part of ["conditions", "rules", "decisions", "reading", "order", "steps_order", "facts", "steps", "duties"]) {
      if (!bundle[part]) throw new FactError("bundle", `it lacks its ${part}.`, "Load the page again.");
    }
    return bundle;
  }

  // ---------------------------------------------------------------- reading a visit

  function wordOf(name, fact, given, other) {
    if (isUnknown(given)) return null;
    if (typeof given === "string" && has(fact.values, given)) return given;
    if (typeof given === "string" && other && other.section) return titleOf(given, other);
    if (typeof given === "string" && other && other.else) {
      const word = given.trim().toLowerCase();
      return Object.keys(other).find((key) => key !== "else" && other[key].includes(word)) || other.else;
    }
    let word = given;
    if (typeof word === "string" && other && other.spaces) word = word.trim().toLowerCase().split(" ").join(other.spaces);
    if (word === true || word === false) word = word ? "yes" : "no";
    if (word === "unknown") return null;
    if (typeof word === "string" && has(fact.values, word)) return word;
    const mend = `One of ${fact.order.join(", ")}, or null for unknown.`;
    throw new FactError(`facts.${name}`, `${shown(given)} is no value of this fact.`, mend);
  }

  /** A section of the law that was written down, by the sets that name it. */
  function titleOf(given, other) {
    const named = new RegExp(other.section).exec(given);
    if (!named) return new RegExp(other.state_codes).test(given) ? other.a_state_code : other.else;
    const section = `${named[1]}:${named[2].toLowerCase()}`;
    const within = (sets, one) => Object.keys(sets).find((word) => sets[word].includes(one));
    return within(other.sections, section) || within(other.titles, named[1]) || other.else;
  }

  function flagOf(name, given, yes) {
    if (isUnknown(given)) return null;
    if (given === true || given === false) return given;
    if (typeof given === "string" && has(yes, given)) return yes[given];
    throw new FactError(`facts.${name}`, `${shown(given)} is neither yes nor no.`, "Write yes, no, or null for unknown.");
  }

  function checkNames(bundle, place, facts) {
    const { reading } = bundle;
    if (typeof place !== "string" || !has(bundle.places, place)) {
      throw new FactError("place", `${shown(place)} is no kind of place.`, `One of ${bundle.place_order.join(", ")}.`);
    }
    if (facts === null || typeof facts !== "object" || Array.isArray(facts)) {
      throw new FactError("facts", "these are no named facts.", 'Write { "request": "records", … }.');
    }
    for (const name of Object.keys(facts)) {
      if (!has(bundle.facts, name) && !bundle.noted.includes(name)) {
        throw new FactError(`facts.${name}`, "there is no such fact.", "See the bundle's facts.");
      }
    }
    const asked = facts[reading.request];
    if (reading.crews_only.includes(asked) && !bundle.field_cards.includes(place)) {
      const mend = `Crews: ${bundle.field_cards.join(", ")}.`;
      throw new FactError(`facts.${reading.request}`, `${shown(asked)} is asked of crews only.`, mend);
    }
  }

  /** The values by path, and the names of the facts that were not known and took their safe value. */
  function readVisit(bundle, place, facts, on, asCase) {
    const { reading } = bundle, values = new Map([[reading.place, place]]), assumed = [];
    const here = reading.safe_at[place] || {};
    for (const name of reading.names) {
      const fact = bundle.facts[name], given = facts[name];
      let value = null;
      if (given !== undefined) {
        value = fact.flag ? flagOf(name, given, reading.yes) : wordOf(name, fact, given, reading.words[name]);
      }
      if (value === null) {
        const absent = asCase && given === undefined;
        value = absent && has(reading.in_a_case, name) ? reading.in_a_case[name] : has(here, name) ? here[name] : reading.safe[name];
        if (!absent && !reading.by_hand.no_gap.includes(name)) assumed.push(name);
      }
      values.set(reading.prefix + name, value);
    }
    for (const made of reading.made) values.set(made.set, madeOf(made, facts, assumed, on));
    return { values, assumed };
  }

  function madeOf(made, facts, assumed, on) {
    if (made.known) return !assumed.includes(made.known);
    if (made.from) return !made.false_at.includes(facts[made.from]);
    const yes = facts[made.yes] === true || facts[made.yes] === "yes", day = facts[made.by];
    return yes && !isUnknown(day) ? readDay(day, `facts.${made.by}`) <= on : yes;
  }

  // ---------------------------------------------------------------- deciding

  function open(given) {
    const bundle = checked(given);
    const { conditions, rules, decisions, reading, order, steps_order: sequence } = bundle;
    const sets = conditions.map((row) => (row.one_of ? new Set(row.one_of) : null));
    const seen = new Int8Array(conditions.length); // 1 true, 2 false, 0 not looked at, for the visit that is being decided

    function holds(number, values, on) {
      if (seen[number]) return seen[number] === 1;
      const row = conditions[number];
      let truth;
      if (row.fact !== undefined) {
        const value = values.get(row.fact);
        if (value === undefined) throw new FactError(row.fact, "it is asked before it is known.", "The bundle is damaged.");
        truth = sets[number] ? sets[number].has(value) : value === true;
      } else if (row.all) truth = row.all.every((part) => holds(part, values, on));
      else if (row.some) truth = row.some.some((part) => holds(part, values, on));
      else if (row.not !== undefined) truth = !holds(row.not, values, on);
      else truth = row.always === true || on >= row.on_or_after;
      seen[number] = truth ? 1 : 2;
      return truth;
    }

    function answering(name, values, on) {
      for (const [condition, number] of decisions[name]) {
        const rule = rules[number];
        if ((rule.since === null || rule.since <= on) && (rule.until === null || on <= rule.until) && holds(condition, values, on)) {
          return rule;
        }
      }
      throw new FactError(name, "no rule answers.", "The bundle is damaged.");
    }

    /** The steps of an answer: the outcome's sequence, or the card's, with the added ones in their places. */
    function inOrder(place, outcome, added) {
      const isCard = has(sequence.cards, place);
      const steps = isCard
        ? [...sequence.every_card, ...(sequence.card_steps[outcome] || []), ...sequence.cards[place]]
        : [...sequence.sequences[outcome]];
      for (const step of added) {
        const before = steps.indexOf(sequence.after[step]);
        steps.splice(before < 0 ? steps.length : before + 1, 0, step);
      }
      return [...new Set(steps)];
    }

    function decided(place, read, on) {
      const values = new Map(read);
      seen.fill(0);
      let paper = null; // the rule that says what the paper in hand is worth
      for (const [path, name, yes] of order.findings) {
        const found = answering(name, values, on);
        values.set(path, yes === null ? found.then : found.then === yes);
        if (path === "found.paper") paper = found;
      }
      const rule = answering(order.places[place], values, on);
      values.set(order.answer, rule.then);
      const due = new Map(order.due.map((word) => [word, []]));
      const grounds = {}; // by a duty's code the rule that brings it, with the law on which it rests at this place
      for (const [path, name, code] of order.duties) {
        const found = answering(name, values, on);
        values.set(path, found.then);
        if (!due.has(found.then)) continue;
        due.get(found.then).push(code);
        grounds[code] = found;
      }
      const said = (rows) => rows.filter(([name]) => answering(name, values, on).then === order.shown).map(([, word]) => word);
      const flags = said(order.flags), steps = inOrder(place, rule.then, said(order.steps));
      const [owed, optional] = order.due.map((word) => due.get(word));
      const also = has(order.beside, rule.id) ? [order.beside[rule.id]] : [];
      return { place, on, outcome: rule.then, rule, paper, steps, owed, optional, grounds, flags, also };
    }

    /** What the questions by hand say of a paper that nobody named, put where the rules read it. */
    function readByHand(facts, { values, assumed }, on) {
      const { unless, where } = reading.by_hand;
      if (!isUnknown(facts[unless]) || isUnknown(facts[where])) return assumed;
      seen.fill(0);
      const said = Object.entries(order.by_hand).map(([path, name]) => [path, answering(name, values, on).then]);
      for (const [path, word] of said) values.set(path, word);
      return assumed.filter((name) => !has(order.by_hand, reading.prefix + name));
    }

    /**
     * What holds for one request at a place on the day `on`, from facts by name; an absent one, null and "unknown" are
     * not known. With `asCase` an absent fact is read as worked cases mean it. Throws FactError.
     */
    function decide(place, facts, on, { asCase = false } = {}) {
      checkNames(bundle, place, facts);
      readDay(on, "on");
      const read = readVisit(bundle, place, facts, on, asCase);
      const assumed = readByHand(facts, read, on);
      if (!assumed.includes(reading.request)) return { ...decided(place, read.values, on), assumed };
      const words = [...reading.read_as, ...(bundle.field_cards.includes(place) ? reading.read_as_at_crews : [])];
      const path = reading.prefix + reading.request;
      const ways = words.map((word) => decided(place, new Map(read.values).set(path, word), on));
      const careful = (way) => order.outcomes.indexOf(way.outcome);
      ways.sort((one, other) => careful(one) - careful(other));
      const each = (part) => [...new Set(ways.flatMap((way) => way[part]))];
      const also = ways.slice(1).map((way) => ["second_request", way.outcome]);
      const together = { steps: each("steps"), owed: each("owed"), optional: each("optional"), flags: each("flags"), also };
      const grounds = Object.assign({}, ...ways.map((way) => way.grounds).reverse());
      return { ...ways[0], ...together, grounds, assumed };
    }

    return { bundle, decide };
  }

  home.AmparoGuide = { open, readVisit, isUnknown, FactError, FORMAT };
})(globalThis);
