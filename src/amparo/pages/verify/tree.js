// Hashes and signatures, all by the browser's own WebCrypto: the tree of RFC 6962, records, days, Ed25519.

const sha = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const leafHash = (entry) => sha(join([0], entry));
const nodeHash = (left, right) => sha(join([1], left, right));

/** The root to which an audit path leads from a leaf (RFC 9162, section 2.1.3.2); null where it leads to none. */
async function rootFrom(hash, index, size, path) {
  let at = BigInt(index), last = BigInt(size) - 1n, found = hash;
  if (at > last) return null;
  for (const sibling of path) {
    if (last === 0n) return null;
    if (at & 1n || at === last) {
      found = await nodeHash(sibling, found);
      while (at && !(at & 1n)) (at >>= 1n), (last >>= 1n);
    } else {
      found = await nodeHash(found, sibling);
    }
    (at >>= 1n), (last >>= 1n);
  }
  return last ? null : found;
}

async function leads(entry, index, path, head) {
  const root = await rootFrom(await leafHash(entry), index, head.size, path);
  return root !== null && compare(root, head.root) === 0;
}

/** The root of a record from its shown fields and the leaves of all others; null where it is no record. */
async function recordRoot(record) {
  const named = record.fields.map((field) => utf8.encode(field.name));
  if (named.some((name) => name.length < 1 || name.length > 255)) return null;
  const shown = record.fields.map((field, at) =>
    leafHash(join(field.salt, [named[at].length], named[at], utf8.encode(spell(field.value)))),
  );
  let row = [...(await Promise.all(shown)), ...record.hidden].sort(compare);
  const twice = row.some((leaf, at) => at && compare(leaf, row[at - 1]) === 0);
  const fit = row.length >= 32 && row.length <= 4096 && !(row.length & (row.length - 1));
  if (twice || !fit || record.values.size !== record.fields.length) return null;
  while (row.length > 1) {
    const pairs = Array.from({ length: row.length / 2 }, (_, at) => nodeHash(row[2 * at], row[2 * at + 1]));
    row = await Promise.all(pairs);
  }
  return row[0];
}

/** The root of the day to which a record's way leads through 1 to 4 trees of 1,024 slots; null where to none. */
async function dayRoot(root, steps) {
  if (steps.length < 1 || steps.length > 4) return null;
  let found = root;
  for (const step of steps) {
    found = found && (await rootFrom(await leafHash(found), step.slot, 1024, step.path));
  }
  return found;
}

/** Whether this browser can check signatures of Ed25519 at all. Older ones cannot. */
async function hasEd25519() {
  try {
    const point = new Uint8Array(32).fill(0x66);
    point[0] = 0x58;
    await crypto.subtle.importKey("raw", point, { name: "Ed25519" }, false, ["verify"]);
    return true;
  } catch {
    return false;
  }
}

/** When a key signed a text, in seconds since 1970 (0 where the signature does not say); null where it did not sign it. */
async function signedAt(key, written, signature) {
  let at = 0n, rest = signature, message = written;
  if (key.kind !== 1) {
    if (signature.length <= 8) return null;
    at = BigInt(`0x${hex(signature.subarray(0, 8))}`);
    rest = signature.subarray(8);
    if (at >= 2n ** 63n) return null;
    message = `cosignature/v1\ntime ${at}\n${written}`;
  }
  try {
    const held = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
    return (await crypto.subtle.verify({ name: "Ed25519" }, held, rest, utf8.encode(message))) ? at : null;
  } catch {
    return null;
  }
}
