// Asks Sigstore for JavaScript whether an inclusion fits: a JSON line in, a line out. The one argument is where its
// packages lie. The modules are internal ones, so their version is pinned. Only its own refusal counts as one.

"use strict";

const { createPublicKey } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const verify = join(process.argv[2], "@sigstore", "verify", "dist");
const { verifyMerkleInclusion } = require(join(verify, "tlog", "merkle.js"));
const { verifyCheckpoint } = require(join(verify, "tlog", "checkpoint.js"));
const { VerificationError } = require(join(verify, "error.js"));

const bytes = (text) => Buffer.from(text, "base64");

// The key of a log as Sigstore holds keys: 12 bytes say that what follows is Ed25519 (RFC 8410).
function logOf(vkey) {
  const [, name, id, key] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey);
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), bytes(key).subarray(1)]);
  const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
  return { logID: Buffer.from(id, "hex"), baseURL: name, publicKey };
}

function check(asked) {
  const entry = {
    canonicalizedBody: bytes(asked.entry),
    inclusionProof: {
      logIndex: String(asked.index),
      hashes: asked.path.map(bytes),
      checkpoint: { envelope: asked.note },
    },
  };
  const head =
    asked.kind === "signed"
      ? verifyCheckpoint(entry, [logOf(asked.vkey)])
      : { logSize: BigInt(asked.size), logHash: bytes(asked.root) };
  verifyMerkleInclusion(entry, head);
}

const answers = readFileSync(0, "utf-8").split("\n").filter(Boolean).map((line) => {
  try {
    check(JSON.parse(line));
    return "yes";
  } catch (refused) {
    if (!(refused instanceof VerificationError)) throw refused;
    return `no: ${refused.message}`;
  }
});
process.stdout.write(answers.map((answer) => `${answer}\n`).join(""));
