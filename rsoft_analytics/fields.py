"""The columns that exports have, and the field that each stands for.

The one table of aliases: a header that no reader knew is one more word here.
Words are kept as ``folded`` gives them, in the order of preference: where two
columns stand for one field, the word that comes first is the better one.

Some fields are only ways to another: ``date`` and ``time`` are joined into
``started``, the parts of a name into ``name``, and ``number`` and ``email`` of a
contact collect any number of columns.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain


@dataclass(frozen=True)
class Field:
    """What a column can stand for: its name for programs, for people, and in exports."""

    name: str
    label: str
    words: str  # aliases, separated by commas

    @property
    def aliases(self) -> tuple[str, ...]:
        """The words that name it in exports, the best first."""
        return tuple(word.strip() for word in self.words.split(","))


NUMBERS = """phone number, phone, phone no, phone num, mobile, mobile number, mobile no, mob no,
mobile phone, contact number, contact no, contact phone, contact phone number, contact mobile,
customer number, customer phone, customer phone number, customer mobile, customer mobile number,
customer no, customer contact, client number, client phone, client mobile, client no, number,
numbers, tel, telephone, telephone number, telephone no, tel no, cell, cell phone, cell number,
cellphone, msisdn, phone with country code,
telefon, telefonnummer, rufnummer, mobiltelefon, handy, handynummer, téléphone, numéro de téléphone,
numéro, tél mobile, téléphone mobile, portable, teléfono, número de teléfono, número, móvil,
celular, telefono, numero di telefono, cellulare, telefone, telefoon, telefoonnummer,
mobiele telefoon, telefono mobile, telefono cellulare, cellulare principale, telefono fisso,
telefono principale, teléfono móvil, teléfono celular, teléfono fijo, número de celular,
número de telefone, telefone celular, telefone fixo, celular whatsapp, téléphone fixe,
téléphone principal, mobilnummer, mobilfunknummer, handy nummer, mobiltelefonnummer, festnetz,
festnetznummer, telefon mobil,
फ़ोन, फ़ोन नंबर, मोबाइल, मोबाइल नंबर, هاتف, رقم الهاتف, טלפון, 電話番号, 携帯電話,
phone numbers, mobile numbers, contact numbers, फोन, फोन नंबर, मोबाईल नंबर, ફોન નંબર,
મોબાઇલ નંબર, தொலைபேசி எண், மொபைல் எண், ఫోన్ నంబర్, మొబైల్ నంబర్, ফোন নম্বর, মোবাইল নম্বর,
ಫೋನ್ ಸಂಖ್ಯೆ, ಮೊಬೈಲ್ ಸಂಖ್ಯೆ, ഫോൺ നമ്പർ, മൊബൈൽ നമ്പർ"""

MORE_NUMBERS = """alternate number, alternate phone, alternate mobile, alternate no, alt phone,
alt number, alt mobile, alternate phone number, alternate mobile number, alternate contact number,
secondary phone, secondary number, secondary phone number, secondary mobile number,
other number, other phone, whatsapp,
whats app, whatsapp number, whats app number, whatsapp no, whats app no,
work phone, work number, home phone, home number, business phone,
company phone, office phone, office number, company main phone, primary phone, car phone,
home mobile, work mobile, phone home, phone work, phone other, phone mobile, phone main,
mobile home, assistants phone, radio phone, callback, phone video, residence phone, landline,
landline number, sender mobile, sender phone, sender mobile alt, sender phone alt, user phone,
user phone number, personal mobile, personal phone, your phone, your number, your tel,
your mobile, your mobile number, your phone number, your contact number, your whatsapp number,
what is your phone number, whats your phone number, what is your mobile number,
whats your mobile number, what is your contact number, person phone,
phone value, lead phone, lead mobile, registered mobile, registered phone, altro telefono,
telefono casa, telefono ufficio,
telefono lavoro, teléfono del trabajo, teléfono de casa, otro teléfono, telefone comercial,
telefone residencial, téléphone professionnel, téléphone bureau, téléphone domicile,
autre téléphone, telefon geschäftlich, telefon privat, telefon dienstlich"""

EMAILS = """email, e mail, emails, e mail adresse, courriel, adresse de messagerie,
adresse e mail, correo electrónico, dirección de correo electrónico, correo, posta elettronica,
endereço de email, e mailadres, ईमेल, メールアドレス, email address,
e mail address, email id, e mail id, mail id,
mail, primary email, email home, email work, email other, home email, work email, other email,
secondary email, personal email, business email, sender email, sender email alt, user email,
your email, your email address, your email id, what is your email, whats your email,
what is your email address, whats your email address, person email, registered email,
contact email, customer email, client email, lead email, work e mail, home e mail, other e mail,
e mail value"""

NAMES = """full name, name, contact name, buyer name, visitor name, applicant name,
customer name, client name, display name, person name,
contact person, contact, customer, client, nombre completo, nom complet, nome completo,
vollständiger name, kontakt, नाम, الاسم, שם, 氏名, 名前,
पूरा नाम, आपका नाम, संपूर्ण नाव, पूर्ण नाव, नाव, પૂરું નામ, નામ, முழு பெயர், பெயர்,
పూర్తి పేరు, పేరు, পুরো নাম, নাম, ಪೂರ್ಣ ಹೆಸರು, ಹೆಸರು, മുഴുവൻ പേര്, പേര്"""

FIRST_NAMES = """first name, given name, firstname, fname, forename, vorname, prénom, nombre, nome,
voornaam, primeiro nome"""

LAST_NAMES = """last name, surname, family name, lastname, lname, nachname, nom, nom de famille,
apellidos, apellido, cognome, sobrenome, achternaam"""

NOTES = """notes, note, remarks, remark, comments, comment, description, feedback, summary, notizen,
notiz, bemerkung, remarque, notas, nota,
nachricht, ihre nachricht, mensaje, mensagem, messaggio, comment or message"""

CAMPAIGNS = """campaign, campaign name, utm campaign, ad campaign, marketing campaign, kampagne,
campagne, campaña, campanha, campagna,
source campaign"""

CALLS = (
    Field(
        "started",
        "Start of the call",
        """date time, date and time, datetime, datetime utc, date time utc, call date time,
        call datetime, call date and time, start date time, start datetime, start date and time,
        started, started at, call started, call started at, start stamp, starting date,
        call start date time, call start, timestamp, call timestamp, date started, event date local,
        datetime tz offset incl, hs timestamp, date created, started on, start, begin, began,
        called at, called on, call at, call on, when, dialed at, received at,
        activity date, datum und uhrzeit, date et heure, fecha y hora, 通話日時""",
    ),
    Field(
        "date",
        "Date of the call",
        "call date, date, start date, calldate, day, date of call, datum, fecha, data, तारीख",
    ),
    Field(
        "time",
        "Time of the call",
        """call start time, start time, starttime, call time, time, time of call, time started,
        zeit, uhrzeit, heure, hora, समय""",
    ),
    Field(
        "duration",
        "Duration",
        """duration, call duration, overall call duration, duration total, total duration,
        call length, length,
        total call duration, total time, hs call duration, calldurationinseconds, dur, mins,
        minutes, secs, seconds, dauer, durée, duración, duração, durata, अवधि, 通話時間""",
    ),
    Field(
        "talk",
        "Talk time",
        """talk time, talk duration, talktime, talking time, talking, billsec, bill sec,
        billable seconds, conversation duration, conversation time, duration in call,
        in call duration, connected duration, answered duration, speaking time,
        total talk, total talk time, agent interaction duration""",
    ),
    Field(
        "direction",
        "Direction",
        """direction, call direction, call type, type, calltype, in out, inbound outbound,
        incoming outgoing, hs call direction, business call type, type of call, call flow type,
        richtung, typ,
        anrufart, sens, dirección, tipo, tipo de llamada, direção, direzione, प्रकार, 種別""",
    ),
    Field(
        "outcome",
        "Outcome",
        """call status, call outcome, call result, overall call status, call disposition,
        disposition, answered, outcome,
        status, result, dial status, dialstatus, answer status, hangup cause, call answered,
        hs call disposition, hs call status, system disposition, connected, missed call reason,
        abandoned, missed, is missed""",
    ),
    Field(
        "party",
        "Number of the other side",
        NUMBERS
        + """, external number, caller phone number, callers phone number, other party, party,
        remote number, lead phone, lead mobile, dialled number, dialed number, phone called,
        cached number""",
    ),
    Field(
        "from_number",
        "From",
        """from, from number, caller id number, caller number, caller no, caller, caller id,
        callerid, caller mobile, caller phone, calling number, calling party, src, source number,
        a party, a number, hs call from number, ani, cli, call from, from phone""",
    ),
    Field(
        "to_number",
        "To",
        """to, to number, destination number, callee number, callee, called number, called party,
        called, destination, dst, b party, b number, receiver, receiver number, recipient,
        hs call to number, call to, to phone, called no""",
    ),
    Field(
        "name",
        "Name of the other side",
        "caller name, caller id name, cached name, saved name, lead name, " + NAMES,
    ),
    Field("presentation", "Presentation of the number", "presentation, number presentation"),
    Field(
        "line_number",
        "Our line",
        """sim, sim slot, sim name, sim number, sim card, sim no, line, line name, line number,
        tracking number, tracking phone number, did, did number, ddi, virtual number, our number,
        business phone number, exophone, knowlarity number, justcall number, virtual no,
        agent number,
        agent phone, rep number, user number, emp number, emp mobile, employee number,
        employee mobile, employee phone, dispnumber, phone account,
        subscription id, business number, agent phone number, agent mobile""",
    ),
    Field(
        "rep",
        "Member of the team",
        """agent, agent name, agentname, rep, rep name, representative, employee, employee name,
        emp name, user, user name, username, call owner, owner, assigned to, handled by,
        received by, call received by, telecaller, telecaller name, executive, executive name,
        staff, staff name, counsellor, counsellor name, counselor, attended by, called by,
        salesperson, sales person, sales rep, account manager, answered by, team member,
        activity assigned to""",
    ),
    Field(
        "source",
        "Source",
        """source, lead source, call source, traffic source, utm source, source name,
        enquiry source, inquiry source, marketing source, heard from, heard about us,
        how did you hear about us""",
    ),
    Field("campaign", "Campaign", CAMPAIGNS),
    Field(
        "note",
        "Note",
        NOTES + ", call notes, call note, call remarks, call summary, hs call body, discussion",
    ),
    Field(
        "call_ref",
        "Id of the call",
        """call id, callid, call uuid, uuid, unique id, uniqueid, call sid, ucid, call ref,
        call reference, session id, linkedid, id""",
    ),
)

LEADS = (
    Field(
        "lead_ref",
        "Id of the lead",
        """lead id, leadid, lead number, lead no, lead ref, lead reference, prospect id,
        prospect no, enquiry id, enquiry no, inquiry id, unique query id, opportunity id, deal id,
        record id, crm id, contact id, id""",
    ),
    Field(
        "name",
        "Name",
        "lead name, prospect name, sender name, student name, registered name, "
        "user name, your name, your full name, what is your name, whats your name, "
        "what is your full name, whats your full name, deal name, opportunity name, "
        "potential name, " + NAMES,
    ),
    Field("first_name", "First name", FIRST_NAMES),
    Field("middle_name", "Middle name", "middle name, additional name, middlename"),
    Field("last_name", "Last name", LAST_NAMES),
    Field(
        "company",
        "Company",
        """company, company name, organization, organisation, organization name, organisation name,
        account name, business name, firm, firm name, sender company, associated company,
        firma, unternehmen, société, entreprise, empresa, azienda, bedrijf""",
    ),
    Field("number", "Phone number", NUMBERS + ", " + MORE_NUMBERS),
    Field("email", "E-mail", EMAILS),
    Field(
        "source",
        "Source",
        """lead source, source, original source, enquiry source, inquiry source,
        traffic source, source name, source of lead, source of enquiry, marketing source,
        referral source, channel, platform,
        quelle, lead quelle, leadquelle, herkunft, source du prospect, source du lead, origine,
        fuente, fuente del lead, origen, origen del prospecto, fonte, fonte del lead,
        fonte do lead, origem, origem do lead, bron, leadbron""",
    ),
    Field("utm_source", "Source of the link", "utm source"),
    Field(
        "told_source",
        "What they said of how they heard of us",
        """how did you hear about us, how did you hear, heard from, heard about us,
        where did you hear about us, how did you find us, how did you come to know about us,
        how did you know about us,
        आपने हमारे बारे में कहाँ सुना, wie haben sie von uns erfahren,
        comment avez vous entendu parler de nous, cómo nos conociste""",
    ),
    Field("medium", "Medium", "medium, utm medium, lead medium, source medium"),
    Field("campaign", "Campaign", "lead campaign, " + CAMPAIGNS),
    Field(
        "status",
        "Status",
        """lead status, lead stage, prospect stage, status, stage, lifecycle stage, pipeline stage,
        sales stage, deal stage, opportunity stage, opportunity status, enquiry status""",
    ),
    Field(
        "created",
        "Created",
        """created, created time, created at, created on, created date, create date, creation date,
        date created, date added, added on, added time, lead date, lead created on, lead created at,
        lead created time, lead created date, lead creation date, enquiry date,
        inquiry date, date of enquiry, query time, date submitted, submitted at, submitted on,
        submit date, submit time, submission time, submitted date, submission date, received on,
        received date, date received, entry date, enquired on,
        engage date, date registered, user registration date, timestamp, date time, date,
        erstellt am, erstellt, erstellungsdatum, angelegt am, créé le, date de création, creado el,
        fecha de creación, criado em, data de criação, creato il, data di creazione,
        aangemaakt op, response date, posted on, create time, eingereicht am, soumis le,
        date de soumission,
        enviado el, fecha de envío, enviado em, data de envio, inviato il, data invio,
        zeitstempel, horodateur, marca temporal, carimbo de data hora, tijdstempel, टाइमस्टैम्प""",
    ),
    Field("time", "Time created", "time, lead time, enquiry time, inquiry time"),
    Field(
        "modified",
        "Modified",
        """modified, modified time, modified at, modified on, modified date, last modified,
        last modified date, last modified on, date modified, updated, updated at, updated on,
        last updated, date updated""",
    ),
    Field(
        "contacted",
        "First contacted",
        """first contacted, first contacted on, first contact, first contact date, contacted on,
        contacted at, first call date, first called on, first responded on""",
    ),
    Field("converted", "Converted", "converted, is converted, is won, won, enrolled, conversion"),
    Field(
        "converted_on",
        "Date of conversion",
        """converted on, converted date, converted at, conversion date,
        conversion time, closing date,
        date converted, closed date, close date, closed on, won on, won at, won date, won time,
        converted time, converted date time,
        enrolled on, enrolment date, date of conversion""",
    ),
    Field(
        "value",
        "Value",
        """deal value, deal amount, close value, lead value, opportunity value, opportunity amount,
        value, amount, expected revenue, expected value, conversion value, order value, revenue""",
    ),
    Field("currency", "Currency", "currency, currency code, conversion currency"),
    Field(
        "do_not_call",
        "Do not call",
        "do not call, donotcall, dnc, dnd, call opt out, phone opt out, opted out of calls",
    ),
    Field(
        "do_not_email",
        "Do not e-mail",
        """do not email, do not e mail, email opt out, has opted out of email, opted out of email,
        hs email optout, unsubscribed from all email""",
    ),
    Field("keyword", "Keyword", "keyword, search keyword, keywords, utm term, search term"),
    Field("click_id", "Id of the click", "gclid, gbraid, wbraid, msclkid, fbclid, click id"),
    Field(
        "referrer",
        "Referring page",
        """referrer, referrer url, http referrer, referer, http referer, referring url,
        referring page""",
    ),
    Field(
        "landing_page",
        "Landing page",
        """landing page, landing page url, landing url, first page seen, first page, entry page,
        source url, page url""",
    ),
    Field("form", "Form", "lead form name, form name, form title, form, lead form"),
    Field(
        "rep",
        "Member of the team",
        """lead owner, owner, owner name, contact owner, record owner, account owner, assigned to,
        assigned user, assigned user name, sales owner, sales agent, deal owner,
        opportunity owner, potential owner, owner alias, owner full name, responsible,
        responsible person, agent, agent name, rep, sales rep, sales person, salesperson, executive,
        counsellor, counsellor name, counselor, employee, user, handled by, telecaller,
        verantwortlich, verantwortlicher, zuständig, besitzer, lead besitzer, propriétaire,
        propietario, proprietário, proprietario, responsable, responsável, responsabile,
        eigenaar""",
    ),
    Field(
        "note",
        "Note",
        NOTES
        + """, lead notes, lead note, message, your message, query, query message, enquiry,
        inquiry, requirement, requirements""",
    ),
)

CONTACTS = (
    Field("uid", "Id of the contact", "uid, contact id, record id, id"),
    Field("name", "Name", NAMES),
    Field("prefix", "Prefix", "name prefix, prefix, salutation"),
    Field("first_name", "First name", FIRST_NAMES),
    Field("middle_name", "Middle name", "middle name, additional name, middlename"),
    Field("last_name", "Last name", LAST_NAMES),
    Field("suffix", "Suffix", "name suffix, suffix"),
    Field("nickname", "Nickname", "nickname, nick name"),
    Field(
        "company",
        "Company",
        """company, company name, organization, organisation, organization name, organisation name,
        account name, business name, firm, firm name""",
    ),
    Field(
        "title",
        "Job title",
        "job title, designation, position, organization title, occupation, role, title",
    ),
    Field("number", "Phone number", NUMBERS + ", " + MORE_NUMBERS),
    Field("email", "E-mail", EMAILS),
    Field(
        "groups",
        "Groups",
        "groups, group, labels, label, tags, categories, category, group membership, lists",
    ),
    Field("birthday", "Birthday", "birthday, birth date, date of birth, dob, birthdate"),
    Field(
        "created",
        "Created",
        """created, created time, created at, created on, created date, create date, creation date,
        date created, date added, added on, first seen""",
    ),
    Field("note", "Note", NOTES),
)

FIELDS = {"calls": CALLS, "leads": LEADS, "contacts": CONTACTS}
COLLECTING = {"number", "email"}  # any number of columns, "Phone 2" and "E-mail 3 Address" too

QUESTIONS = ("how did you hear about ", "where did you hear about ", "how did you come to know ")

LONGEST_WORD = 80  # characters; no alias with its unit is longer

# What a lead has and a contact does not.
MARKS_OF_A_LEAD = frozenset(
    "source utm_source told_source medium campaign status created contacted converted converted_on "
    "value do_not_call rep".split()
)
PEOPLE = frozenset("name first_name last_name number email".split())
OWN_IDS = frozenset(
    "lead id,leadid,lead number,lead no,lead ref,lead reference,prospect id,prospect no,enquiry id,"
    "enquiry no,inquiry id,unique query id,opportunity id,deal id".split(",")
)
# What a call has beside it only in a CRM; a date, a status and a rep can be of either.
MARKS_AGAINST_CALLS = frozenset(
    "email company source utm_source told_source medium contacted converted converted_on value "
    "do_not_call".split()
)
WEAK_WORDS = frozenset("type typ tipo status outcome result connected".split())
MARKS_OF_A_CRM = (MARKS_AGAINST_CALLS | {"status"}) - {"email", "do_not_call"}

CONSENT = frozenset(
    [
        "consent",
        "consent given",
        "consented",
        "opt in",
        "opted in",
        "opted out",
        "email consent",
        "sms consent",
        "marketing consent",
        "whatsapp consent",
        "blacklist",
        "blacklisted",
    ]
)

MESSAGES = frozenset(
    [
        "body",
        "message",
        "message body",
        "message text",
        "sms",
        "sms body",
        "sms text",
        "num segments",
    ]
)

PLAIN_DATES = frozenset(["date", "date time", "timestamp"])

UNITS = {
    "s": "s sec secs second seconds".split(),
    "ms": "ms msec millis millisecond milliseconds".split(),
    "min": "min mins minute minutes m".split(),
}
UNIT_WORDS = {word: unit for unit, words in UNITS.items() for word in words}
IN_MILLISECONDS = {"hs call duration"}
ZONES = {"utc": "UTC", "gmt": "UTC", "ist": "Asia/Kolkata"}
BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@lru_cache(maxsize=4096)
def folded(header: str) -> str:
    """A column's name as the aliases are written: lower case words with single spaces.

    >>> folded("CallDurationInSeconds"), folded("E-mail 2 Address"), folded("Caller's Phone No.")
    ('call duration in seconds', 'e mail 2 address', 'callers phone no')
    """
    text = CAMEL.sub(" ", unicodedata.normalize("NFKC", header).replace("'", "").replace("’", ""))
    kept = (char if unicodedata.category(char)[0] in "LMN" else " " for char in text)
    return " ".join("".join(kept).casefold().split())


@lru_cache(maxsize=4096)
def spellings(header: str) -> tuple[str, ...]:
    """What to look a column up by: its whole name, without unit or zone, without brackets."""
    whole = folded(header)
    bare = folded(BRACKETED.sub("", header))
    return tuple(dict.fromkeys((whole, without_unit(whole), bare, without_unit(bare))))


def without_unit(words: str) -> str:
    """A folded name without the unit or the zone that it ends with."""
    parts = words.split()
    if len(parts) > 1 and (parts[-1] in UNIT_WORDS or parts[-1] in ZONES):
        parts = parts[:-1]
        parts = parts[:-1] if parts[-1] == "in" and len(parts) > 1 else parts
    return " ".join(parts)


def unit_of(header: str) -> str | None:
    """The unit that a column's name tells for bare numbers: s, ms, min or None.

    >>> unit_of("Talk time (ms)"), unit_of("Duration in minutes"), unit_of("Duration (hh:mm:ss)")
    ('ms', 'min', None)
    """
    whole = folded(header)
    if whole in IN_MILLISECONDS:
        return "ms"
    return UNIT_WORDS.get(whole.split()[-1]) if whole else None


def zone_of(header: str) -> str | None:
    """The time zone that a column's name tells.

    >>> zone_of("datetime (UTC)"), zone_of("Start Time")
    ('UTC', None)
    """
    return ZONES.get((folded(header).split() or [""])[-1])


@cache
def places(kind: str) -> dict[str, tuple[str, int]]:
    """Each alias of a kind: its field, and how good an alias it is (0 the best)."""
    return {
        alias: (field.name, rank)
        for field in FIELDS[kind]
        for rank, alias in enumerate(field.aliases)
    }


def place_of(kind: str, header: str) -> tuple[str, int] | None:
    """The field that a column stands for, and how well."""
    known = places(kind)
    for spelling in spellings(header):
        if spelling in known:
            return known[spelling]
        # "How did you hear about Rao Tiles?" asks it of every firm by name
        if spelling.startswith(QUESTIONS) and "told_source" in {name for name, _ in known.values()}:
            return "told_source", len(known)
    numberless = " ".join(word for word in folded(header).split() if not word.isdigit())
    found = known.get(numberless)
    return found if found and found[0] in COLLECTING else None


def matched(kind: str, header: Sequence[str]) -> dict[str, list[int]]:
    """The columns for each field, by their places in the header, the best first."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, column in enumerate(header):
        if place := place_of(kind, column):
            field, rank = place
            found.setdefault(field, []).append((0 if field in COLLECTING else rank, at))
    return {field: [at for _, at in sorted(columns)] for field, columns in found.items()}


