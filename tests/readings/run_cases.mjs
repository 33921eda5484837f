// Decides a file of cases in Node and prints one row each; with --mutants, prints the changes to a bundle nobody noticed.
//
// node run_cases.mjs EVALUATOR BUNDLE CASES            a row each: [outcome, possible, safe, …] or [error, path, text]
// node run_cases.mjs EVALUATOR BUNDLE CASES --mutants [steps]    CASES holds { asked, row }; prints { tried, unnoticed }

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [evaluator, bundleFile, casesFile, mode, which] = process.argv.slice(2);
const { decide, FactError } = createRequire(import.meta.url)(evaluator);
const bundle = JSON.parse(readFileSync(bundleFile, "utf-8"));
const cases = JSON.parse(readFileSync(casesFile, "utf-8"));

function rowOf(asked) {
  try {
    const told = decide(bundle, asked);
    for (const { path, turns } of told.missing) {
      const ends = new Set(turns.map(([, outcome]) => outcome));
      const fits = [...ends].every((outcome) => told.possible.includes(outcome));
      if (ends.size < 2 || !fits) return ["untrue", path, turns];
    }
    return [told.outcome, told.possible, told.safe, told.rule, told.missing.map((one) => one.path), told.says, told.dice];
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    return ["error", error.path, error.message];
  }
}

/** Whether some case of a kind is decided otherwise than it should be. */
const noticed = (own) => own.some(({ asked, row }) => JSON.stringify(rowOf(asked)) !== JSON.stringify(row));

/** Every rule with another outcome, and every edge of each era's own graph led to another end. */
function* mutants(graph) {
  for (const rule of graph.rules) {
    const then = rule.then;
    rule.then = graph.outcomes.find((outcome) => outcome !== then);
    yield `rule ${rule.key}`;
    rule.then = then;
  }
  const under = new Set(), waiting = graph.eras.map((era) => era.root);
  while (waiting.length) {
    const place = waiting.pop();
    if (place < 0 || under.has(place)) continue;
    under.add(place);
    waiting.push(...graph.nodes[place].slice(1));
  }
  for (const place of under) {
    const row = graph.nodes[place];
    for (let edge = 1; edge < row.length; edge++) {
      const child = row[edge];
      row[edge] = child === -1 ? -2 : -1;
      yield `node ${place}, edge ${edge - 1}`;
      row[edge] = child;
    }
  }
}

/** Every preparation left out. */
function* leftOut(kind) {
  const steps = kind.steps;
  for (const step of steps) {
    kind.steps = steps.filter((other) => other !== step);
    yield `step ${JSON.stringify(step)}`;
  }
  kind.steps = steps;
}

if (mode === "--mutants") {
  const unnoticed = [];
  let tried = 0;
  for (const [name, kind] of Object.entries(bundle.kinds)) {
    const own = cases.filter(({ asked }) => asked.kind === name);
    if (noticed(own)) throw new Error(`${name} is decided otherwise without any change`);
    for (const mutant of which === "steps" ? leftOut(kind) : mutants(kind.graph)) {
      tried += 1;
      if (!noticed(own)) unnoticed.push(`${name}: ${mutant}`);
    }
  }
  console.log(JSON.stringify({ tried, unnoticed }));
} else {
  console.log(JSON.stringify(cases.map(rowOf)));
}
