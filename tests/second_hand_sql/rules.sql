-- California's custody decisions as tables: what may be done, on which day, on which facts, by which row.
--
-- Written from the specification alone (law-enforcement.md, section 6), by somebody who had not seen the program.
-- Plain SQL: SQLite, DuckDB and PostgreSQL read the same file.
--
-- How to read it with a pencil. A case is one row of `asked`. Go down the rows of `rule` that are about its kind, in
-- the order of `place`. A row fits if each of its cells fits: an empty cell (NULL, or a column that the block does not
-- name) does not matter; a cell of several words fits any of them; 1 is yes and 0 is no. The first row that fits answers.
-- Counsel's stored answers are yes, no and unanswered; where there is no paper, its kind and its crime
-- are no_paper.


-- 1. What is asked --------------------------------------------------------------------------------------------------

CREATE TABLE asked (
    case_id INTEGER,
    kind TEXT, "on" TEXT, agency_kind TEXT, "from" TEXT, initiated_by TEXT, purpose TEXT,
    document_kind TEXT, document_signed_by TEXT, document_crime TEXT,
    consent_form_given INTEGER, consent_language_understood INTEGER, consent_answer TEXT, consent_attorney_present INTEGER,
    item TEXT, item_public INTEGER,
    primary_purpose_immigration INTEGER, duties_unrelated_to_immigration INTEGER, civil_arrests_by_local INTEGER,
    scene_support_only INTEGER, exclusive INTEGER, enhancement_1326b2 INTEGER, detected_in_unrelated_activity INTEGER,
    population TEXT, action TEXT, had_contract_2017_06_15 INTEGER,
    policy TEXT, criminal_warrant_policy TEXT,
    minor INTEGER, in_custody INTEGER, registry TEXT, federal_felony_warrant TEXT, history_complete INTEGER,
    conviction_opens INTEGER, charge_opens INTEGER,
    legal_clerk_signed_warrant INTEGER, legal_criminal_immigration_warrant_arrest INTEGER, legal_scene_support INTEGER,
    legal_federal_detainees_scope INTEGER, legal_lapsed_contract INTEGER
);

CREATE TABLE rule (
    about TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, first_day TEXT, last_day TEXT,
    agency_kind TEXT, "from" TEXT, initiated_by TEXT, purpose TEXT,
    document_kind TEXT, document_signed_by TEXT, document_crime TEXT,
    consent_form_given INTEGER, consent_language_understood INTEGER, consent_answer TEXT, consent_attorney_present INTEGER,
    item TEXT, item_public INTEGER,
    primary_purpose_immigration INTEGER, duties_unrelated_to_immigration INTEGER, civil_arrests_by_local INTEGER,
    scene_support_only INTEGER, exclusive INTEGER, enhancement_1326b2 INTEGER, detected_in_unrelated_activity INTEGER,
    population TEXT, action TEXT, had_contract_2017_06_15 INTEGER,
    policy TEXT, criminal_warrant_policy TEXT,
    minor INTEGER, in_custody INTEGER, registry TEXT, federal_felony_warrant TEXT, history_complete INTEGER,
    conviction_opens INTEGER, charge_opens INTEGER,
    legal_clerk_signed_warrant TEXT, legal_criminal_immigration_warrant_arrest TEXT, legal_scene_support TEXT,
    legal_federal_detainees_scope TEXT, legal_lapsed_contract TEXT,
    outcome TEXT NOT NULL,
    PRIMARY KEY (about, place)
);

-- Which kinds a row is about. "hand-over" is read by criminal_warrant too: A-2 sends a person in custody there; and
-- "writ", because a court's writ binds, by whatever name it is asked.
CREATE TABLE kinds (about TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (about, kind));

INSERT INTO kinds (about, kind) VALUES
('every kind', 'hold'), ('every kind', 'notification'), ('every kind', 'transfer'), ('every kind', 'transport'),
('every kind', 'interview'), ('every kind', 'information'), ('every kind', 'status_inquiry'),
('every kind', 'civil_arrest'), ('every kind', 'criminal_warrant'), ('every kind', 'task_force'),
('every kind', 'joint_operation'), ('every kind', '287g'), ('every kind', 'supervision'), ('every kind', 'premises'),
('every kind', 'interpreter'), ('every kind', 'border_search'), ('every kind', 'reentry_1326'),
('every kind', 'detention_contract'),
('hold', 'hold'), ('notification', 'notification'),
('transfer', 'transfer'), ('transfer', 'transport'),
('writ', 'transfer'), ('writ', 'transport'), ('writ', 'criminal_warrant'),
('hand-over', 'transfer'), ('hand-over', 'transport'), ('hand-over', 'criminal_warrant'),
('interview', 'interview'), ('information', 'information'), ('status_inquiry', 'status_inquiry'),
('civil_arrest', 'civil_arrest'), ('criminal_warrant', 'criminal_warrant'),
('joint', 'task_force'), ('joint', 'joint_operation'),
('287g', '287g'), ('supervision', 'supervision'), ('premises', 'premises'), ('interpreter', 'interpreter'),
('border_search', 'border_search'), ('reentry_1326', 'reentry_1326'), ('detention_contract', 'detention_contract');


-- 2. Every kind (6.1, 6.11) -----------------------------------------------------------------------------------------

INSERT INTO rule (about, place, id, agency_kind, outcome) VALUES
-- A body that enforces no law is not under these Acts; the rules of places are its rules.
('every kind', 1, 'G-1', 'non_law_enforcement', 'not_regulated');

