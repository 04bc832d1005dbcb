"""The short forms that are explained, held apart from what they mean so that a start need not read all the words.

A test compares them with `content/en/words.toml`.
"""

from __future__ import annotations

import re

SHORT_FORMS = """
ADD ADHD ALS AP APDR ARP ASC ASD CAMHS CFA CYPMHS DCD DLD DSL DSPL EBSA EHC EHCNA EHCP EHE ELSA EOTAS EOTIS EP
EYFS FE GDD GP HI HLTA HPCI IASS IEP IHCP IHP IPSEA ISL ISP KS1 KS2 KS3 KS4 LA LEA LGSCO LSA MAT MDT MLD MSI
NASENCO NHS NPQ OAP OT PB PCF PMLD PP PRU QFT SALT SEMH SEN SENCO SEND SENDCO SENDIAS SENDIASS SENDIST SEP SLCN
SLD SLT TA TAC TAF VI
"""
LONGER = """
Area SENCO; EHC assessment; EHC co-ordinator; EHC needs assessment; EHC plan; EHCP assessment; FE college;
NASENCo award; National Award for SEN Co-ordination; Notional SEN budget; SEN Code of Practice; SEN budget; SEN
code; SEN codes; SEN department; SEN funding; SEN governor; SEN information report; SEN list; SEN officer; SEN
panel; SEN policy; SEN record; SEN register; SEN service; SEN status; SEN support; SEN support plan; SEN team;
SEN unit; SEND Code of Practice; SEND Local Offer; SEND Regulations; SEND Regulations 2014; SEND Tribunal; SEND
code; SEND governor; SEND information report; SEND officer; SEND panel; SEND policy; SEND record; SEND reform;
SEND reforms; SEND register; SEND service; SEND support; SEND support plan; SEND team; SOS SEN; Statement of
SEN; draft EHC plan
"""
"""What begins or ends with one and has a meaning of its own, a name up to each semicolon."""


def names() -> list[str]:
    """All of them, the longest first: "EHC plan" before "EHC"."""
    longer = " ".join(LONGER.split()).split("; ")
    return sorted([*SHORT_FORMS.split(), *longer], key=lambda name: (-len(name), name))


_FOUND = re.compile(rf"\b(?!SEN Diary\b)({'|'.join(map(re.escape, names()))})s?\b")


def first_of_each(text: str) -> list[tuple[str, str]]:
    """The text in pieces, each with the name in it: a short form where it first stands, and between them none ("")."""
    pieces: list[tuple[str, str]] = []
    end = 0
    for found in _FOUND.finditer(text):
        if found[1] not in (name for _, name in pieces):
            pieces += [(text[end : found.start()], ""), (found[0], found[1])]
            end = found.end()
    return [piece for piece in (*pieces, (text[end:], "")) if piece[0]]