def is_known(word: str) -> bool:
    """Whether a cell is a word that headers have."""
    return len(word) <= LONGEST_WORD and any(place_of(kind, word) for kind in FIELDS)


def kind_of(header: Sequence[str]) -> str | None:
    """What the rows under a header are: calls, leads, contacts, or None."""
    lead = matched("leads", header)
    if tells_of_messages(header):
        return None
    if are_calls(matched("calls", header), header, has_marks_of_a_crm(lead, header)):
        return "calls"
    if tells_of_consent(header):
        return None  # taken for people, those who said no would be among them without a word
    if is_lead(lead, header) and not tells_how_long(header) and not are_of_nobody(header):
        return "leads"
    if tells_how_long(header):
        return None  # calls whose time no column tells: better refused than taken for people
    contact = matched("contacts", header)
    return "contacts" if COLLECTING & contact.keys() else None


def tells_of_consent(header: Sequence[str]) -> bool:
    """Whether a column says who agreed to what, and none is of a CRM's: a list of consent."""
    lead = matched("leads", header)
    is_of_crm = bool(MARKS_OF_A_CRM & lead.keys()) or has_own_id(lead, header)
    return bool(CONSENT & {folded(column) for column in header}) and not is_of_crm


def tells_of_messages(header: Sequence[str]) -> bool:
    """Whether there are texts that came and went, with no length of a call or among calls."""
    call, there = matched("calls", header), {folded(column) for column in header}
    ways = {folded(header[at]) for at in call.get("direction", ())} - WEAK_WORDS
    has_text = bool(MESSAGES & there) and not {"duration", "talk"} & call.keys()
    if has_text and "direction" in call and "outcome" not in call:
        return bool(ways) or not has_marks_of_a_crm(matched("leads", header), header)
    return bool(ways) and (has_text or "msg type" in there)