INSERT INTO rule (about, place, id, first_day, agency_kind, "from",
                  consent_form_given, consent_language_understood, consent_answer, consent_attorney_present, outcome) VALUES
-- The state prisons owe the form before ICE interviews: no form, no interview.
('interview', 2, 'P-3', '2018-01-04', 'cdcr', 'ICE not_known', 0, NULL, NULL, NULL, 'prohibited'),
-- A form that the person cannot understand is no form.
('interview', 3, 'P-3', '2018-01-04', 'cdcr', 'ICE not_known', NULL, 0, NULL, NULL, 'prohibited'),
-- The person said no.
('interview', 4, 'P-3', '2018-01-04', 'cdcr', 'ICE not_known', NULL, NULL, 'declined', NULL, 'prohibited'),
-- The person wants the attorney there, and the attorney is not there.
('interview', 5, 'P-3', '2018-01-04', 'cdcr', 'ICE not_known', NULL, NULL, 'attorney_only', 0, 'prohibited'),
-- Asked on a form that was understood, the person agreed, or the attorney is there.
('interview', 6, 'P-3', '2018-01-04', 'cdcr', 'ICE not_known', NULL, NULL, 'consented attorney_only', NULL, 'permitted');

INSERT INTO rule (about, place, id, agency_kind, outcome) VALUES
-- Nothing else at a state prison is regulated here.
('every kind', 8, 'P-3', 'cdcr', 'not_regulated');


-- 3. Hold (6.2) -----------------------------------------------------------------------------------------------------

INSERT INTO rule (about, place, id, first_day, last_day, policy,
                  conviction_opens, charge_opens, registry, federal_felony_warrant, history_complete, outcome) VALUES
-- Before the TRUST Act the agency's own rule could already forbid.
('hold', 10, 'G-3', NULL, '2013-12-31', 'forbids judicial_only', NULL, NULL, NULL, NULL, NULL, 'prohibited'),
-- Before the TRUST Act no state rule on holds.
('hold', 11, 'H-1', NULL, '2013-12-31', NULL, NULL, NULL, NULL, NULL, NULL, 'not_regulated'),
-- Under the TRUST Act's first text local law and policy are a condition.
('hold', 12, 'H-2', NULL, '2018-01-03', 'forbids judicial_only', NULL, NULL, NULL, NULL, NULL, 'prohibited'),
-- A conviction of the 2014 list.
('hold', 13, 'H-2', NULL, '2018-01-03', NULL, 1, NULL, NULL, NULL, NULL, 'permitted'),
-- A charge that a magistrate held to answer.
('hold', 14, 'H-2', NULL, '2018-01-03', NULL, NULL, 1, NULL, NULL, NULL, 'permitted'),
-- A current registrant.
('hold', 15, 'H-2', NULL, '2018-01-03', NULL, NULL, NULL, 'current', NULL, NULL, 'permitted'),
-- A confirmed federal felony warrant.
('hold', 16, 'H-2', NULL, '2018-01-03', NULL, NULL, NULL, NULL, 'confirmed', NULL, 'permitted'),
-- A ground may stand in the part of the record that nobody has read.
('hold', 17, 'H-2', NULL, '2018-01-03', NULL, NULL, NULL, NULL, NULL, 0, 'insufficient_facts'),
-- No ground, no hold.
('hold', 18, 'H-2', NULL, '2018-01-03', NULL, NULL, NULL, NULL, NULL, NULL, 'prohibited'),
-- Since the Values Act: never, whatever the record, whatever the paper.
('hold', 19, 'H-3', '2018-01-04', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'prohibited');


-- 4. Notification of release (6.3) ----------------------------------------------------------------------------------

INSERT INTO rule (about, place, id, "from", purpose, document_crime, outcome) VALUES
-- Another agency, on a crime that is not immigration, and no paper that names one which is: outside these Acts.
('notification', 10, 'G-8', 'USMS FBI DEA ATF other_agency', 'criminal_non_immigration',
    'federal_other state_crime none_civil no_paper', 'not_regulated');

INSERT INTO rule (about, place, id, first_day, last_day, agency_kind, minor, policy, outcome) VALUES
-- A minor's data need the juvenile court.
('notification', 11, 'N-2', '2016-01-01', NULL, NULL, 1, NULL, 'requires_judicial_order'),
-- So do those of anybody in a juvenile hall.
('notification', 12, 'N-2', '2016-01-01', NULL, 'juvenile_hall', NULL, NULL, 'requires_judicial_order'),
-- Before the Values Act only the agency's own rule could forbid.
('notification', 13, 'N-1', NULL, '2018-01-03', NULL, NULL, 'forbids judicial_only', 'prohibited'),
-- Before the Values Act the State said nothing.
('notification', 14, 'N-1', NULL, '2018-01-03', NULL, NULL, NULL, 'not_regulated'),
-- The agency's own rule forbids it, also where the date is public.
('notification', 15, 'N-3', NULL, NULL, NULL, NULL, 'forbids judicial_only', 'prohibited');

INSERT INTO rule (about, place, id, item_public, "from", initiated_by,
                  conviction_opens, charge_opens, registry, federal_felony_warrant, history_complete, outcome) VALUES
