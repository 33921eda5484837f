# The decision in Rego: the first line that holds gives the outcome. Days are written as 2026-11-24 and compare as text.
package notification

import rego.v1

default outcome := "prohibited"

outcome := "not_regulated" if outside_these_acts

else := "requires_judicial_order" if {
	is_minor
	input.on >= "2016-01-01"
}

else := "prohibited" if input.policy in {"forbids", "judicial_only"}

else := "not_regulated" if input.on < "2018-01-04"

else := "permitted" if input.item_public

else := "prohibited" if nobody_asked

else := "permitted" if ground

outside_these_acts if input.agency_kind in {"non_law_enforcement", "cdcr"}

outside_these_acts if {
	input["from"] in {"USMS", "FBI", "DEA", "ATF", "other_agency"}
	input.purpose == "criminal_non_immigration"
	input.document_crime != "federal_criminal_immigration"
}

is_minor if input.minor

is_minor if input.agency_kind == "juvenile_hall"

nobody_asked if input.initiated_by != "immigration_authority"

nobody_asked if input["from"] == "own_staff"

ground if input.conviction_opens

ground if input.charge_opens

ground if input.registry == "current"

ground if input.federal_felony_warrant == "confirmed"
