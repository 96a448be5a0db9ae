"""What kinds of verbs there are: deeds one can agree on, talk within this conversation, states."""

from __future__ import annotations

from bot.practice.agreements.wordlists import word_set

DEEDS = word_set(
    """
    aanbieden aandragen aankaarten aankondigen aanleveren aanmelden aanpakken aanpassen
    aanschrijven aanspreken aanvragen aanvullen afbellen afhandelen afleveren afmaken afmelden
    afronden afschaffen afstemmen afwijzen afzeggen agenderen annuleren antwoorden appen
    beantwoorden bekijken bellen benaderen beoordelen berekenen berichten beschrijven bespreken
    bestellen betalen betrekken bevestigen bezoeken bezorgen bijhouden bijpraten bijwerken
    boeken controleren checken doorbellen doorgeven doorlezen doormailen doornemen doorsturen
    doorspreken doorvragen evalueren formuleren geven goedkeuren halen herinneren herplanten
    herstellen herzien inbrengen indienen informeren ingaan inhuren inlichten inleveren
    inplannen inrichten inschakelen inspecteren installeren intekenen inventariseren invullen
    klaarleggen klaarmaken klaarzetten kopiëren kortsluiten langsbrengen langsgaan langskomen
    leveren lezen maaien mailen maken meegeven meelezen meenemen melden meten nabellen nakijken
    nalopen navragen nazoeken nagaan notuleren noteren omwisselen ondertekenen onderzoeken
    ophalen oppakken opleveren opmeten opruimen opschrijven opstellen opsturen opvragen opzetten
    opzoeken organiseren overdragen overhandigen overleggen overmaken overnemen plaatsen plannen
    polsen posten presenteren prikken printen publiceren raadplegen rapporteren reageren regelen
    renoveren repareren reserveren rondsturen rondmailen samenvatten schoffelen schoonmaken
    schouwen schrijven snoeien spreken sturen tekenen telefoneren tellen terugbellen
    terugkoppelen terugmailen terugsturen toelichten toesturen toevoegen toemailen toetsen
    uitdelen uitnodigen uitrekenen uitschrijven uitwerken uitwisselen uitzetten uitzoeken
    uitvragen vastleggen vegen verbeteren vergaderen verplaatsen versturen vertalen vervangen
    verwerken verwijderen verzamelen verzenden verzetten voorbereiden voorleggen voorstellen
    vragen weghalen whatsappen wijzigen zetten zorgen brengen leggen aanmaken aanbrengen
    afspreken ontvangen rondbellen rondkijken opnemen inwerken verschuiven vrijmaken vrijhouden
    ophangen neerleggen neerzetten optrekken klaarhebben overzetten uploaden delen inspreken
    uitbetalen sluiten openen verven schilderen planten bestraten bouwen leeghalen leegmaken
    aanvegen uitprinten nasturen adresseren schetsen bemiddelen verzorgen trekken faxen bundelen
    ordenen contacteren benutten toezenden doorzetten beleggen doorspelen herschrijven inscannen
    opknappen verwittigen waarschuwen vrijgeven vaststellen onderhouden mededelen meedelen
    uitbrengen opzeggen intrekken aftekenen paraferen aanleggen leegruimen opvolgen aanhouden
    wegbrengen wegnemen plaatsvinden interviewen peilen filmen fotograferen knippen wieden
    zaaien betegelen dichten handhaven bekeuren inkopen aanschaffen kopen inkorten aanscherpen
    bijschaven omzetten samenvoegen splitsen uitbreiden verlengen verkorten herverdelen opvangen
    coördineren aansluiten aanhaken bijstellen bijsturen heroverwegen verduurzamen terugbrengen
    terugleggen afvoeren bijplaatsen ophogen verlagen verhogen afzetten afkoppelen neerhalen
    bijvullen uitrollen doorrekenen narekenen nameten meetekenen meewerken meekomen meelopen
    meekijken bijwonen aanschuiven inlezen inkijken toelaten verstrekken verrichten bezichtigen
    verdelen keuren verwijderen bemannen kappen flyeren interviewen screenen reviewen vernietigen
    vervroegen slopen beplanten gooien huisbezoeken videobellen dubbelchecken storten kiezen
    """
)
"""Acts that somebody can be bound to, whether or not a time is named."""

TALK = word_set(
    """
    vertellen zeggen uitleggen toelichten luisteren praten bespreken beginnen terugkomen kijken
    horen noemen samenvatten schetsen beschrijven aangeven benoemen benadrukken toegeven
    herhalen ophelderen doorpraten starten stilstaan terugkijken terugpakken doorgaan afsluiten
    stoppen voorstellen vragen afronden verduidelijken delen ingaan reageren vooropstellen
    meegeven overleggen meedenken nadenken terugkeren teruggaan spreken doornemen doorspreken
    zitten stellen opmerken voorleggen aankaarten noteren opschrijven aanspreken
    """
)
"""Acts that may also happen within this very conversation."""

