"""Common English words for the same things: they give the same frames, and a Dutch answer."""

from __future__ import annotations

__all__ = ["ENGLISH", "GLOSS", "PHRASES"]

ENGLISH: dict[str, dict[str, str]] = {
    "offence": {
        "verkrachting": "rape, rapes, rape cases, raped",
        "zedenmisdrijven": """
        sexual offences, sex offences, sexual offenses, sex offenses, sex crimes, sexual crimes, sex crime, sexual
        offence, sexual offence cases, sex offence cases
        """,
    },
    "measure": {
        "sepot": """
        dismissed, dismissals, dismissal, dropped, drop, not prosecuted, not pursued, discontinued, without
        prosecution, dropped cases
        """,
        "technisch_sepot": """
        lack of evidence, insufficient evidence, technical dismissal, technical, no evidence, technically dismissed,
        dismissed technically, not enough evidence
        """,
        "beleidssepot": "policy dismissal, policy grounds, policy reasons",
        "onvoorwaardelijk_sepot": """
        unconditional dismissal, unconditionally dismissed, dismissed unconditionally, ~unconditionally
        """,
        "voorwaardelijk_sepot": """
        conditional dismissal, conditionally dismissed, dismissed conditionally, ~conditionally
        """,
        "administratief_sepot": "administrative dismissal",
        "dagvaarden": """
        prosecuted, prosecutions, went to court, brought to court, brought before a judge, to court, in court,
        summoned, summons, summonses, charged, indicted, ~court, ~judge, prosecution rate, tried, reached court, reach
        court, reached a court, before the court, before a court, taken to court, go to court, indictment,
        indictments, taken to trial, brought to trial, went to trial, go to trial, put on trial, sent to trial,
        arraigned
        """,
        "instroom": """
        inflow, intake, incoming, registered, reported to the prosecutor, new cases, received, came in, come in, coming
        in, entered the system, were entered, receive, receives, filed
        """,
        "uitstroom": "outflow, disposed, disposals, closed cases, handled, completed, settled cases",
        "voegen": "joined, joined to another case, joined with another case, merged with another case, joinder",
        "transactie": "settlement, settlements, penalty order, fine, fines",
    },
    "unit": {"percentage": "share, proportion, rate", "procent": "percent of, per cent"},
    "mode": {
        "highest": "highest, most, peak, peaked, largest, biggest, best year, top year",
        "lowest": "lowest, fewest, least, smallest, worst year, bottom year, bottom",
        "average": "average, mean, on average",
        "median": "median",
        "sum": "total, altogether, combined, sum",
        "up": "increase, increased, rise, rose, risen, growth, grew, went up",
        "down": "decrease, decreased, fall, fell, fallen, drop in, decline, declined, went down",
        "change": "change, changed",
        "gap": "difference",
        "compare": "compare, compared, compared to, comparison",
        "series": "over time, per year, each year, every year, by year, yearly, annually, development",
        "more": "more than, higher than, more often than, higher, more often, more, larger, greater",
        "less": "less than, fewer than, lower than, lower, fewer, less",
        "check": "is it true that, is it true, is it correct, is it correct that, true",
        "whichyear": "which year, in which year, when, what year, in what year",
        "parts": "breakdown, split, by type, types of dismissal, grounds",
    },
    "question": {"count": "how many, how often, number of, number, figures, how much"},
    "lacking": {
        "maat": "convictions, convicted, acquittals, acquitted, prison, sentences, sentence, sentenced",
        "teller": "victims, suspects, offenders, perpetrators, reports, complaints",
        "uitsplitsing": "minors, children, men, women, age, region",
        "delict": "child pornography, human trafficking, sexual assault, assault, murder",
    },
    "intent": {
        "toezegging": "promises, promised, promise, overdue",
        "motie": "motion",
        "stemming": "voted, vote, voted against, voted for",
        "begrip": "what is a, definition, meaning, what does",
        "oorzaak": "why",
        "actie": "actions",
    },
    "filler": {
        "": """
        wrote, written, signed, sent, adopted, became, provided, supplied, who, the, in, were, was, is, are, did,
        does, do, by, and, or, for, there, that, which, what, cases, case, a, an, public prosecution service,
        prosecutor, prosecutors, prosecution service, netherlands, dutch, with, from, to, at, on, year, years, please,
        show, tell, me, give, it, been, have, has, be, because, due, go, went, made, brought, before, their, this,
        these, those, can, you, than, as, it's, would, could, should, any, some, all, us, we, i, want, know, how, saw,
        see, list, among, came, come, part, let, do you know, happen, happened, find, about, into, per cent of the,
        when compared, were there, was there, are there, how does, during, reached, reach, reaching, throughout, also,
        only, just, then, they, them, its, our, your, my, she, if, so, such, get, got, gets, end up, ended up, ending,
        ended, looking, look
        """
    },
}
"""Slot -> value -> phrases, as in the Dutch tables."""

