"""A report of some ten pages with everything that documents carry, for the tests, the bench and the eye."""

from pathlib import Path

from naravard_templates.model.outline import (
    Align,
    Block,
    ChartBlock,
    ChartKind,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Metadata,
    Outline,
    PageBreak,
    Paragraph,
    PictureBlock,
    Quote,
    Run,
    Runs,
    Series,
    Step,
    Steps,
    StepsKind,
    Table,
    TableOfContents,
)

META = Metadata(
    title="Nära vård i Västerbotten: så långt har vi kommit", subtitle="Lägesrapport för det gemensamma arbetet",
    kind="rapport", parties=("Region Västerbotten", "Umeå kommun", "Skellefteå kommun"), date="2026-03-12",
    diary_number="RS 118-2026", version="1.0")

LONG = (
    "Under året har region och kommuner arbetat tillsammans för att fler ska få vård och omsorg nära hemmet. Arbetet "
    "utgår från framtidsbildens tre ord, trygghet, tillgänglighet och tillsammans, och från det som invånare, "
    "anhöriga och medarbetare har berättat i samtal och enkäter. ",
    "Parterna har valt att börja i det lilla och pröva sig fram. Varje försök har haft en tydlig fråga, en avgränsad "
    "tid och någon som har ansvarat för att ta hand om det som visade sig. Det har gjort det lättare att avsluta "
    "sådant som inte fungerade och att sprida det som gjorde skillnad. ",
    "Siffrorna i rapporten kommer från parternas egna system och har stämts av mellan dem. Där uppgifter saknas eller "
    "har räknats på olika sätt sägs det i texten. Resultaten ska läsas med försiktighet, eftersom "
    "tiden har varit kort. ",
)


def words(text: str, **looks: bool) -> Runs:
    return (Run(text, **looks),)


def paragraph(*runs: Run | str) -> Paragraph:
    return Paragraph(0, tuple(Run(run) if isinstance(run, str) else run for run in runs))


def note(text: str, *more: Run) -> Run:
    return Run("", note=(Run(text), *more))


def cite(label: str) -> Run:
    return Run("", reference=label)


def heading(level: int, text: str, label: str = "") -> Heading:
    return Heading(0, level, words(text), label=label)


def listing(*items: str, ordered: bool = False) -> ListBlock:
    return ListBlock(0, tuple(ListItem(0, words(item)) for item in items), ordered)


def step(name: str, *texts: str) -> Step:
    return Step(0, words(name), tuple(Paragraph(0, words(text)) for text in texts))


def outline(folder: Path, *, drawn: bool = True, plain: bool = False) -> Outline:
    """The report, with a picture from the folder. `drawn`: with charts; `plain`: only what python-docx can make."""
    return Outline(META, (*_front(plain), *_why(plain), *_results(drawn, plain), *_work(folder, plain), *_end(plain)),
                   "rapport.md")


def _front(plain: bool) -> list[Block]:
    summary = paragraph(LONG[0], "Antalet samordnade planer har nästan fördubblats", *(
        [] if plain else [note("En samordnad individuell plan görs av region och kommun gemensamt. Se ",
                               Run("Sveriges Kommuner och Regioner", link="https://skr.se/"),
                               Run(" om arbetssättet."))]),
        ", men skillnaderna mellan kommunerna är stora", *([] if plain else [" (se ", cite("planer"), ")"]), ".")
    front: list[Block] = [heading(1, "Sammanfattning"), summary, paragraph(LONG[1]), listing(
        "Fler har en fast kontakt, framför allt äldre med flera sjukdomar.",
        "Väntan på det första besöket har blivit kortare i alla tre kommunerna.",
        "Medarbetarna säger att det har blivit lättare att nå varandra.")]
    figures = Steps(0, StepsKind.KEY_FIGURES, (
        step("1 240", "invånare har en samordnad individuell plan."), step("72 %", "känner sig trygga hemma."),
        step("9 dagar", "är medianen för väntan på det första besöket."), step("15", "kommuner är med.")))
    if plain:
        return front
    return [TableOfContents(depth=2), PageBreak(), *front, heading(2, "Året i siffror"), figures]


