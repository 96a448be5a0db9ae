"""The Dutch verbs of municipal work: regular ones by infinitive, irregular ones with their forms.

Verbs with a loose particle ("opsturen") are not listed where the verb itself is ("sturen").
"""

from __future__ import annotations

from bot.practice.agreements.wordlists import word_set, word_tuple

UNSTRESSED_ENDINGS = word_tuple(
    """
    lever regel beter ander herinner luister weiger teken reken open oefen wandel handel koppel
    wissel stapel zeker vorder nader bundel schakel ontwikkel oordel minder hinder middel
    monster filter helder gader timmer schilder hamer zuiver tover zilver haper steiger slinger
    wapen orden regen eigen pleister offer snipper ruimer ijver
    """
)
"""Ends of stems whose last vowel is unstressed and so not doubled ("lever", not "leveer")."""

REGULAR: tuple[str, ...] = word_tuple(
    """
    keuren letten bemannen skypen teamsen videobellen sleutelen lozen kappen harken tillen voegen
    boren loodsen gooien linken faxen flyeren huisbezoeken interviewen tolken ondertitelen schaven
    dubbelchecken reviewen omcirkelen rangschikken wissen vernietigen screenen beboeten gelasten
    manen verzoenen steunen trainen briefen schorsen frissen korten breiden vervroegen hervatten
    sparren blikken pitchen rollen slopen verven beplanten posten
    aarzelen accepteren accorderen activeren actualiseren adresseren adviseren agenderen
    alarmeren analyseren annuleren antwoorden archiveren arrangeren asfalteren attenderen balen
    beantwoorden bedanken bedoelen begeleiden begroten behandelen beheren bekeuren belasten
    bellen belonen beloven bemensen bemiddelen benaderen benadrukken benoemen benutten
    bepalen beperken bepleiten bereiden bereiken berekenen berichten berusten
    beslechten bespelen bespoedigen besteden bestellen bestraten betalen betegelen betekenen
    betrappen betreuren beveiligen bevestigen bewaken bewaren bezorgen beëindigen blokkeren
    boeken borgen borstelen bouwen brainstormen bundelen cancelen chatten checken coachen
    combineren communiceren compenseren concretiseren contacteren controleren corrigeren
    coördineren dekken delegeren delen demonteren dempen deponeren dichten dienen discussiëren
    doneren doorgronden doseren downloaden draaien dreigen dromen droppen drukken duiden duren
    durven duwen dweilen egaliseren eindigen eisen ervaren escaleren excuseren faciliteren
    fatsoeneren fiatteren fietsen filmen fixen formuleren forwarden fotograferen gebeuren
    gebruiken gedogen geloven gunnen halen hameren handelen handhaven haperen hechten helen
    herbeplanten herhalen herinneren herinrichten herkennen herplaatsen herplanten herstellen
    herstraten heten hoeven hopen horen huisvesten huren informeren innen inspecteren inspireren
    installeren inventariseren investeren irriteren jagen kaarten kalken kennen kiepen klagen
    klappen kletsen kleuren klikken kloppen klussen knappen knippen koelen koersen koken
    koppelen kosten krabbelen kweken kwetsen laden landen leggen leiden lenen leren leunen leven
    leveren lichten lossen luchten luisteren lukken maaien machtigen mailen maken mandateren
    markeren matchen melden menen mengen merken metselen mikken minderen missen mobiliseren
    monitoren motiveren muilkorven naderen nagelen negeren noden nodigen noemen nomineren
    noteren notuleren observeren oefenen offeren offreren omarmen onderbouwen onderhandelen
    ondersteunen ondertekenen ontdekken ontkennen ontmoeten ontruimen ontsmetten ontstoppen
    ontwikkelen oordelen openen opereren ordenen organiseren oriënteren overbruggen overhandigen
    overleggen overtuigen overwegen pakken parafraseren parkeren passen pauzeren peilen pinnen
    plaatsen plakken plannen planten plegen pleisteren pleiten ploegen poetsen polsen praten
    presenteren prikken printen proberen produceren proeven profiteren protesteren publiceren
    raadplegen raken ramen rapen rapporteren reageren realiseren redden regelen regisseren
    registreren reinigen reizen rekenen renoveren repareren reserveren respecteren resumeren
    richten rioleren roeren ronden rooien ruilen ruimen runnen saneren scannen schaden schakelen
    schamen schatten scheiden schetsen schikken schilderen schoffelen schonen schouwen schrappen
    schudden schuren seinen selecteren sjouwen slepen smeren snappen snoeien solliciteren
    sonderen sorteren sparen spelen spiegelen spoeden sporen spreiden sprokkelen spuien staken
    stallen stapelen stappen starten stellen stemmen stimuleren stofferen stofzuigen stoppen
    storen storten stranden straten strepen streven strooien structureren studeren sturen
    stutten summeren sussen synchroniseren takelen tekenen telefoneren tellen teren testen
    tikken timmeren tippen toetsen tonen toveren traineren trakteren trillen troosten tunen
    turven twijfelen uiten uploaden vatten vegen ventileren veranderen verantwoorden verbazen
    verbeteren verbouwen verbreden verdedigen verdelen verduidelijken verenigen vergaderen
    vergaren vergoeden vergroten vergunnen verhandelen verhelderen verhogen verhuizen verhuren
    verkassen verkennen verklappen verklaren verkleinen verkorten verlagen verleggen verlenen
    verlengen verlichten vermelden verminderen vermoeden vernieuwen veronderstellen
    verontschuldigen verplaatsen verplanten verplichten verrassen verrekenen verruimen
    verschonen versnellen verspreiden versterken verstoren versturen vertalen vertellen
    vertragen vertrouwen vervullen verwachten verwennen verwerken verstrekken verrichten
    vervaardigen bekrachtigen bezichtigen achterhalen aanvaarden besturen herverdelen
    heroverwegen verduurzamen vergezellen verdiepen verwisselen verwoorden verzamelen verzanden
    verzekeren verzetten verzilveren verzorgen vestigen vieren visualiseren vlaggen voeden
    voelen voeren volgen vorderen vormen vrezen vullen waarborgen waarderen waarschuwen wachten
    waken wandelen wapenen wassen wedden weigeren wekken wenden wenken wennen werken wieden
    wijten willigen wisselen wonen worstelen wuiven zaaien zekeren zetten zeuren zoomen zorgen
    zuchten zuigen zuiveren zwaaien
    """
)

