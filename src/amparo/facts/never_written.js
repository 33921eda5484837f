// What a record never holds, struck from free text before anything is stored: the same steps as never_written.py and
// never_named.py, on the same data (never_written.toml as JSON). `AmparoNeverWritten.open(data)` gives
// `strike(text, known, language)` and `strikeSite(text, language)` -> { text, reasons: [{ code, en, es }] }.
// A plain script without dependency; whoever changes a step here changes it there, and a test runs both.
(function (world) {
  "use strict";
  const UNSEEN = /[\u0300-\u036f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/;
  const MARKED = /\[(?:struck|tachado): [^\]\n]*\]/g;
  const PARTED = /([A-Za-z])-[ \t]*\r?\n[ \t]*(?=[a-z])/g;
  const SPACED = /(^|[^A-Za-z0-9])((?:[A-Za-z][ ._-]){3,}[A-Za-z])(?![A-Za-z0-9])/g;
  const NUMBERED = { 0: "o", 1: "i", 3: "e" };
  const TOKEN = /[A-Za-z](?:[A-Za-z]|['-](?=[A-Za-z]))*|[0-9]+|[^A-Za-z0-9_ \t\r\n]/g;
  const TITLES = new Set(["mr", "mrs", "ms", "miss", "mx", "sr", "sra", "srta", "senor", "senora", "senorita", "don", "dona"]);
  const isLetter = (sign) => /^[A-Za-z]$/.test(sign);
  const isWord = (word) => /^[A-Za-z]+$/.test(word);
  const isUpper = (word) => /[A-Z]/.test(word) && !/[a-z]/.test(word);
  const trimStart = (text) => text.replace(/^[ \t\r\n\v\f\x1c-\x1f]+/, "");
  const trimEnd = (text) => text.replace(/[ \t\r\n\v\f\x1c-\x1f]+$/, "");

  function open(data) {
    const alike = new Map();
    const from = Array.from(data.fold.from), to = Array.from(data.fold.to);
    from.forEach((sign, at) => alike.set(sign, to[at]));
    const short = new Set(data.fold.abbreviations);
    const compiled = (patterns) => (patterns || []).map((one) => new RegExp("(?:^|[^A-Za-z0-9])(?:" + one + ")(?![A-Za-z0-9])", "g"));
    const groups = data.group.map((one) => ({
      reason: { code: one.code, en: one.en, es: one.es },
      leave: compiled(one.leave), patterns: compiled(one.patterns), cased: compiled(one.cased),
    }));
    const reach = {
      reason: { code: data.reach.code, en: data.reach.en, es: data.reach.es },
      patterns: data.reach.patterns.map((one) => new RegExp("(^|[^A-Za-z0-9-])(" + one + ")(?![A-Za-z0-9-])", "g")),
      offices: new Set(data.reach.offices),
    };
    const told = data.name;
    const split = (words) => new Set(words.toLowerCase().split(/\s+/).filter(Boolean));
    const names = {
      reason: { code: told.code, en: told.en, es: told.es },
      officers: new Set(told.officers), several: new Set(told.several), between: new Set(told.between), cues: new Set(told.cues), asked: told.asked,
      linking: new Set(told.linking), naming: told.naming, particles: new Set(told.particles), followed: new Set(told.followed),
      organisations: new Set(told.organisations), known: split(told.known), given: split(told.given),
      surnames: split(told.surnames), stop: split(told.stop),
    };
    const has = (pattern, text) => { pattern.lastIndex = 0; return pattern.test(text); };
    const found = (pattern, text) => { pattern.lastIndex = 0; return Array.from(text.matchAll(pattern)); };

    function holds(group, sentence) {
      let small = sentence.toLowerCase();
      for (const leave of group.leave) small = small.replace(leave, " , ");
      return group.patterns.some((one) => has(one, small)) || group.cased.some((one) => has(one, sentence));
    }

    function fold(text) {
      const plain = [], origin = [];
      let place = 0;
      for (const sign of text) {
        for (let one of (alike.get(sign) || sign).normalize("NFKD")) {
          one = alike.get(one) || one;
          if (!UNSEEN.test(one)) { plain.push(one.codePointAt(0) < 128 ? one : " "); origin.push([place, place + sign.length]); }
        }
        place += sign.length;
      }
      const folded = plain.join("");
      const drop = new Set();
      for (const one of found(PARTED, folded)) for (let at = one.index + 1; at < one.index + one[0].length; at++) drop.add(at);
      for (const one of found(SPACED, folded)) {
        const begin = one.index + one[1].length;
        for (let at = begin; at < begin + one[2].length; at++) if (!isLetter(folded[at])) drop.add(at);
      }
      for (const one of found(MARKED, folded)) for (let at = one.index; at < one.index + one[0].length; at++) plain[at] = "\x01";
      for (let at = 1; at < plain.length - 1; at++)
        if (NUMBERED[plain[at]] && isLetter(plain[at - 1]) && isLetter(plain[at + 1])) plain[at] = NUMBERED[plain[at]];
      const kept = plain.map((_, at) => at).filter((at) => !drop.has(at));
      return { text: kept.map((at) => plain[at]).join(""), origin: kept.map((at) => origin[at]) };
    }

    function isShort(folded, at) {
      let start = at;
      while (start && (isLetter(folded[start - 1]) || folded[start - 1] === ".")) start--;
      const word = folded.slice(start, at).toLowerCase();
      return short.has(word) || (word.length === 1 && isLetter(word));
    }

    function sentences(folded) {
      const spans = [];
      let begin = 0;
      for (let at = 0; at < folded.length; at++) {
        const sign = folded[at], after = folded[at + 1] || "";
        let ends = false;
        if (".!?;".includes(sign))
          ends = ["", " ", "\n", "\t", "\r", '"', "'", ")", "\x01"].includes(after) && !(sign === "." && isShort(folded, at));
        else if (sign === "\n") {
          const rest = folded.slice(at + 1).replace(/^[ \t\r\n]+/, "")[0] || "";
          ends = !(rest >= "a" && rest <= "z");
        }
        if (ends) { spans.push([begin, at + 1]); begin = at + 1; }
      }
      if (begin < folded.length) spans.push([begin, folded.length]);
      return spans;
    }

    function sentenceOf(text, known) {
      const tokens = found(TOKEN, text);
      const words = tokens.map((one) => one[0].replace(/['-]s$/, ""));
      const small = words.map((word) => word.toLowerCase());
      const long = words.filter((word) => word.length > 2 && isWord(word));
      const shouted = long.length > 2 && long.filter(isUpper).length * 10 > long.length * 6;
      return {
        words, small, shouted,
        spans: tokens.map((one, at) => [one.index, one.index + words[at].length]),
        owns: tokens.map((one, at) => one[0] !== words[at]),
        listed: small.map((word, at) => (names.given.has(word) || (names.surnames.has(word) && !known.has(word)))
          && !(at > 0 && ["San", "Santa"].includes(words[at - 1]))), // a town's name
        capital: words.map((word, at) => /^[A-Z]/.test(word) && word.length > 1 && !shouted && !(isUpper(word) && word.length <= 5)
          && !names.known.has(small[at]) && !known.has(small[at]) && !names.officers.has(small[at]) && !names.cues.has(small[at])),
      };
    }
    const nameLike = (s, at) => at >= 0 && at < s.words.length && (s.listed[at] || s.capital[at]);
    const afterPhrase = (s, at, phrases) => {
      const before = " " + s.small.slice(Math.max(0, at - 4), at).join(" ");
      return phrases.some((phrase) => before.endsWith(" " + phrase));
    };
    function back(s, at, passing) {
      at--;
      while (at >= 0 && (passing.has(s.small[at]) || [",", ":", "(", '"', "'", "-", "."].includes(s.small[at])
        || (s.words[at].length === 1 && isUpper(s.words[at])))) at--;
      return at;
    }
    function initial(s, at) {
      const word = s.words[at];
      return (word.length === 1 && isUpper(word))
        || ((word === "." || word === "-") && at > 0 && s.words[at - 1].length === 1 && isUpper(s.words[at - 1]));
    }
    const isSmall = (word) => /[a-z]/.test(word) && !/[A-Z]/.test(word);
    const smallSurname = (s, at) => isSmall(s.words[at - 1]) && names.given.has(s.words[at - 1]) && goesOn(s, at) && isSmall(s.words[at])
      && !names.cues.has(s.small[at]) && !names.organisations.has(s.small[at]) && !names.followed.has(s.small[at]);
    const turned = (s, at) => s.small[at] === "," && at + 1 < s.words.length && names.given.has(s.small[at + 1])
      && /^[A-Z]/.test(s.words[at + 1]);
    function run(s, at) {
      if (!nameLike(s, at) || (at === 0 && !s.listed[0] && !nameLike(s, 1) && !["family", "familia"].includes(s.small[1])
        && !turned(s, 1))) return at;
      let end = at + 1;
      while (end < s.words.length) {
        if (s.owns[end - 1]) break;
        let after = end;
        while (after < s.words.length && (names.particles.has(s.small[after]) || initial(s, after))) after++;
        if (!nameLike(s, after) && !smallSurname(s, after)) break;
        end = after + 1;
      }
      return end;
    }
    function official(s, at) {
      const before = back(s, at, names.between);
      return before >= 0 && names.officers.has(s.small[before]);
    }
    const organised = (s, at) => at >= 0 && at < s.words.length && names.organisations.has(s.small[at]) && !s.shouted
      && (/^[A-Z]/.test(s.words[at]) || ["calle", "avenida"].includes(s.small[at]));
    function isAPerson(s, at, end) {
      const following = end < s.words.length ? s.small[end] : "";
      if (organised(s, at - 1) || organised(s, end)) return false;
      if (end - at > 1 || s.listed[at] || turned(s, end)) return true;
      const cue = back(s, at, names.linking);
      return (cue >= 0 && names.cues.has(s.small[cue])) || afterPhrase(s, at, names.asked) || afterPhrase(s, at, names.naming)
        || (s.owns[at] && names.followed.has(following)) || ["family", "familia"].includes(following)
        || (at > 1 && s.words[at - 1] === "." && initial(s, at - 2) && s.words[at - 3] !== ".")
        || (cue >= 0 && names.followed.has(s.small[cue]) && ["of", "de", "del"].includes(s.small[at - 1]));
    }
    function afterNaming(s, at) {
      const titled = (at > 0 && TITLES.has(s.small[at - 1])) || (at > 1 && s.small[at - 1] === "." && TITLES.has(s.small[at - 2]));
      if (!titled && !afterPhrase(s, at, names.naming)) return at;
      let end = at;
      while (end < s.words.length && end < at + 5) {
        if (end > at && ["and", "y", ","].includes(s.small[end]) && goesOn(s, end + 1)) { end += 2; continue; }
        if (!goesOn(s, end)) break;
        end++;
      }
      return end;
    }
    function goesOn(s, at) {
      const small = at < s.words.length ? s.small[at] : "";
      return isWord(small) && !names.stop.has(small) && !names.officers.has(small) && !names.known.has(small);
    }
    function areOfficers(s, at) {
      const before = back(s, at, names.between);
      return before >= 0 && names.several.has(s.small[before]);
    }
    const oneMoreOfficer = (s, at, officersEnd) =>
      officersEnd >= 0 && at - officersEnd === 1 && ["and", "y", ","].includes(s.small[at - 1]);
    function namedSpans(text, known) {
      const s = sentenceOf(text, known), spans = [];
      let at = 0, officersEnd = -1;
      while (at < s.words.length) {
        let end = run(s, at);
        const isRun = end > at;
        if (!isRun) end = afterNaming(s, at);
        if (end > at) {
          if (oneMoreOfficer(s, at, officersEnd) || official(s, at)) officersEnd = areOfficers(s, at) || officersEnd >= 0 ? end : -1;
          else if (!isRun || isAPerson(s, at, end)) spans.push([s.spans[at][0], s.spans[end - 1][1]]);
        }
        at = Math.max(end, at + 1);
      }
      return spans;
    }

    function reaching(sentence) {
      const small = sentence.toLowerCase(), spans = [];
      for (const pattern of reach.patterns)
        for (const one of found(pattern, small)) {
          const begin = one.index + one[1].length;
          if (!(small.slice(0, begin).match(/[a-z']+/g) || []).some((word) => reach.offices.has(word)))
            spans.push([begin, begin + one[2].length]);
        }
      return spans;
    }

    function cut(text, folded, cuts, language) {
      const reasons = new Map(), merged = [], made = [];
      for (const one of cuts) reasons.set(one[2].code, one[2]);
      for (const [begin, end, reason] of cuts.slice().sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
        const last = merged[merged.length - 1];
        if (last && begin < last[1]) {
          last[1] = Math.max(last[1], end);
          if (!last[2].includes(reason)) last[2].push(reason);
        } else if (begin < end) merged.push([begin, end, [reason]]);
      }
      let done = 0;
      for (const [begin, end, why] of merged) {
        const said = why.map((reason) => reason[language]).join("; ");
        made.push(text.slice(done, folded.origin[begin][0]), "[" + data.mark[language] + ": " + said + "]");
        done = folded.origin[end - 1][1];
      }
      return { text: made.join("") + text.slice(done), reasons: Array.from(reasons.values()) };
    }

    function strike(text, known, language) {
      const folded = fold(text), cuts = [];
      const words = new Set((known || []).flatMap((name) => fold(name).text.toLowerCase().match(/[a-z]+/g) || []));
      for (const [begin, end] of sentences(folded.text)) {
        const sentence = folded.text.slice(begin, end);
        const whole = groups.filter((group) => holds(group, sentence)).map((group) => group.reason);
        if (whole.length) {
          const first = begin + sentence.length - trimStart(sentence).length, left = trimEnd(sentence);
          const last = begin + left.length - (/[.!?;]$/.test(left) ? 1 : 0);
          for (const reason of whole) cuts.push([first, last, reason]);
          continue;
        }
        for (const [a, b] of namedSpans(sentence, words)) cuts.push([begin + a, begin + b, names.reason]);
        for (const [a, b] of reaching(sentence)) cuts.push([begin + a, begin + b, reach.reason]);
      }
      return cut(text, folded, cuts, language || "en");
    }

    function strikeSite(text, language) {
      const small = fold(text).text.match(/[a-z']+/g) || [], isTold = small.some((word) => names.cues.has(word));
      let struck = strike(text, isTold ? [] : [text], language);
      if (struck.reasons.some((reason) => reason.code === "name")) struck = strike(text, [], language); // a person's name all through
      return struck.reasons.every((reason) => reason.code === "address") ? { text, reasons: [] } : struck;
    }
    return { strike, strikeSite };
  }
  world.AmparoNeverWritten = { open };
})(globalThis);
