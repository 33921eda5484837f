// Which facts can still change what is shown: what is asked next is found here by trying, and no rule is written down.
//
// AmparoGuide.open(bundle) -> { …, turnsOn, nextOf }
//
// First each condition is looked at with every open fact as the set of its values: a fact that no open condition asks
// can change nothing. Of the others one after the other is given a value under which the fact in question is still
// asked, until it stands alone; then its values are tried. So a question is put only where two answers differ.

(function (home) {
  "use strict";

  const { open, readVisit, isUnknown, FactError } = home.AmparoGuide;
  const CAN_BE_TRUE = 1, CAN_BE_FALSE = 2, OPEN = 3;
  const SHOWN = ["outcome", "rule", "steps", "owed", "optional", "flags", "also"];
  const LOOKS = 400; // after so many a fact counts as one that can change something
  const has = (record, key) => Object.prototype.hasOwnProperty.call(record, key);

  /** The values by which it is worth trying a fact: one of each class that no condition tells apart. */
  function triedOf(bundle, name) {
    const fact = bundle.facts[name], path = bundle.reading.prefix + name;
    if (!fact) {
      if (!bundle.noted.includes(name)) throw new FactError(`facts.${name}`, "there is no such fact.", "See the bundle's facts.");
      const made = bundle.reading.made.find((one) => one.from === name);
      return made ? ["", made.false_at[0]] : [];
    }
    if (fact.flag) return [true, false];
    const asked = bundle.conditions.filter((row) => row.fact === path && row.one_of);
    const special = bundle.reading.made.flatMap((one) => (one.yes === name ? ["yes"] : []));
    const classes = new Map();
    for (const word of fact.order) {
      const apart = special.includes(word) || (fact.crews && fact.crews.includes(word)) ? word : "";
      const sign = asked.map((row) => (row.one_of.includes(word) ? "1" : "0")).join("") + apart;
      if (!classes.has(sign)) classes.set(sign, word);
    }
    return [...classes.values()];
  }

  function turning(engine) {
    const { bundle, decide } = engine;
    const { conditions, rules, decisions, reading, order } = bundle;
    const tried = new Map();

    function valuesOf(name, place) {
      if (!tried.has(name)) tried.set(name, triedOf(bundle, name));
      const words = tried.get(name);
      if (name !== reading.request || bundle.field_cards.includes(place)) return words;
      return words.filter((word) => !reading.crews_only.includes(word));
    }

    // -------------------------------------------------------------- with sets of values

    /** What each path can be, and behind a path that is open the names it hangs on. */
    function spread(place, facts, on, names) {
      const given = { ...facts };
      for (const name of names) delete given[name];
      const { values } = readVisit(bundle, place, given, on, false);
      const look = { on, sets: new Map(), behind: new Map(), seen: new Int8Array(conditions.length) };
      for (const [path, value] of values) look.sets.set(path, [value]);
      if (isUnknown(given[reading.request])) {
        const crews = bundle.field_cards.includes(place) ? reading.read_as_at_crews : [];
        look.sets.set(reading.prefix + reading.request, [...reading.read_as, ...crews]);
      }
      for (const name of names) {
        if (!has(bundle.facts, name)) continue;
        const path = reading.prefix + name;
        look.sets.set(path, [...new Set([...look.sets.get(path), ...valuesOf(name, place)])]);
        look.behind.set(path, new Set([name]));
      }
      for (const made of reading.made) {
        const from = [made.from, made.known, made.yes, made.by].filter((name) => names.includes(name));
        if (!from.length) continue;
        look.sets.set(made.set, [true, false]);
        look.behind.set(made.set, new Set(from));
      }
      spreadByHand(look, given, names);
      return look;
    }

    function spreadByHand(look, given, names) {
      const { unless, where } = reading.by_hand;
      const mayBe = (name) => names.includes(name) || !isUnknown(given[name]);
      if (!isUnknown(given[unless]) || !mayBe(where)) return;
      const said = Object.entries(order.by_hand).map(([path, name]) => [path, asked(look, name)]);
      for (const [path, { thens, from }] of said) {
        const stays = names.includes(where) || names.includes(unless) ? look.sets.get(path) : [];
        look.sets.set(path, [...new Set([...stays, ...thens])]);
        const switches = [where, unless].filter((name) => names.includes(name));
        look.behind.set(path, new Set([...(look.behind.get(path) || []), ...from, ...switches]));
      }
    }

    function truth(look, number) {
      if (look.seen[number]) return look.seen[number];
      const row = conditions[number];
      let bits = 0;
      if (row.fact !== undefined) {
        for (const value of look.sets.get(row.fact)) {
          bits |= (row.one_of ? row.one_of.includes(value) : value === true) ? CAN_BE_TRUE : CAN_BE_FALSE;
        }
      } else if (row.not !== undefined) {
        const part = truth(look, row.not);
        bits = part === OPEN ? OPEN : OPEN - part;
      } else if (row.all || row.some) {
        const parts = (row.all || row.some).map((part) => truth(look, part));
        const every = parts.reduce((one, other) => one & other), some = parts.reduce((one, other) => one | other);
        bits = every | (some & (row.all ? CAN_BE_FALSE : CAN_BE_TRUE));
      } else bits = row.always === true || look.on >= row.on_or_after ? CAN_BE_TRUE : CAN_BE_FALSE;
      look.seen[number] = bits;
      return bits;
    }

    function gather(look, number, from) {
      if (truth(look, number) !== OPEN) return;
      const row = conditions[number];
      if (row.fact !== undefined) for (const name of look.behind.get(row.fact) || []) from.add(name);
      for (const part of row.all || row.some || (row.not === undefined ? [] : [row.not])) gather(look, part, from);
    }

    /** The rules that a decision can end at, what they come to, and the names on which that hangs. */
    function asked(look, decision) {
      const ends = [], from = new Set();
      for (const [condition, number] of decisions[decision]) {
        const rule = rules[number];
        if ((rule.since !== null && look.on < rule.since) || (rule.until !== null && rule.until < look.on)) continue;
        const bits = truth(look, condition);
        if (bits === OPEN) gather(look, condition, from);
        if (bits & CAN_BE_TRUE) ends.push(rule);
        if (bits === CAN_BE_TRUE) break;
      }
      return { ends, from, thens: [...new Set(ends.map((rule) => rule.then))] };
    }

    /** The names that some open condition behind the parts `of` asks. */
    function askedOf(place, facts, on, names, of) {
      const look = spread(place, facts, on, names), found = new Set();
      const note = (one, does) => does && one.from.forEach((name) => found.add(name));
      const handOn = (path, one, thens) => {
        look.sets.set(path, thens);
        look.behind.set(path, one.from);
      };
      for (const [path, name, yes] of order.findings) {
        const one = asked(look, name);
        handOn(path, one, yes === null ? one.thens : [...new Set(one.thens.map((then) => then === yes))]);
      }
      const answer = asked(look, order.places[place]);
      handOn(order.answer, answer, answer.thens);
      note(answer, of.includes("rule") || of.includes("also") ? answer.ends.length > 1 : answer.thens.length > 1);
      for (const [path, name] of order.duties) {
        const one = asked(look, name);
        handOn(path, one, one.thens);
        note(one, one.thens.length > 1 && (of.includes("owed") || of.includes("optional")));
      }
      for (const part of ["flags", "steps"]) {
        if (!of.includes(part)) continue;
        for (const [name] of order[part]) {
          const one = asked(look, name);
          note(one, one.thens.length > 1);
        }
      }
      if (names.includes(reading.request)) found.add(reading.request);
      return found;
    }

    // -------------------------------------------------------------- with one value at a time

    const signOf = (answer, of) => JSON.stringify(of.map((part) => (part === "rule" ? answer.rule.key : answer[part])));

    /** Whether some value of a fact shows something else than another does, the other facts as they are given. */
    function differs(place, facts, on, name, of) {
      const signs = new Set();
      for (const value of [null, ...valuesOf(name, place)]) {
        signs.add(signOf(decide(place, { ...facts, [name]: value }, on), of));
        if (signs.size > 1) return true;
      }
      return false;
    }

    function turns(place, facts, on, name, names, of) {
      for (const part of of) {
        if (!SHOWN.includes(part)) throw new FactError("of", `${part} is no part of an answer.`, `One of ${SHOWN.join(", ")}.`);
      }
      decide(place, { ...facts, [name]: null }, on); // refuses what is none of ours
      let left = LOOKS;
      const narrowed = (now, open) => {
        if (left-- <= 0) return true;
        const still = askedOf(place, now, on, [name, ...open], of);
        if (!still.has(name)) return false;
        if (differs(place, now, on, name, of)) return true;
        const [next, ...rest] = open.filter((other) => still.has(other));
        return next !== undefined && valuesOf(next, place).some((value) => narrowed({ ...now, [next]: value }, rest));
      };
      return narrowed(facts, names.filter((other) => other !== name && isUnknown(facts[other])));
    }

    /** Which of these facts can still change one of the parts `of` what is shown, in the order given. Throws FactError. */
    function turnsOn(place, facts, on, names, { of = SHOWN } = {}) {
      return names.filter((name) => turns(place, facts, on, name, names, of));
    }

    /** The first of these facts that is not known and can still change what is shown; null where there is none. */
    function nextOf(place, facts, on, names, { of = SHOWN } = {}) {
      const found = names.find((name) => isUnknown(facts[name]) && turns(place, facts, on, name, names, of));
      return found === undefined ? null : found;
    }

    return { turnsOn, nextOf };
  }

  home.AmparoGuide.open = (bundle) => {
    const engine = open(bundle);
    return { ...engine, ...turning(engine) };
  };
})(globalThis);