STATES = word_set(
    """
    zijn hebben blijven instemmen weten vinden denken snappen begrijpen zien merken voelen
    willen kunnen mogen moeten hoeven zullen worden blijken lijken schijnen heten wonen hopen
    verwachten geloven menen twijfelen herkennen waarderen missen durven schrikken balen klinken
    liggen staan leven bestaan gebeuren vermoeden betreuren vrezen bedoelen betekenen kennen
    vertrouwen beseffen respecteren hechten passen vallen lukken kloppen kosten duren eisen
    dromen haten behoren ervaren irriteren worstelen zitten rekenen werken bedanken danken
    verbazen schamen excuseren verontschuldigen spijten herinneren_me onthouden uitgaan
    aanvoelen opvallen aannemen voorkomen erkennen betwijfelen opmerken bemerken concluderen
    constateren vaststellen_dat bekennen beamen ontkennen toejuichen wachten snakken steunen
    gunnen gelden ontbreken verliezen falen mislukken vastlopen doorhebben inzien meemaken
    aankijken tegenkomen omgaan leunen leren groeien proeven lijden liegen gaan_om draaien_om
    zwijgen klagen dreigen overtuigen begroeten overdrijven wijten verdienen aanvaarden
    accepteren doorzien vergeten hangen genieten gebruiken bieden krijgen
    """
)
"""What one is, has, thinks or undergoes: nothing to agree on."""

SEPARABLE = word_set(
    """
    aanbieden aandragen aangeven aangaan aanhaken aankaarten aankijken aankondigen aanleveren
    aanmelden aanmaken aannemen aanpakken aanpassen aanschuiven aanschrijven aansluiten
    aanspreken aansturen aanvragen aanvullen aanwijzen aanbrengen aanleggen aanzetten
    achterlaten afbellen afhalen afgeven afhandelen afkomen afleveren afmaken afmelden afnemen
    afronden afschaffen afsluiten afspreken afstemmen afwachten afwijzen afzeggen bijhouden
    bijleggen bijpraten bijsturen bijwerken bijwonen bijdragen binnenkomen doorbellen doorgaan
    doorgeven doorlezen doorlopen doormailen doornemen doorpakken doorspreken doorsturen
    doorvragen doorverwijzen doorzetten goedkeuren inbrengen indienen ingaan inhuren inleveren
    inlichten inplannen inrichten inroepen inschakelen inschatten instemmen intrekken invullen
    inzetten inzien klaarleggen klaarmaken klaarzetten klaarstaan kortsluiten langsbrengen
    langsgaan langskomen langslopen langsrijden leeghalen loslaten meebrengen meedenken meedoen
    meegaan meegeven meekijken meekomen meelezen meelopen meenemen meesturen meewerken nabellen
    nadenken nagaan nakijken nakomen nalezen nalopen navragen nazoeken nasturen neerleggen
    neerzetten omgooien omwisselen omzetten ondergaan opbellen openstellen ophalen ophangen
    opheffen ophouden opknappen opleveren oplossen opmaken opmeten opnemen oppakken oprapen
    opruimen opschrijven opschuiven opslaan opstarten opstellen opsturen optreden opvangen
    opvolgen opvragen opzetten opzoeken overdragen overleggen overmaken overnemen overplaatsen
    overzetten plaatsvinden rondbellen rondbrengen rondkijken rondleiden rondlopen rondmailen
    rondsturen samenkomen samenvatten samenwerken samenzitten schoonmaken stilstaan stopzetten
    tegenkomen tegemoetkomen terugbellen terugbrengen teruggaan teruggeven teruggrijpen
    terughalen terugkeren terugkijken terugkomen terugkoppelen terugmailen terugnemen
    terugsturen terugvinden terugvragen terugzetten toekomen toelaten toelichten toemailen
    toesturen toevoegen toewerken toewijzen toezeggen toezenden uitbetalen uitbrengen uitdelen
    uitdenken uitgaan uitgeven uitkijken uitkomen uitleggen uitnodigen uitpraten uitprinten
    uitrekenen uitreiken uitrusten uitschrijven uitspreken uitstellen uitvoeren uitvragen
    uitwerken uitwisselen uitzetten uitzoeken vastleggen vasthouden vaststellen vastzetten
    volhouden vooroverleggen voorbereiden voorleggen voorstellen voortzetten vrijgeven
    vrijhouden vrijmaken weggooien weghalen wegnemen wegwerken aanhoren bijschaven bijspringen
    toezien opletten rechtzetten recht_zetten uitstappen achteraangaan openzetten omroepen
    goedkomen klaarhebben afhebben openhouden inspreken doorspelen inlezen inwerken inkopen
    aanschaffen afvragen afkappen afzetten optuigen opfrissen opdelen aftekenen thuisbrengen
    opzeggen afbouwen
    """
)
"""Separable verbs that are written apart in a main clause."""
