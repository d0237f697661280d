"""Spanish words for states, beside the names that CLDR knows; `bot/lexicon/forms.py` reads them."""

# code | names | adjectives | people | seats and organs that stand for a government
ROWS = """
AE|Emiratos Árabes,EAU|emiratí||Abu Dabi
AF||afgano||Kabul
AL||albanés||Tirana
AM||armenio||Ereván
AO||angoleño||Luanda
AR||argentino||Buenos Aires,Casa Rosada
AT||austriaco,austríaco||Viena
AU||australiano||Canberra
AZ||azerbaiyano,azerí||Bakú
BA|Bosnia,Bosnia-Herzegovina|bosnio,serbobosnio||Sarajevo
BD|Bangladesh|bangladesí||Daca
BE||belga||
BF||burkinés||Uagadugú
BG||búlgaro||Sofía
BH|Bahréin|bareiní||Manama
BO|Estado Plurinacional de Bolivia|boliviano||La Paz
BR||brasileño,brasilero||Brasilia,Planalto,Itamaraty
BY|Belarús,Belarus|bielorruso||Minsk
CA||canadiense||Ottawa
CD|República Democrática del Congo,RDC|congoleño||Kinsasa,Kinshasa
CF||centroafricano||
CH||suizo||Berna
CI|Costa de Marfil|marfileño||
CL||chileno||La Moneda
CN|República Popular China|chino||Pekín,Beijing
CO||colombiano||Bogotá,Casa de Nariño
CR||costarricense,tico||
CU||cubano||La Habana
CY||chipriota||Nicosia
CZ|República Checa|checo||Praga
DE||alemán||Berlín
DK||danés||Copenhague
DO||dominicano||Santo Domingo
DZ||argelino||Argel
EC||ecuatoriano||Quito,Carondelet
EE||estonio||Tallin
EG||egipcio||El Cairo
ER||eritreo||Asmara
ES|Reino de España|español||Madrid,La Moncloa,Moncloa
ET||etíope||Adís Abeba
EU|UE,Consejo de la Unión Europea,Consejo de la UE,Comisión Europea,Consejo Europeo|comunitario||Bruselas
FI||finlandés,finés||Helsinki
FR||francés||París
GB|Gran Bretaña,Inglaterra|británico,inglés||Londres,Downing Street
GE||georgiano||Tiflis
GH||ghanés||Acra
GR||griego||Atenas
GT||guatemalteco||
GY||guyanés||
HK|Hong Kong|hongkonés||
HN||hondureño||Tegucigalpa
HR||croata||Zagreb
HT||haitiano||Puerto Príncipe
HU||húngaro||Budapest
ID||indonesio||Yakarta
IE||irlandés||Dublín
IL||israelí||Jerusalén,Tel Aviv
IN||indio||Nueva Delhi
IQ|Iraq|iraquí||Bagdad
IR|República Islámica de Irán,Guardia Revolucionaria|iraní||Teherán
IS||islandés||Reikiavik
IT||italiano||Roma
JM||jamaicano||
JO||jordano||Amán
JP||japonés,nipón||Tokio
KE||keniano,keniata||Nairobi
KG||kirguís||
KH||camboyano||Nom Pen
KP|República Popular Democrática de Corea,RPDC|norcoreano||Pyongyang,Pionyang
KR|República de Corea|surcoreano||Seúl
KW||kuwaití||
KZ|Kazajstán|kazajo||Astaná
LA||laosiano||
LB||libanés||Beirut
LR||liberiano||
LT||lituano||Vilna
LU||luxemburgués||
LV||letón||Riga
LY||libio||Trípoli
MA||marroquí||Rabat
MD|Moldova|moldavo||Chisináu
ME||montenegrino||Podgorica
MK|Macedonia|macedonio||Skopie
ML|Malí|maliense||Bamako
MM|Myanmar,Birmania|birmano||
MN||mongol||
MO|Macao|||
MT||maltés||La Valeta
MX|Estados Unidos Mexicanos,Méjico|mexicano||Ciudad de México,Tlatelolco
MY||malasio||
MZ||mozambiqueño||
NE||nigerino||Niamey
NG||nigeriano||Abuya
NI||nicaragüense||Managua
NL|Holanda|neerlandés,holandés||La Haya
NO||noruego||Oslo
NP||nepalí||
NZ|Nueva Zelandia|neozelandés||Wellington
OM||omaní||
PA||panameño||
PE||peruano||Lima,Torre Tagle
PH||filipino||Manila
PK||pakistaní,paquistaní||Islamabad
PL||polaco||Varsovia
PS|Palestina,Franja de Gaza,Gaza|palestino||Ramala
PT||portugués||Lisboa
PY||paraguayo||Asunción
QA|Qatar|catarí,qatarí||Doha
RO|Rumania|rumano||Bucarest
RS||serbio||Belgrado
RU|Federación de Rusia,Federación Rusa|ruso||Moscú,Kremlin
RW||ruandés||Kigali
SA|Arabia Saudita|saudí,saudita||Riad
SD||sudanés||Jartum
SE||sueco||Estocolmo
SG||singapurense||
SI||esloveno||Liubliana
SK||eslovaco||Bratislava
SN||senegalés||Dakar
SO||somalí||Mogadiscio
SS||sursudanés||Yuba
SV||salvadoreño||San Salvador
SY|República Árabe Siria|sirio||Damasco
TD||chadiano||Yamena
TG||togolés||
TH||tailandés||Bangkok
TJ||tayiko||
TM||turcomano,turkmeno||
TN||tunecino||
TR|Türkiye|turco||Ankara
TW||taiwanés||Taipéi
TZ||tanzano||
UA||ucraniano||Kiev,Kyiv
UG||ugandés||
UN|ONU,Consejo de Seguridad,Organización de las Naciones Unidas|||
US|EE. UU.,EE.UU.,EEUU,EE UU,Estados Unidos de América|estadounidense,norteamericano||
US||||Washington,Casa Blanca
UY||uruguayo||Montevideo
UZ||uzbeko||Taskent
VA|Santa Sede,Vaticano|vaticano||
VE|República Bolivariana de Venezuela,Gobierno Bolivariano|venezolano||Caracas,Miraflores
VN||vietnamita||Hanói
XK||kosovar||Pristina
YE||yemení||Saná
ZA||sudafricano||Pretoria
ZM||zambiano||
ZW|Zimbabwe|zimbabuense||Harare
"""

NAME_ENDINGS = ""
# "ending: all its forms"; "-" is the bare word; the first ending that a word has decides.
ADJECTIVE_ENDINGS = PERSON_ENDINGS = """
és: és esa eses esas
án: án ana anes anas
ín: ín ina ines inas
ón: ón ona ones onas
ol: ol ola oles olas
o: o a os as
í: í íes ís
a: a as
e: e es
: - es
"""

# Phrases that hold a word for a state and mean something else.
HIDDEN = """
América Latina, América del Sur, América Central, América del Norte, Nuevo México, Golfo de México,
Organización de Estados Americanos, Canal de Panamá, Nueva Guinea, Convención de Viena, Estatuto de Roma,
Acuerdo de París, Washington Post, Mar de Japón, Baja California, Buenos Aires Herald, café colombiano,
Guinea Ecuatorial
"""

# Names of CLDR that are also common words.
DROPPED = ""
