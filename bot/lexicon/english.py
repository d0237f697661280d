"""English forms of states that no library holds: short names, adjectives, demonyms, capitals.

CLDR (babel) has display names only ("Myanmar (Burma)", "Hong Kong SAR China"), ISO 3166 (pycountry) formal
ones ("Iran, Islamic Republic of"). Adjectives, the people's names and the capitals that stand for governments
are in neither. They are facts of the language and not a matter of tuning, and `country_name(code)` takes no
tables as an argument, so they live here and not in config/vocabulary/.

One row a state: code | names, the first fit for a headline | adjective, then names of the people | capitals.
A capital that is more often a person, a common word or another place (Male, Victoria, San Jose) is left out.
"""

ROWS = """
AD|Andorra|Andorran,Andorrans|
AE|United Arab Emirates,UAE,U.A.E.,the Emirates,Dubai|Emirati,Emiratis|Abu Dhabi
AF|Afghanistan|Afghan,Afghans|Kabul
AG|Antigua and Barbuda|Antiguan,Antiguans|
AI|Anguilla|Anguillian|
AL|Albania|Albanian,Albanians|Tirana
AM|Armenia|Armenian,Armenians|Yerevan
AO|Angola|Angolan,Angolans|Luanda
AR|Argentina|Argentine,Argentinian,Argentines,Argentinians|Buenos Aires
AT|Austria|Austrian,Austrians|Vienna
AU|Australia|Australian,Australians|Canberra
AZ|Azerbaijan|Azerbaijani,Azerbaijanis,Azeri|Baku
BA|Bosnia and Herzegovina,Bosnia,Bosnia-Herzegovina,BiH|Bosnian,Bosnians,Bosnian Serb|Sarajevo
BB|Barbados|Barbadian,Barbadians|Bridgetown
BD|Bangladesh|Bangladeshi,Bangladeshis|Dhaka
BE|Belgium|Belgian,Belgians|
BF|Burkina Faso|Burkinabe,Burkinabè|Ouagadougou
BG|Bulgaria|Bulgarian,Bulgarians|Sofia
BH|Bahrain|Bahraini,Bahrainis|Manama
BI|Burundi|Burundian,Burundians|Bujumbura
BJ|Benin|Beninese|
BM|Bermuda|Bermudian,Bermudians|
BN|Brunei,Brunei Darussalam|Bruneian|
BO|Bolivia|Bolivian,Bolivians|La Paz
BR|Brazil|Brazilian,Brazilians|Brasília,Brasilia
BS|Bahamas,The Bahamas|Bahamian,Bahamians|Nassau
BT|Bhutan|Bhutanese|Thimphu
BW|Botswana|Botswanan,Motswana|Gaborone
BY|Belarus,Byelorussia|Belarusian,Belarusians,Belarussian,Byelorussian|Minsk
BZ|Belize|Belizean,Belizeans|Belmopan
CA|Canada|Canadian,Canadians|Ottawa
CD|DR Congo,Democratic Republic of the Congo,Democratic Republic of Congo,DRC,Congo|Congolese|Kinshasa
CF|Central African Republic,CAR|Central African|Bangui
CG|Republic of the Congo,Republic of Congo,Congo-Brazzaville|-|Brazzaville
CH|Switzerland|Swiss|Bern
CI|Ivory Coast,Côte d'Ivoire,Cote d'Ivoire|Ivorian,Ivorians|Abidjan,Yamoussoukro
CK|Cook Islands||
CL|Chile|Chilean,Chileans|
CM|Cameroon|Cameroonian,Cameroonians|Yaoundé,Yaounde
CN|China,People's Republic of China,PRC,P.R.C.,Chinese mainland,Xinjiang,Tibet|Chinese|Beijing
CO|Colombia|Colombian,Colombians|Bogotá,Bogota
CR|Costa Rica|Costa Rican,Costa Ricans|
CU|Cuba|Cuban,Cubans|Havana
CV|Cape Verde,Cabo Verde|Cape Verdean|
CW|Curaçao,Curacao||
CY|Cyprus|Cypriot,Cypriots|Nicosia
CZ|Czechia,Czech Republic|Czech,Czechs|Prague
DE|Germany|German,Germans|Berlin
DJ|Djibouti|Djiboutian|
DK|Denmark|Danish,Danes|Copenhagen
DM|Dominica|-|
DO|Dominican Republic|Dominican,Dominicans|Santo Domingo
DZ|Algeria|Algerian,Algerians|Algiers
EC|Ecuador|Ecuadorian,Ecuadorean,Ecuadorians|Quito
EE|Estonia|Estonian,Estonians|Tallinn
EG|Egypt|Egyptian,Egyptians|Cairo
ER|Eritrea|Eritrean,Eritreans|Asmara
ES|Spain|Spanish,Spaniards|Madrid
ET|Ethiopia,Tigray|Ethiopian,Ethiopians|Addis Ababa
EU|EU,European Union,E.U.,Council of the EU,European Commission,European Council|EU|Brussels
FI|Finland|Finnish,Finns|Helsinki
FJ|Fiji|Fijian,Fijians|Suva
FM|Micronesia|Micronesian|
FR|France|French|Paris
GA|Gabon|Gabonese|Libreville
GB|UK,United Kingdom,U.K.,Britain,Great Britain,England,Northern Ireland|British,UK,Britons,English|London
GD|Grenada|Grenadian|
GE|Georgia|Georgian,Georgians|Tbilisi
GH|Ghana|Ghanaian,Ghanaians|Accra
GI|Gibraltar|Gibraltarian|
GL|Greenland|Greenlandic|Nuuk
GM|Gambia,The Gambia|Gambian,Gambians|Banjul
GN|Guinea|Guinean,Guineans|Conakry
GQ|Equatorial Guinea|Equatorial Guinean,Equatoguinean|Malabo
GR|Greece|Greek,Greeks|Athens
GT|Guatemala|Guatemalan,Guatemalans|Guatemala City
GW|Guinea-Bissau|Bissau-Guinean|Bissau
GY|Guyana|Guyanese|
HK|Hong Kong,HKSAR,Hong Kong SAR|Hong Kong,Hong Konger,Hong Kongers|
HN|Honduras|Honduran,Hondurans|Tegucigalpa
HR|Croatia|Croatian,Croats,Croatians|Zagreb
HT|Haiti|Haitian,Haitians|Port-au-Prince
HU|Hungary|Hungarian,Hungarians|Budapest
ID|Indonesia|Indonesian,Indonesians|Jakarta
IE|Ireland|Irish|Dublin
IL|Israel|Israeli,Israelis,West Bank settlers|Jerusalem,Tel Aviv
IM|Isle of Man|Manx|
IN|India|Indian,Indians|New Delhi
IQ|Iraq|Iraqi,Iraqis|Baghdad
IR|Iran,Islamic Republic of Iran,IRGC,Quds Force,Qods Force|Iranian,Iranians|Tehran
IS|Iceland|Icelandic,Icelanders|Reykjavik
IT|Italy|Italian,Italians|Rome
JM|Jamaica|Jamaican,Jamaicans|
JO|Jordan|Jordanian,Jordanians|Amman
JP|Japan|Japanese|Tokyo
KE|Kenya|Kenyan,Kenyans|Nairobi
KG|Kyrgyzstan,Kyrgyz Republic|Kyrgyz|Bishkek
KH|Cambodia|Cambodian,Cambodians|Phnom Penh
KI|Kiribati|-|
KM|Comoros|Comorian|
KN|Saint Kitts and Nevis|-|
KP|North Korea,Democratic People's Republic of Korea,DPRK,D.P.R.K.|North Korean,North Koreans,DPRK|Pyongyang
KR|South Korea,Republic of Korea,ROK|South Korean,South Koreans,Korean|Seoul
KW|Kuwait|Kuwaiti,Kuwaitis|Kuwait City
KY|Cayman Islands|Caymanian,Caymanians|
KZ|Kazakhstan|Kazakh,Kazakhs,Kazakhstani|Astana
LA|Laos|Lao,Laotian|Vientiane
LB|Lebanon|Lebanese|Beirut
LC|Saint Lucia|Saint Lucian|
LI|Liechtenstein|Liechtenstein|
LK|Sri Lanka|Sri Lankan,Sri Lankans|Colombo
LR|Liberia|Liberian,Liberians|Monrovia
LS|Lesotho|Basotho|Maseru
LT|Lithuania|Lithuanian,Lithuanians|Vilnius
LU|Luxembourg|Luxembourgish|
LV|Latvia|Latvian,Latvians|Riga
LY|Libya|Libyan,Libyans|Tripoli
MA|Morocco|Moroccan,Moroccans|Rabat
MC|Monaco|Monegasque|
MD|Moldova|Moldovan,Moldovans|Chișinău,Chisinau
ME|Montenegro|Montenegrin,Montenegrins|Podgorica
MG|Madagascar|Malagasy|Antananarivo
MH|Marshall Islands|Marshallese|Majuro
MK|North Macedonia,Macedonia|North Macedonian,Macedonian|Skopje
ML|Mali|Malian,Malians|Bamako
MM|Myanmar,Burma|Myanmar,Burmese|Naypyidaw
MN|Mongolia|Mongolian,Mongolians|Ulaanbaatar
MO|Macao,Macau|Macanese|
MR|Mauritania|Mauritanian,Mauritanians|Nouakchott
MT|Malta|Maltese|Valletta
MU|Mauritius|Mauritian|
MV|Maldives|Maldivian,Maldivians|
MW|Malawi|Malawian,Malawians|Lilongwe
MX|Mexico|Mexican,Mexicans|Mexico City
MY|Malaysia|Malaysian,Malaysians|Kuala Lumpur
MZ|Mozambique|Mozambican,Mozambicans|Maputo
NA|Namibia|Namibian,Namibians|Windhoek
NE|Niger|Nigerien,Nigeriens|Niamey
NG|Nigeria|Nigerian,Nigerians|Abuja
NI|Nicaragua|Nicaraguan,Nicaraguans|Managua
NL|Netherlands,The Netherlands,Holland|Dutch|The Hague
NO|Norway|Norwegian,Norwegians|Oslo
NP|Nepal|Nepali,Nepalese|Kathmandu
NR|Nauru|Nauruan|
NZ|New Zealand,NZ|New Zealand,New Zealanders|
OM|Oman|Omani,Omanis|Muscat
PA|Panama|Panamanian,Panamanians|Panama City
PE|Peru|Peruvian,Peruvians|Lima
PG|Papua New Guinea|Papua New Guinean|Port Moresby
PH|Philippines,The Philippines|Philippine,Filipino,Filipinos|Manila
PK|Pakistan|Pakistani,Pakistanis|Islamabad
PL|Poland|Polish,Poles|Warsaw
PS|Palestine,Palestinian Territories,Palestinian Authority,Gaza|Palestinian,Palestinians|Ramallah
PT|Portugal|Portuguese|Lisbon
PW|Palau|Palauan|
PY|Paraguay|Paraguayan,Paraguayans|Asunción,Asuncion
QA|Qatar|Qatari,Qataris|Doha
RO|Romania|Romanian,Romanians|Bucharest
RS|Serbia|Serbian,Serbs,Serbians|Belgrade
RU|Russia,Russian Federation|Russian,Russians|Moscow
RW|Rwanda|Rwandan,Rwandans|Kigali
SA|Saudi Arabia,Kingdom of Saudi Arabia,KSA|Saudi,Saudi Arabian,Saudis|Riyadh
SB|Solomon Islands|Solomon Islander|Honiara
SC|Seychelles|Seychellois|
SD|Sudan|Sudanese|Khartoum
SE|Sweden|Swedish,Swedes|Stockholm
SG|Singapore|Singaporean,Singaporeans|
SI|Slovenia|Slovenian,Slovene,Slovenes|Ljubljana
SK|Slovakia,Slovak Republic|Slovak,Slovaks,Slovakian,Slovakians|Bratislava
SL|Sierra Leone|Sierra Leonean|Freetown
SM|San Marino|Sammarinese|
SN|Senegal|Senegalese|Dakar
SO|Somalia,Somaliland|Somali,Somalis|Mogadishu
SR|Suriname|Surinamese|Paramaribo
SS|South Sudan|South Sudanese|Juba
ST|São Tomé and Príncipe,Sao Tome and Principe|-|
SV|El Salvador|Salvadoran,Salvadorans,Salvadorean,Salvadoreans|San Salvador
SY|Syria,Syrian Arab Republic|Syrian,Syrians|Damascus
SZ|Eswatini,Swaziland|Swazi|Mbabane
TD|Chad|Chadian,Chadians|N'Djamena
TG|Togo|Togolese|Lomé
TH|Thailand|Thai,Thais|Bangkok
TJ|Tajikistan|Tajik,Tajiks,Tajikistani|Dushanbe
TL|Timor-Leste,East Timor|Timorese|Dili
TM|Turkmenistan|Turkmen|Ashgabat
TN|Tunisia|Tunisian,Tunisians|Tunis
TO|Tonga|Tongan|
TR|Turkey,Türkiye,Turkiye|Turkish,Turks|Ankara
TT|Trinidad and Tobago|Trinidadian|Port of Spain
TV|Tuvalu|Tuvaluan|
TW|Taiwan|Taiwanese,Taiwan|Taipei
TZ|Tanzania|Tanzanian,Tanzanians|Dodoma,Dar es Salaam
UA|Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev
UG|Uganda|Ugandan,Ugandans|Kampala
UN|UN,United Nations,U.N.,Security Council,UNSC|UN|
US|US,United States,U.S.,USA,U.S.A.,United States of America,America|US,American,Americans|Washington
UY|Uruguay|Uruguayan,Uruguayans|Montevideo
UZ|Uzbekistan|Uzbek,Uzbeks|Tashkent
VA|Vatican,Holy See|Vatican|
VC|Saint Vincent and the Grenadines|-|
VE|Venezuela|Venezuelan,Venezuelans|Caracas
VG|British Virgin Islands,BVI||
VN|Vietnam,Viet Nam|Vietnamese|Hanoi
VU|Vanuatu|Ni-Vanuatu|
WS|Samoa|Samoan|Apia
XK|Kosovo|Kosovar,Kosovars,Kosovan|Pristina
YE|Yemen|Yemeni,Yemenis|Sana'a,Sanaa
ZA|South Africa|South African,South Africans|Pretoria
ZM|Zambia|Zambian,Zambians|Lusaka
ZW|Zimbabwe|Zimbabwean,Zimbabweans|Harare
"""

