# ruff: noqa: RUF001 (letters and dashes as lists really use them)
"""Lists as the authorities of many countries publish them, made up for the tests.

Each writes the same four operations in its own headings, marks, dates and encoding.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

Row = list[Any]


@dataclass(frozen=True)
class Operation:
    code: str
    title: str
    beneficiary: str
    start: date
    end: date
    total: Decimal
    eu: Decimal
    share: Decimal


def grouped(amount: Decimal, thousands: str, decimal: str, places: int = 2) -> str:
    whole = f"{amount:,.{places}f}"
    return whole.replace(",", "§").replace(".", decimal).replace("§", thousands)


def dotted(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def slashed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


@dataclass(frozen=True)
class Nation:
    name: str
    headings: list[str]
    row: Callable[[Operation], Row]
    currency: str
    names: tuple[str, str]  # a title and a beneficiary in the country's letters
    encoding: str = "utf-8"
    delimiter: str = ";"
    preamble: list[Row] = field(default_factory=list)
    total: Callable[[Decimal, Decimal], Row] | None = None
    fields: dict[str, str] = field(default_factory=dict)
    exact: bool = True  # amounts with decimals

    def operations(self) -> list[Operation]:
        title, beneficiary = self.names
        made = []
        for number in range(1, 24):
            total = Decimal(1_234_567 * number) + (Decimal("0.89") if self.exact else 0)
            eu = (total / 2).quantize(Decimal("0.01") if self.exact else Decimal(1))
            made.append(
                Operation(
                    f"XX.01.0{number % 10}-00-{number:04}/16",
                    f"{title} {number}",
                    beneficiary,
                    date(2016, 1 + number % 12, 1 + number),
                    date(2019, 1 + number % 9, 28),
                    total,
                    eu,
                    Decimal("0.5"),
                )
            )
        return made

    def rows(self) -> list[Row]:
        operations = self.operations()
        rows = [*self.preamble, self.headings, *map(self.row, operations)]
        if self.total:
            total = sum((each.total for each in operations), Decimal(0))
            eu = sum((each.eu for each in operations), Decimal(0))
            rows.append(self.total(total, eu))
        return rows


POLAND = Nation(
    name="poland",
    headings=[
        "Tytuł projektu",
        "Skrócony opis projektu",
        "Numer umowy/decyzji",
        "Nazwa beneficjenta",
        "Fundusz",
        "Program",
        "Działanie",
        "Wartość projektu (zł)",
        "Wydatki kwalifikowalne (zł)",
        "Wartość unijnego dofinansowania (zł)",
        "Poziom unijnego dofinansowania w %",
        "Miejsce realizacji projektu",
        "Data rozpoczęcia realizacji projektu",
        "Data zakończenia realizacji projektu",
    ],
    row=lambda o: [
        *(o.title, "Celem projektu jest rozwój przedsiębiorstwa i żłobka", o.code),
        *(o.beneficiary, "EFRR", "Program Operacyjny Inteligentny Rozwój", "1.1"),
        grouped(o.total, "\u00a0", ","),
        grouped(o.total, "\u00a0", ","),
        grouped(o.eu, "\u00a0", ","),
        "50,00",
        "Woj.: ŁÓDZKIE, pow.: łęczycki",
        f"{o.start:%Y-%m-%d}",
        f"{o.end:%Y-%m-%d}",
    ],
    currency="PLN",
    names=("Wdrożenie źródeł energii", "GMINA MIASTO ŁÓDŹ"),
    encoding="cp1250",
    preamble=[["Lista projektów realizowanych z Funduszy Europejskich 2014-2020"], []],
    total=lambda t, e: [
        *("RAZEM", "", "", "", "", "", ""),
        *(grouped(t, " ", ","), grouped(t, " ", ","), grouped(e, " ", ","), "", ""),
    ],
    fields={"Wartość projektu (zł)": "total_cost", "Fundusz": "fund"},
)

SAXONY = Nation(
    name="sachsen",
    headings=[
        "Name des Begünstigten",
        "Bezeichnung des Vorhabens",
        "Zusammenfassung",
        "Aktenzeichen",
        "Beginn",
        "Ende",
        "Förderfähige Gesamtausgaben in EUR",
        "davon EFRE-Mittel in EUR",
        "Unions-Kofinanzierungssatz je Prioritätsachse",
        "PLZ",
        "Ort",
        "Interventionskategorie",
    ],
    row=lambda o: [
        *(o.beneficiary, o.title, "Förderung von Forschung für größere Öfen", o.code),
        *(dotted(o.start), dotted(o.end), grouped(o.total, ".", ",") + " €"),
        *(grouped(o.eu, ".", ",") + " €", "50,00 %", "01097", "Dresden"),
        "001 Allgemeine produktive Investitionen in KMU",
    ],
    currency="EUR",
    names=("Errichtung einer Betriebsstätte für Öle", "Müller & Söhne GmbH"),
    encoding="cp1252",
    preamble=[
        ["Verzeichnis der Begünstigten EFRE 2014-2020"],
        ["Stand: 31.12.2019"],
        [],
    ],
    total=lambda t, e: [
        *("Summe:", "", "", "", "", ""),
        *(grouped(t, ".", ",") + " €", grouped(e, ".", ",") + " €", "", "", "", ""),
    ],
    fields={
        "Förderfähige Gesamtausgaben in EUR": "total_cost",
        "davon EFRE-Mittel in EUR": "eu_amount",
        "Ort": "municipality",
        "PLZ": "postal_code",
    },
)

GREECE = Nation(
    name="greece",
    headings=[
        "α/α",
        "Κωδικός Πράξης (MIS)",
        "Τίτλος Πράξης",
        "Περίληψη Πράξης",
        "Όνομα Δικαιούχου",
        "Ημερομηνία Έναρξης",
        "Ημερομηνία Λήξης",
        "Συνολικές Επιλέξιμες Δαπάνες",
        "Ενωσιακή Συνδρομή",
        "Ποσοστό Συγχρηματοδότησης",
        "Ταχ. Κώδικας",
        "Χώρα",
        "Κατηγορία Παρέμβασης",
    ],
    row=lambda o: [
        *(
            o.title.split()[-1],
            "50" + o.code[-7:-3] + "1",
            o.title,
            "Η πράξη αφορά έργα",
        ),
        *(o.beneficiary, slashed(o.start), slashed(o.end), grouped(o.total, ".", ",")),
        *(grouped(o.eu, ".", ","), "50%", "10671", "Ελλάδα", "013"),
    ],
    currency="EUR",
    names=("Ενεργειακή αναβάθμιση σχολείων", "ΔΗΜΟΣ ΑΘΗΝΑΙΩΝ"),
    encoding="cp1253",
    fields={"α/α": "ignore", "Όνομα Δικαιούχου": "beneficiary", "Χώρα": "country"},
)

LATVIA = Nation(
    name="latvia",
    headings=[
        "Projekta numurs",
        "Projekta nosaukums",
        "Finansējuma saņēmējs",
        "Projekta kopsavilkums",
        "Sākuma datums",
        "Beigu datums",
        "Kopējās attiecināmās izmaksas, EUR",
        "ERAF finansējums, EUR",
        "Savienības līdzfinansējuma likme",
        "Pasta indekss",
        "Valsts",
    ],
    row=lambda o: [
        *(
            o.code,
            o.title,
            o.beneficiary,
            "Projekta mērķis ir uzlabot ēku siltumu ģimenēm",
        ),
        *(f"{o.start:%d.%m.%Y}.", f"{o.end:%d.%m.%Y}.", grouped(o.total, " ", ",")),
        *(grouped(o.eu, " ", ","), "50", "LV-1010", "Latvija"),
    ],
    currency="EUR",
    names=("Energoefektivitātes paaugstināšana", "Rīgas dome"),
    encoding="cp1257",
    fields={"Finansējuma saņēmējs": "beneficiary", "Valsts": "country"},
)

FINLAND = Nation(
    name="finland",
    headings=[
        "Hankekoodi",
        "Hankkeen nimi",
        "Hakijan virallinen nimi",
        "Y-tunnus",
        "Hankkeen julkinen tiivistelmä",
        "Alkamispäivämäärä",
        "Päättymispäivämäärä",
        "Kustannukset yhteensä",
        "Myönnetty EU- ja valtion rahoitus",
        "Toimintalinja",
        "Maakunta",
        "Kunta",
    ],
    row=lambda o: [
        *(
            "A7" + o.code[-7:-3],
            o.title,
            o.beneficiary,
            "0245895-5",
            "Hankkeessa kehitetään",
        ),
        *(f"{o.start.day}.{o.start.month}.{o.start.year}", dotted(o.end)),
        *(grouped(o.total, " ", ",") + " €", grouped(o.eu, " ", ",") + " €"),
        *("Pk-yritystoiminnan kilpailukyky", "Pohjois-Pohjanmaa", "Oulu"),
    ],
    currency="EUR",
    names=("Älykäs sähköverkko", "Oulun yliopisto"),
    encoding="iso-8859-15",
    fields={
        "Maakunta": "region",
        "Kunta": "municipality",
        "Y-tunnus": "organisation_number",
    },
)

FRANCE = Nation(
    name="france",
    headings=[
        "Nom du bénéficiaire",
        "Intitulé de l'opération",
        "Résumé de l'opération",
        "N° Synergie",
        "Date de début de l'opération",
        "Date de fin de l'opération",
        "Total des dépenses éligibles",
        "Montant UE programmé",
        "Taux de cofinancement UE",
        "Code postal de l'opération",
        "Commune",
        "Département",
        "Courriel du contact",
    ],
    row=lambda o: [
        *(
            o.beneficiary,
            o.title,
            "Le projet a été réalisé où l'énergie est chère",
            o.code,
        ),
        *(slashed(o.start), slashed(o.end), grouped(o.total, "\u202f", ",") + " €"),
        *(grouped(o.eu, "\u202f", ",") + " €", "50,00%", "31000", "Toulouse"),
        *("Haute-Garonne", "jean.dupont@example.org"),
    ],
    currency="EUR",
    names=("Rénovation énergétique du lycée", "Région Occitanie"),
    encoding="utf-8-sig",
    fields={"Courriel du contact": "personal", "Département": "region"},
)

NETHERLANDS = Nation(
    name="netherlands",
    headings=[
        "Projectnaam",
        "Naam begunstigde",
        "Samenvatting",
        "Projectnummer",
        "Startdatum",
        "Einddatum",
        "Totale subsidiabele kosten",
        "EFRO-bijdrage",
        "Cofinancieringspercentage",
        "Postcode",
        "Plaats",
        "Land",
    ],
    row=lambda o: [
        *(o.title, o.beneficiary, "Dit project ontwikkelt nieuwe sensoren", o.code),
        *(
            f"{o.start:%d-%m-%Y}",
            f"{o.end:%d-%m-%Y}",
            "€ " + grouped(o.total, ".", ","),
        ),
        *("€ " + grouped(o.eu, ".", ","), "50%", "1011 AB", "Amsterdam", "Nederland"),
    ],
    currency="EUR",
    names=("Fieldlab Zuid", "Gemeente Amsterdam"),
    delimiter="\t",
    encoding="utf-16",
    fields={"Plaats": "municipality", "Land": "country"},
)

ITALY = Nation(
    name="italy",
    headings=[
        "CUP",
        "Titolo progetto",
        "Sintesi progetto",
        "Denominazione beneficiario",
        "Codice fiscale",
        "Data inizio",
        "Data fine",
        "Costo totale",
        "Contributo UE",
        "Comune",
        "Provincia",
        "Regione",
        "Asse",
    ],
    row=lambda o: [
        *("J31B" + o.code[-7:-3] + "000", o.title, "L'attività è città più verde"),
        *(o.beneficiary, "80014930327", f"{o.start:%Y%m%d}", f"{o.end:%Y%m%d}"),
        *(f"{o.total}".replace(".", ","), f"{o.eu}".replace(".", ",")),
        *("Trieste", "Trieste", "Friuli-Venezia Giulia", "Asse 1"),
    ],
    currency="EUR",
    names=("Efficienza energetica della città", "Università degli Studi di Trieste"),
    delimiter="|",
    fields={
        "Costo totale": "total_cost",
        "Contributo UE": "eu_amount",
        "Asse": "priority",
    },
)

ROMANIA = Nation(
    name="romania",
    headings=[
        "Nr. crt.",
        "Cod SMIS",
        "Titlu proiect",
        "Denumire beneficiar",
        "Rezumat proiect",
        "Data de începere",
        "Data de finalizare",
        "Rata de cofinanțare UE",
        "Valoarea totală a proiectului (lei)",
        "Valoarea totală eligibilă (lei)",
        "Fonduri UE (lei)",
        "Buget național (lei)",
        "Județ",
        "Localitate",
        "Stadiu proiect",
    ],
    row=lambda o: [
        *(o.title.split()[-1], "11" + o.code[-7:-3], o.title, o.beneficiary),
        *("Îmbunătățirea rețelei și a școlilor", slashed(o.start), slashed(o.end)),
        *("50%", grouped(o.total, ".", ","), grouped(o.total, ".", ",")),
        *(grouped(o.eu, ".", ","), grouped(o.total - o.eu, ".", ",")),
        *("Cluj", "Cluj-Napoca", "în implementare"),
    ],
    currency="RON",
    names=("Modernizarea infrastructurii orașului", "Municipiul Cluj-Napoca"),
    fields={"Nr. crt.": "ignore", "Cod SMIS": "case_number", "Județ": "region"},
)

CZECHIA = Nation(
    name="czechia",
    headings=[
        "Název programu",
        "Prioritní osa",
        "Registrační číslo projektu",
        "Název projektu CZ",
        "Anotace projektu",
        "Název příjemce",
        "IČO příjemce",
        "Datum zahájení",
        "Datum ukončení",
        "Celkové způsobilé výdaje (CZK)",
        "Příspěvek Unie (CZK)",
        "Celkové způsobilé výdaje (EUR)",
        "Příspěvek Unie (EUR)",
        "PSČ",
        "NUTS 3",
    ],
    row=lambda o: [
        *("OP Podnikání a inovace", "1", "CZ." + o.code, o.title, "Cílem je řešení"),
        *(o.beneficiary, "00216224", dotted(o.start), dotted(o.end)),
        *(grouped(o.total, " ", ","), grouped(o.eu, " ", ",")),
        *(grouped(o.total / 25, " ", ","), grouped(o.eu / 25, " ", ",")),
        *("602 00", "CZ064"),
    ],
    currency="CZK",
    names=("Výzkumné centrum pro žáky", "Masarykova univerzita"),
    encoding="iso-8859-2",
    fields={"Příspěvek Unie (EUR)": "ignore", "NUTS 3": "nuts", "PSČ": "postal_code"},
)

HUNGARY = Nation(
    name="hungary",
    headings=[
        "Kedvezményezett neve",
        "Projekt címe",
        "Projekt összefoglalója",
        "Projekt azonosítószáma",
        "Projekt kezdete",
        "Projekt befejezése",
        "Összes elszámolható költség (Ft)",
        "Megítélt támogatás (Ft)",
        "Uniós társfinanszírozás mértéke",
        "Irányítószám",
        "Település",
        "Megye",
    ],
    row=lambda o: [
        *(o.beneficiary, o.title, "A fejlesztés során új gépek beszerzése történt"),
        *(o.code, f"{o.start:%Y. %m. %d}.", f"{o.end:%Y. %m. %d}."),
        *(grouped(o.total, " ", ",", 0) + " Ft", grouped(o.eu, " ", ",", 0) + " Ft"),
        *("50,00%", "6720", "Szeged", "Csongrád"),
    ],
    currency="HUF",
    names=("Gyógyszerkutatás és fejlesztés", "Szegedi Tudományegyetem"),
    encoding="cp1250",
    exact=False,
    fields={"Település": "municipality", "Megye": "region"},
)

BULGARIA = Nation(
    name="bulgaria",
    headings=[
        "Номер на договор",
        "Наименование на проекта",
        "Бенефициент",
        "Кратко описание",
        "Начална дата",
        "Крайна дата",
        "Обща стойност",
        "Финансиране от ЕС",
        "Процент на съфинансиране от ЕС",
        "Местонахождение",
    ],
    row=lambda o: [
        *("BG05" + o.code, o.title, o.beneficiary, "Проектът цели развитие на района"),
        *(f"{dotted(o.start)} г.", f"{dotted(o.end)} г."),
        *(f"{o.total} лв.", f"{o.eu} лв.", "50 %", "София"),
    ],
    currency="BGN",
    names=("Енергийна ефективност на сгради", "Община София"),
    encoding="cp1251",
    delimiter=",",
    fields={"Бенефициент": "beneficiary", "Местонахождение": "region"},
)

ESTONIA = Nation(
    name="estonia",
    headings=[
        "Toetuse saaja",
        "Registrikood",
        "Projekti nimi",
        "Projekti number",
        "Projekti kokkuvõte",
        "Projekti algus",
        "Projekti lõpp",
        "Abikõlblikud kulud kokku",
        "EL toetus",
        "Kaasfinantseerimise määr",
        "Maakond",
    ],
    row=lambda o: [
        *(o.beneficiary, "74001073", o.title, o.code, "Projekti eesmärk on tõsta õpet"),
        *(
            dotted(o.start),
            dotted(o.end),
            f"{o.total}",
            f"{o.eu}",
            "0.5",
            "Tartu maakond",
        ),
    ],
    currency="EUR",
    names=("Üliõpilaste teadustöö", "Tartu Ülikool"),
    fields={"Registrikood": "organisation_number", "Maakond": "region"},
)

SPAIN = Nation(
    name="spain",
    headings=[
        "Nombre del beneficiario",
        "NIF",
        "Nombre de la operación",
        "Código de la operación",
        "Resumen de la operación",
        "Fecha de inicio",
        "Fecha de conclusión",
        "Gasto total subvencionable",
        "Ayuda FEDER",
        "Porcentaje de cofinanciación",
        "Código postal",
        "Comunidad Autónoma",
        "Categoría de intervención",
    ],
    row=lambda o: [
        *(
            o.beneficiary,
            "Q1818002F",
            o.title,
            o.code,
            "Actuación en la región según año",
        ),
        *(slashed(o.start), slashed(o.end), grouped(o.total, ".", ",") + " €"),
        *(grouped(o.eu, ".", ",") + "€", "50,00", "18071", "Andalucía", "060"),
    ],
    currency="EUR",
    names=("Investigación en energía", "Universidad de Granada"),
    encoding="cp1252",
    fields={"Comunidad Autónoma": "region"},
)

PORTUGAL = Nation(
    name="portugal",
    headings=[
        "Código da Operação",
        "Designação da Operação",
        "Nome do Beneficiário",
        "Sumário",
        "Data de Início",
        "Data de Conclusão",
        "Despesa Elegível Total",
        "Fundo Total Aprovado",
        "Taxa de Cofinanciamento UE",
        "Concelho",
        "NUTS III",
    ],
    row=lambda o: [
        *(
            o.code,
            o.title,
            o.beneficiary,
            "A operação prevê a requalificação da região",
        ),
        *(f"{o.start:%d-%m-%Y}", f"{o.end:%d-%m-%Y}", grouped(o.total, ".", ",")),
        *(grouped(o.eu, ".", ","), "50,0%", "Porto", "PT11A"),
    ],
    currency="EUR",
    names=("Reabilitação urbana", "Município do Porto"),
    fields={"Concelho": "municipality", "NUTS III": "nuts"},
)

LITHUANIA = Nation(
    name="lithuania",
    headings=[
        "Projekto kodas",
        "Projekto pavadinimas",
        "Projekto vykdytojas",
        "Projekto santrauka",
        "Pradžios data",
        "Pabaigos data",
        "Bendra projekto vertė, Eur",
        "Skirta ES lėšų, Eur",
        "Savivaldybė",
        "Projekto būsena",
    ],
    row=lambda o: [
        *(o.code, o.title, o.beneficiary, "Projektu siekiama didinti šilumos ūkį"),
        *(f"{o.start:%Y-%m-%d}", f"{o.end:%Y-%m-%d}", grouped(o.total, " ", ",")),
        *(grouped(o.eu, " ", ","), "Vilniaus m. sav.", "Įgyvendinamas"),
    ],
    currency="EUR",
    names=("Miesto erdvių atnaujinimas", "Vilniaus miesto savivaldybė"),
    encoding="cp1257",
    fields={"Savivaldybė": "municipality", "Projekto būsena": "status"},
)

SLOVENIA = Nation(
    name="slovenia",
    headings=[
        "Naziv upravičenca",
        "Naziv operacije",
        "Povzetek operacije",
        "Šifra operacije",
        "Datum začetka",
        "Datum zaključka",
        "Skupni upravičeni izdatki",
        "Znesek EU",
        "Stopnja sofinanciranja Unije",
        "Poštna številka",
        "Država",
    ],
    row=lambda o: [
        *(o.beneficiary, o.title, "Operacija je namenjena širitvi znanja", o.code),
        *(
            f"{o.start.day}. {o.start.month}. {o.start.year}",
            f"{o.end.day}. {o.end.month}. {o.end.year}",
        ),
        *(grouped(o.total, ".", ",") + " EUR", grouped(o.eu, ".", ",") + " EUR"),
        *("50,00 %", "1000", "Slovenija"),
    ],
    currency="EUR",
    names=("Razvoj čistih tehnologij", "Univerza v Ljubljani"),
    encoding="cp1250",
    fields={"Država": "country"},
)

CROATIA = Nation(
    name="croatia",
    headings=[
        "Rbr.",
        "Naziv korisnika",
        "OIB",
        "Naziv projekta",
        "Sažetak operacije",
        "Kod projekta",
        "Datum početka",
        "Datum završetka",
        "Ukupni prihvatljivi izdaci (HRK)",
        "Iznos EU potpore (HRK)",
        "Stopa sufinanciranja",
        "Županija",
    ],
    row=lambda o: [
        *(
            o.title.split()[-1],
            o.beneficiary,
            "61817894937",
            o.title,
            "Cilj projekta je",
        ),
        *(o.code, f"{dotted(o.start)}.", f"{dotted(o.end)}."),
        *(grouped(o.total, ".", ","), grouped(o.eu, ".", ","), "0,5", "Zagrebačka"),
    ],
    currency="HRK",
    names=("Obnova škola", "Grad Zagreb"),
    fields={"OIB": "organisation_number", "Županija": "region"},
)

SLOVAKIA = Nation(
    name="slovakia",
    headings=[
        "Kód projektu v ITMS2014+",
        "Názov projektu",
        "Prijímateľ",
        "IČO prijímateľa",
        "Zhrnutie operácie",
        "Začiatok realizácie",
        "Koniec realizácie",
        "Celkové oprávnené výdavky",
        "Príspevok EÚ",
        "Miera spolufinancovania",
        "PSČ",
    ],
    row=lambda o: [
        *(o.code, o.title, o.beneficiary, "00603481", "Predmetom projektu je zníženie"),
        *(dotted(o.start), dotted(o.end), f"{o.total} €", f"{o.eu} €", "50", "811 01"),
    ],
    currency="EUR",
    names=("Zníženie energetickej náročnosti", "Hlavné mesto Bratislava"),
    fields={"PSČ": "postal_code"},
)

NORWAY = Nation(
    name="norway",
    headings=[
        "Saksnummer",
        "Prosjektnavn",
        "Tilskuddsmottaker",
        "Organisasjonsnummer",
        "Sammendrag",
        "Oppstartsdato",
        "Sluttdato",
        "Totalkostnad",
        "EU-tilskudd",
        "Fylke",
        "Kommune",
    ],
    row=lambda o: [
        *(o.code, o.title, o.beneficiary, "974760673", "Prosjektet skal øke bruken"),
        *(dotted(o.start), dotted(o.end), "kr " + grouped(o.total, " ", ",")),
        *("kr " + grouped(o.eu, " ", ","), "Trøndelag", "Trondheim"),
    ],
    currency="NOK",
    names=("Grønn sjøfart", "Trøndelag fylkeskommune"),
    fields={"Fylke": "region", "Kommune": "municipality"},
)

MALTA = Nation(
    name="malta",
    headings=[
        "Isem il-Benefiċjarju",
        "Isem tal-Proġett",
        "Sommarju",
        "Numru tal-Proġett",
        "Data tal-bidu",
        "Data tat-tmiem",
        "Nefqa totali eliġibbli",
        "Kontribuzzjoni tal-Unjoni",
        "Pajjiż",
    ],
    row=lambda o: [
        *(o.beneficiary, o.title, "Il-proġett għandu l-għan li jtejjeb", o.code),
        *(slashed(o.start), slashed(o.end), "€" + grouped(o.total, ",", ".")),
        *("€" + grouped(o.eu, ",", "."), "Malta"),
    ],
    currency="EUR",
    names=("Titjib fl-enerġija", "L-Università ta' Malta"),
    delimiter=",",
    fields={"Pajjiż": "country"},
)

IRELAND = Nation(
    name="ireland",
    headings=[
        "Beneficiary Name",
        "Operation Name",
        "Operation Summary",
        "Operation ID",
        "Operation Start Date",
        "Operation End Date",
        "Total Eligible Expenditure",
        "EU Co-financing Amount",
        "Union Co-financing Rate",
        "Operation Postcode",
        "Country",
        "Category of Intervention",
        "Date of Last Update",
    ],
    row=lambda o: [
        *(o.beneficiary, o.title, "Supports innovation in small firms", o.code),
        *(f"{o.start:%-d %B %Y}", f"{o.end:%b %-d, %Y}", grouped(o.total, ",", ".")),
        *(grouped(o.eu, ",", "."), "50%", "D02 X285", "Ireland", "60", "31-Dec-19"),
    ],
    currency="EUR",
    names=("Research commercialisation", "Enterprise Ireland"),
    delimiter=",",
    fields={"Country": "country", "Date of Last Update": "updated"},
)

SWEDEN = Nation(
    name="sweden",
    headings=[
        "Ärendenummer",
        "Projektnamn",
        "Stödmottagare",
        "Org.nr",
        "Sammanfattning",
        "Startdatum",
        "Slutdatum",
        "Total kostnad (tkr)",
        "EU-stöd (tkr)",
        "Län",
        "Kommun",
        "Projektledare",
        "Telefon",
    ],
    row=lambda o: [
        *(o.code, o.title, o.beneficiary, "202100-2114", "Projektet ska öka"),
        *(f"{o.start:%y-%m-%d}".join(["20", ""]), f"{o.end:%Y-%m-%d}"),
        *(
            f"{o.total / 1000:.5f}".replace(".", ","),
            f"{o.eu / 1000:.5f}".replace(".", ","),
        ),
        *("Dalarnas län", "Falun", "Anna Ek", "070-123 45 67"),
    ],
    currency="SEK",
    names=("Fler gröna jobb på åkern", "Region Dalarna"),
    encoding="cp1252",
    fields={"Projektledare": "personal", "Telefon": "personal", "Län": "region"},
)

NATIONS = [
    *(POLAND, SAXONY, GREECE, LATVIA, FINLAND, FRANCE, NETHERLANDS, ITALY, ROMANIA),
    *(CZECHIA, HUNGARY, BULGARIA, ESTONIA, SPAIN, PORTUGAL, LITHUANIA, SLOVENIA),
    *(CROATIA, SLOVAKIA, NORWAY, MALTA, IRELAND, SWEDEN),
]
