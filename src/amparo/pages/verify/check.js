// Checks a proof as `amparo verify` does, and says each thing found in a sentence.
//
// check(content, { keys, today, where }) -> { findings, shown, refused, undecided }; nothing is sent, nothing is kept.

/** A sentence with its blanks filled: {name}, or {count:file|files} with the word that goes with the count. */
function filled(sentence, blanks, also = "") {
  return sentence.replace(/\{([a-z_]+)(?::(\??)([^|}]*)\|([^}]*))?\}/g, (_, name, alone, one, many) => {
    const value = String(blanks[name + also] ?? blanks[name]), word = value === "1" ? one : many;
    return word === undefined ? value : alone ? word : `${value} ${word}`;
  });
}

/** A finding of a code that the words know; `what` is a thing in both languages. */
function found(code, told = {}, what = ["", ""]) {
  const [level, en, es] = WORDS.said[code], blanks = { ...told, what: what[0], what_es: what[1] };
  return { code, level, en: filled(en, blanks), es: filled(es, blanks, "_es") };
}

const thousands = (size) => String(size).replace(/\B(?=([0-9]{3})+$)/g, ",");
const isTlogProof = (content) => hex(content.subarray(0, 19)) === hex(utf8.encode("c2sp.org/tlog-proof"));

async function check(content, { keys = [], today = null, where = ["the proof", "la prueba"], tell = () => {} } = {}) {
  const findings = [], shown = [], leaves = [];
  try {
    demand(content.length <= MOST_BYTES, "refused_large", { most: thousands(MOST_BYTES) });
    const pinned = await Promise.all(keys.map(readKey));
    const short = isTlogProof(content), proof = short ? readTlogProof(content) : readProof(content);
    const head = readCheckpoint(proof.note.text);
    const stand = await signed(proof.note, head, pinned, today, { place: where[0], place_es: where[1] });
    findings.push(...stand.findings);
    if (!stand.relied) {
      findings.push(found("proof_unsaid"));
    } else if (short) {
      const right = await leads(proof.entry, proof.index, proof.path, head);
      const told = { entry: proof.index, bytes: proof.entry.length, size: thousands(head.size) };
      findings.push(found(right ? "entry_proved" : "entry_unproved", told));
    } else {
      for (const day of proof.days) findings.push(...(await checkDay(day, head, leaves, shown, tell)));
      if (!proof.days.length) findings.push(found("proof_empty"));
      findings.push(...twice(leaves), ...chains(shown), found("limits_proof"));
    }
    return { findings, shown, refused: null, undecided: stand.unknown };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { findings: [], shown: [], refused: found(error.code, error.told), undecided: false };
  }
}

async function checkDay(day, head, leaves, shown, tell) {
  if (!(await leads(day.entry, day.index, day.path, head))) return [found("entry_unproved", { entry: day.index })];
  const leaf = readLeaf(day.entry);
  if (!leaf) return [found("leaf_form", { place: "days", entry: day.index, count: 1 })];
  leaves.push({ ...leaf, entry: day.index });
  const told = { entry: day.index, agency: leaf.agency, day: leaf.day, count: day.records.length };
  const findings = [found("day_proved", told)];
  for (const record of day.records) {
    tell(shown.length);
    const what = describe(record), root = await recordRoot(record);
    const reached = root && (await dayRoot(root, record.steps));
    if (!reached || compare(reached, leaf.root)) {
      findings.push(found("record_unproved", { day: leaf.day }, what));
      continue;
    }
    const one = { agency: leaf.agency, day: leaf.day, entry: day.index, root, record, what };
    shown.push(one);
    findings.push(...story(one));
  }
  return findings;
}

/** That no day of an agency stands in two entries. */
function twice(leaves) {
  const key = (leaf) => utf8.encode(`${leaf.agency} ${leaf.day}`);
  const ordered = [...leaves].sort((one, other) => compare(key(one), key(other)) || one.entry - other.entry);
  return ordered.slice(1).flatMap((leaf, at) => {
    const before = ordered[at], same = before.agency === leaf.agency && before.day === leaf.day;
    return same && before.entry !== leaf.entry ? [found("day_twice", { ...leaf, other: before.entry })] : [];
  });
}

