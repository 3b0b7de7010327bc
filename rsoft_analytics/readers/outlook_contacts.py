"""Outlook contacts (CSV).

Some ninety columns, in the language of the program. Outlook writes 0/0/00 (or 0.0.00)
where there is no date.
"""

import pyarrow.compute as pc

from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records
from rsoft_analytics.pinned import Header, Pinned, place_of, with_cells
from rsoft_analytics.readers import CERTAIN, NO, contacts_table
from rsoft_analytics.rows import Reading

KIND = "contacts"
KNOWN = "from a parser"
NO_DATE = r"^0[/.-]0[/.-]0+$"
DATES = ("Birthday", "Anniversary", "Geburtstag", "Jahrestag", "Anniversaire", "Cumpleaños")
NUMBERS = (
    "Assistant's Phone", "Business Phone", "Business Phone 2", "Callback", "Car Phone",
    "Company Main Phone", "Home Phone", "Home Phone 2", "Mobile Phone", "Other Phone",
    "Primary Phone", "Radio Phone",
    "Telefon geschäftlich", "Telefon geschäftlich 2", "Telefon privat", "Telefon privat 2",
    "Mobiltelefon", "Mobiltelefon 2", "Weiteres Telefon", "Haupttelefon", "Autotelefon",
    "Telefon Firma", "Telefon Assistent", "Rückmeldung",
    "Téléphone (bureau)", "Téléphone 2 (bureau)", "Téléphone (domicile)", "Tél. mobile",
    "Téléphone 2 (domicile)", "Téléphone mobile", "Autre téléphone", "Téléphone principal",
    "Téléphone société", "Téléphone (assistant)", "Téléphone (voiture)",
    "Teléfono del trabajo", "Teléfono del trabajo 2", "Teléfono particular", "Móvil",
    "Teléfono particular 2", "Otro teléfono", "Teléfono principal", "Teléfono móvil",
    "Telefono (uff.)", "Telefono ufficio", "Telefono abitazione", "Cellulare", "Altro telefono",
    "Telefone comercial", "Telefone residencial", "Telefone celular", "Celular",
    "Telefoon op werk", "Telefoon op werk 2", "Telefoon thuis", "Mobiele telefoon",
)  # fmt: skip
EMAILS = (
    "E-mail Address", "E-mail 2 Address", "E-mail 3 Address",
    "E-Mail-Adresse", "E-Mail 2: Adresse", "E-Mail 3: Adresse",
    "Adresse de messagerie", "Adresse de messagerie 2", "Adresse de messagerie 3",
    "Dirección de correo electrónico", "Dirección del correo electrónico 2",
    "Indirizzo posta elettronica", "Endereço de email", "Endereço de e-mail", "E-mailadres",
)  # fmt: skip


def without_empty_dates(header: Header, records: Records) -> Records:
    """The records with nothing where Outlook has no date."""
    places = [at for name in DATES if (at := place_of(header, name)) is not None]
    cells = {at: records.columns[at] for at in places}
    return with_cells(
        records,
        {
            at: pc.if_else(pc.match_substring_regex(one, NO_DATE), None, one)
            for at, one in cells.items()
        },
    )


FORMAT = Pinned(
    kind=KIND,
    marks=(
        "First Name|Vorname|Prénom|Nombre|Nome|Voornaam",
        "Last Name|Nachname|Nom|Apellidos|Cognome|Sobrenome|Achternaam",
        (
            "E-mail Display Name|E-Mail-Adresse|Adresse de messagerie|Indirizzo posta elettronica|"
            "Dirección de correo electrónico|Endereço de email|Endereço de e-mail|E-mailadres"
        ),
        (
            "Business Street|Straße geschäftlich|Rue (bureau)|Calle del trabajo|Via (uff.)|"
            "Via ufficio|Rua do endereço comercial|Rua comercial|Werkadres, straat"
        ),
        (
            "Business Phone|Telefon geschäftlich|Téléphone (bureau)|Teléfono del trabajo|"
            "Telefono (uff.)|Telefono ufficio|Telefone comercial|Telefoon op werk"
        ),
    ),
    fields={
        "Title": "prefix",
        "First Name": "first_name",
        "Middle Name": "middle_name",
        "Last Name": "last_name",
        "Suffix": "suffix",
        "Company": "company",
        "Job Title": "title",
        **dict.fromkeys(NUMBERS, "number"),
        **dict.fromkeys(EMAILS, "email"),
        **dict.fromkeys(("Birthday", "Geburtstag", "Cumpleaños"), "birthday"),
        **dict.fromkeys(("Categories", "Kategorien", "Catégories", "Categorías"), "groups"),
        **dict.fromkeys(("Notes", "Notizen", "Notas", "Note", "Notities"), "note"),
        **dict.fromkeys(
            ("Firma", "Société", "Organización", "Società", "Empresa", "Bedrijf"), "company"
        ),
        **dict.fromkeys(("Vorname", "Prénom", "Nombre", "Nome", "Voornaam"), "first_name"),
        **dict.fromkeys(
            ("Nachname", "Nom", "Apellidos", "Cognome", "Sobrenome", "Achternaam"), "last_name"
        ),
        **dict.fromkeys(("Weitere Vornamen", "Deuxième prénom", "Segundo nombre"), "middle_name"),
        **dict.fromkeys(("Anrede", "Tratamiento", "Titolo"), "prefix"),
        **dict.fromkeys(("Position", "Fonction", "Puesto", "Functie"), "title"),
    },
    tidy=without_empty_dates,
)


def claim(export: Export) -> int:
    """Certain by names, an e-mail and a phone at work beside the parts of an address."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The contacts."""
    return FORMAT.reading(export, columns, contacts_table.batches_of)
