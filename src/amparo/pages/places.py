"""The map: requests received by region, shaded, with the same numbers in a table."""

from collections.abc import Iterator

from markupsafe import Markup

from amparo.figures.coverage import begun
from amparo.figures.speech import listed, sayer
from amparo.pages.region_map import Shape, region_map, shade, span
from amparo.pages.shown import Line, Numbers, Shown, Told, Word
from amparo.pages.site import Key, Page, Site
from amparo.terms import Language


def places(site: Site, language: Language) -> Iterator[Page]:
    """The page of a language."""
    t, numbers = sayer(language), Numbers(language)
    key: Key = ("map",)
    rows, shapes = _regions(site, language, numbers)
    title = t("Map", "Mapa")
    sentence = _sentence(site, shapes, language)
    drawing = Markup(
        region_map(t("Requests by region", "Solicitudes por región"), shapes)
    )  # escaped where it is drawn
    heads = (
        t("On the map", "En el mapa"),
        t("Region", "Región"),
        t("Requests", "Solicitudes"),
        t("Agencies", "Agencias"),
    )
    caption = t(
        "Requests received in {year}, by region",
        "Solicitudes recibidas en {year}, por región",
        year=site.year,
    )
    told = {
        "chart_told": Shown(sentence, drawing, _keys(shapes, language), broad=True) if shapes else None,
        "table_told": Told(caption, heads, tuple(rows)),
        "used": numbers.used,
        "year": site.year,
    }
    about = t("Requests received, region by region.", "Solicitudes recibidas, región por región.")
    yield Page(key, "map.html", title, about, told)


def _regions(site: Site, language: Language, numbers: Numbers) -> tuple[list[Line], list[Shape]]:
    """A line of the table and a shape of the map for each region, with the same key number."""
    t = sayer(language)
    rows, shapes = list[Line](), list[Shape]()
    for place, region in enumerate(site.release.regions, 1):
        there = tuple(
            one for one in site.release.agencies if one.region == region.id and begun(one, site.year)
        )
        total = site.total("requests", "received", (), site.year, there)
        name = region.name[language]
        shown = numbers.word(total) if there else t("no agency", "ninguna agencia")
        shapes.append(Shape(region.path, str(place), total.drawn, f"{name}: {shown}"))
        cells = (
            Word(name),
            numbers.set(total) if there else Word(shown, "number mark"),
            Word(listed([one.name[language] for one in there], language) if there else "—"),
        )
        rows.append(Line(str(place), cells))
    return rows, shapes


def _keys(shapes: list[Shape], language: Language) -> tuple[tuple[str, str], ...]:
    """The shades on the map and which numbers each stands for, lightest first."""
    t = sayer(language)
    values = [shape.value for shape in shapes if shape.value is not None]
    most = max(values, default=0)
    keys = list[tuple[str, str]]()
    for kind in sorted({shade(value, most) for value in values}):
        first, last = span(kind, most)
        words = (
            str(first)
            if first == last
            else t("{first} to {last}", "{first} a {last}", first=first, last=last)
        )
        keys.append((kind, words))
    return tuple(keys)


def _sentence(site: Site, shapes: list[Shape], language: Language) -> str:
    t = sayer(language)
    known = [shape for shape in shapes if shape.value]
    if not known:
        return t(
            "No region has a number for {year}.", "Ninguna región tiene un número de {year}.", year=site.year
        )
    most = max(known, key=lambda shape: shape.value or 0)
    return t(
        "Requests received in {year}, by the region of the agency. The most: {what}. "
        "Hatched: not known, or no agency on the list.",
        "Solicitudes recibidas en {year}, por la región de la agencia. La mayor cantidad: {what}. "
        "Rayado: no se sabe, o no hay agencia en la lista.",
        year=site.year,
        what=most.words,
    )
