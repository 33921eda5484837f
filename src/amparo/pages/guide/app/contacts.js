// Whom to call: offices and their telephones, from the site's link or typed in for this visit, in memory alone.

let site = null, siteProblem = null;
const typed = {};
const TYPED_ROLES = ["administrator", "backup", "counsel"];

/** What stands after # in the address, which no server is sent. */
function fragment() {
  const found = {};
  for (const part of location.hash.slice(1).split("&")) {
    const cut = part.indexOf("=");
    if (cut > 0) found[part.slice(0, cut)] = part.slice(cut + 1);
  }
  return found;
}

/** Read the site of a link: base64url of its JSON. What does not hold is told, and the guide goes on without it. */
function readSite(given) {
  site = null;
  siteProblem = null;
  if (!given) return;
  try {
    if (given.length > 20000) throw new Error("length");
    const letters = atob(given.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const told = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (told === null || told.schema !== "amparo-guide-site/1") throw new Error("schema");
    if (!Object.prototype.hasOwnProperty.call(BUNDLE.places, told.place)) throw new Error("place");
    for (const name of ["name", "body"]) if (typeof told[name] !== "string" || told[name].length > 120) throw new Error(name);
    for (const role of Object.keys(told.contacts || {})) {
      const one = told.contacts[role];
      if (!DATA.site.roles.includes(role) || one === null || !isOffice(one)) throw new Error("contacts");
      if (one.telephone !== undefined && !isTelephone(one.telephone)) throw new Error(`contacts.${role}.telephone`);
    }
    if (!Object.keys(told.facts || {}).every((name) => DATA.site.facts.includes(name))) throw new Error("facts");
    engine.decide(told.place, told.facts || {}, today());
    site = { name: told.name, body: told.body || told.name, place: told.place, facts: told.facts || {}, contacts: told.contacts || {} };
  } catch (error) {
    siteProblem = error instanceof SyntaxError || error.name === "InvalidCharacterError" ? "JSON" : error.path || String(error.message || error).slice(0, 80);
  }
}

/** Whether a contact is an office of the list, with its extension at most: no link brings words of its own. */
function isOffice(one) {
  const [en, es] = [one.en, one.es].map((text) => String(text).replace(/ \(ext\. \d{1,6}\)$/, ""));
  return Object.prototype.hasOwnProperty.call(DATA.site.offices, en) && DATA.site.offices[en] === es;
}

const isTelephone = (text) => typeof text === "string" && /^[+(]?[0-9][0-9 ().+-]{1,24}$/.test(text.trim()) && text.replace(/\D/g, "").length >= 3;
const siteFacts = (place) => (site && site.place === place ? site.facts : {});

/** The contact of a role: label and telephone, as far as they are known. */
function contact(role) {
  const known = site && site.contacts[role];
  const telephone = typed[role] || (known && known.telephone) || "";
  return { label: known ? known[tongue()] : "", telephone };
}

const telephoneLink = (telephone) => `tel:${telephone.replace(/[^0-9+]/g, "")}`;

function callLink(telephone, label) {
  return el("a", { class: "button call", href: telephoneLink(telephone) }, `${label}: `, el("b", null, telephone));
}

/** A sentence with its [blanks] filled by contacts; a telephone in it calls. Where nobody is named, plain words say who it is. */
function filledIn(text) {
  const parts = text.split(/(\[[^\]]+\])/);
  return parts.map((part, place) => {
    const blank = place % 2 ? DATA.blanks[part] : null;
    if (!blank) return part;
    const begins = /[?.!] $/.test(parts[place - 1]), plain = (words) => (begins ? capital(words) : words);
    if (blank.form === "site") return plain((site && site.name) || blank.absent);
    if (blank.form === "body") return plain((site && site.body) || blank.absent);
    const { label, telephone } = contact(blank.role);
    if (!telephone) return plain(label && blank.form !== "number" ? label : blank.absent);
    const link = el("a", { href: telephoneLink(telephone) }, telephone);
    return blank.form === "number" ? link : el("span", null, `${plain(label || blank.absent)}, `, link);
  });
}

/** The large buttons that call, for what an answer tells to call. */
function callButtons() {
  const made = [];
  for (const role of ["administrator", "backup"]) {
    const { label, telephone } = contact(role);
    if (telephone) made.push(callLink(telephone, capital(label || said(DATA.roles[role]))));
  }
  return made;
}

function contactsScreen() {
  const fields = {}, told = el("p", { role: "alert" });
  const inputs = TYPED_ROLES.map((role) => {
    fields[role] = el("input", { type: "tel", id: `tel-${role}`, value: contact(role).telephone, autocomplete: "off", inputmode: "tel" });
    return [el("label", { for: `tel-${role}` }, capital(contact(role).label || said(DATA.roles[role]))), fields[role]];
  });
  const done = () => {
    for (const role of TYPED_ROLES) {
      const given = fields[role].value.trim();
      if (given && !isTelephone(given)) {
        told.textContent = word("contacts_bad", { given });
        told.className = "alarm";
        return fields[role].focus();
      }
    }
    for (const role of TYPED_ROLES) typed[role] = fields[role].value.trim();
    go({ screen: state().place ? "visit" : "home" });
  };
  return [el("h1", { id: "screen-title", tabindex: "-1" }, word("contacts")), el("p", null, word("contacts_lead")), told, inputs.reduce((all, two) => all.concat(two), []), button(word("contacts_done"), done)];
}