_STRONG = """
appen|app appt|appte appten|geappt
whatsappen|whatsapp whatsappt|whatsappte|gewhatsappt
managen|manage managet|managede|gemanaged
creëren|creëer creëert|creëerde|gecreëerd
kopiëren|kopieer kopieert|kopieerde|gekopieerd
verifiëren|verifieer verifieert|verifieerde|geverifieerd
evalueren|evalueer evalueert|evalueerde evalueerden|geëvalueerd
signaleren|signaleer signaleert|signaleerde|gesignaleerd
situeren|situeer situeert|situeerde|gesitueerd
updaten|update updatet|updatete|geüpdatet
typen|typ typt|typte|getypt
skypen|skype skypet|skypete|geskypet
lobbyen|lobby lobbyt|lobbyde|gelobbyd
herzien|herzie herziet|herzag|herzien
ontzien|ontzie ontziet|ontzag|ontzien
spannen|span spant|spande spanden|gespannen
pikken|pik pikt|pikte pikten|gepikt
bakken||bakte bakten|gebakken
bederven||bedierf bedierven|bedorven
bedenken||bedacht bedachten|bedacht
bedragen||bedroeg|bedragen
beoordelen|beoordeel beoordeelt|beoordeelde beoordeelden|beoordeeld
veroordelen|veroordeel veroordeelt|veroordeelde veroordeelden|veroordeeld
beginnen||begon begonnen|begonnen
begrijpen||begreep begrepen|begrepen
behouden||behield behielden|behouden
bekijken||bekeek bekeken|bekeken
benemen||benam|benomen
beroepen||beriep|beroepen
beschrijven||beschreef beschreven|beschreven
beslissen||besliste beslisten|beslist
besluiten||besloot besloten|besloten
bespreken||besprak bespraken|besproken
bestaan|besta bestaat|bestond bestonden|bestaan
betreffen||betrof|betroffen
betrekken||betrok betrokken|betrokken
bewijzen||bewees bewezen|bewezen
bezien|bezie beziet|bezag bezagen|bezien
bezoeken||bezocht bezochten|bezocht
bidden||bad baden|gebeden
bieden||bood boden|geboden
bijten||beet beten|gebeten
binden||bond bonden|gebonden
blijken||bleek bleken|gebleken
blijven||bleef bleven|gebleven
breken||brak braken|gebroken
brengen||bracht brachten|gebracht
buigen||boog bogen|gebogen
denken||dacht dachten|gedacht
doen|doe doet|deed deden|gedaan
dragen||droeg droegen|gedragen
drijven||dreef dreven|gedreven
drinken||dronk dronken|gedronken
dwingen||dwong dwongen|gedwongen
duiken||dook doken|gedoken
eten||at aten|gegeten
gaan|ga gaat|ging gingen|gegaan
gelden||gold golden|gegolden
genezen||genas|genezen
genieten||genoot genoten|genoten
geven||gaf gaven|gegeven
gieten||goot goten|gegoten
glijden||gleed gleden|gegleden
graven||groef groeven|gegraven
grijpen||greep grepen|gegrepen
hangen||hing hingen|gehangen
hebben|heb heeft hebt|had hadden|gehad
heffen||hief hieven|geheven
helpen||hielp hielpen|geholpen
houden|houd houdt hou|hield hielden|gehouden
kiezen||koos kozen|gekozen
kijken||keek keken|gekeken
klimmen||klom klommen|geklommen
klinken||klonk klonken|geklonken
knijpen||kneep knepen|geknepen
komen|kom komt|kwam kwamen|gekomen
kopen||kocht kochten|gekocht
krijgen||kreeg kregen|gekregen
kruipen||kroop kropen|gekropen
kunnen|kan kun kunt|kon konden|gekund
laten||liet lieten|gelaten
lezen||las lazen|gelezen
liegen||loog logen|gelogen
liggen|lig ligt|lag lagen|gelegen
lijden||leed leden|geleden
lijken||leek leken|geleken
lopen||liep liepen|gelopen
meten||mat maten|gemeten
mijden||meed meden|gemeden
moeten||moest moesten|gemoeten
mogen|mag|mocht mochten|gemogen
nemen|neem neemt|nam namen|genomen
onderbreken||onderbrak|onderbroken
ondernemen||ondernam ondernamen|ondernomen
onderzoeken||onderzocht onderzochten|onderzocht
onthouden||onthield onthielden|onthouden
ontbreken||ontbrak ontbraken|ontbroken
ontslaan|ontsla ontslaat|ontsloeg|ontslagen
ontstaan|ontsta ontstaat|ontstond ontstonden|ontstaan
ontvangen||ontving ontvingen|ontvangen
ontwerpen||ontwierp ontwierpen|ontworpen
overlijden||overleed|overleden
rijden|rijd rijdt rij|reed reden|gereden
roepen||riep riepen|geroepen
ruiken||rook roken|geroken
scheiden||scheidde scheidden|gescheiden
schelden||schold scholden|gescholden
schenken||schonk schonken|geschonken
scheppen||schiep schiepen|geschapen
schieten||schoot schoten|geschoten
schrijven||schreef schreven|geschreven
schrikken||schrok schrokken|geschrokken
schuiven||schoof schoven|geschoven
slaan|sla slaat|sloeg sloegen|geslagen
slapen||sliep sliepen|geslapen
slijten||sleet sleten|gesleten
sluiten||sloot sloten|gesloten
smijten||smeet smeten|gesmeten
snijden||sneed sneden|gesneden
spijten||speet|gespeten
spreken||sprak spraken|gesproken
springen||sprong sprongen|gesprongen
spuiten||spoot spoten|gespoten
staan|sta staat|stond stonden|gestaan
steken||stak staken|gestoken
stelen||stal stalen|gestolen
sterven||stierf stierven|gestorven
stijgen||steeg stegen|gestegen
strijden||streed streden|gestreden
strijken||streek streken|gestreken
treden||trad traden|getreden
treffen||trof troffen|getroffen
trekken||trok trokken|getrokken
vallen||viel vielen|gevallen
vangen||ving vingen|gevangen
varen||voer voeren|gevaren
vechten||vocht vochten|gevochten
verbieden||verbood verboden|verboden
verbinden||verbond verbonden|verbonden
verbergen||verborg verborgen|verborgen
verdenken||verdacht|verdacht
verdwijnen||verdween verdwenen|verdwenen
vergelijken||vergeleek vergeleken|vergeleken
vergeten||vergat vergaten|vergeten
vergeven||vergaf vergaven|vergeven
verhelpen||verhielp verhielpen|verholpen
verkopen||verkocht verkochten|verkocht
verlaten||verliet verlieten|verlaten
verliezen||verloor verloren|verloren
verlopen||verliep verliepen|verlopen
vernemen||vernam vernamen|vernomen
verschijnen||verscheen verschenen|verschenen
verschuiven||verschoof verschoven|verschoven
verstaan|versta verstaat|verstond|verstaan
verstrijken||verstreek|verstreken
vertrekken||vertrok vertrokken|vertrokken
vervangen||verving vervingen|vervangen
vervallen||verviel vervielen|vervallen
verwijzen||verwees verwezen|verwezen
verzinnen||verzon verzonnen|verzonnen
verzoeken||verzocht verzochten|verzocht
vinden||vond vonden|gevonden
vliegen||vloog vlogen|gevlogen
voorzien|voorzie voorziet|voorzag voorzagen|voorzien
onderhouden|onderhoud onderhoudt|onderhield|onderhouden
verzenden||verzond|verzonden
herschrijven||herschreef|herschreven
herlezen||herlas|herlezen
bevragen||bevroeg|bevraagd
betreden||betrad|betreden
voldoen|voldoe voldoet|voldeed voldeden|voldaan
voorkomen|voorkom voorkomt|voorkwam|voorkomen
vragen||vroeg vroegen|gevraagd
vriezen||vroor|gevroren
weten||wist wisten|geweten
wegen||woog wogen|gewogen
werpen||wierp wierpen|geworpen
werven||wierf wierven|geworven
wijken||week weken|geweken
wijzen||wees wezen|gewezen
willen|wil wilt|wilde wilden wou|gewild
winnen||won wonnen|gewonnen
worden||werd werden|geworden
zeggen|zeg zegt|zei zeiden|gezegd
zenden||zond zonden|gezonden
zien|zie ziet|zag zagen|gezien
zijn|ben bent is|was waren|geweest
zingen||zong zongen|gezongen
zinken||zonk zonken|gezonken
zitten|zit|zat zaten|gezeten
zoeken||zocht zochten|gezocht
zuigen||zoog zogen|gezogen
zullen|zal zul zult|zou zouden|
zwemmen||zwom zwommen|gezwommen
zweren||zwoer zwoeren|gezworen
zwijgen||zweeg zwegen|gezwegen
"""


def _irregular() -> dict[str, tuple[str, str, str]]:
    rows = (line.split("|") for line in _STRONG.strip().splitlines())
    return {infinitive: (present, past, done) for infinitive, present, past, done in rows}


IRREGULAR: dict[str, tuple[str, str, str]] = _irregular()
"""Infinitive to its present (empty where regular), past and participle forms, blank-separated."""

NEVER_VERBS = word_set(
    """
    in uit open al me dan kort hard recht net wens last ander minder nader zeker druk dicht ruim
    schoon eigen heel duur boos lang paar wat vast over goed land stil mis rond even regen week
    kust trouw dank hamer kalk noot oordeel
    """
)
"""Words that look like a verb form and in this work hardly ever are one."""