def _why(plain: bool) -> list[Block]:
    fact = FactBox(0, "Vad är nära vård?", (
        paragraph("Nära vård är ett sätt att arbeta, inte en plats. Det utgår från vad som är viktigt för den "
                  "enskilde."),
        listing("förebyggande och rehabiliterande", "personligt och sammanhållet", "tillgängligt när det behövs")))
    quote = Quote(0, (paragraph("Förut fick jag berätta samma sak för fem personer. Nu ringer jag ett nummer, och den "
                                "som svarar vet vem jag är."),), "Anhörig i Skellefteå")
    blocks: list[Block] = [
        heading(1, "Bakgrund", "" if plain else "bakgrund"), paragraph(LONG[2], *([] if plain else [
            "Mätningarna började 2023", note("Uppgifter för 2022 finns i två av kommunerna, men är inte jämförbara."),
            "."])),
        heading(2, "Varför vi gör det tillsammans"), paragraph(*LONG), fact, paragraph(LONG[1]), quote,
        heading(2, "Fyra grupper i fokus"), paragraph("Arbetet riktas först till fyra grupper.")]
    fields = Steps(0, StepsKind.FIELDS, (
        step("Sköra äldre", "Fast kontakt, mobilt team och trygg hemgång från sjukhus."),
        step("Psykisk ohälsa", "Samlat stöd, egen plan och kortare väg till rätt hjälp."),
        step("Kroniska sjukdomar", "Egenvård med digital uppföljning och råd per telefon."),
        step("Barn och unga", "Tidigt stöd i skola och familjecentral.")))
    return [*blocks, listing("Sköra äldre", "Psykisk ohälsa")] if plain else [*blocks, fields]


def _results(drawn: bool, plain: bool) -> list[Block]:
    charts: list[Block] = [
        ChartBlock(0, ChartKind.COLUMN, "", ("2023", "2024", "2025"),
                   (Series("Umeå", (310, 402, 540)), Series("Skellefteå", (220, 297, 425)),
                    Series("Vännäs", (45, None, 88))),
                   "Stapeldiagram: antalet planer växer varje år i alla kommuner, mest i Umeå, från 310 till 540.",
                   "Samordnade individuella planer efter kommun", label="planer"),
        paragraph("Ökningen är störst där rutinen infördes först", ". I ", cite("bakgrund"), " beskrivs varför."),
        ChartBlock(0, ChartKind.BAR, "", ("Trygg hemma", "Vet vem jag ringer", "Delaktig i planen", "Får hjälp i tid"),
                   (Series("2025", (72, 64, 58.5, 49)),),
                   "Liggande staplar: 72 procent är trygga hemma, 64 vet vem de ringer, 58,5 är delaktiga, 49 får "
                   "hjälp i tid.",
                   "Andel som instämmer helt eller delvis", unit="%"),
        paragraph(LONG[2]),
        ChartBlock(0, ChartKind.LINE, "", ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug"),
                   (Series("Väntetid", (21, 19, 18, 16, 14, 12, 10, 9)), Series("Mål", (10,) * 8)),
                   "Linjediagram: väntetiden sjunker från 21 till 9 dagar och når målet 10 dagar i juli.",
                   "Väntan på första besöket, median per månad", unit="dagar", label="kvar"),
        paragraph("Som ", cite("kvar"), " visar nåddes målet i juli."),
        ChartBlock(0, ChartKind.DOUGHNUT, "", ("Region", "Kommuner", "Statsbidrag"), (Series("", (48, 37, 15)),),
                   "Ringdiagram: regionen betalar 48 procent, kommunerna 37 och statsbidrag 15.",
                   "Så fördelas kostnaderna", unit="%"),
    ]
    rows = [(f"Insats {number}", ("Region Västerbotten", "Umeå kommun", "Skellefteå kommun")[number % 3],
             ("Gemensam rutin för utskrivning", "Mobilt team på kvällar och helger",
              "Utbildning för nya medarbetare")[number % 3],
             f"{120 + 37 * number}", f"{number * 2.5:.1f}".replace(".", ",")) for number in range(1, 31)]
    table = Table(0, tuple(words(text) for text in ("Insats", "Ansvarig", "Innehåll", "Nådda", "Mnkr")),
                  tuple(tuple(words(text) for text in row) for row in rows),
                  (Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT), "Insatser under året",
                  () if plain else (0.16, 0.24, 0.36, 0.12, 0.12), label="" if plain else "insatser")
    short = Table(0, tuple(words(text) for text in ("Kommun", "Invånare", "Planer")), (
        (words("Umeå"), words("133 000"), words("540")), (words("Skellefteå"), words("77 000"), words("425")),
        (words("Vännäs"), words("9 100"), words("88"))), (Align.LEFT, Align.RIGHT, Align.RIGHT),
        "Planer i förhållande till invånare")
    before = paragraph(LONG[0]) if plain else paragraph("Alla insatser finns i ", cite("insatser"), ".", note(
        "Kostnaderna är avrundade till ", Run("halva", italic=True), Run(" miljoner kronor.")))
    return [heading(1, "Resultat"), paragraph(LONG[1]), *(charts if drawn and not plain else []), short,
            heading(2, "Insatserna en för en"), before, table]