GLOSS = {
    "offender": "dader", "profile": "daderprofiel", "profiles": "daderprofielen", "passport": "paspoort",
    "passports": "paspoort", "police": "politie", "victims": "slachtoffers", "victim": "slachtoffer",
    "research": "onderzoek", "study": "onderzoek", "report": "rapport", "campaign": "campagne", "letter": "brief",
    "plan": "actieplan", "barrier": "barrieremodel", "abroad": "buitenland", "transnational": "transnationaal",
    "child": "kindermisbruik", "abuse": "misbruik", "harassment": "intimidatie", "street": "straatintimidatie",
    "law": "wet", "act": "wet", "training": "trainingsdag", "strategy": "communicatiestrategie",
    "communication": "communicatie", "translation": "vertaling", "english": "engels", "subsidy": "subsidie",
    "grant": "subsidie", "municipalities": "gemeenten", "questionnaire": "vragenlijst", "causes": "oorzaken",
    "investigation": "onderzoek", "treaties": "rechtshulpverdragen", "background": "vog", "certificate": "vog",
    "risk": "risicotaxatie", "assessment": "risicotaxatie", "recidivism": "recidive", "pandemic": "corona",
    "organisations": "organisaties", "organizations": "organisaties", "members": "leden", "leads": "leidt",
    "led": "leidt",
    "reasons": "redenen", "reason": "reden", "evidence": "bewijs", "offenders": "daders",
    "restorative": "herstelbemiddeling",
    "judiciary": "rechtspraak", "probation": "reclassering", "treaty": "rechtshulpverdrag", "hotline": "meldpunt",
    "footnote": "voetnoot", "security": "veiligheidsagenda", "safety": "veiligheidsagenda",
}  # fmt: skip
"""English words of other things -> the Dutch word they are looked up by, where the dossier does not hold them."""

PHRASES = {
    "offender profil": "daderprofiel", "child abuse": "kindermisbruik", "certificate of conduct": "vog",
    "certificate of good conduct": "vog", "action plan": "actieplan", "passport act": "paspoortwet",
    "street harassment": "straatintimidatie", "sexual harassment": "seksuele intimidatie",
    "security agenda": "veiligheidsagenda", "safety agenda": "veiligheidsagenda", "barrier model": "barrieremodel",
    "expert group": "ketenexpertgroep", "action line": "actielijn", "have to do": "moet doen",
    "not yet kept": "nog open", "not yet fulfilled": "nog open", "still open": "nog open",
    "zero scenario": "nulscenario",
    "baseline scenario": "nulscenario", "communication strategy": "communicatiestrategie",
    "training day": "trainingsdag",
    "probation advice": "reclasseringsadvies", "best practice": "best practices",
    "public prosecution service": "openbaar ministerie",
    "risk assessment": "risicotaxatie", "since the letter": "sinds de brief", "after the letter": "na de brief",
    "what happened": "wat gebeurde er", "background check": "vog",
    "travel ban": "reisverbod",
}  # fmt: skip
"""English phrases of other things -> the Dutch that they are read as."""