def are_of_nobody(header: Sequence[str]) -> bool:
    """Whether no column names a person, and others tell of a firm or of a call instead.

    Such are a CRM's list of companies, and its calls that say only by an id whom they were with.
    """
    lead, call = matched("leads", header), matched("calls", header)
    is_of_firms = "company" in lead and not has_own_id(lead, header)
    is_of_calls = bool({"duration", "talk"} & call.keys())
    return not PEOPLE & lead.keys() and (is_of_firms or is_of_calls)


def tells_how_long(header: Sequence[str]) -> bool:
    """Whether there is a number and a length of a call, and nothing that only a CRM writes."""
    call, lead = matched("calls", header), matched("leads", header)
    whom = {"party", "from_number", "to_number"} & call.keys()
    how_long = {"duration", "talk", "direction"} & call.keys()
    return bool(whom and how_long) and not has_marks_of_a_crm(lead, header)


def are_calls(call: dict[str, list[int]], header: Sequence[str], is_of_crm: bool) -> bool:
    """Whether the columns are those of calls: when, with whom, and how it went.

    In a table that a CRM writes, a mere status or type does not tell how a call went.
    """
    when = {"started", "date", "time"} & call.keys()
    whom = {"party", "from_number", "to_number"} & call.keys()
    how = chain.from_iterable(call.get(f, ()) for f in ("direction", "outcome", "duration", "talk"))
    words = {spellings(header[at])[-1] for at in how}
    return bool(when and whom and (words - WEAK_WORDS if is_of_crm else words))


