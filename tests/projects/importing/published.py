# ruff: noqa: E501, RUF001 (headings, letters and dashes as lists really use them)
"""Lists of 2007-2013 and 2014-2020 as national authorities shape them."""

from tests.projects.importing.nations import dotted, grouped, slashed
from tests.projects.importing.publishing import Publication

AUSTRIA = Publication(
    name="Vorhabensliste",
    headings=[
        "Bezeichnung des Vorhabens/\noperation name",
        "Name des Begünstigten/\nname of beneficiary",
        "Zusammenfassung des Vorhabens/\noperation summary",
        "Datum des Beginns des Vorhabens/\noperation start date",
        "Datum des Endes des Vorhabens/\noperation end date",
        (
            "Gesamtbetrag der förderfähigen Ausgaben des Vorhabens/\n"
            "total eligible expenditure allocated to the operation*"
        ),
        (
            "Unions-Kofinanzierungssatz pro Prioritätsachse/\n"
            "Union co-financing rate, as per priority axis**"
        ),
        "Regionalcode des Vorhabens/\nlocation indicator",
        "Land/\ncountry",
        (
            "Bezeichnung der Interventionskategorie für das Vorhaben/\n"
            "name of category of intervention for the operation"
        ),
    ],
    row=lambda w: [
        *(w.title, w.beneficiary, "Das Projekt erweitert die Produktion.\nUnd mehr."),
        *(dotted(w.start), dotted(w.end), f"{w.total:f}".replace(".", ",")),
        *("40,00 %", "60660 - Dobl-Zwaring", "AUSTRIA"),
        "1 - Allgemeine produktive Investitionen in KMU",
    ],
    currency="EUR",
    country="AT",
    names=("Ankauf einer Biegeanlage", "Muster Flachdachbau GmbH"),
    delimiter=",",
    sums="total",
    below=[
        ["* Gesamtbetrag laut Fördervertrag"],
        ["** EFRE-Satz der Prioritätsachse"],
    ],
    fields={"Land/ country": "country"},
)

CYPRUS = Publication(
    name="Beneficiaries_Cyprus_ERDF_CF",
    headings=[
        "Τίτλος Έργου",
        "Δικαιούχος",
        "Έτος Έγκρισης Δαπάνης ",
        "Έτος Τελικής Πληρωμής",
        "Επιλέξιμη Δημόσια Δαπάνη Ενταγμένων Έργων (€)",
        "Συνολική Δαπάνη που Χορηγήθηκε με την Ολοκλήρωση του Έργου (€)",
    ],
    row=lambda w: [
        *(w.title, w.beneficiary, str(w.start.year), str(w.end.year)),
        *(grouped(w.total, ",", "."), grouped(w.total / 2, ",", ".")),
    ],
    currency="EUR",
    country="CY",
    names=("ΑΕΙΦΟΡΙΑ/ΦΥΣΗ/0308 (ΒΙΕ)/", "Πανεπιστήμιο Βόρειας Πόλης"),
    encoding="cp1253",
    delimiter=",",
    sums="total",
    dates="none",
    fields={"Δικαιούχος": "beneficiary"},
)

SOUTHERN_IRELAND = Publication(
    name="Final LoB ROP 2007-2013 Ireland",
    headings=[
        "Project Name (Beneficiary)",
        "Type of Grant",
        "Project Location",
        "Unique code number of the operation",
        "Project Summary",
        "Project Start Date",
        "Project End Date",
        "Theme/subtheme",
        "Total Eligible Expenditure",
        "Total Public Eligible Expenditure",
        "Code of region or area where operation is located",
    ],
    row=lambda w: [
        *(
            w.title,
            "ERDF",
            "S&E",
            3600 + w.number,
            "A wood chip boiler_x000D_\nof 720 kW",
        ),
        *(dotted(w.start), dotted(w.end), "CHP & BioHeat"),
        *(grouped(w.total, ".", ",") + " ", grouped(w.eu, ".", ",") + " ", "Carlow"),
    ],
    currency="EUR",
    country="IE",
    names=("Northtown Swimming Club / Cap", ""),
    delimiter=",",
    sums="total",
)

