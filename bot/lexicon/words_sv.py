"""Swedish words for states, beside the names that CLDR knows; `bot/lexicon/forms.py` reads them."""

# code | names | adjectives | people | seats and organs that stand for a government
ROWS = """
AE|Förenade arabemiraten|emiratisk||Abu Dhabi
AF||afghansk|afghan|Kabul
AL||albansk|alban|Tirana
AM||armenisk||Jerevan
AR||argentinsk||Buenos Aires
AT||österrikisk||Wien
AU||australisk||Canberra
AZ||azerbajdzjansk,azerisk||Baku
BA|Bosnien|bosnisk||Sarajevo
BE||belgisk||
BF||burkinsk||
BG||bulgarisk||Sofia
BO||boliviansk||
BR||brasiliansk||
BY|Vitryssland|belarusisk,belarusk,vitrysk|belarusier|Minsk
CA||kanadensisk|kanadensare|Ottawa
CD|Demokratiska republiken Kongo|kongolesisk||Kinshasa
CH||schweizisk||Bern
CL||chilensk||
CN|Folkrepubliken Kina|kinesisk|kines|Peking
CO||colombiansk||
CU||kubansk||Havanna
CY||cypriotisk||Nicosia
CZ||tjeckisk||Prag
DE||tysk|tysk|Berlin
DK||dansk|dansk|Köpenhamn
DZ||algerisk||Alger
EE||estnisk|est|Tallinn
EG||egyptisk||Kairo
ER||eritreansk||Asmara
ES||spansk||Madrid
ET||etiopisk||Addis Abeba
EU|EU,Europeiska rådet,Europeiska kommissionen,EU-kommissionen|||Bryssel
FI||finländsk,finsk|finländare|Helsingfors
FR||fransk||Paris
GB|Förenade kungariket,England|brittisk,engelsk|britt|London
GE||georgisk||Tbilisi
GR||grekisk||Aten
GT||guatemalansk||
HK|Hongkong,Hong Kong|hongkongsk||
HR||kroatisk||Zagreb
HT||haitisk||Port-au-Prince
HU||ungersk||Budapest
ID||indonesisk||Jakarta
IE||irländsk||Dublin
IL||israelisk|israel|Jerusalem,Tel Aviv
IN||indisk||New Delhi
IQ||irakisk||Bagdad
IR|Islamiska republiken Iran,revolutionsgardet|iransk|iranier|Teheran
IS||isländsk||Reykjavik
IT||italiensk||Rom
JO||jordansk||Amman
JP||japansk||Tokyo
KE||kenyansk||Nairobi
KG||kirgizisk||
KH||kambodjansk||
KP||nordkoreansk||Pyongyang
KR|Republiken Korea|sydkoreansk||Seoul
KW||kuwaitisk||
KZ|Kazakhstan|kazakisk,kazakstansk||Astana
LA||laotisk||
LB||libanesisk||Beirut
LT||litauisk||Vilnius
LU||luxemburgsk||
LV||lettisk||Riga
LY||libysk||Tripoli
MA||marockansk||Rabat
MD|Moldova|moldavisk,moldovisk||Chisinau
ME||montenegrinsk||Podgorica
MK|Makedonien|nordmakedonsk,makedonsk||Skopje
ML||malisk||Bamako
MM|Myanmar,Burma|burmesisk,myanmarisk||Naypyidaw
MN||mongolisk||
MO|Macao|||
MX||mexikansk||
MY||malaysisk||
NE||nigerisk||Niamey
NG||nigeriansk||Abuja
NI||nicaraguansk||Managua
NL|Holland|nederländsk,holländsk||Haag
NO||norsk||Oslo
NP||nepalesisk||
NZ||nyzeeländsk||Wellington
PE||peruansk||
PH||filippinsk||Manila
PK||pakistansk||Islamabad
PL||polsk||Warszawa
PS|Palestina,Gaza,palestinska myndigheten|palestinsk|palestinier|Ramallah
PT||portugisisk||Lissabon
QA||qatarisk||Doha
RO||rumänsk||Bukarest
RS||serbisk|serb|Belgrad
RU|Ryska federationen|rysk|ryss|Moskva,Kreml
RW||rwandisk||Kigali
SA|Saudi-Arabien|saudisk,saudiarabisk||Riyadh
SD||sudansk,sudanesisk||Khartoum
SE|Konungariket Sverige|svensk|svensk|Stockholm,Rosenbad,Utrikesdepartementet
SG||singaporiansk||
SI||slovensk||Ljubljana
SK||slovakisk||Bratislava
SO||somalisk||Mogadishu
SS||sydsudansk||Juba
SY||syrisk|syrier|Damaskus
TD||tchadisk||
TH||thailändsk||Bangkok
TJ||tadzjikisk||
TN||tunisisk||
TR|Türkiye|turkisk||Ankara
TW||taiwanesisk||Taipei
UA||ukrainsk|ukrainare|Kiev,Kyiv
UG||ugandisk||
UN|FN,Förenta nationerna,säkerhetsrådet|||
US|Förenta staterna|amerikansk|amerikan|Washington,Vita huset
UZ||uzbekisk||Tasjkent
VA|Vatikanen,Heliga stolen|||
VE||venezuelansk||Caracas
VN||vietnamesisk||Hanoi
XK||kosovansk,kosovarisk||Pristina
YE||jemenitisk||Sanaa
ZA||sydafrikansk||Pretoria
ZW||zimbabwisk||Harare
"""

# "ending: all its forms"; "-" is the bare word; the first ending that a word has decides.
NAME_ENDINGS = """
s: s
: - s
"""
ADJECTIVE_ENDINGS = """
sk: sk skt ska ske skas
: - a
"""
PERSON_ENDINGS = """
are: are ares arna arnas
ier: ier iern ierna ier
: - en er ar erna arna na s
"""

# Phrases that hold a word for a state and mean something else.
HIDDEN = """
Latinamerika, Sydamerika, Nordamerika, Mexikanska golfen, Wienkonventionen, Indiska oceanen, Parisavtalet,
Japanska havet, Papua Nya Guinea, Nya Guinea, Röda korset, Svenska akademien
"""

# Names of CLDR that are also common words.
DROPPED = "Man"
