# ruff: noqa: E501, RUF001 (headings, letters and dashes as lists really use them)
"""More lists for 2014-2020, in shapes that bring their own difficulties."""

from decimal import Decimal

from tests.projects.importing.nations import dotted, grouped, slashed
from tests.projects.importing.publishing import Publication, Work

SYNERGIE = Publication(
    name="Liste des operations FEDER-FSE 2014-2020",
    headings=[
        "Fonds",
        "OS",
        "Libellé du dossier",
        "Bénéficiaire",
        "Résumé de l'opération",
        "Date de programmation",
        "Début prévisionnel d'opération",
        "Fin prévisionnelle d'opération",
        "Coût total programmé",
        "Montant UE programmé",
        "Domaine d'intervention",
        "Liste dép",
    ],
    row=lambda w: [
        *("FEDER", "OS 1.2", w.title, w.beneficiary, "L'opération vise à rénover"),
        *(slashed(w.start), slashed(w.start), slashed(w.end)),
        *(grouped(w.total, "\u202f", ",") + " €", grouped(w.eu, "\u202f", ",") + " €"),
        *("065 - Infrastructures de recherche", "63, 43"),
    ],
    currency="EUR",
    country="FR",
    names=("Rénovation thermique du lycée", "Commune de Villeneuve"),
    above=[["Région Auvergne-Rhône-Alpes, France"]],
    fields={"Fonds": "fund"},
)

FRENCH_ENGLISH = Publication(
    name="operations",
    headings=[
        "Fund",
        "Beneficiary Name",
        "Operation Name",
        "Operation Summary",
        "Operation Start Date",
        "Operation End Date",
        "Total cost",
        "EU part",
        "EU cofinancement rate",
        "Zipcode",
        "Precise localisation",
        "Country",
        "Intervention field",
    ],
    row=lambda w: [
        *("FEDER", w.beneficiary, w.title, "Une opération en Guadeloupe", w.start),
        *(w.end, w.total, w.eu, Decimal("0.4"), "97100", "Basse-Terre", "France"),
        "013 - Rénovation d'infrastructures publiques",
    ],
    currency="EUR",
    country="FR",
    kind="xlsx",
    fields={"Zipcode": "postal_code", "EU part": "eu_amount"},
)

HUNGARY = Publication(
    name="tamogatott projektek",
    headings=[
        "Operatív program / Operational programme",
        "Forrás / Fund",
        "Alintézkedés / Support scheme",
        "Pályázó neve / Beneficiary name",
        "Projekt megnevezése / Operation name",
        "Projekt rövid összefoglaló / Operation summary",
        "Támogatási döntés dátuma / Grant decision date",
        "Megvalósítás kezdete / Operation start date",
        "Megvalósítás befejezése / Operation end date",
        "Projekt összköltség / Total eligible expenditure",
        "Megítélt támogatás (HUF) / Grant awarded (HUF)",
        "Uniós társfinanszírozási ráta / Union co-financing rate",
        "Település / Location",
        "Ország / Country",
        "Beavatkozási kategória / Name of category of intervention",
    ],
    row=lambda w: [
        *(
            "GINOP",
            "ERFA",
            "GINOP-1.2.1-16",
            w.beneficiary,
            w.title,
            "A cég gépet vesz",
        ),
        *(f"{w.start:%Y.%m.%d}", f"{w.start:%Y.%m.%d}.", f"{w.end:%Y.%m.%d}."),
        *(grouped(w.total, " ", ",", 0), grouped(w.eu, " ", ",", 0), "40,00%"),
        *("Északváros", "Magyarország", "001 Általános termelőberuházás"),
    ],
    currency="HUF",
    country="HU",
    names=("Kapacitásbővítés", "Északvárosi Gépgyártó Kft."),
    encoding="cp1250",
    size=Decimal(12_345_675),
)

