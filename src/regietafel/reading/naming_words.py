"""Words by which a name in a plan is told apart: what a municipality is called, what more than one is, and who is nobody yet."""

from __future__ import annotations

MUNICIPAL = (
    "gemeente",
    "gemeentebestuur",
    "stad",
    "stadsbestuur",
    "lokaal bestuur",
    "lb",
    "ocmw",
    "commune de",
    "commune",
    "ville de",
    "ville",
    "cpas de",
    "cpas",
)
"""What stands before the name of a municipality and leaves the municipality the same."""

LEGAL_FORMS = frozenset(
    {"vzw", "asbl", "nv", "bv", "bvba", "cv", "cvba", "ivzw", "so", "dv", "ov", "sa", "srl", "scrl"}
)
"""What stands behind the name of an organisation and names no other one."""

AND = r"\s*(?:,|;|/|&|\+|\ben\b|\bet\b|\band\b)\s*"
"""What stands between the names of a list."""

MANY = frozenset(
    {
        "actiegroep",
        "actoren",
        "bedrijven",
        "bestuurders",
        "besturen",
        "burgemeesters",
        "bemiddelaars",
        "cao-partners",
        "dienstverleners",
        "diensthoofden",
        "diensten",
        "gemeenten",
        "initiatieven",
        "jongeren",
        "leden",
        "leerbedrijven",
        "maatwerkbedrijven",
        "mandatarissen",
        "ondernemers",
        "ondernemingen",
        "onderwijsinstellingen",
        "organisaties",
        "overheden",
        "partners",
        "partijen",
        "scholen",
        "schepenen",
        "spelers",
        "steden",
        "stakeholders",
        "toeleiders",
        "trajectbegeleiders",
        "uitzendkantoren",
        "vakbonden",
        "verenigingen",
        "voorzieningen",
        "werkgevers",
        "werknemers",
        "werknemersorganisaties",
        "werkgeversorganisaties",
        "zorgactoren",
        "acteurs",
        "administrations",
        "associations",
        "communes",
        "ecoles",
        "employeurs",
        "entreprises",
        "partenaires",
        "syndicats",
        "villes",
    }
)
"""Words that name several at once: who is called so is a group, not an organisation."""

NOBODY_YET = frozenset(
    {
        "andere",
        "anderen",
        "afhankelijk",
        "diverse",
        "eventueel",
        "eventuele",
        "iedereen",
        "nog",
        "onbekend",
        "tbd",
        "tbc",
        "nvt",
        "verschillende",
        "autres",
        "divers",
        "eventuels",
        "selon",
    }
)
"""Words of a name that stands for whoever it will be; it stays text."""
