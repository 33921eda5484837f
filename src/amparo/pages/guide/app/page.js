// What every screen uses: the words in the reader's language, elements made without markup, the day and the moment here.

const DATA = JSON.parse(document.getElementById("data").textContent);
const BUNDLE = JSON.parse(document.getElementById("rules").textContent);
const engine = AmparoGuide.open(BUNDLE);
const at = (id) => document.getElementById(id);
const FIELD_CARDS = BUNDLE.field_cards;

let language = 0, isLarge = false;
const tongue = () => (language ? "es" : "en");
const said = (pair) => pair[language];

/** A word of the guide in the reader's language, its blanks filled. */
function word(name, blanks) {
  return said(DATA.page[name]).replace(/\{(\w+)\}/g, (whole, blank) => (blanks && blank in blanks ? blanks[blank] : whole));
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const opened = (text) => text.replace(/^([¿¡«"]*)(.)/, (whole, marks, letter) => marks + letter.toUpperCase());

/** An element with attributes, and with text or elements in it; a function as `onclick` is what a tap does. */
function el(kind, given, ...inside) {
  const made = document.createElement(kind);
  for (const name of Object.keys(given || {})) {
    const value = given[name];
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...flat(inside));
  return made;
}

/** Parts within parts, as one list, without those that are nothing. */
const flat = (parts) => parts.reduce((all, part) => all.concat(Array.isArray(part) ? flat(part) : part === null || part === undefined ? [] : [part]), []);

function emptied(place) {
  while (place.firstChild) place.removeChild(place.firstChild);
  return place;
}

const button = (text, onclick, more) => el("button", Object.assign({ type: "button", onclick }, more), text);

/** Large buttons under each other. */
function choices(buttons, look) {
  return el("ul", { class: `choices ${look || ""}`, role: "list" }, buttons.map((one) => el("li", null, one)));
}

/** The day and the minute in California, as 2026-03-18T10:12. */
function moment() {
  const parts = {};
  const asked = { timeZone: "America/Los_Angeles", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false };
  for (const part of new Intl.DateTimeFormat("en-US", asked).formatToParts(new Date())) parts[part.type] = part.value;
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour === "24" ? "00" : parts.hour}:${parts.minute}`;
}

const today = () => moment().slice(0, 10);

/** A day in words of the reader, with its weekday. */
function spokenDay(day) {
  const [year, month, number] = day.split("-").map(Number);
  const form = new Intl.DateTimeFormat(language ? "es-US" : "en-US", { timeZone: "UTC", weekday: "long", year: "numeric", month: "long", day: "numeric" });
  return form.format(new Date(Date.UTC(year, month - 1, number)));
}

/** Say this to a screen reader, even if it is what was said before. */
function tell(text) {
  const place = at("told");
  place.textContent = "";
  window.setTimeout(() => (place.textContent = text), 60);
}