def _work(folder: Path, plain: bool) -> list[Block]:
    picture = folder / "nara-vard-helhet.png"
    shown: list[Block] = [PictureBlock(0, picture, "Tre cirklar i rad: hemmet, vårdcentralen och sjukhuset", False,
                                       "Vården och omsorgen som en helhet", width=0.0 if plain else 0.8)]
    steps: list[Block] = [] if plain else [
        heading(2, "Så går en utskrivning till"),
        Steps(0, StepsKind.PROCESS, (
            step("Sjukhuset meddelar", "Kommunen får besked samma dag som den enskilde skrivs in."),
            step("Parterna planerar", "Den enskilde och de anhöriga är med."),
            step("Hemgång", "Fast kontakt ringer inom två dagar."))),
        heading(2, "Vägen till 2030"),
        Steps(0, StepsKind.TIMELINE, (
            step("2026", "Gemensam rutin i hela länet.", "Utbildning för nya medarbetare."),
            step("2027", "Mobila team i alla kommuner."),
            Step(0, words("2028"), (paragraph("Uppföljning:"), listing("resultat", "kostnader"))),
            step("2030", "Framtidsbilden är vardag."))),
        heading(2, "Vem gör vad"),
        Steps(0, StepsKind.PARTIES, (
            step("Region Västerbotten", "Leder arbetet och ansvarar för hälso- och sjukvården."),
            step("Kommunerna", "Ansvarar för hemsjukvård, omsorg och elevhälsa."),
            step("Styrgruppen", "Följer upp varje kvartal och rapporterar till nämnderna.")))]
    return [heading(1, "Arbetssätt"), paragraph(*LONG), *shown, paragraph(LONG[0]), *steps]


def _end(plain: bool) -> list[Block]:
    steps: list[Block] = [heading(1, "Nästa steg"), paragraph(LONG[1]), listing(
        "Styrgruppen beslutar om rutinen i april.", "Kommunerna utser kontaktpersoner före sommaren.",
        "Resultaten följs upp i november.", ordered=True)]
    more: list[Block] = []
    for name in ("Trygghet", "Tillgänglighet", "Tillsammans"):
        more += [heading(2, name), paragraph(LONG[0]), paragraph(*LONG[1:]), listing(
            "Det som har prövats fungerar i vardagen.", "Det som återstår har en ansvarig och en tid.")]
    return [*steps, *more]
