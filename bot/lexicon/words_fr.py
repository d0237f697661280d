"""French words for states, beside the names that CLDR knows; `bot/lexicon/forms.py` reads them."""

# code | names | adjectives | people | seats and organs that stand for a government
ROWS = """
AE|Émirats|émirati||Abou Dabi
AF||afghan||Kaboul
AL||albanais||Tirana
AM||arménien||Erevan
AO||angolais||Luanda
AR||argentin||Buenos Aires
AT||autrichien||Vienne
AU||australien||Canberra
AZ||azerbaïdjanais,azéri||Bakou
BA|Bosnie|bosnien||Sarajevo
BD||bangladais||Dacca
BE||belge||
BF||burkinabè,burkinabé||Ouagadougou
BG||bulgare||Sofia
BH||bahreïni||Manama
BI||burundais||Bujumbura
BJ||béninois||Cotonou
BO||bolivien||La Paz
BR||brésilien||Brasilia
BY|Bélarus,Belarus|biélorusse,bélarusse||Minsk
CA||canadien||Ottawa
CD|République démocratique du Congo,RDC,Congo|congolais||Kinshasa
CF|Centrafrique|centrafricain||Bangui
CG|République du Congo|||Brazzaville
CH|Confédération suisse,Conseil fédéral|suisse||Berne
CI||ivoirien||Abidjan
CL||chilien||
CM||camerounais||Yaoundé
CN|République populaire de Chine|chinois||Pékin
CO||colombien||Bogota
CU||cubain||La Havane
CY||chypriote||Nicosie
CZ|République tchèque|tchèque||Prague
DE||allemand||Berlin
DJ||djiboutien||
DK||danois||Copenhague
DZ||algérien||Alger
EC||équatorien||Quito
EE||estonien||Tallinn
EG||égyptien||Le Caire
ER||érythréen||Asmara
ES||espagnol||Madrid
ET||éthiopien||Addis-Abeba
EU|UE,Conseil de l'Union européenne,Conseil de l'UE,Commission européenne,Conseil européen|||Bruxelles
FI||finlandais||Helsinki
FR|République française|français||Paris,Quai d'Orsay,Élysée,Matignon,Bercy
GA||gabonais||Libreville
GB|Grande-Bretagne,Angleterre|britannique,anglais||Londres,Downing Street
GE||géorgien||Tbilissi
GH||ghanéen||Accra
GN||guinéen||Conakry
GR||grec,grecque||Athènes
GT||guatémaltèque||
HK|Hong Kong,Hong-Kong|hongkongais||
HN||hondurien||Tegucigalpa
HR||croate||Zagreb
HT||haïtien||Port-au-Prince
HU||hongrois||Budapest
ID||indonésien||Jakarta
IE||irlandais||Dublin
IL||israélien||Jérusalem,Tel-Aviv
IN||indien||New Delhi
IQ|Iraq|irakien||Bagdad
IR|République islamique d'Iran,Gardiens de la révolution|iranien||Téhéran
IS||islandais||Reykjavik
IT||italien||Rome
JO||jordanien||Amman
JP||japonais||Tokyo
KE||kényan||Nairobi
KG||kirghiz||
KH||cambodgien||Phnom Penh
KP|République populaire démocratique de Corée,RPDC|nord-coréen||Pyongyang
KR|République de Corée|sud-coréen||Séoul
KW||koweïtien||
KZ||kazakh||Astana
LA||laotien||
LB||libanais||Beyrouth
LR||libérien||
LT||lituanien||Vilnius
LU||luxembourgeois||
LV||letton,lettonne||Riga
LY||libyen||Tripoli
MA|Royaume du Maroc|marocain||Rabat
MD||moldave||Chisinau
ME||monténégrin||Podgorica
MG||malgache||Antananarivo
MK|Macédoine|macédonien||Skopje
ML||malien||Bamako
MM|Myanmar,Birmanie|birman||Naypyidaw
MN||mongol||Oulan-Bator
MO|Macao|||
MR||mauritanien||Nouakchott
MT||maltais||La Valette
MX||mexicain||Mexico
MY||malaisien||
MZ||mozambicain||
NE||nigérien||Niamey
NG|Nigéria|nigérian||Abuja
NI||nicaraguayen||Managua
NL||néerlandais,hollandais||La Haye
NO||norvégien||Oslo
NP||népalais||
NZ||néo-zélandais||Wellington
OM||omanais||
PA||panaméen||
PE||péruvien||Lima
PH||philippin||Manille
PK||pakistanais||Islamabad
PL||polonais||Varsovie
PS|Palestine,Autorité palestinienne,Gaza,bande de Gaza|palestinien||Ramallah
PT||portugais||Lisbonne
PY||paraguayen||
QA||qatari,qatarien||Doha
RO||roumain||Bucarest
RS||serbe||Belgrade
RU|Fédération de Russie|russe||Moscou,Kremlin
RW||rwandais||Kigali
SA|Arabie Saoudite|saoudien||Riyad
SD||soudanais||Khartoum
SE||suédois||Stockholm
SG||singapourien||
SI||slovène||Ljubljana
SK||slovaque||Bratislava
SN||sénégalais||Dakar
SO||somalien||Mogadiscio
SS||sud-soudanais||Djouba
SY|République arabe syrienne|syrien||Damas
TD||tchadien||N'Djamena,Ndjamena
TG||togolais||Lomé
TH||thaïlandais||Bangkok
TJ||tadjik||
TM||turkmène||
TN||tunisien||Tunis
TR|Türkiye|turc,turque||Ankara
TW||taïwanais||Taipei
TZ||tanzanien||
UA||ukrainien||Kiev,Kyiv
UG||ougandais||
UN|ONU,Conseil de sécurité|onusien||
US|États-Unis d'Amérique,Etats-Unis,USA|américain,états-unien||Washington,Maison Blanche,Maison-Blanche
UY||uruguayen||
UZ||ouzbek||
VA|Saint-Siège,Vatican|||
VE||vénézuélien||Caracas
VN|Vietnam|vietnamien||Hanoï
XK||kosovar||Pristina
YE||yéménite||Sanaa
ZA||sud-africain||Pretoria
ZW||zimbabwéen||Harare
"""

NAME_ENDINGS = ""
# "ending: all its forms"; "-" is the bare word; the first ending that a word has decides.
ADJECTIVE_ENDINGS = PERSON_ENDINGS = """
en: en enne ens ennes
ais: ais aise aises
ois: ois oise oises
ain: ain aine ains aines
an: an ane ans anes
in: in ine ins ines
ol: ol ole ols oles
e: e es
é: é és ée ées
i: i ie is ies
: - e s es
"""

# Phrases that hold a word for a state and mean something else.
HIDDEN = """
Amérique latine, Amérique du Sud, Amérique centrale, Amérique du Nord, Nouveau-Mexique, golfe du Mexique,
Nouvelle-Guinée, Convention de Vienne, Statut de Rome, Accord de Paris, Washington Post, mer du Japon,
Organisation des États américains, canal de Panama, Mexico Beach, droit suisse
"""

# Names of CLDR that are also common words.
DROPPED = "Maurice,Dominique,Grenade"
