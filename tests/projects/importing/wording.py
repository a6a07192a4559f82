# ruff: noqa: E501 (the law's own words)
"""Lists headed in the words of article 49(3) of Regulation (EU) 2021/1060, by language."""

from tests.projects.importing.sketched import sketch

# In this order: code, beneficiary, name, purpose, start, end, total cost, fund, specific
# objective, co-financing rate, place, type of intervention.
HEADINGS = {
    "EUR SE": "Unik kod|Stödmottagarens namn och, vid offentlig upphandling, leverantörens namn|Insatsens namn|Insatsens syfte och förväntade eller faktiska resultat|Insatsens startdatum|Förväntat eller faktiskt slutdatum för insatsen|Total kostnad för insatsen (EUR)|Berörd fond|Berört särskilt mål|Unionens medfinansieringsgrad|Lägesindikator eller geolokalisering för insatsen och berört land|Typ av insats",
    "DKK DK": "Unik kode|Støttemodtagerens navn og, ved offentlige udbud, kontrahentens navn|Operationens navn|Formålet med operationen og dens forventede eller faktiske resultater|Operationens startdato|Forventet eller faktisk slutdato for operationen|Operationens samlede omkostninger|Berørt fond|Berørt specifik målsætning|EU-medfinansieringssats|Lokaliseringsindikator eller geolokalisering|Interventionstype",
    "EUR NL": "Unieke code|Naam van de begunstigde en, in geval van overheidsopdrachten, van de contractant|Naam van de concrete actie|Doel van de concrete actie en de verwachte of werkelijke resultaten|Begindatum van de concrete actie|Verwachte of werkelijke datum van voltooiing|Totale kosten van de concrete actie|Betrokken fonds|Betrokken specifieke doelstelling|Medefinancieringspercentage van de Unie|Locatie-indicator of geolocatie|Soort interventie",
    "EUR SI": "Edinstvena koda operacije|Ime upravičenca in v primeru javnega naročanja ime izvajalca|Ime operacije|Namen operacije ter pričakovani ali dejanski dosežki|Datum začetka operacije|Pričakovani ali dejanski datum zaključka operacije|Skupni stroški operacije|Zadevni sklad|Zadevni specifični cilj|Stopnja sofinanciranja Unije|Kazalnik lokacije ali geolokacija|Vrsta intervencije",
    "EUR LV": "Unikālais kods|Saņēmēja nosaukums un publiskā iepirkuma gadījumā līgumslēdzēja nosaukums|Darbības nosaukums|Darbības mērķis un sagaidāmie vai faktiskie sasniegumi|Darbības sākuma datums|Paredzamais vai faktiskais darbības pabeigšanas datums|Darbības kopējās izmaksas|Attiecīgais fonds|Attiecīgais konkrētais mērķis|Savienības līdzfinansējuma likme|Atrašanās vietas rādītājs|Intervences veids",
    "EUR LT": "Projekto kodas|Projekto vykdytojo pavadinimas|Projekto pavadinimas|Projekto tikslas ir laukiami ar faktiniai pasiekimai|Projekto veiklų įgyvendinimo pradžia|Numatoma arba faktinė projekto veiklų įgyvendinimo pabaiga|Bendra projekto vertė|Atitinkamas fondas|Konkretus uždavinys|Bendro finansavimo norma, proc.|Įgyvendinimo vieta|Intervencinės priemonės rūšis",
    "EUR EE": "Projekti number|Toetuse saaja nimi|Projekti nimetus|Tegevuse eesmärk ja oodatavad või tegelikud saavutused|Tegevuse alguskuupäev|Tegevuse eeldatav või tegelik lõppkuupäev|Kogumaksumus|Asjaomane fond|Asjaomane erieesmärk|Liidu kaasrahastamise määr|Asukoha näitaja|Sekkumise liik",
    "EUR SK": "Kód projektu|Názov prijímateľa a v prípade verejného obstarávania dodávateľa|Názov operácie|Účel operácie a jej očakávané alebo skutočné úspechy|Dátum začatia operácie|Očakávaný alebo skutočný dátum ukončenia operácie|Celkové náklady na operáciu|Príslušný fond|Príslušný špecifický cieľ|Miera spolufinancovania Únie|Ukazovateľ polohy alebo geolokalizácia operácie a príslušná krajina|Typ intervencie",
    "BGN BG": "Уникален код|Наименование на бенефициента и, при обществени поръчки, на изпълнителя|Наименование на операцията|Цел на операцията и очаквани или действителни постижения|Начална дата на операцията|Очаквана или действителна дата на приключване на операцията|Общи разходи за операцията|Съответен фонд|Съответна специфична цел|Ставка на съфинансиране от Съюза|Показател за местоположение или геолокация|Вид на интервенцията",
    "EUR HR": "Jedinstvena oznaka|Naziv korisnika|Naziv operacije|Svrha operacije i njezina očekivana ili stvarna postignuća|Datum početka operacije|Očekivani ili stvarni datum završetka operacije|Ukupni trošak operacije|Predmetni fond|Predmetni specifični cilj|Stopa sufinanciranja Unije|Pokazatelj lokacije ili geolokacija|Vrsta intervencije",
}
FUNDS = {"SE": "ERUF", "DK": "EFRU", "NL": "EFRO", "SI": "ESRR", "LV": "ERAF"}
FUNDS |= {"LT": "ERPF", "EE": "ERF", "SK": "EFRR", "BG": "ЕФРР", "HR": "EFRR"}
PLACES = {"SE": "SE312", "DK": "DK042", "NL": "NL329", "SI": "SI041", "LV": "LV006"}
PLACES |= {"LT": "LT011", "EE": "EE008", "SK": "SK031", "BG": "BG411", "HR": "HR050"}
KINDS = ["code", "name", "title", "purpose", "start", "end", "total"]


def _under(country: str) -> list[str]:
    told = [FUNDS[country], "RSO1.1", "percent", PLACES[country], "010 Research"]
    return [*KINDS, *told]


WORDINGS = [
    sketch(
        f"operations 2021-2027 {home}",
        dict(zip(headings.split("|"), _under(home[-2:]), strict=True)),
        home,
        names=("New test bench", "Northtown Council"),
    )
    for home, headings in HEADINGS.items()
]
