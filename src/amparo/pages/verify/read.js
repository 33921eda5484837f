// Reads a proof file: JSON in its one spelling (RFC 8785), signed notes, keys, days. What is not of its form is refused.
"use strict";

const MOST_BYTES = 20000000, MOST_DEPTH = 200, MOST_NOTE = 1000000;
const utf8 = new TextEncoder();
const BLANK = "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const NAME = new RegExp(`^[^${BLANK}+]+$`), SIGNED = new RegExp(`^— ([^${BLANK}]+) ([A-Za-z0-9+/=]+)$`);
const CONTROL = /[\x00-\x09\x0b-\x1f]/, SIZE = /^(0|[1-9][0-9]{0,18})$/;

/** A file that is no proof: `code` names the sentence, `told` fills its blanks. */
class Refused extends Error {
  constructor(code, told = {}) {
    super(code);
    this.code = code;
    this.told = told;
  }
}

const demand = (right, code, told) => {
  if (!right) throw new Refused(code, told);
};
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const cut = (word) => JSON.stringify(Array.from(String(word).slice(0, 120)).slice(0, 60).join(""));

function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((place, part) => (whole.set(part, place), place + part.length), 0);
  return whole;
}

/** Less than 0, 0 or more than 0, as one stands before, with or after the other. */
function compare(one, other) {
  const shorter = Math.min(one.length, other.length);
  for (let at = 0; at < shorter; at++) if (one[at] !== other[at]) return one[at] - other[at];
  return one.length - other.length;
}

/** Bytes from base64 as RFC 4648, section 4, has it, in their one spelling. */
function decode64(word, length) {
  let text = null;
  try {
    text = atob(word);
  } catch {
    text = null;
  }
  const right = text !== null && btoa(text) === word && (length === undefined || text.length === length);
  demand(right, length === undefined ? "refused_base64" : "refused_hash", { word: cut(word), length });
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function decoded(content) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new Refused("refused_letters");
  }
}

/** A value as RFC 8785 spells it. A whole number beyond 2^53 and half a letter have no spelling. */
function spell(value, depth = 0) {
  const holds = value !== null && typeof value === "object";
  demand(!holds || depth < MOST_DEPTH, "refused_deep", { most: MOST_DEPTH });
  if (Array.isArray(value)) return `[${value.map((one) => spell(one, depth + 1)).join(",")}]`;
  if (holds) {
    const pairs = Object.keys(value).sort().map((name) => `${spell(name)}:${spell(value[name], depth + 1)}`);
    return `{${pairs.join(",")}}`;
  }
  const size = typeof value === "number" && Number.isInteger(value) ? Math.abs(value) : 0;
  const odd = (size > Number.MAX_SAFE_INTEGER && size < 1e21) || (typeof value === "string" && /[\ud800-\udfff]/u.test(value));
  demand(!odd, "refused_spelling");
  return JSON.stringify(value);
}

const isNumber = (found) => Number.isSafeInteger(found) && found >= 0;

function only(told, ...names) {
  const right = told !== null && typeof told === "object" && !Array.isArray(told);
  const found = right ? Object.keys(told).sort().join() : "";
  demand(right && found === [...names].sort().join(), "refused_names", { names: [...names].sort().join(", ") });
}

function text(told, name) {
  demand(typeof told[name] === "string", "refused_type", { name });
  return told[name];
}

function list(told, name) {
  demand(Array.isArray(told[name]), "refused_type", { name });
  return told[name];
}

function number(told, name) {
  demand(isNumber(told[name]), "refused_number", { name });
  return told[name];
}

function hashes(told, name, most = 64) {
  const found = list(told, name);
  const right = found.length <= most && found.every((word) => typeof word === "string");
  demand(right, "refused_hashes", { name, most });
  return found.map((word) => decode64(word, 32));
}

/** A proof file of ours: its checkpoint as a note, and its days. Nothing in it is relied on yet. */
function readProof(content) {
  const written = decoded(content);
  let told = null;
  try {
    told = JSON.parse(written);
    demand(spell(told) === written, "refused_spelling");
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("refused_json");
  }
  demand(told !== null && typeof told === "object" && told.format === "amparo-proof/v1", "refused_format");
  only(told, "format", "checkpoint", "days");
  return { note: readNote(text(told, "checkpoint")), days: list(told, "days").map(readDay) };
}

function readDay(told) {
  only(told, "index", "entry", "path", "records");
  return {
    index: number(told, "index"),
    entry: decode64(text(told, "entry")),
    path: hashes(told, "path"),
    records: list(told, "records").map(readRecord),
  };
}

function readRecord(told) {
  only(told, "fields", "hidden", "steps");
  const fields = list(told, "fields").map((field) => {
    only(field, "name", "value", "salt");
    return { name: text(field, "name"), value: field.value, salt: decode64(text(field, "salt"), 32) };
  });
  const steps = list(told, "steps").map((step) => {
    only(step, "slot", "path");
    return { slot: number(step, "slot"), path: hashes(step, "path") };
  });
  const values = new Map(fields.map((field) => [field.name, field.value]));
  return { fields, values, hidden: hashes(told, "hidden", 4096), steps };
}