# Seats and organs that stand for a government: kind "body".
ORGANS = """
US|White House,Capitol Hill,Foggy Bottom,Pentagon
RU|Kremlin,State Duma,Duma
GB|Downing Street,Whitehall
CN|Zhongnanhai,Communist Party of China,Chinese Communist Party,CCP,CPC
UA|Verkhovna Rada
EU|European Parliament,MEPs
DE|Bundestag
PL|Sejm
LT|Seimas
EE|Riigikogu
LV|Saeima
IL|Knesset
BY|Lukashenka,Lukashenko
SY|Assad regime
MM|Tatmadaw
"""

# Phrases in which the name of a state means something else. They hide the name; they yield no mention.
NOT_STATES = """
South China Sea, East China Sea, China Sea, Sea of Japan, Gulf of Mexico, New Mexico, Indian Ocean,
Latin American, Latin America, South America, South American, North America, North American,
Central America, Central American, Native American, Native Americans, American Samoa, West Indian,
American Indian, New England, Indian Country, English-language, French Polynesia, Atlanta Georgia,
Paris Agreement, Paris Climate, Paris Accord, Vienna Convention, Vienna Conventions, Rome Statute,
Washington Post, New York Times, Panama Canal, Panama Papers, Washington Times, Jordan River, Jordan Valley,
Warsaw Pact, Organization of American States, Afghan war, Radio Free Europe, BeiDou, Moscow Times,
Cuba Libre, South China Morning Post, China Daily, China Radio, China News Service,
China Central Television, China Media Group, Hong Kong Free Press, Beijing Youth Daily, Beijing Daily,
Beijing Time, Washington Examiner, Washington Free Beacon, Jerusalem Post, Times of Israel, Times of India,
Islamic Republic News Agency, Tehran Times, Taipei Times, Stockholm Syndrome, Minsk agreements,
Minsk Agreements, Minsk process, Vienna talks, Beijing Winter Olympics, Beijing Olympics, Tokyo Olympics,
Islamic State of Iraq and Syria, Islamic State of Iraq and the Levant, Islamic State in Iraq and Syria,
Islamic State in Iraq and the Levant, Paris Olympics, Korean Peninsula, Korean peninsula, English
"""