GREECE = Publication(
    name="ListOfOperations_20160513",
    headings=[
        "ΕΠΙΧΕΙΡΗΣΙΑΚΟ ΠΡΟΓΡΑΜΜΑ/ OPERATIONAL PROGRAMME",
        "ΑΞΟΝΑΣ ΠΡΟΤΕΡΑΙΟΤΗΤΑΣ/PRIORITY",
        "TAMEIO/ FUND",
        "ΟΝΟΜΑΣΙΑ ΔΙΚΑΙΟΥΧΟΥ / \nBENEFICIARY NAME ",
        "ΟΝΟΜΑΣΙΑ ΠΡΑΞΗΣ / OPERATION NAME ",
        "ΣΥΝΟΨΗ ΠΡΑΞΗΣ/\nOPERATION SUMMARY ",
        "ΗΜ/ΝΙΑ ΕΝΑΡΞΗΣ ΤΗΣ ΠΡΑΞΗΣ / \nOPERATION START DATE ",
        "ΚΑΤΑΛΗΚΤΙΚΗ ΗΜΕΡΟΜΗΝΙΑ ΠΡΑΞΗΣ /\nOPERATION END DATE ",
        (
            "ΣΥΝΟΛΙΚΗ ΕΠΙΛΕΞΙΜΗ ΔΑΠΑΝΗ ΠΟΥ  ΔΙΑΤΕΘΗΚΕ ΣΤΗΝ ΠΡΑΞΗ (ΠΡΟΫΠΟΛΟΓΙΣΜΟΣ)/ \n"
            "TOTAL ELIGIBLE EXPENDITURE ALLOCATED TO THE OPERATION"
        ),
        (
            "ΠΟΣΟΣΤΟ ΣΥΓΧΡΗΜΑΤΟΔΟΤΗΣΗΣ ΤΗΣ ΕΝΩΣΗΣ ΑΝΑ ΑΞΟΝΑ ΠΡΟΤΕΡΑΙΟΤΗΤΑΣ/ \n"
            "UNION Co-FINANCING RATE  AS PER PRIORITY AXIS "
        ),
        (
            "ΤΑΧΥΔΡΟΜΙΚΟΣ ΚΩΔΙΚΑΣ ή ΆΛΛΗ ΚΑΤΑΛΛΗΛΗ ΕΝΔΕΙΞΗ ΤΟΠΟΘΕΣΙΑΣ/\n"
            "POSTCODE OR OTHER APPROPRIATE LOCATION INDICATOR "
        ),
        "ΧΩΡΑ/\nCOUNTRY",
        (
            "ΟΝΟΜΑΣΙΑ ΚΑΤΗΓΟΡΙΑΣ ΠΑΡΕΜΒΑΣΗΣ ΤΗΣ ΠΡΑΞΗΣ/\n"
            "NAME OF CATEGORY OF INTERVENTION FOR THE OPERATION "
        ),
        "ΤΕΛΕΥΤΑΙΑ ΕΝΗΜΕΡΩΣΗ ΚΑΤΑΛΟΓΟΥ/\n LAST UPDATE OF THE LIST ",
    ],
    row=lambda w: [
        *("20-Τεχνική Βοήθεια", "170-Τεχνική Βοήθεια - ΤΣ", "1-ΕΤΠΑ", w.beneficiary),
        *(w.title, "1. Εκπόνηση μελετών\n2. Παροχή συμβουλών;", slashed(w.start)),
        *(slashed(w.end), grouped(w.total, ".", ","), "40,00", "EL24-Στερεά Ελλάδα "),
        *("ΕΛΛΑΔΑ", "122-Αξιολόγηση και μελέτες", "13/05/2016"),
    ],
    currency="EUR",
    country="GR",
    names=("5000306-Εκπόνηση μελετών", "ΔΗΜΟΣ ΒΟΡΕΙΑΣ ΠΟΛΗΣ"),
    encoding="iso-8859-7",
    sums="total",
    fields={"TAMEIO/ FUND": "fund", "ΧΩΡΑ/ COUNTRY": "country"},
)

SAXONY_ANHALT = Publication(
    name="EFRE-Sachsen-Anhalt-2007-2013",
    headings=[
        "Name des Begünstigten",
        "Bezeichnung des Vorhabens",
        "Jahr der Bewilligung",
        "Jahr der Restzahlung",
        "Gewährte Beträge",
        "Bei Abschluss des Vorhabens gezahlte Gesamtbeträge",
    ],
    row=lambda w: [
        *(w.beneficiary, w.title, w.start.year, w.end.year if w.number % 3 else ""),
        *(grouped(w.eu, ".", ","), grouped(w.eu, ".", ",") if w.number % 3 else ""),
    ],
    currency="EUR",
    country="DE",
    names=("Energetische Sanierung der Schule", "Nordstädter Präzisionsteile GmbH"),
    encoding="cp1252",
    delimiter=",",
    sums="eu",
    dates="none",
)