/** Whose log it is and who signed and countersigned, by the keys that the reader gave; the page's own sign for their log alone. */
async function signed(note, head, pinned, today, place) {
  const size = thousands(head.size), findings = [found("origin", { origin: head.origin, size, root: hex(head.root) })];
  const byLine = (keys) => new Map(keys.map((key) => [`${key.name} ${key.id}`, key]));
  const isOurs = (key) => key.kind !== 4 && (!WORDS.spans[key.word] || key.name === head.origin);
  const witnesses = pinned.filter((key) => key.kind === 4), logs = byLine(pinned.filter(isOurs));
  const seen = byLine(witnesses), able = await hasEd25519();
  const unfit = [], unchecked = [], left = [], times = new Map(), good = new Set();
  for (const line of note.signatures) {
    const named = `${line.name} ${line.id}`, key = logs.get(named) || seen.get(named);
    if (!key) {
      left.push(line.name);
    } else if (key.kind === 6 || !able) {
      unchecked.push(found(key.kind === 6 ? "signed_unchecked" : "no_ed25519", { name: key.name }));
      if (key.kind !== 6) good.add(named);
    } else {
      const at = await signedAt(key, note.text, line.signature);
      if (at === null) unfit.push(found(logs.has(named) ? "signed_unfit" : "witness_unfit", { ...place, name: key.name }));
      else if (seen.has(named)) times.set(named, at);
      if (at !== null) good.add(named);
    }
  }
  const signers = [...logs.values()].filter((key) => good.has(`${key.name} ${key.id}`));
  const signer = signers.find((key) => !standing(key, head.size).limit), sound = !unfit.some((one) => one.code === "signed_unfit");
  if (!logs.size) findings.push(found("keys_none"));
  else if (signer ? able : !unfit.length) {
    const key = signer || signers[0], { code, limit } = key ? standing(key, head.size) : { code: "checkpoint-no-key" };
    findings.push(found(code, { size: head.size, key: key && `${key.name}+${key.id}`, limit }));
  }
  findings.push(...unfit, ...unchecked, ...(able ? countersigned(times, witnesses, unfit, today, place) : []));
  const names = [...new Set(left)].join(", ");
  if (left.length) findings.push(found("signed_unknown", { names }));
  return { findings, relied: Boolean(signer) && sound, unknown: Boolean(signer) && !able };
}

/** How a key that signed stands to a size: by the key notes that came with the page, where they name it, it has its span. */
function standing(key, size) {
  const [from, until, how] = WORDS.spans[key.word] || ["0", null, ""];
  if (size < BigInt(from)) return { code: "checkpoint-early-key", limit: from };
  if (until === null || size <= BigInt(until)) return { code: `checkpoint-key${how}` };
  return { code: how === "-stolen" ? "checkpoint-stolen-key" : "checkpoint-old-key", limit: until };
}

/** A sentence for each witness whose key was given. */
function countersigned(times, witnesses, unfit, today, place) {
  if (!witnesses.length) return [found("witness_none")];
  return [...new Set(witnesses.map((key) => key.name))].flatMap((name) => {
    const at = witnesses.filter((key) => key.name === name && times.has(`${name} ${key.id}`));
    if (!at.length) return unfit.some((one) => one.code === "witness_unfit") ? [] : [found("witness_lacking", { ...place, name })];
    const first = at.map((key) => times.get(`${name} ${key.id}`)).reduce((one, other) => (other < one ? other : one));
    const told = first < 253402214399n ? inCalifornia(new Date(Number(first) * 1000)) : null;
    const ahead = told === null || (today !== null && told.slice(0, 10) > today);
    return [found(ahead ? "witness_ahead" : "witness_signed", { name, at: told || `@${first}` })];
  });
}

/** A moment by California's clock: 2026-11-25 09:30. */
function inCalifornia(moment) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: "America/Los_Angeles", hourCycle: "h23",
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).formatToParts(moment);
  const of = (type) => parts.find((part) => part.type === type).value;
  return `${of("year").padStart(4, "0")}-${of("month")}-${of("day")} ${of("hour")}:${of("minute")}`;
}
