"""The words around and inside the names of parties; folded patterns and sets."""

from __future__ import annotations

import re

from regietafel.reading.fields.words import words_in

TO_COME = (
    r"(?:te bepalen|vast te leggen|te bepalen partners|in te vullen|te bekijken|te zoeken|af te spreken|af te stemmen|"
    r"te contacteren|onbekend|a (?:definir|determiner|preciser|completer)|to be (?:determined|decided|defined|confirmed))"
)
VAGUE = re.compile(
    rf"(?:(?:de |les )?(?:andere|overige|verdere|extra|bijkomende|eventuele|autres|other|diverse|verschillende)?\s?"
    rf"(?:partners?|partenaires?|actoren|organisaties|acteurs)?\s?(?:die|zijn|worden|is|qui|sont)?\s?(?:nog|encore|still)?\s?(?:verder|samen)?\s?"
    rf"{TO_COME}(?: (?:zijn|worden|partners?))?.{{0,20}}"
    r"|n\.?\s?t\.?\s?b\.?|n\.?v\.?t\.?|t\.?b\.?[dac]\.?|niet van toepassing|geen|nihil|aucun|none|n/a|nvt|sans objet"
    r"|partners?|partenaires?|andere(?:n)?|autres|others?|diverse|div\.?|enz|etc|enzovoort|e\.?a|e\.?d|allen|alle partners"
    r"|x|ja|nee|oui|non|v)"
)
"""What names nobody, as a whole."""

NOBODY_YET = re.compile(rf"\b{TO_COME}\b")

OPEN_TAIL = re.compile(
    r"(?:\.\.\.|…|\b(?:enz|etc|e\.a|e\.d|enzovoort)\b\.?|\b(?:andere|overige|autres|other)(?:n| partners| partenaires)?\b)"
    rf"|\b{TO_COME}"
)
"""That the document says there are more than it names."""

TAIL = re.compile(
    r"(?:[\s,;]*(?:\.\.\.|…|\((?:…|\.\.\.)\)|\b(?:enz|etc|enzovoort|e\.a|e\.d|et al)\b\.?|,? (?:en|et|and|of|ou)$)|\s+(?:als|zijn|is) (?:partners?|deelnemers?)$)+$"
)
LEADING = re.compile(
    r"(?:(?:en|et|and|alsook|evenals|ook|met|avec|with|o\.a\.?|onder andere|onder meer|onder anderen|o\.m\.?|bv\.?|bijv\.?|bijvoorbeeld|vb\.?|zoals|waaronder"
    r"|eventueel|mogelijks?|in samenwerking met|i\.s\.m\.?|ism|samen met|notamment|p\.ex\.?|par exemple|tels que|entre autres|including|e\.g\.?"
    r"|in de eerste plaats|vooral|zeker|minstens)[\s:]+|[-–—•·*▪◦>→\uf0b7]\s*|\(?\d{1,2}[.)]\s+(?=\w)|[a-z]\)\s+)"
)
"""What may stand before a name and is none of it."""

ARTICLE = re.compile(r"(?:de|het|een|'t|le|la|les|l'|un|une|the|onze|elk|elke|alle|ieder|iedere)(?:\s+|(?<='))")
GROUP = re.compile(
    r"(?:(?:de|het|les|alle|onze|the)\s+)?(?:\d+\s+)?(?:lokale |deelnemende |andere |sociale |regionale |betrokken )?"
    r"(?:besturen|gemeenten|steden|ocmw'?s|partners|bedrijven|organisaties|scholen|communes|cpas|villes|partenaires|entreprises|actoren|werkgevers)\b"
)
SUPPORT = re.compile(
    r"(?:(?:en |et )?(?:met|avec|with|dankzij) )?(?:de |le |the )?(?:(?:financiele )?steun van|soutien (?:de|du)|support of|cofinanciering)\b"
)
"""Who pays is no partner."""

ALTERNATIVE = re.compile(r"(?:andere|overige|autres|other|\d+|alle|lokale|sociale|eventueel|mogelijk)\b")

BODY = re.compile(
    r"(?:groep|raad|team|netwerk|overleg|centrum|huis|school|scholen|platform|comite|fonds|bestuur|besturen|gemeenten?|steden|ocmw'?s?"
    r"|bedrijf|bedrijven|organisaties?|vereniging(?:en)?|vakbond(?:en)?|mutualiteit(?:en)?|ziekenhui(?:s|zen)|werkgevers|koepels?)$"
)
"""How the word for a body ends: after "and" it begins a name of its own."""

HEADS = words_in(
    "departement dienst diensten directie agentschap ministerie steunpunt vereniging unie federatie raad cel afdeling schepen beleidsdomein"
    " schepenen commissie comite fod pod spf service departement direction agence bureau federation union echevin echevine"
    " cluster sector sectoren team netwerk werkgroep kamer huis maison chambre stuurgroep adviesraad deskundige regisseur expert kabinet"
    " medewerker coordinator consulent beleidsmedewerker domein pijler centrum centre"
)
"""Nouns after which "and" mostly joins what they are about."""

DOMAINS = words_in(
    "kind gezin gezinnen jeugd zorg gezondheid welzijn samenleving werk economie wonen onderwijs vorming cultuur sport natuur bos landbouw"
    " visserij mobiliteit steden gemeenten koophandel nijverheid arbeidsbemiddeling beroepsopleiding inburgering integratie armoede"
    " tewerkstelling opleiding activering arbeid milieu energie klimaat ruimte erfgoed toerisme ondernemen innovatie wetenschap financien"
    " begroting kansen gelijke samenwerking ontwikkeling recht justitie veiligheid handel ambachten middenstand kmo's onderzoek"
    " emploi formation sante social sociale famille enfance jeunesse culture sports agriculture environnement climat logement education"
    " enseignement economie industrie commerce recherche innovation insertion solidarite egalite developpement"
    " openbare werken welzijns- gezondheids- groen recreatie bestuur"
)
"""What bodies are about; two of these around "and" are one name."""

BARE_WORDS = re.compile(r"[^\w'-]+")
