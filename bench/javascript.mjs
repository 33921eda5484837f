// How fast one decision is in JavaScript: median and 99th percentile per kind, in microseconds; it never fails a build.
//
// node bench/javascript.mjs [PYTHON]     PYTHON has amparo installed; it writes the bundle (default: python3)

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const GOAL = 200;
const ROUNDS = 4000;
const python = process.argv[2] || "python3";
const told = { encoding: "utf-8", maxBuffer: 1 << 26 };
const write = "import sys; from amparo.decision.graphs import bundle_bytes; sys.stdout.buffer.write(bundle_bytes())";
const bundle = JSON.parse(execFileSync(python, ["-c", write], told));
const evaluator = fileURLToPath(new URL("../src/amparo/decision/evaluator.js", import.meta.url));
const { decide } = createRequire(import.meta.url)(evaluator);

/** Draws the same lots on every machine. */
function lots(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function asked(kind, draw) {
  const inputs = bundle.inputs[bundle.kinds[kind].inputs];
  const facts = {};
  for (const [path, words] of Object.entries(inputs)) {
    if (draw(10) < 4) continue;
    if (words === "day") facts[path] = `20${10 + draw(15)}-0${1 + draw(9)}-1${draw(10)}`;
    else if (typeof words === "string") facts[path] = draw(2) === 1;
    else facts[path] = words[draw(words.length)];
  }
  if (facts["request.from"] === "own_staff") delete facts["request.initiated_by"];
  return { kind, on: ["2014-05-01", "2017-07-01", "2026-11-24"][draw(3)], facts };
}

const draw = lots(7);
const everything = [];
const at = (sorted, part) => sorted[Math.floor(sorted.length * part)].toFixed(1).padStart(9);
console.log(`${"kind".padEnd(20)}   median       p99   (microseconds, ${ROUNDS} cases each, 40 % of the facts unknown)`);
for (const kind of Object.keys(bundle.kinds)) {
  const cases = Array.from({ length: ROUNDS }, () => asked(kind, draw));
  for (const one of cases.slice(0, 400)) decide(bundle, one);
  const spent = cases.map((one) => {
    const began = process.hrtime.bigint();
    decide(bundle, one);
    return Number(process.hrtime.bigint() - began) / 1000;
  });
  everything.push(...spent);
  spent.sort((one, other) => one - other);
  console.log(kind.padEnd(20), at(spent, 0.5), at(spent, 0.99));
}
everything.sort((one, other) => one - other);
console.log("all".padEnd(20), at(everything, 0.5), at(everything, 0.99), `  goal for the median: ${GOAL}`);