MALTA = Publication(
    name="malta_2007_2013",
    headings=[
        "Code",
        "Title",
        "Project Cost",
        "Beneficiary",
        "Line Ministry",
        "Start Date",
        "End Date",
        "Non Technical Short Summary Of Project",
        "Operational Programme",
        "Fund",
        "Operational Objective",
        "Priority Axis",
        "Focus Area Of Intervention",
        "Project Objectives",
        "Project Results",
        "Project Purpose",
    ],
    row=lambda w: [
        *(f"CF {w.number}", w.title, "€" + grouped(w.total, ",", "."), w.beneficiary),
        *(
            "Ministry for Education",
            f"{w.start:%A, %B %-d, %Y}",
            f"{w.end:%A, %B %-d, %Y}",
        ),
        *("The project consists of a number of initiatives", "OPII People ESF"),
        *(
            "European Social Fund",
            "To increase participation",
            "PA1 Improving Education",
        ),
        *(
            "OPIIPA1 Research",
            "A workforce which is prepared",
            "20,000 visitors",
            "To entice",
        ),
    ],
    currency="EUR",
    country="MT",
    names=("Science Popularisation Campaign", "Northtown Water Corporation"),
    delimiter=",",
    sums="total",
    fields={"Project Results": "achievements", "Fund": "fund", "Code": "case_number"},
)

WALLONIA = Publication(
    name="Waleurope_20200212",
    headings=[
        "N° de dossier",
        "Mesures",
        "Portefeuille / Operation name-Portfolio",
        "Projet / Operation name-Project",
        "Bénéficiaire (final) / Beneficiary name",
        "Résumé de l'opération / Operation summary",
        "Date début de l'opération / Operation start date",
        "Date de fin de l'opération / Operation end date",
        "Montant des aides décidées - Coût total / Total eligible expenditure",
        "Montant des aides décidées - FEDER (40%) / Union co-financing rate 40%",
        "Montant des aides décidées - Part wallonne / Member state co-financing",
        "Montant des aides décidées - Autres / Other",
        "Montant des aides dépensées - Coût total / Total eligible expenditure",
        "Montant des aides dépensées - FEDER (40%) / Union co-financing rate 40%",
        "Montant des aides dépensées - Part wallonne / Member state co-financing",
        "Montant des aides dépensées - Autres / Other",
        "Code postal / Operation postcode",
        "Pays / Country",
        "Numéro de CI / Number of CI",
        "Catégorie d'intervention (CI) / Category of intervention (CI)",
    ],
    row=lambda w: [
        *(
            w.code,
            "1.1.1",
            "Portefeuille vert",
            w.title,
            w.beneficiary,
            "Résumé à lire",
        ),
        *(slashed(w.start), slashed(w.end), grouped(w.total, " ", ",")),
        *(grouped(w.eu, " ", ","), grouped(w.total / 2, " ", ",")),
        *(grouped(w.total - w.eu - w.total / 2, " ", ","), "1 000,00", "400,00"),
        *("500,00", "100,00", "7000", "Belgique", "60", "Recherche publique"),
    ],
    currency="EUR",
    country="BE",
    names=("Halle relais", "Commune de Villeneuve"),
    encoding="cp1252",
    fields={"N° de dossier": "case_number"},
)

CZECHIA = Publication(
    name="Seznam operaci",
    headings=[
        "Program",
        "Název prioritní osy / priority Unie",
        "Fond",
        "Registrační číslo projektu/operace",
        "Název projektu / název operace",
        (
            "Název žadatele/příjemce (neuvádět jména fyzických osob, místo jména "
            "fyzických osob uvést fyzická osoba)"
        ),
        "IČ",
        "Právní forma příjemce",
        "Shrnutí operace",
        "Datum zahájení fyzické operace",
        "Předpokládané datum ukončení fyzické realizace operace",
        "Skutečné datum ukončení fyzické realizace operace",
        "Stav realizace",
        "Měna",
        "Celkové způsobilé výdaje přidělené na operaci (CZK)",
        "Celkové způsobilé výdaje přidělené na operaci - příspěvek Unie (CZK)",
        "Celkové způsobilé výdaje přidělené na operaci - veřejné zdroje (CZK)",
        "Celkové způsobilé výdaje přidělené na operaci - národní soukromé zdroje (CZK)",
        "Finanční prostředky vyúčtované v žádostech o platbu - celkové způsobilé výdaje",
        "Finanční prostředky vyúčtované v žádostech o platbu - příspěvek Unie",
        "Míra spolufinancování ze strany Unie",
        "PSČ příjemce",
        "Kód NUTS 3",
        "Název NUTS 3",
        "Země",
        "Oblast intervence - kód",
        "Oblast intervence - název",
    ],
    row=lambda w: [
        *("OP PIK", "Rozvoj výzkumu", "EFRR", f"CZ.01.1.02/0.0/0.0/{w.code}", w.title),
        *(w.beneficiary, "00216224", "Společnost s ručením omezeným", "Cílem je růst"),
        *(dotted(w.start), dotted(w.end), dotted(w.end) if w.number % 2 else ""),
        *("Projekt v realizaci", "CZK", grouped(w.total, " ", ",")),
        *(grouped(w.eu, " ", ","), "0,00", grouped(w.total - w.eu, " ", ",")),
        *(grouped(w.total / 3, " ", ","), grouped(w.eu / 3, " ", ","), "40,00 %"),
        *(
            "602 00",
            "CZ064",
            "Jihomoravský kraj",
            "Česká republika",
            "056",
            "Investice",
        ),
    ],
    currency="CZK",
    country="CZ",
    names=("Zavedení výroby", "Severoměstská strojírna s.r.o."),
    encoding="cp1250",
    above=[
        ["Seznam operací (příjemců podpory) – programové období 2014–2020"],
        ["Stav k 1. 9. 2020"],
        [],
    ],
    fields={
        "Fond": "fund",
        "Registrační číslo projektu/operace": "case_number",
        "IČ": "organisation_number",
        "Kód NUTS 3": "nuts",
    },
)

