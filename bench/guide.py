"""python -m bench.guide: how long the guide takes for one answer in a real browser, over the whole file of worked cases.

Medians and 99th percentiles in milliseconds, as the machine is and slowed to a sixth as an old telephone; how long the
next question is looked for, with nothing known and with a paper in hand; what making the guide costs a build of the site,
and what each file weighs as it travels. Every answer is held against the case file. A benchmark never fails a build.
"""

import gzip
import statistics
import time
from typing import Any

from amparo.pages.guide import bundle_bytes, engine, files
from tests.amparo.pages.guide.visiting import CASES, worked
from tests.desk.browser import browser

GOAL_MS, GOAL_BYTES = 5.0, 150_000
ROUNDS = 100
SLOWED = 6

_DECIDE = """([asked, rounds]) => {
  const once = ({ place, on, facts, asCase }) => guide.decide(place, facts, on, { asCase });
  const began = performance.now(), outcomes = asked.map((one) => once(one).outcome);
  const first = (performance.now() - began) / asked.length;
  const spent = asked.map((one) => {
    const start = performance.now(); // a browser's clock is coarse: each case is answered many times over
    for (let round = 0; round < rounds; round++) once(one);
    return (performance.now() - start) / rounds;
  });
  return [spent, first, outcomes];
}"""
_OPEN = """text => {
  const began = performance.now();
  globalThis.guide = AmparoGuide.open(JSON.parse(text));
  return performance.now() - began;
}"""
_NEXT = """() => {
  const names = Object.keys(guide.bundle.facts), spent = [];
  for (const place of guide.bundle.place_order) {
    for (const facts of [{}, { request: "records", document: "i200" }, { request: "enter_nonpublic", document: "ao93" }]) {
      const began = performance.now();
      guide.nextOf(place, facts, "2026-11-24", names, { of: ["outcome", "steps", "owed"] });
      spent.push(performance.now() - began);
    }
  }
  return spent;
}"""


def in_the_browser(slowed: int) -> dict[str, Any]:
    """Milliseconds of each answer and each search for the next question, and of opening the bundle."""
    with browser() as opened:
        page = opened.new_context(offline=True).new_page()
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        page.evaluate(f"{engine()}; 0")
        opening = page.evaluate(_OPEN, bundle_bytes().decode())
        spent, first, outcomes = page.evaluate(_DECIDE, [worked(), ROUNDS])
        following = page.evaluate(_NEXT)
    wrong = [
        case["id"] for case, told in zip(CASES, outcomes, strict=True) if told != case["expected"]["outcome"]
    ]
    assert not wrong, f"answered otherwise than the case file: {wrong}"
    return {"opening": opening, "first": first, "answer": sorted(spent), "next": sorted(following)}


def making() -> float:
    """Seconds to make all files of the guide, as a build of the site does: the median of five."""
    spent = []
    for _ in range(5):
        began = time.perf_counter()
        files()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def main() -> None:
    """Print everything."""
    for slowed, told in ((1, "as it is"), (SLOWED, f"slowed to 1/{SLOWED}")):
        found = in_the_browser(slowed)
        print(
            f"browser {told}: opened in {found['opening']:.1f} ms, {found['first']:.3f} ms for each of the first answers"
        )
        for name in ("answer", "next"):
            spent = found[name]
            median, late = statistics.median(spent), spent[int(len(spent) * 0.99)]
            goal = f"  goal for the median: {GOAL_MS} ms" if name == "answer" else ""
            print(f"  {name:7} median {median:8.3f} ms   p99 {late:8.3f} ms   of {len(spent)}{goal}")
    print(f"made for a build of the site in {making():.3f} s")
    sizes = {name: len(gzip.compress(content, 9, mtime=0)) for name, content in files().items()}
    sizes |= {"(of these: the rules)": len(gzip.compress(bundle_bytes(), 9, mtime=0))}
    sizes |= {"(of these: the engine)": len(gzip.compress(engine().encode(), 9, mtime=0))}
    for name, size in sizes.items():
        print(f"  {name:32} {size:8,} bytes gzip")
    whole = sum(size for name, size in sizes.items() if not name.startswith("("))
    print(f"  {'all':32} {whole:8,} bytes gzip  goal: at most {GOAL_BYTES:,}")


if __name__ == "__main__":
    main()