IRELAND = Publication(
    name="BMW list of operations",
    headings=[
        "Scheme",
        "Project Unique ID 2 NEW",
        "Beneficiary Name",
        "Project Name",
        "Project Summary",
        "Project Start Date",
        "Project End Date",
        "Total Public Eligible Expenditure",
        "ERDF Rate",
        "ERDF Amount",
        "Project Eircode / County",
        "NUTS Region",
        "Country",
        "Category of Intervention",
    ],
    row=lambda w: [
        *("Micro-enterprise", f"LEO{w.number:05}", w.beneficiary, w.title, "Expansion"),
        *(w.start, w.end, w.total, "40%", w.eu, "F92 TY30 / Donegal", "Border"),
        *("Ireland", "001 - Generic productive investment in SMEs"),
    ],
    currency="EUR",
    country="IE",
    kind="xlsx",
    above=[
        [],
        ["Border, Midland and Western Regional Operational Programme 2014-2020"],
        [],
    ],
    fields={"ERDF Amount": "eu_amount", "Project Unique ID 2 NEW": "case_number"},
)


def _coesione(work: Work) -> list[str]:
    comma = f"{work.eu}".replace(".", ",")
    total = f"{work.total}".replace(".", ",")
    return [
        *(
            f"1MISE{work.number:06}",
            "J31B" + f"{work.number:011}",
            work.title,
            "Sintesi",
        ),
        *(
            "https://example.org/it/progetti/1/",
            "2",
            "Ciclo 2014-2020",
            "01",
            "Ricerca",
        ),
        *("FS1420", "FSC 14-20", "FESR", "2014IT16RFOP003", "POR FESR ABRUZZO"),
        *("06", "OT 6", "INCENTIVI", f"{work.start:%Y%m%d}", f"{work.end:%Y%m%d}", ""),
        *("DEN", "ABRUZZO", "CHIETI", "ORTONA", comma, comma, "0,00", "10,00", "0,00"),
        *("20,00", "0,00", total, total, "5,00", comma, "1,00", "0,00", "In corso"),
        *("00000000001", "REGIONE ABRUZZO", "00000000002", work.beneficiary),
        *("Societa' a responsabilita' limitata", "20181231", "0"),
    ]


COESIONE = Publication(
    name="progetti_esteso_20181231",
    headings=[
        *("COD_LOCALE_PROGETTO", "CUP", "OC_TITOLO_PROGETTO", "OC_SINTESI_PROGETTO"),
        *("OC_LINK", "OC_COD_CICLO", "OC_DESCR_CICLO", "OC_COD_TEMA_SINTETICO"),
        *("OC_TEMA_SINTETICO", "OC_COD_FONTE", "OC_DESCR_FONTE", "FONDO_COMUNITARIO"),
        *("OC_CODICE_PROGRAMMA", "OC_DESCRIZIONE_PROGRAMMA", "COD_OB_TEMATICO"),
        *("DESCR_OB_TEMATICO", "CUP_DESCR_NATURA", "OC_DATA_INIZIO_PROGETTO"),
        *("OC_DATA_FINE_PROGETTO_PREVISTA", "OC_DATA_FINE_PROGETTO_EFFETTIVA"),
        *("OC_MACROAREA", "DEN_REGIONE", "DEN_PROVINCIA", "DEN_COMUNE", "FINANZ_UE"),
        *("FINANZ_UE_FESR", "FINANZ_UE_FSE", "FINANZ_STATO_FONDO_DI_ROTAZIONE"),
        *("FINANZ_STATO_FSC", "FINANZ_REGIONE", "FINANZ_PRIVATO"),
        *("FINANZ_TOTALE_PUBBLICO", "OC_FINANZ_TOT_PUB_NETTO", "ECONOMIE_TOTALI"),
        *("OC_FINANZ_UE_NETTO", "IMPEGNI", "TOT_PAGAMENTI", "OC_STATO_PROGETTO"),
        *("OC_CODFISC_PROGRAMMATORE", "OC_DENOM_PROGRAMMATORE"),
        *("OC_CODFISC_BENEFICIARIO", "OC_DENOM_BENEFICIARIO"),
        *("OC_DESCR_FORMA_GIU_BENEFICIARIO", "DATA_AGGIORNAMENTO"),
        "OC_FLAG_VISUALIZZAZIONE",
    ],
    row=_coesione,
    currency="EUR",
    country="IT",
    names=("RIQUALIFICAZIONE DELLA CITTÀ", "COMUNE DI ORTONA NORD"),
    fields={
        "COD_LOCALE_PROGETTO": "case_number",
        "FONDO_COMUNITARIO": "fund",
        "OC_DENOM_BENEFICIARIO": "beneficiary",
        "DEN_COMUNE": "municipality",
    },
)

