"""Parks: rules PRK-R01 to R05."""

from amparo.law.places.field_general import (
    card,
    end,
    help_asked,
    in_the_way_of_nobody,
    land_of_the_agency,
    own_buildings,
    papers_and_premises,
)

parks = card("parks")
papers_and_premises(parks)
in_the_way_of_nobody(parks)
help_asked(parks, {})
own_buildings(parks)
land_of_the_agency(parks)
end(
    parks,
    "PRK-R01",
    "Open ground is open to anybody.",
    "El terreno abierto está abierto a cualquiera.",
)