SAXONY = Publication(
    name="Liste der Vorhaben",
    headings=[
        "1. Name des Begünstigten",
        "2. Bezeichnung des Vorhabens",
        "3. Zusammenfassung des Vorhabens",
        "4. Datum des Beginns des Vorhabens",
        "5. Datum des Endes des Vorhabens",
        "6. Gesamtbetrag der förderfähigen Ausgaben des Vorhabens",
        "7. Unions-Kofinan-zierungssatz pro Prioritätsachse",
        "8. Durchführungsort des Vorhabens",
        "9. Landkreis/kreisfreie Gemeinde/große Kreisstädte",
        "10. Land",
        "11. Bezeichnung der Interventions-\nkategorie für das Vorhaben",
        "12. Förderrichtlinie",
        "13. Richtliniennummer",
        "14. Fördergegenstand",
        "15. Fördergegenstandsnummer",
        "16. Vorhabensident",
    ],
    row=lambda w: [
        *(w.beneficiary, w.title, "Förderung von Forschung", w.start, w.end, w.total),
        *(0.4, "01097 Dresden", "Dresden, Stadt", "Deutschland"),
        *("064 - Forschungs- und Innovationsprozesse in KMU", "FuE-Projektförderung"),
        *("04011", "Einzelprojekt", "0401101", 100_100_000 + w.number * 17),
    ],
    currency="EUR",
    country="DE",
    names=("Neue Werkstoffe für Öfen", "Nordstadt Maschinenbau GmbH"),
    kind="xlsx",
    sums="total",
    above=[
        ["Freistaat Sachsen – Liste der Vorhaben gemäß Artikel 115 Absatz 2 VO (EU)"],
        ["Europäischer Fonds für regionale Entwicklung (EFRE) 2014-2020"],
        [],
        ["Stand: 30.06.2019"],
    ],
    fields={"16. Vorhabensident": "case_number"},
)

SPAIN = Publication(
    name="Lista de operaciones",
    headings=[
        "CCI",
        "PROGRAMA OPERATIVO",
        "CATEGORÍA DE REGIÓN",
        "BENEFICIARIO(1)",
        "OPERACIÓN (5)",
        "RESUMEN (6)",
        "FECHA INICIO (8)",
        "FECHA FIN (10 o 9)",
        "COSTE (GASTO TOTAL SUBVENCIONABLE) (41)",
        "COFINANCIACIÓN UE",
        "CÓDIGO POSTAL",
        "MUNICIPIO",
        "LOCALIZACIÓN (30)",
        "PAÍS",
        "CAMPO DE INTERVENCIÓN (23)",
        "ORGANISMO QUE CONCEDE LAS AYUDAS",
    ],
    row=lambda w: [
        *("2014ES16RFOP002", "PLURIRREGIONAL DE ESPAÑA FEDER 2014-20 PO"),
        *(
            "MÁS DESARROLLADAS",
            w.beneficiary,
            w.title,
            "Ayudas a la innovación",
            w.start,
        ),
        *(w.end, w.total, "40%", "28001", "MADRID", "ES300 - Madrid", "ESPAÑA"),
        *("002. Procesos de investigación e innovación", "CDTI"),
    ],
    currency="EUR",
    country="ES",
    names=("SISTEMA DE ENERGÍA", "UNIVERSIDAD DEL NORTE"),
    kind="xlsx",
    sums="total",
    above=[["LISTA DE OPERACIONES. Reglamento (UE) 1303/2013, artículo 115.2"], []],
    fields={"COFINANCIACIÓN UE": "eu_share", "PAÍS": "country"},
)

NATIONAL_1 = [
    *(AUSTRIA, CYPRUS, SOUTHERN_IRELAND, GREECE, SAXONY_ANHALT, MALTA, WALLONIA),
    *(CZECHIA, SAXONY, SPAIN),
]