/** A proof as C2SP tlog-proof has it, which holds its entry as its extra. */
function readTlogProof(content) {
  const written = decoded(content), end = written.indexOf("\n\n");
  const [first, ...lines] = (end < 0 ? written : written.slice(0, end)).split("\n");
  demand(first === "c2sp.org/tlog-proof@v1", "refused_head");
  const extra = lines.length && lines[0].startsWith("extra ") ? decode64(lines.shift().slice(6)) : null;
  const index = /^index (0|[1-9][0-9]{0,18})$/.exec(lines[0] || "");
  demand(index, "refused_index");
  const path = lines.slice(1).map((line) => decode64(line, 32));
  demand(path.length <= 63, "refused_path");
  const note = readNote(end < 0 ? "" : written.slice(end + 2));
  demand(extra, "refused_entry");
  return { note, index: BigInt(index[1]), path, entry: extra };
}

/** A signed note (C2SP signed-note): its text, and the lines of those who say that they signed it. */
function readNote(whole) {
  demand(whole.length <= MOST_NOTE || Array.from(whole).length <= MOST_NOTE, "refused_note_large", { most: MOST_NOTE });
  demand(!CONTROL.test(whole), "refused_control");
  const end = whole.lastIndexOf("\n\n");
  demand(end >= 0 && whole.length > end + 2 && whole.endsWith("\n"), "refused_unsigned");
  const lines = whole.slice(end + 2, -1).split("\n");
  demand(lines.length <= 100, "refused_signatures", { most: 100 });
  const signatures = lines.map((line) => {
    const parts = SIGNED.exec(line);
    let bytes = new Uint8Array();
    try {
      bytes = parts ? decode64(parts[2]) : bytes;
    } catch {
      bytes = new Uint8Array();
    }
    demand(bytes.length >= 5 && NAME.test(parts[1]), "refused_signature", { line: cut(line) });
    return { name: parts[1], id: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
  });
  return { text: whole.slice(0, end + 1), signatures };
}

/** A checkpoint (C2SP tlog-checkpoint): whose log, how many leaves, which root. */
function readCheckpoint(written) {
  const lines = written.split("\n");
  demand(lines.pop() === "" && lines.length >= 3 && lines.every(Boolean), "refused_checkpoint");
  demand(SIZE.test(lines[1]), "refused_size", { size: cut(lines[1]) });
  return { origin: lines[0], size: BigInt(lines[1]), root: decode64(lines[2], 32) };
}

/** Whether a key of Ed25519 is of small order, or spelt as no key is: what it signed would prove nothing of anybody. */
function anybodySigns(key) {
  const prime = 2n ** 255n - 19n, eighth = 0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
  const second = BigInt(`0x${hex(key.slice().reverse())}`) & (2n ** 255n - 1n);
  return second >= prime || [0n, 1n, prime - 1n, eighth, prime - eighth].includes(second);
}

/** A public key from its word, name+identifier+key. */
async function readKey(word) {
  const parts = new RegExp(`^([^${BLANK}+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)$`).exec(word.trim());
  let bytes = new Uint8Array(1);
  try {
    bytes = parts && !CONTROL.test(parts[1]) ? decode64(parts[3]) : bytes;
  } catch {
    bytes = new Uint8Array(1);
  }
  const long = { 1: 32, 4: 32, 6: 1312 }[bytes[0]];
  demand(bytes.length === 1 + long, "refused_key", { word: cut(word) });
  demand(bytes[0] === 6 || !anybodySigns(bytes.subarray(1)), "refused_key_open", { word: cut(word) });
  const id = hex((await sha(join(utf8.encode(`${parts[1]}\n`), bytes))).subarray(0, 4));
  demand(id === parts[2], "refused_key_changed", { word: cut(word) });
  return { word: parts[0], name: parts[1], id, kind: bytes[0], bytes: bytes.subarray(1) };
}

/** The number of a day of the calendar, counted from 1970; null where it is none. */
function dayNumber(word) {
  const at = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(word) && word > "0001" ? Date.parse(`${word}T00:00:00Z`) : NaN;
  return isNaN(at) || new Date(at).toISOString().slice(0, 10) !== word ? null : at / 86400000;
}

/** A day of an agency from an entry of the log: 92 bytes; null where it is none. */
function readLeaf(entry) {
  const latin = String.fromCharCode(...entry.subarray(0, 92));
  if (entry.length !== 92 || !latin.startsWith("amparo-day\0\x01")) return null;
  const agency = latin.slice(12, 52).replace(/\0+$/, ""), digits = latin.slice(52, 60);
  const day = digits.replace(/^(.{4})(..)(..)$/, "$1-$2-$3");
  const named = /^[A-Za-z0-9]([A-Za-z0-9-]{0,38}[A-Za-z0-9])?$/.test(agency);
  return named && dayNumber(day) !== null ? { agency, day, root: entry.subarray(60) } : null;
}
