// What a proof shows of records: which event of which case file, whether it was logged in time, and what is left out.

const textOf = (values, name, longest = 200) => {
  const found = values.get(name);
  return typeof found === "string" && found && Array.from(found.slice(0, 2 * longest + 2)).length <= longest ? found : null;
};
const numberOf = (values, name) => (isNumber(values.get(name)) ? values.get(name) : null);

/** A day, where it is shown and is one: {"@day": "2026-11-24"}. */
function dayOf(values, name) {
  const found = values.get(name);
  const right = found !== null && typeof found === "object" && Object.keys(found).join() === "@day";
  return right && typeof found["@day"] === "string" && dayNumber(found["@day"]) !== null ? found["@day"] : null;
}

/** A root as a record spells it, in hexadecimal; null where it is none. */
function rootOf(word) {
  try {
    return typeof word === "string" ? hex(decode64(word, 32)) : null;
  } catch {
    return null;
  }
}

const has = (record, key) => typeof key === "string" && Object.prototype.hasOwnProperty.call(record, key);
const isPlain = (values) => has(WORDS.plain, textOf(values, "kind"));

/** What a record is of, in both languages, as far as it is shown. */
function describe({ values }) {
  const kind = textOf(values, "kind"), count = numberOf(values, "number"), name = textOf(values, "record");
  if (has(WORDS.plain, kind)) return WORDS.plain[kind];
  const code = kind !== null && kind !== "event" ? "other_record" : count === null ? "an_event" : "event";
  const words = WORDS.sorts[has(WORDS.sorts, textOf(values, "sort")) ? textOf(values, "sort") : ""];
  return [0, 1].map((at) => {
    const of = name === null ? "" : WORDS.page.of_record[at].replace("{name}", () => name);
    return WORDS.page[code][at].replace("{number}", String(count)) + of + (words ? ` (${words[at]})` : "");
  });
}

/** What is to be said of one record whose proof holds. */
function* story(one) {
  const { values, fields, hidden } = one.record, { what, agency, day } = one;
  yield found("record_proved", { day, shown: fields.length, hidden: hidden.length }, what);
  const named = textOf(values, "agency");
  if (named !== null && named !== agency) yield found("record_other_agency", { named, agency }, what);
  if (isPlain(values)) {
    yield* tombstone(values);
    return;
  }
  const happened = dayOf(values, "day");
  const late = happened === null ? 0 : dayNumber(day) - dayNumber(happened);
  const code = happened === null ? "not_told_when" : late > 0 ? "late" : late === 0 ? "in_time" : "ahead_of_its_day";
  yield found(code, { happened, day, late }, what);
  const corrects = numberOf(values, "corrects");
  if (corrects !== null) yield found("corrects", { number: corrects }, what);
}

/** The legal ground of an erasure, where it is shown. */
function* tombstone(values) {
  const ground = values.get("ground");
  if (textOf(values, "kind") !== "tombstone" || ground === null || typeof ground !== "object") return;
  const told = new Map(Object.entries(ground)), en = textOf(told, "en", 2000), es = textOf(told, "es", 2000);
  if (en && es) yield found("erased", { ground: en, ground_es: es, citation: textOf(values, "citation", 2000) || "—" });
}

/** For each case file whether its events follow one another without a gap, as far as they are shown. */
function* chains(shown) {
  const files = new Map();
  for (const one of shown) {
    const { values } = one.record, name = textOf(values, "record"), number = numberOf(values, "number");
    if (isPlain(values) || name === null || number === null) continue;
    if (!files.has(name)) files.set(name, new Map());
    const events = files.get(name);
    if (!events.has(number)) events.set(number, one);
    if (compare(events.get(number).root, one.root)) yield found("record_twice", {}, one.what);
  }
  const order = (one, other) => compare(utf8.encode(one), utf8.encode(other));
  for (const name of [...files.keys()].sort(order)) yield* chain(name, files.get(name));
}

function* chain(record, events) {
  const numbers = [...events.keys()].sort((one, other) => one - other), withheld = [];
  let unfit = false;
  for (const number of numbers) {
    const { what, record: held } = events.get(number), { values } = held;
    const corrects = numberOf(values, "corrects"), old = corrects === null ? null : events.get(corrects);
    if (old && values.has("corrects_root") && rootOf(values.get("corrects_root")) !== hex(old.root)) {
      yield found("corrects_unfit", { number: corrects }, what);
    }
    if (!values.has("previous")) {
      withheld.push(number);
      continue;
    }
    const told = values.get("previous"), root = rootOf(told), before = events.get(number - 1);
    if (!(number === 1 ? told === null : root !== null) || (before && root !== hex(before.root))) {
      unfit = true;
      yield found("chain_unfit", { record, number });
    }
  }
  const missing = ranges(numbers), some = withheld.slice(0, 12).join(", ");
  if (missing) yield found("chain_gaps", { record, missing });
  if (withheld.length) yield found("chain_withheld", { record, numbers: some + (withheld.length > 12 ? ", …" : "") });
  const last = numbers[numbers.length - 1];
  if (!missing && !withheld.length && !unfit) yield found("chain_whole", { record, first: 1, last });
}

/** The numbers from 1 that are not shown, in words; a number may be as large as anyone likes. */
function ranges(numbers) {
  const parts = [];
  let expected = 1;
  for (const number of numbers) {
    if (number > expected) parts.push(number === expected + 1 ? `${expected}` : `${expected} … ${number - 1}`);
    expected = number + 1;
  }
  return [...parts.slice(0, 12), ...(parts.length > 12 ? ["…"] : [])].join(", ");
}