LATVIA = Publication(
    name="projekti",
    headings=[
        "SAM numurs / Specific objective No",
        "SAM nosaukums / Name of specific objective",
        "Projekta numurs / Operation No / Project No",
        "Projekta nosaukums / Operation name / Name of project",
        "Iesniedzēja nosaukums / Beneficiary name",
        "Iesniedzēja reģ. nr. / Beneficiary reg. No",
        "Iesniedzēja juridiskā adrese / Legal address of beneficiary",
        "Finansējuma saņēmēja e-pasts",
        "Finansējuma saņēmēja tīmekļa vietne",
        "Kopsavilkums / Summary",
        "Sākuma datums / Start date",
        "Beigu datums / Finish date",
        "Līguma noslēgšanas datums / Agreement date",
        "Kopējais finansējums / Total financing",
        "Kopējais attiecināmais finansējums / Total eligible financing",
        "ES fondu līdzfinansējums / Union co-financing",
        "JNI finansējums / YEI financing",
        "Nacionālais publiskais finansējums / National public financing",
        "Nacionālais privātais finansējums / National private financing",
        "Prioritārā virziena līdzfinansējuma likme / Co-financing rate of priority axis",
        "Projekta statuss / Status of project",
        "Īstenošanas vietas reģions / Region",
        "Intervences kategorijas kods / Category of intervention code",
        "Atbildīgā iestāde / Responsible authority",
    ],
    row=lambda w: [
        *("1.2.2.1.", "Atbalsts nodarbināto apmācībām", f"1.2.2.1/{w.number}", w.title),
        *(w.beneficiary, "40003000642", "Brīvības iela 1, Rīga", "birojs@example.lv"),
        *("www.example.lv", "Projekta mērķis ir ēku siltināšana", dotted(w.start)),
        *(dotted(w.end), dotted(w.start), f"{w.total:,.2f}", f"{w.total:,.2f}"),
        *(f"{w.eu:,.2f}", "0.00", "0.00", f"{w.total - w.eu:,.2f}", "40%", "Līgums"),
        *("Rīgas plānošanas reģions", "062", "CFLA"),
    ],
    currency="EUR",
    country="LV",
    names=("Ēku siltināšana", "Ziemeļpilsētas siltums SIA"),
    encoding="cp1257",
    delimiter="\t",
    fields={
        "Projekta numurs / Operation No / Project No": "case_number",
        "Finansējuma saņēmēja e-pasts": "personal",
    },
)

NETHERLANDS = Publication(
    name="efro",
    headings=[
        "Projecttitel",
        "Projecttitel in het Engels",
        "Begunstigde",
        "Fonds",
        "Autoriteit",
        "Samenvatting",
        "Begindatum",
        "Einddatum",
        "EU-subsidie",
        "Publieke bijdrage",
        "Private bijdrage",
        "Totale kosten",
        "Medefinancieringspercentage",
        "Adres",
        "Postcode",
        "Plaats",
        "Land",
        "Categorie steunverlening (code)",
        "Categorie steunverlening (omschrijving)",
        "Thematische doelstelling (code)",
        "Website project",
        "Medebegunstigde 1",
        "Medebegunstigde 2",
    ],
    row=lambda w: [
        *(w.title, "Field lab", w.beneficiary, "EFRO", "Kansen voor West", "Sensoren"),
        *(f"{w.start:%-d-%-m-%Y}", f"{w.end:%-d-%-m-%Y}", grouped(w.eu, ".", ",")),
        *(grouped(w.total - w.eu, ".", ","), "0,00", grouped(w.total, ".", ","), "40%"),
        *("Kade 1", "1011 AB", "Noordstad", "NL", "065", "Onderzoek", "OT1", ""),
        *("Hogeschool Noordstad", ""),
    ],
    currency="EUR",
    country="NL",
    names=("Fieldlab Noord", "Gemeente Noordstad"),
    encoding="utf-8-sig",
    fields={"Medebegunstigde 1": "partners", "Private bijdrage": "national_private"},
)