-- What anybody is told may be told to them, in the same detail.
('notification', 16, 'N-4', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'permitted'),
-- The exception is for an answer: nobody calls unasked, and a call whose beginning nobody knows is one unasked.
('notification', 17, 'N-5', NULL, NULL, 'agency not_known', NULL, NULL, NULL, NULL, NULL, 'prohibited'),
-- What the agency's own staff ask of it is no request of an immigration authority.
('notification', 18, 'N-5', NULL, 'own_staff', NULL, NULL, NULL, NULL, NULL, NULL, 'prohibited'),
-- A conviction of (a)(1), (2), (3) or (5).
('notification', 19, 'N-6', NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 'permitted'),
-- (b): a serious charge that a magistrate held to answer.
('notification', 20, 'N-6', NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, 'permitted'),
-- (a)(4): a current registrant.
('notification', 21, 'N-6', NULL, NULL, NULL, NULL, NULL, 'current', NULL, NULL, 'permitted'),
-- (a)(5): a confirmed federal felony warrant.
('notification', 22, 'N-6', NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', NULL, 'permitted'),
-- An unread record proves no absence of a ground.
('notification', 23, 'N-7', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 'insufficient_facts'),
-- No ground: nobody is told.
('notification', 24, 'N-8', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'prohibited');


-- 5. Transfer and transport (6.4; X-9: transport is decided as a transfer) ------------------------------------------

INSERT INTO rule (about, place, id, document_kind, document_signed_by, outcome) VALUES
-- A court's writ to produce the prisoner binds, on any day.
('writ', 9, 'X-0', 'writ', 'federal_district_judge federal_magistrate_judge clerk_of_court state_judge', 'required');

INSERT INTO rule (about, place, id, last_day, "from", purpose, document_crime, policy, outcome) VALUES
-- Another agency, on a crime that is not immigration, and no paper that names one which is: outside these Acts.
('transfer', 11, 'G-8', NULL, 'USMS FBI DEA ATF other_agency', 'criminal_non_immigration',
    'federal_other state_crime none_civil no_paper', NULL, 'not_regulated'),
-- Before the Values Act the agency's own rule could forbid,
('transfer', 12, 'G-3', '2018-01-03', NULL, NULL, NULL, 'forbids', 'prohibited'),
-- or ask for a court's paper.
('transfer', 13, 'G-3', '2018-01-03', NULL, NULL, NULL, 'judicial_only', 'requires_judicial_order'),
-- Otherwise the State said nothing before the Values Act.
('transfer', 14, 'X-1', '2018-01-03', NULL, NULL, NULL, NULL, 'not_regulated');

INSERT INTO rule (about, place, id, document_kind, document_signed_by, document_crime, legal_clerk_signed_warrant,
                  minor, policy, conviction_opens, registry, federal_felony_warrant, history_complete, outcome) VALUES
-- A federal judge's warrant or finding on a federal immigration crime: the agency may obey, whatever its policy.
('hand-over', 30, 'X-2', 'arrest_warrant probable_cause_determination',
    'federal_district_judge federal_magistrate_judge',
    'federal_criminal_immigration', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'permitted'),
-- The same signed by a clerk, and counsel has said that it is a judge's.
('hand-over', 31, 'X-3', 'arrest_warrant', 'clerk_of_court', 'federal_criminal_immigration', 'yes',
    NULL, NULL, NULL, NULL, NULL, NULL, 'permitted'),
-- The clerk's signature is open and the person a minor: the signature alone decides.
('hand-over', 32, 'X-3', 'arrest_warrant', 'clerk_of_court', 'federal_criminal_immigration', 'unanswered',
    1, NULL, NULL, NULL, NULL, NULL, 'insufficient_facts'),
-- The clerk's signature is open and the policy strict: the signature alone decides.
('hand-over', 33, 'X-6', 'arrest_warrant', 'clerk_of_court', 'federal_criminal_immigration', 'unanswered',
    NULL, 'forbids judicial_only', NULL, NULL, NULL, NULL, 'insufficient_facts'),
-- A minor is handed over on a court's order only.
('hand-over', 34, 'X-5', NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, 'requires_judicial_order'),
-- The agency's own rule forbids or wants a court's paper.
('hand-over', 35, 'X-6', NULL, NULL, NULL, NULL, NULL, 'forbids judicial_only', NULL, NULL, NULL, NULL,
    'requires_judicial_order'),
-- A conviction of (a)(1), (2), (3) or (5).
('hand-over', 36, 'X-7', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, 'permitted'),
-- (a)(4): a current registrant.
('hand-over', 37, 'X-7', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'current', NULL, NULL, 'permitted'),
-- (a)(5): a confirmed federal felony warrant.
('hand-over', 38, 'X-7', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', NULL, 'permitted'),
-- No ground, and the clerk's signature is still open.
('hand-over', 39, 'X-3', 'arrest_warrant', 'clerk_of_court', 'federal_criminal_immigration', 'unanswered',
    NULL, NULL, NULL, NULL, NULL, NULL, 'insufficient_facts'),
-- A ground may stand in the part of the record that nobody has read.
('hand-over', 40, 'X-8', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 'insufficient_facts'),
-- No ground, or only a charge, or only a public date: a judge's paper is needed.
('hand-over', 41, 'X-8', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'requires_judicial_order');


-- 6. Interview (6.5) ------------------------------------------------------------------------------------------------

INSERT INTO rule (about, place, id, "from", purpose, document_crime, outcome) VALUES
-- A criminal interview by an officer who is no immigration authority is outside the words.
('interview', 10, 'I-1', 'USMS FBI DEA ATF other_agency', 'criminal_non_immigration',
    'federal_other state_crime none_civil no_paper', 'not_regulated');

INSERT INTO rule (about, place, id, first_day, last_day, agency_kind, "from", policy,
                  consent_form_given, consent_language_understood, consent_answer, consent_attorney_present, outcome) VALUES
-- The agency's own rule forbids; before the form rule began (G-3) as well as after.
('interview', 11, 'I-2', NULL, NULL, NULL, NULL, 'forbids judicial_only', NULL, NULL, NULL, NULL, 'prohibited'),
-- Before the TRUTH Act: no form rule.
('interview', 12, 'I-1', NULL, '2016-12-31', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'not_regulated'),
-- In its first year the form rule did not reach state agencies,
('interview', 13, 'I-1', NULL, '2018-01-03', 'csu_police uc_police chp state_lea', NULL, NULL,
    NULL, NULL, NULL, NULL, 'not_regulated'),
-- nor any interviewer but ICE. (A sender that nobody knows is taken for ICE.)
('interview', 14, 'I-1', NULL, '2018-01-03', NULL,
    'CBP HSI USCIS other_immigration_authority USMS FBI DEA ATF other_agency own_staff', NULL,
    NULL, NULL, NULL, NULL, 'not_regulated'),
-- No form, no interview.
('interview', 15, 'I-3', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, 'prohibited'),
-- A form that the person cannot understand is no form.
('interview', 16, 'I-4', NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 'prohibited'),
-- The person said no, though the attorney may stand there.
('interview', 17, 'I-5', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'declined', NULL, 'prohibited'),
-- The person wants the attorney there, and the attorney is not there.
('interview', 18, 'I-5', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'attorney_only', 0, 'prohibited'),
-- The person agreed, or the attorney is there as asked.
('interview', 19, 'I-6', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'consented attorney_only', NULL, 'permitted');


-- 7. Information, one item (6.6) ------------------------------------------------------------------------------------

INSERT INTO rule (about, place, id, first_day, document_kind, document_signed_by, "from", purpose, document_crime,
                  agency_kind, minor, item, outcome) VALUES
-- A court's order or subpoena binds; counsel first.
('information', 10, 'F-1', NULL, 'court_order', 'federal_district_judge federal_magistrate_judge clerk_of_court state_judge',
    NULL, NULL, NULL, NULL, NULL, NULL, 'required'),
-- Citizenship that is already on file: juvenile law (F-9) leaves it alone, so it stands first. For another agency's crime
-- that is not immigration it is outside these Acts;
('information', 11, 'G-8', NULL, NULL, NULL, 'USMS FBI DEA ATF other_agency', 'criminal_non_immigration',
    'federal_other state_crime none_civil no_paper', NULL, NULL, 'citizenship_status', 'not_regulated'),
-- else it may go, on any day, whatever the policy; there is no licence to ask for it.
('information', 12, 'F-6', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'citizenship_status', 'permitted'),
-- Whatever else a minor's file holds needs the juvenile court, whoever asks.
('information', 13, 'F-9', '2016-01-01', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, 'requires_judicial_order'),
-- So does the file of anybody in a juvenile hall.
('information', 14, 'F-9', '2016-01-01', NULL, NULL, NULL, NULL, NULL, 'juvenile_hall', NULL, NULL, 'requires_judicial_order'),
-- Plate readers: to no federal and no out-of-state agency, whatever it is for.
('information', 15, 'F-8', '2016-01-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'alpr', 'prohibited'),
-- Another agency, on a crime that is not immigration, and no paper that names one which is: outside these Acts.
('information', 16, 'G-8', NULL, NULL, NULL, 'USMS FBI DEA ATF other_agency', 'criminal_non_immigration',
    'federal_other state_crime none_civil no_paper', NULL, NULL, NULL, 'not_regulated');

INSERT INTO rule (about, place, id, last_day, item, policy, outcome) VALUES
-- Before the Values Act only the agency's own rule could forbid.
('information', 17, 'G-3', '2018-01-03', NULL, 'forbids judicial_only', 'prohibited'),
-- Before the Values Act the State said nothing on the rest.
('information', 18, 'F-0', '2018-01-03', NULL, NULL, 'not_regulated'),
-- Data of the State's network that are no criminal history.
('information', 19, 'F-7', NULL, 'clets_non_criminal', NULL, 'prohibited'),
-- Criminal history of a named person, where the agency's own rule forbids it.
('information', 20, 'F-5', NULL, 'criminal_history', 'forbids judicial_only', 'prohibited'),
-- Criminal history of a named person.
('information', 21, 'F-5', NULL, 'criminal_history', NULL, 'permitted');

-- F-2: a release date or time asked as information is a notification; N-3 to N-8 again.
INSERT INTO rule (about, place, id, item, policy, item_public, "from", initiated_by,
                  conviction_opens, charge_opens, registry, federal_felony_warrant, history_complete, outcome) VALUES
-- The agency's own rule on notification forbids it.
('information', 30, 'N-3', 'release_date release_time', 'forbids judicial_only', NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, 'prohibited'),
-- What anybody is told may be told to them, in the same detail.
('information', 31, 'N-4', 'release_date release_time', NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'permitted'),
-- Nobody asked, or nobody knows who began.
('information', 32, 'N-5', 'release_date release_time', NULL, NULL, NULL, 'agency not_known',
    NULL, NULL, NULL, NULL, NULL, 'prohibited'),
-- What the agency's own staff ask of it is no request of an immigration authority.
('information', 33, 'N-5', 'release_date release_time', NULL, NULL, 'own_staff', NULL,
    NULL, NULL, NULL, NULL, NULL, 'prohibited'),
-- A conviction of (a)(1), (2), (3) or (5).
('information', 34, 'N-6', 'release_date release_time', NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 'permitted'),
-- (b): a serious charge that a magistrate held to answer.
('information', 35, 'N-6', 'release_date release_time', NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, 'permitted'),
-- (a)(4): a current registrant.
('information', 36, 'N-6', 'release_date release_time', NULL, NULL, NULL, NULL,
    NULL, NULL, 'current', NULL, NULL, 'permitted'),
-- (a)(5): a confirmed federal felony warrant.
('information', 37, 'N-6', 'release_date release_time', NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, 'confirmed', NULL, 'permitted'),
-- An unread record proves no absence of a ground.
('information', 38, 'N-7', 'release_date release_time', NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, 0, 'insufficient_facts'),
-- No ground: nobody is told.
('information', 39, 'N-8', 'release_date release_time', NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, 'prohibited');

-- F-3: everything that no row above has named is personal information.
INSERT INTO rule (about, place, id, item, item_public, policy, document_kind, outcome) VALUES
-- A door into the whole system, and an immigration subpoena asks: only a federal district court can compel.
('information', 40, 'F-4', 'jail_terminal_access standing_access', NULL, NULL, 'administrative_subpoena',
    'requires_judicial_order'),
-- A door exposes what is not public, whatever else it exposes.
('information', 41, 'F-10', 'jail_terminal_access standing_access', NULL, NULL, NULL, 'prohibited'),
-- A public item that the agency's own rule keeps back; a subpoena changes nothing for a public item.
('information', 42, 'F-3', NULL, 1, 'forbids judicial_only', NULL, 'prohibited'),
-- A public item.
('information', 43, 'F-3', NULL, 1, NULL, NULL, 'permitted'),
-- Not public, and an immigration subpoena asks: only a federal district court can compel.
('information', 44, 'F-4', NULL, 0, NULL, 'administrative_subpoena', 'requires_judicial_order'),
-- Not public: no; and no conviction opens it.
('information', 45, 'F-3', NULL, 0, NULL, NULL, 'prohibited');


-- 8. Status questions (6.7) -----------------------------------------------------------------------------------------

INSERT INTO rule (about, place, id, last_day, purpose, policy, outcome) VALUES
-- Before the Values Act only the agency's own rule could forbid.
('status_inquiry', 10, 'G-3', '2018-01-03', NULL, 'forbids judicial_only', 'prohibited'),
-- Before the Values Act the State said nothing.
('status_inquiry', 11, 'Q-1', '2018-01-03', NULL, NULL, 'not_regulated'),
-- A victim's visa or a firearms check, where the agency's own rule forbids it.
('status_inquiry', 12, 'Q-2', NULL, 't_u_visa_certification 18usc922d5', 'forbids judicial_only', 'prohibited'),
-- A victim's visa or a firearms check.
('status_inquiry', 13, 'Q-2', NULL, 't_u_visa_certification 18usc922d5', NULL, 'permitted'),
-- Consular notification asks for nationality, not status: not ruled here.
('status_inquiry', 14, 'Q-3', NULL, 'consular_notification', NULL, 'not_regulated'),
-- Nobody else asks.
('status_inquiry', 15, 'Q-5', NULL, NULL, NULL, 'prohibited');


-- 9. Arrest and federal process (6.8) -------------------------------------------------------------------------------

INSERT INTO rule (about, place, id, last_day, policy, outcome) VALUES
-- Before the Values Act only the agency's own rule could forbid a civil immigration arrest.
('civil_arrest', 10, 'G-3', '2018-01-03', 'forbids judicial_only', 'prohibited'),
-- Before the Values Act the State said nothing.
('civil_arrest', 11, 'G-3', '2018-01-03', NULL, 'not_regulated'),
-- No arrest on a civil immigration paper, no knowing part in one.
('civil_arrest', 12, 'A-1', NULL, NULL, 'prohibited'),
-- Before the Values Act only the agency's own rule could forbid help with searches near the border.
('border_search', 10, 'G-3', '2018-01-03', 'forbids judicial_only', 'prohibited'),
-- Before the Values Act the State said nothing.
('border_search', 11, 'G-3', '2018-01-03', NULL, 'not_regulated'),
-- No help with searches without a warrant near the border.
('border_search', 12, 'A-4', NULL, NULL, 'prohibited'),
-- Before the Values Act only the agency's own rule could forbid such an agreement.
('287g', 10, 'G-3', '2018-01-03', 'forbids judicial_only', 'prohibited'),
-- Before the Values Act the State said nothing.
('287g', 11, 'G-3', '2018-01-03', NULL, 'not_regulated'),
-- No immigration functions for local officers, under any model.
('287g', 12, 'A-5', NULL, NULL, 'prohibited'),
-- Before the Values Act only the agency's own rule could forbid such interpreters.
('interpreter', 10, 'G-3', '2018-01-03', 'forbids judicial_only', 'prohibited'),
-- Before the Values Act the State said nothing.
('interpreter', 11, 'G-3', '2018-01-03', NULL, 'not_regulated'),
-- Immigration officers do not interpret for people in custody.
('interpreter', 12, 'A-7', NULL, NULL, 'prohibited');

INSERT INTO rule (about, place, id, last_day, document_kind, document_signed_by, document_crime, in_custody,
                  criminal_warrant_policy, legal_criminal_immigration_warrant_arrest, outcome) VALUES
-- Before the Values Act only the agency's own rule could forbid.
('criminal_warrant', 10, 'G-3', '2018-01-03', NULL, NULL, NULL, NULL, 'forbids judicial_only', NULL, 'prohibited'),
-- Before the Values Act the State said nothing.
('criminal_warrant', 11, 'G-3', '2018-01-03', NULL, NULL, NULL, NULL, NULL, NULL, 'not_regulated'),
-- A court's warrant for an ordinary crime: ordinary procedure, and no policy orders staff to ignore a court.
('criminal_warrant', 12, 'A-2', NULL, 'arrest_warrant',
    'federal_district_judge federal_magistrate_judge clerk_of_court state_judge', 'federal_other state_crime',
    NULL, NULL, NULL, 'permitted'),
-- No warrant: no paper, one of another kind, or
('criminal_warrant', 13, 'A-2', NULL,
    'no_paper administrative_warrant removal_order administrative_subpoena court_order writ detainer_box2 other',
    NULL, NULL, NULL, NULL, NULL, 'prohibited'),
-- one that nobody of a court has signed, or
('criminal_warrant', 14, 'A-2', NULL, NULL, 'immigration_judge immigration_officer agency_officer',
    NULL, NULL, NULL, NULL, 'prohibited'),
-- one that names no crime (it is civil), or
('criminal_warrant', 15, 'A-2', NULL, NULL, NULL, 'none_civil', NULL, NULL, NULL, 'prohibited'),
-- a finding of probable cause of an ordinary crime, which is no warrant, or
('criminal_warrant', 16, 'A-2', NULL, 'probable_cause_determination', NULL, 'federal_other state_crime',
    NULL, NULL, NULL, 'prohibited'),
-- a finding that only a clerk has signed: a finding is a judge's.
('criminal_warrant', 17, 'A-2', NULL, 'probable_cause_determination', 'clerk_of_court', NULL, NULL, NULL, NULL, 'prohibited'),
-- What is left is a court's and names a federal immigration crime. On the street: the agency's own rule forbids the
-- arrest, so counsel need not be asked.
('criminal_warrant', 18, 'G-4', NULL, NULL, NULL, NULL, 0, 'forbids judicial_only', NULL, 'prohibited'),
-- On the street: counsel has said that the arrest may be made.
('criminal_warrant', 19, 'A-2', NULL, NULL, NULL, NULL, 0, NULL, 'yes', 'permitted'),
-- On the street: counsel has said that it may not.
('criminal_warrant', 20, 'A-2', NULL, NULL, NULL, NULL, 0, NULL, 'no', 'prohibited'),
-- On the street: a question for counsel. (In custody: the rows "hand-over" decide.)
('criminal_warrant', 21, 'A-2', NULL, NULL, NULL, NULL, 0, NULL, 'unanswered', 'insufficient_facts');

INSERT INTO rule (about, place, id, last_day, policy, enhancement_1326b2, detected_in_unrelated_activity, outcome) VALUES
-- Before the Values Act only the agency's own rule could forbid acting on a re-entry.
('reentry_1326', 10, 'G-3', '2018-01-03', 'forbids judicial_only', NULL, NULL, 'prohibited'),
-- Before the Values Act the State said nothing.
('reentry_1326', 11, 'G-3', '2018-01-03', NULL, NULL, NULL, 'not_regulated'),
-- No aggravated-felony enhancement can apply.
('reentry_1326', 12, 'A-3', NULL, NULL, 0, NULL, 'prohibited'),
-- It was not found by chance, in other work.
('reentry_1326', 13, 'A-3', NULL, NULL, NULL, 0, 'prohibited'),
-- The agency's own rule does not allow it.
('reentry_1326', 14, 'A-3', NULL, 'forbids judicial_only', NULL, NULL, 'prohibited'),
-- All three conditions are met.
('reentry_1326', 15, 'A-3', NULL, NULL, NULL, NULL, 'permitted');

INSERT INTO rule (about, place, id, last_day, policy, purpose, exclusive, outcome) VALUES
-- Before the Values Act only the agency's own rule could forbid federal supervision.
('supervision', 10, 'G-3', '2018-01-03', 'forbids judicial_only', NULL, NULL, 'prohibited'),
-- Before the Values Act the State said nothing.
('supervision', 11, 'G-3', '2018-01-03', NULL, NULL, NULL, 'not_regulated'),
-- No officer works under federal supervision, or deputised, to enforce immigration law.
('supervision', 12, 'A-6', NULL, NULL, 'immigration_enforcement', NULL, 'prohibited'),
-- Deputised for something else: not ruled here.
('supervision', 13, 'A-6', NULL, NULL, NULL, NULL, 'not_regulated'),
-- Before the Values Act only the agency's own rule could forbid office space.
('premises', 10, 'G-3', '2018-01-03', 'forbids judicial_only', NULL, NULL, 'prohibited'),
-- Before the Values Act the State said nothing.
('premises', 11, 'G-3', '2018-01-03', NULL, NULL, NULL, 'not_regulated'),
-- No room for immigration officers alone.
('premises', 12, 'A-8', NULL, NULL, NULL, 1, 'prohibited'),
-- A shared room, which the agency's own rule refuses.
('premises', 13, 'A-8', NULL, 'forbids judicial_only', NULL, NULL, 'prohibited'),
-- A shared room.
('premises', 14, 'A-8', NULL, NULL, NULL, NULL, 'permitted');


-- 10. Task force and joint operation (6.9) --------------------------------------------------------------------------

INSERT INTO rule (about, place, id, last_day, civil_arrests_by_local, scene_support_only, legal_scene_support,
                  primary_purpose_immigration, duties_unrelated_to_immigration, policy, outcome) VALUES
-- Before the Values Act only the agency's own rule could forbid.
('joint', 10, 'G-3', '2018-01-03', NULL, NULL, NULL, NULL, NULL, 'forbids judicial_only', 'prohibited'),
-- Before the Values Act the State said nothing.
('joint', 11, 'G-3', '2018-01-03', NULL, NULL, NULL, NULL, NULL, NULL, 'not_regulated'),
-- Local officers would make civil immigration arrests.
('joint', 12, 'T-1', NULL, 1, NULL, NULL, NULL, NULL, NULL, 'prohibited'),
-- Only the scene is secured, and the agency's own rule forbids it: counsel need not be asked.
('joint', 13, 'G-4', NULL, NULL, 1, NULL, NULL, NULL, 'forbids judicial_only', 'prohibited'),
-- Only the scene is secured, and counsel has said that the ban reaches it.
('joint', 14, 'T-6', NULL, NULL, 1, 'yes', NULL, NULL, NULL, 'prohibited'),
-- Only the scene is secured, and counsel has said that the ban does not reach it.
('joint', 15, 'T-6', NULL, NULL, 1, 'no', NULL, NULL, NULL, 'not_regulated'),
-- Only the scene is secured: a question for counsel.
('joint', 16, 'T-6', NULL, NULL, 1, 'unanswered', NULL, NULL, NULL, 'insufficient_facts'),
-- Immigration enforcement is its primary purpose.
('joint', 17, 'T-2', NULL, NULL, NULL, NULL, 1, NULL, NULL, 'prohibited'),
-- The duties are not primarily about other crime.
('joint', 18, 'T-2', NULL, NULL, NULL, NULL, NULL, 0, NULL, 'prohibited'),
-- The agency's own rule forbids it.
('joint', 19, 'T-2', NULL, NULL, NULL, NULL, NULL, NULL, 'forbids judicial_only', 'prohibited'),
-- All three conditions are met.
('joint', 20, 'T-4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'permitted');


-- 11. Detention contracts (6.10) ------------------------------------------------------------------------------------

INSERT INTO rule (about, place, id, last_day, population, legal_federal_detainees_scope, had_contract_2017_06_15, action,
                  legal_lapsed_contract, policy, outcome) VALUES
-- Before AB 103 only the agency's own rule could forbid.
('detention_contract', 10, 'G-3', '2017-06-26', NULL, NULL, NULL, NULL, NULL, 'forbids judicial_only', 'prohibited'),
-- Before AB 103 the State said nothing.
('detention_contract', 11, 'K-1', '2017-06-26', NULL, NULL, NULL, NULL, NULL, NULL, 'not_regulated'),
-- U.S. Marshals prisoners: the agency's own rule forbids it, so counsel need not be asked.
('detention_contract', 12, 'G-4', NULL, 'federal_criminal', NULL, NULL, NULL, NULL, 'forbids judicial_only',
    'prohibited'),
-- U.S. Marshals prisoners, before the Values Act: not ruled.
('detention_contract', 13, 'K-6', '2018-01-03', 'federal_criminal', NULL, NULL, NULL, NULL, NULL, 'not_regulated'),
-- U.S. Marshals prisoners, and counsel has said that the ban does not reach them.
('detention_contract', 14, 'K-6', NULL, 'federal_criminal', 'no', NULL, NULL, NULL, NULL, 'not_regulated'),
-- U.S. Marshals prisoners: a question for counsel. (Where counsel has said that the ban reaches them: go on.)
('detention_contract', 15, 'K-6', NULL, 'federal_criminal', 'unanswered', NULL, NULL, NULL, NULL,
    'insufficient_facts'),
-- No contract on 15 June 2017: nothing to renew, and no new one.
('detention_contract', 16, 'K-2', NULL, NULL, NULL, 0, NULL, NULL, NULL, 'prohibited'),
-- There was one: no more beds.
('detention_contract', 17, 'K-3', NULL, NULL, NULL, 1, 'expand_beds', NULL, NULL, 'prohibited'),
-- There was one, but the agency's own rule forbids going on with it.
('detention_contract', 18, 'G-4', NULL, NULL, NULL, 1, NULL, NULL, 'forbids judicial_only', 'prohibited'),
-- There was one: the same beds again.
('detention_contract', 19, 'K-3', NULL, NULL, NULL, 1, 'renew_same_beds', NULL, NULL, 'permitted'),
-- There was one, it lapsed, and counsel has said that a new one may follow it.
('detention_contract', 20, 'K-4', NULL, NULL, NULL, 1, 'new', 'yes', NULL, 'permitted'),
-- Counsel has said that it may not.
('detention_contract', 21, 'K-4', NULL, NULL, NULL, 1, 'new', 'no', NULL, 'prohibited'),
-- Counsel has not been asked.
('detention_contract', 22, 'K-4', NULL, NULL, NULL, 1, 'new', 'unanswered', NULL, 'insufficient_facts');


-- 12. The first row that fits ---------------------------------------------------------------------------------------

-- A cell of words fits a word that stands in it. (LIKE is safe here: no word of one column holds another between spaces.)
CREATE VIEW hit AS
SELECT a.case_id, r.place, r.id, r.outcome
FROM asked a
JOIN kinds k ON k.kind = a.kind
JOIN rule r ON r.about = k.about
WHERE (r.first_day IS NULL OR r.first_day <= a."on")
  AND (r.last_day IS NULL OR a."on" <= r.last_day)
  AND (r.agency_kind IS NULL OR ' ' || r.agency_kind || ' ' LIKE '% ' || a.agency_kind || ' %')
  AND (r."from" IS NULL OR ' ' || r."from" || ' ' LIKE '% ' || a."from" || ' %')
  AND (r.initiated_by IS NULL OR ' ' || r.initiated_by || ' ' LIKE '% ' || a.initiated_by || ' %')
  AND (r.purpose IS NULL OR ' ' || r.purpose || ' ' LIKE '% ' || a.purpose || ' %')
  AND (r.document_kind IS NULL OR ' ' || r.document_kind || ' ' LIKE '% ' || COALESCE(a.document_kind, 'no_paper') || ' %')
  AND (r.document_signed_by IS NULL OR ' ' || r.document_signed_by || ' ' LIKE '% ' || a.document_signed_by || ' %')
  AND (r.document_crime IS NULL OR ' ' || r.document_crime || ' ' LIKE '% ' || COALESCE(a.document_crime, 'no_paper') || ' %')
  AND (r.consent_answer IS NULL OR ' ' || r.consent_answer || ' ' LIKE '% ' || a.consent_answer || ' %')
  AND (r.item IS NULL OR ' ' || r.item || ' ' LIKE '% ' || a.item || ' %')
  AND (r.population IS NULL OR ' ' || r.population || ' ' LIKE '% ' || a.population || ' %')
  AND (r.action IS NULL OR ' ' || r.action || ' ' LIKE '% ' || a.action || ' %')
  AND (r.policy IS NULL OR ' ' || r.policy || ' ' LIKE '% ' || a.policy || ' %')
  AND (r.criminal_warrant_policy IS NULL OR ' ' || r.criminal_warrant_policy || ' '
       LIKE '% ' || a.criminal_warrant_policy || ' %')
  AND (r.registry IS NULL OR ' ' || r.registry || ' ' LIKE '% ' || a.registry || ' %')
  AND (r.federal_felony_warrant IS NULL OR ' ' || r.federal_felony_warrant || ' ' LIKE '% ' || a.federal_felony_warrant || ' %')
  AND (r.consent_form_given IS NULL OR r.consent_form_given = a.consent_form_given)
  AND (r.consent_language_understood IS NULL OR r.consent_language_understood = a.consent_language_understood)
  AND (r.consent_attorney_present IS NULL OR r.consent_attorney_present = a.consent_attorney_present)
  AND (r.item_public IS NULL OR r.item_public = a.item_public)
  AND (r.primary_purpose_immigration IS NULL OR r.primary_purpose_immigration = a.primary_purpose_immigration)
  AND (r.duties_unrelated_to_immigration IS NULL OR r.duties_unrelated_to_immigration = a.duties_unrelated_to_immigration)
  AND (r.civil_arrests_by_local IS NULL OR r.civil_arrests_by_local = a.civil_arrests_by_local)
  AND (r.scene_support_only IS NULL OR r.scene_support_only = a.scene_support_only)
  AND (r.exclusive IS NULL OR r.exclusive = a.exclusive)
  AND (r.enhancement_1326b2 IS NULL OR r.enhancement_1326b2 = a.enhancement_1326b2)
  AND (r.detected_in_unrelated_activity IS NULL OR r.detected_in_unrelated_activity = a.detected_in_unrelated_activity)
  AND (r.had_contract_2017_06_15 IS NULL OR r.had_contract_2017_06_15 = a.had_contract_2017_06_15)
  AND (r.minor IS NULL OR r.minor = a.minor)
  AND (r.in_custody IS NULL OR r.in_custody = a.in_custody)
  AND (r.history_complete IS NULL OR r.history_complete = a.history_complete)
  AND (r.conviction_opens IS NULL OR r.conviction_opens = a.conviction_opens)
  AND (r.charge_opens IS NULL OR r.charge_opens = a.charge_opens)
  AND (r.legal_clerk_signed_warrant IS NULL OR r.legal_clerk_signed_warrant =
       CASE a.legal_clerk_signed_warrant WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unanswered' END)
  AND (r.legal_criminal_immigration_warrant_arrest IS NULL OR r.legal_criminal_immigration_warrant_arrest =
       CASE a.legal_criminal_immigration_warrant_arrest WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unanswered' END)
  AND (r.legal_scene_support IS NULL OR r.legal_scene_support =
       CASE a.legal_scene_support WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unanswered' END)
  AND (r.legal_federal_detainees_scope IS NULL OR r.legal_federal_detainees_scope =
       CASE a.legal_federal_detainees_scope WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unanswered' END)
  AND (r.legal_lapsed_contract IS NULL OR r.legal_lapsed_contract =
       CASE a.legal_lapsed_contract WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unanswered' END);

CREATE VIEW answer AS
SELECT case_id, outcome, id, place
FROM (SELECT case_id, outcome, id, place, ROW_NUMBER() OVER (PARTITION BY case_id ORDER BY place) AS fits FROM hit) AS fitting
WHERE fits = 1;
