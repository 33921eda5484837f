"""Letting an immigration authority interview a person in custody (Gov. Code §§ 7283.1(a), 7284.6(b)(5), 7284.10)."""

from amparo.facts.agency import agency_kind
from amparo.facts.request import (
    answer_recorded,
    attorney_present,
    consent_answer,
    form_given,
    language_understood,
)
from amparo.law.calendar import TRUTH_ACT, VALUES_ACT, day_before
from amparo.law.custody.general import before_the_law, policy_forbids
from amparo.law.custody.outcomes import NOT_REGULATED, PERMITTED, PROHIBITED, custody_decision
from amparo.law.duties import (
    ACCESS,
    CONSENT_FORM,
    CONSENT_RECORD,
    from_ice,
    is_cdcr,
    is_law_enforcement,
    is_local,
    outside_the_bans,
    truth_act_applies,
)
from amparo.rules import on_or_after
from amparo.rules.conditions import surely

_OF_2017 = day_before(VALUES_ACT)
_FORM_RULE = f"Gov. Code § 7283.1(a); §§ 7284.6(b)(5), 7284.10(a) (from {VALUES_ACT:%Y-%m-%d})"
"""Local agencies and ICE from 2017; every agency and every immigration authority, and state prisons, from 2018."""
under_the_form_rule_of_2017 = (is_local & from_ice).denied(
    "it is not an interview by ICE, or by an unknown sender, at a local agency",
    "no es una entrevista de ICE, ni de alguien que no consta, en una agencia local",
)

interview = custody_decision("interview")

interview.rule(
    "G-1",
    when=agency_kind == "non_law_enforcement",
    then=NOT_REGULATED,
    cite="Gov. Code § 7284.4(a)",
    tag="V",
    says="These acts bind law-enforcement agencies; other public places have their own rules.",
    dice="Estas leyes obligan a agencias policiales; otros lugares públicos tienen sus propias reglas.",
)
interview.rule(
    "P-3",
    part="-before",
    until=_OF_2017,
    when=is_cdcr,
    then=NOT_REGULATED,
    cite="Gov. Code § 7284.10(a)",
    tag="V",
    says="The state prison system's interview rule begins with 2018-01-04.",
    dice="La regla de entrevistas de las prisiones del estado empieza el 2018-01-04.",
)
interview.rule(
    "P-3",
    part="-other",
    since=VALUES_ACT,
    when=is_cdcr & ~from_ice,
    then=NOT_REGULATED,
    cite="Gov. Code § 7284.10(a)",
    tag="V",
    says="In state prison the form is a condition for interviews by ICE; nothing is said of other interviews.",
    dice="En prisión estatal el formulario es condición para las entrevistas de ICE; de otras no se dice nada.",
)
interview.rule(
    "I-1",
    part="-other_crime",
    when=outside_the_bans & ~is_cdcr,
    then=NOT_REGULATED,
    cite="Gov. Code §§ 7284.4(c),(f), 7284.6(b)(5)",
    tag="K",
    says="Another federal office interviews about a crime that is no immigration matter.",
    dice="Otra oficina federal entrevista por un delito que no es migratorio.",
)
before_the_law(interview, TRUTH_ACT, cite="Gov. Code § 7283.1(a)", rule="I-1")
interview.rule(
    "I-1",
    part="-2017_policy",
    until=_OF_2017,
    when=~under_the_form_rule_of_2017 & policy_forbids,
    then=PROHIBITED,
    cite="Gov. Code § 7283.1(a)",
    tag="K",
    says="The form rule of 2017 does not reach this interview, but the agency's own policy forbids it.",
    dice="La regla del formulario de 2017 no alcanza a esta entrevista, pero la regla de la propia agencia la prohíbe.",
)
interview.rule(
    "I-1",
    part="-2017",
    until=_OF_2017,
    when=~under_the_form_rule_of_2017,
    then=NOT_REGULATED,
    cite="Gov. Code § 7283.1(a)",
    tag="V",
    says="In 2017 only interviews by ICE at a local agency were under the form rule.",
    dice="En 2017 solo las entrevistas de ICE en agencias locales estaban bajo la regla del formulario.",
)
interview.rule(
    "I-2",
    when=policy_forbids & ~is_cdcr,
    then=PROHIBITED,
    cite=f"local policy; Gov. Code § 7284.6(b) (from {VALUES_ACT:%Y-%m-%d})",
    tag="V",
    says="The agency's own policy forbids interviews.",
    dice="La regla de la propia agencia prohíbe las entrevistas.",
)
interview.rule(
    "I-3",
    when=~form_given,
    then=PROHIBITED,
    cite=_FORM_RULE,
    tag="V",
    says="No interview before the person has the written consent form.",
    dice="No hay entrevista antes de que la persona tenga el formulario escrito de consentimiento.",
)
interview.rule(
    "I-4",
    when=~language_understood,
    then=PROHIBITED,
    cite=f"Gov. Code § 7283.1(a); §§ 7284.6(a)(3),(b)(5), 7284.10(a) (from {VALUES_ACT:%Y-%m-%d})",
    tag="K",
    says="A form that the person cannot understand is no form; interpret it first, never by an immigration officer.",
    dice="Un formulario que la persona no entiende es como no darlo; interprétese antes, nunca por un agente migratorio.",
)
interview.rule(
    "I-5",
    when=(consent_answer == "declined") | ((consent_answer == "attorney_only") & ~attorney_present),
    then=PROHIBITED,
    cite=_FORM_RULE,
    tag="V",
    says="The person said no, or asked for an attorney who is not there.",
    dice="La persona dijo que no, o pidió un abogado que no está presente.",
)
interview.rule(
    "I-6",
    then=PERMITTED,
    cite=_FORM_RULE,
    tag="V",
    says="The person consented, or the attorney they asked for is there. Never owed.",
    dice="La persona consintió, o está presente el abogado que pidió. Nunca es obligatorio.",
)

_form_rule = (is_local & on_or_after(TRUTH_ACT)) | (is_law_enforcement & on_or_after(VALUES_ACT))
_refused_form = surely(~form_given) | surely(~language_understood)

interview.owes(CONSENT_FORM, upon={PERMITTED: _form_rule, PROHIBITED: _form_rule & _refused_form})
interview.owes(CONSENT_RECORD, upon={PERMITTED: _form_rule, PROHIBITED: _form_rule & answer_recorded})
interview.owes(*ACCESS, upon={PERMITTED: truth_act_applies(g8=False)})