POLAND = Publication(
    name="Lista_projektow_FE_2014_2020",
    headings=[
        "Tytuł projektu/ Project name",
        "Skrócony opis (do 2000 znaków) / Project summary",
        "Numer umowy/decyzji/ Contract number",
        "Nazwa beneficjenta/ Beneficiary name",
        "Fundusz/ Fund",
        "Program/ Programme",
        "Priorytet/ Priority axis",
        "Działanie/ Measure",
        "Poddziałanie/ Submeasure",
        (
            "Wartość projektu (w zł, dla projektów EWT w euro)/ "
            "Total project value (PLN, for ETC projects EUR)"
        ),
        (
            "Wydatki kwalifikowalne (w zł, dla projektów EWT w euro)/ "
            "Total eligible expenditure (PLN, for ETC projects EUR)"
        ),
        (
            "Wartość unijnego dofinansowania (w zł, dla projektów EWT w euro)/ "
            "Amount of EU co-financing (PLN, for ETC projects EUR)"
        ),
        "Poziom unijnego dofinansowania w procentach (w %)/ Union co-financing rate (%)",
        "Forma finansowania/ Form of finance",
        "Miejsce realizacji projektu/ Project location",
        "Typ obszaru, na którym realizowany jest projekt/ Territory type",
        "Data rozpoczęcia realizacji projektu/ Project start date",
        "Data zakończenia realizacji projektu/ Project end date",
        (
            "Projekt konkursowy czy pozakonkursowy?/ Project implemented under competitive "
            "or non-competitive procedure?"
        ),
        (
            "Dziedzina działalności gospodarczej, której dotyczy projekt/ Area of economic "
            "activity"
        ),
        "Obszar wsparcia projektu/ Area of project intervention",
        "Cel projektu/ Project thematic objective",
        "Finansowanie zakończone/ Funding completed",
    ],
    row=lambda w: [
        *(w.title, "Celem jest żłobek", f"POIR.01.01.01-00-{w.number:04}/16-00"),
        *(
            w.beneficiary,
            "EFRR",
            "Program Operacyjny Inteligentny Rozwój",
            "1. Wsparcie",
        ),
        *(
            "1.1. Projekty B+R",
            "1.1.1.",
            w.total,
            w.total,
            w.eu,
            40,
            "Dotacja bezzwrotna",
        ),
        *("WOJ.: ŁÓDZKIE, POW.: łęczycki | WOJ.: ŚLĄSKIE", "01 Duże obszary miejskie"),
        *(w.start, w.end, "Tryb konkursowy", "03 Produkcja", "002 Procesy badawcze"),
        *("01 Wzmacnianie badań", "Nie"),
    ],
    currency="PLN",
    country="PL",
    names=("Wdrożenie technologii", "GMINA MIASTO PÓŁNOC"),
    kind="xlsx",
    above=[
        ["Lista projektów realizowanych z Funduszy Europejskich w Polsce 2014-2020"],
        ["Stan na 31 października 2020 r."],
    ],
    fields={"Numer umowy/decyzji/ Contract number": "case_number"},
)

ROMANIA = Publication(
    name="Lista beneficiarilor POIM",
    headings=[
        *("Nr. crt.", "Axă prioritară/ Prioritate de investiții", "Titlu proiect"),
        *("Denumire beneficiar", "Rezumat proiect", "Dată începere proiect"),
        *("Dată finalizare proiect", "Rată de cofinanțare UE", "Regiune", "Județ"),
        *("Localitate", "Tip beneficiar", "Categorie de intervenție"),
        *(
            "Valoarea eligibilă a proiectului (LEI)",
            "",
            "",
            "",
            "Cheltuieli neeligibile",
        ),
        *("Total valoare proiect", "Stadiu proiect", "Act adițional NR."),
        *("Plăți către beneficiari (lei)", ""),
    ],
    under=[
        [
            *([""] * 13),
            *("Fonduri UE", "Buget Național", "Contribuția proprie a beneficiarului"),
            *("Contribuție privată", "", "", "", "", "Fonduri UE", "Buget Național"),
        ],
        [*range(1, 14), 14, 15, 16, 17, 18, "19=14+15+16+17+18", 20, 21, 22, 23],
    ],
    row=lambda w: [
        *(w.number, "AP 1/ PI 7i", w.title, w.beneficiary, "Îmbunătățirea rețelei"),
        *(w.start, w.end, "40%", "Centru", "Brașov", "Orașul Nou", "Public", "028"),
        *(w.eu, w.total - w.eu - 200, 150, 50, 0, w.total, "în implementare", 2),
        *(w.eu / 3, w.eu / 5),
    ],
    currency="RON",
    country="RO",
    names=("Modernizarea liniei", "Municipiul Orașul Nou"),
    kind="xlsx",
    fields={
        "Valoarea eligibilă a proiectului (LEI) / Fonduri UE": "eu_amount",
    },
    above=[[], ["Lista proiectelor contractate – POIM 2014-2020"], []],
    below=[
        *(
            [],
            ["TOTAL", "", "", "", "", "", "", "", "", "", "", "", "", 9, 8, 7, 6, 5, 4],
        ),
    ],
)