def has_marks_of_a_crm(lead: dict[str, list[int]], header: Sequence[str]) -> bool:
    """Whether there are columns that speak of a person to win rather than of a call."""
    created = {folded(header[at]) for at in lead.get("created", ())} - PLAIN_DATES
    stages = {folded(header[at]) for at in lead.get("status", ())} - {"status"}
    return bool(MARKS_AGAINST_CALLS & lead.keys() or created or stages or has_own_id(lead, header))


def has_own_id(lead: dict[str, list[int]], header: Sequence[str]) -> bool:
    """Whether a column is named as the id of a lead, not of anything."""
    return any(folded(header[at]) in OWN_IDS for at in lead.get("lead_ref", ()))


def is_lead(lead: dict[str, list[int]], header: Sequence[str]) -> bool:
    """Whether the columns are those of leads: somebody, and something only a lead has."""
    somebody = {"lead_ref", "name", "first_name", "last_name", "number", "email"} & lead.keys()
    return bool(somebody and (has_own_id(lead, header) or MARKS_OF_A_LEAD & lead.keys()))


def label_of(kind: str, name: str) -> str:
    """A field's name for people."""
    return next(field.label for field in FIELDS[kind] if field.name == name)


# A test holds that no alias is in two fields of a kind, and that each is folded already.
ALL_ALIASES = {kind: list(chain.from_iterable(f.aliases for f in FIELDS[kind])) for kind in FIELDS}
