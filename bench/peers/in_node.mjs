// Decides a file of questions in node, and measures it where asked; prints one JSON object.
//
// node in_node.mjs EVALUATOR BUNDLE QUESTIONS                         { answers }
// node in_node.mjs EVALUATOR BUNDLE QUESTIONS one_by_one              { answers, spent }            microseconds each
// node in_node.mjs EVALUATOR BUNDLE QUESTIONS all_at_once COPIES      { answers, seconds, rise }    rise in megabytes

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [evaluator, bundleFile, questionsFile, mode, copies] = process.argv.slice(2);
const { decide } = createRequire(import.meta.url)(evaluator);
const bundle = JSON.parse(readFileSync(bundleFile, "utf-8"));
const questions = JSON.parse(readFileSync(questionsFile, "utf-8"));

const now = () => Number(process.hrtime.bigint()) / 1000;
const memory = (name) => {
  const status = readFileSync("/proc/self/status", "ascii");
  return Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, "m"))[1]) / 1024;
};

const told = {};
told.answers = questions.map((question) => {
  const { outcome, possible, safe, rule, missing } = decide(bundle, question);
  return { outcome, possible, safe, rule, missing: missing.map((one) => one.path) };
});

if (mode === "one_by_one") {
  told.spent = questions.slice(0, 2000).map((question) => {
    const began = now();
    decide(bundle, question);
    return now() - began;
  });
}

if (mode === "all_at_once") {
  const all = () => {
    const outcomes = [];
    for (let copy = 0; copy < Number(copies); copy++) {
      for (const question of questions) outcomes.push(decide(bundle, question).outcome);
    }
    return outcomes;
  };
  writeFileSync("/proc/self/clear_refs", "5");
  const before = memory("VmRSS");
  all();
  told.rise = memory("VmHWM") - before;
  const spent = [0, 0, 0].map(() => {
    const began = now();
    all();
    return (now() - began) / 1e6;
  });
  told.seconds = spent.sort((one, other) => one - other)[1];
}

console.log(JSON.stringify(told));