SLOVENIA = Publication(
    name="Seznam operacij",
    headings=[
        "Kratek naziv prednostne osi/Short priority axis name",
        "Sklad/Fund",
        "Šifra operacije/Operation code",
        "Ime operacije/Operation name",
        "Ime upravičenca / Beneficiary name",
        "Povzetek operacije/Operation summary",
        "Datum začetka operacije /Operation start date",
        "Datum zaključka operacije /Operation end date",
        (
            "Skupni upravičeni izdatki, dodeljeni operaciji/Total eligible expenditure "
            "allocated to the operation"
        ),
        "Kohezijska regija Vzhodna Slovenija/Cohesion region of Eastern Slovenia",
        "Kohezijska regija Zahodna Slovenija/Cohesion region of Western Slovenia",
        "Stopnja sofinanciranja Unije po prednostnih oseh / Union co-financing rate",
        "Poštna številka /Operation postcode",
        "Pošta/Post office",
        "Občina/Municipality",
        "Statistična regija/Statistical region",
        "Država/ Country",
        "Domena ukrepa 1/Code of intervention",
        "Domena ukrepa 2/Code of intervention",
        "Leto dodelitve sredstev/ Year allocation",
        "Datum zadnje posodobitve seznama operacij/Date of last update of list",
    ],
    row=lambda w: [
        *(
            "PN 1",
            "ESRR",
            f"OP20.{w.number:05}",
            w.title,
            w.beneficiary,
            "Čisto okolje",
        ),
        *(f"{w.start.day}.{w.start.month}.{w.start.year}", dotted(w.end)),
        *(grouped(w.total, ".", ","), grouped(w.total, ".", ","), "0,00", "40,00%"),
        *(
            "1000",
            "Ljubljana",
            "SEVERNA OBČINA",
            "Zasavska",
            "SI",
            "060",
            "061",
            "2016",
        ),
        "30.6.2019",
    ],
    currency="EUR",
    country="SI",
    names=("Čiste tehnologije", "Zavod Severno mesto"),
    encoding="cp1250",
    sums="total",
    fields={"Šifra operacije/Operation code": "case_number", "Sklad/Fund": "fund"},
)

SLOVAKIA = Publication(
    name="zoznam operacii",
    headings=[
        "Program / Programme",
        "Prioritná os / Priority axes - name",
        "Fond / Fund",
        "Názov projektu / Operation name",
        "Názov príjemcu / Beneficiary name",
        "IČO / Identification number of the beneficiary",
        "Opis projektu / Operation summary",
        "Začiatok / Operation start date",
        "Koniec / Operation end date",
        "Stav / Status of the operation",
        (
            "Celkové nárokované výdaje pridelené na projekt / Total eligible expenditure "
            "allocated to the operation"
        ),
        (
            "Príspevok Únie / Expenditures allocated to the selected operation - Union "
            "contribution"
        ),
        (
            "Verejné zdroje / Expenditures allocated to the selected operation - National "
            "public resources"
        ),
        "Vlastné zdroje / Expenditures allocated to the selected operation - Own resources",
        "Miera spolufinancovania zo strany Únie / Union co-financing rate",
        "Miesta realizácie",
        "Oblasti intervencie / Intervention field - name",
        "Vytvorené",
    ],
    row=lambda w: [
        *("OP KŽP", "Udržateľné využívanie", "KF", w.title, w.beneficiary, "00603481"),
        *(
            "Predmetom je zníženie emisií",
            dotted(w.start),
            dotted(w.end),
            "V realizácii",
        ),
        *(f"{w.total} EUR", f"{w.eu} EUR", f"{w.total - w.eu} EUR", "0.00 EUR", "40 %"),
        *("Severné Mesto, okres Žilina", "085 - Ochrana biodiverzity", "2019-06-30"),
    ],
    currency="EUR",
    country="SK",
    names=("Zníženie emisií", "Mesto Severné"),
    encoding="utf-16",
    delimiter="\t",
    fields={"Fond / Fund": "fund"},
)

ENGLAND = Publication(
    name="ERDF_beneficiaries",
    headings=[
        *("Reference Number", "Investment Priority", "Priority Axis", "Recipient"),
        *("Project name", "Project Summary (as supplied by applicant)", "Start date"),
        *("End date", "ERDF Investment £ million", "Project Cost £ million"),
        *("% of project funded by EU", "Project Postcode", "Country", "LEP area"),
        *("Category of Region", "Category of Intervention", "Publish Date"),
    ],
    row=lambda w: [
        *(
            f"{w.number:02}R17P{w.number:05}",
            "4a",
            "4",
            w.beneficiary,
            w.title,
            "Homes",
        ),
        *(w.start, w.end, w.eu / 1_000_000, w.total / 1_000_000, Decimal("0.4")),
        *("NE1 4ST", "England", "North East", "Transition", "012 Renewable energy"),
        w.end,
    ],
    currency="GBP",
    country="GB",
    size=Decimal("123456.75"),
    kind="xlsx",
    above=[["European Regional Development Fund 2014-2020: list of beneficiaries"], []],
    fields={"Recipient": "beneficiary"},
)

WALES = Publication(
    name="approved projects Wales",
    headings=[
        *("Case ID", "Project Name", "Project Summary", "Lead Organisation", "Sector"),
        *("Joint Sponsors", "Regional area(s)", "Category of intervention"),
        *("Project start date", "Project end date", "EU funds awarded"),
        *("Total Project cost", "Union co-financing rate, as per Priority Axis"),
        "Welsh Government Targeted Match Funding, Yes / No",
    ],
    row=lambda w: [
        *(f"c{80000 + w.number}", w.title, "To build a quay", w.beneficiary, "Public"),
        *(
            "",
            "Swansea Bay; Gwynedd",
            "058",
            f"{w.start:%d-%b-%y}",
            f"{w.end:%d-%b-%y}",
        ),
        *(f"£{w.eu:,.2f}", f"£{w.total:,.2f}", "40.00%", "No"),
    ],
    currency="GBP",
    country="GB",
    encoding="cp1252",
    delimiter=",",
    fields={"Case ID": "case_number", "EU funds awarded": "eu_amount"},
)

BULGARIA = Publication(
    name="Проекти",
    headings=[
        *("Бенефициент", "Наименование на договора", "Местонахождение"),
        *("Дата на сключване на договора", "Начална дата", "Дата на приключване"),
        *("Обща стойност", "БФП", "Собствено съфинансиране от бенефициента"),
        *("Реално изплатени суми", "Продължителност (месеци)", "Статус на изпълнение"),
        *("Номер на договора", "% на съфинансиране от ЕС"),
    ],
    row=lambda w: [
        *(w.beneficiary, w.title, "България, Южен централен (BG42), Пловдив (BG421)"),
        *(dotted(w.start), dotted(w.start), dotted(w.end), f"{w.total:.2f}"),
        *(f"{w.eu:.2f}", f"{w.total - w.eu:.2f}", "100.00", "24", "В изпълнение"),
        *(f"BG16RFOP002-1.001-{w.number:04}-C01", "40,00"),
    ],
    currency="BGN",
    country="BG",
    names=("Повишаване на ефективността", "СЕВЕРЕН ГРАД ООД"),
    kind="xls",
    encoding="cp1251",
)

NATIONAL_2 = [
    *(SYNERGIE, FRENCH_ENGLISH, HUNGARY, IRELAND, COESIONE, LATVIA, NETHERLANDS),
    *(POLAND, ROMANIA, SLOVENIA, SLOVAKIA, ENGLAND, WALES, BULGARIA),
]
