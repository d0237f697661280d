"""The words English names are made of, those that stand around them, and those that are none."""

import re

from bot.lexicon.patterns import Pattern

MASK = "\x1f"  # stands where words were taken out: no name reaches over it
PARTICLE = r"(?:al|el|ag|ould|uld|bin|bint|ben|ibn|abu|abd|de|del|la|da|dos|das|van|von|der|den|di|du|y|e)"
CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'./&-]*|al-\w+|el-\w+|ul-\w+|as-\w+)"
# Legal forms of firms outside English.
_ABROAD = (
    r"d\.o\.o|[Ss]\.r\.o|E?OOD|K(?:ft|FT)|Z(?:rt|RT)|SAL|S\.A\.L|WLL|W\.L\.L|DMCC|FZC|Pvt|Ltda|SpA|S\.p\.A|"
    r"Anonim (?:Ş|S)irketi|A\.(?:Ş|S)"
)
# None of the pieces that may follow begins with one of the letters excluded first: few words are let through.
NEXT = Pattern(
    r"(?![ \t][cghjkmnq-tw-z])(?:"
    rf"(?:[ \t]+|(?<=[A-Z]\.))(?:(?:{PARTICLE}[ \t]+){{1,3}}(?={CAPITAL})|(?={CAPITAL}))"
    rf"(?P<word>{CAPITAL})|[ \t]+(?P<number>\d{{1,6}})\b"
    r"|[ \t]+(?P<nick>[“\"][^”\"\n]{1,24}[”\"])(?=[ \t]+[^\W\d_a-z])"
    r"|[ \t]?(?P<place>\([^\W\d_a-z][\w -]{1,24}\))"
    r"|,?[ \t]+(?P<firm>(?:Co|Ltd|Inc|LLC|L\.L\.C|LLP|Corp|Limited|GmbH|JSC|PJSC|OJSC|S\.A|SA|AG|FZE|FZCO|"
    r"PLC|plc|"
    rf"Pte|Pty|SARL|SRL|BV|B\.V|NV|Sdn|Bhd|SDN BHD|Company|LP|{_ABROAD})\b\.?)"
    r"|[ \t]+(?P<joint>(?:of|for|in)(?:[ \t]+(?:the|los|las|la))?|&|and(?:[ \t]+the)?)(?=[ \t]+[^\W\d_a-z]))"
)
FIRST = Pattern(rf"(?<![\w’'-]){CAPITAL}")
BODY = Pattern(
    r"\b(?:Ltd|LLC|L\.L\.C|Inc|Co|Corp|Corporation|Company|Companies|Limited|Banks?|Group|Holdings?|"
    r"Industr(?:y|ies|ial)|Brigades?|Battalion|Regiment|Institute|University|Ministry|Agency|Foundation|Fund|"
    r"Organi[sz]ation|Association|Society|Party|Prison|Front|Army|Navy|Forces?|Corps|Guards?|Police|Units?|"
    r"Directorate|Cent(?:er|re)|Council|Committee|Commission|Union|League|Mining|Trading|Trade|"
    r"Technolog(?:y|ies)|"
    r"Shipping|Maritime|Marine|Refinery|Petrochemicals?|Petroleum|Oil|Energy|Gas|Airlines?|Airways|Air|"
    r"Aviation|"
    r"Exchange|Cartel|GmbH|S\.A|AG|JSC|OJSC|PJSC|FZE|FZCO|LLP|Pte|Plc|PLC|Logistics|Electronics?|"
    r"International|"
    r"Enterprises?|Services|Systems?|Solutions|Network|Academy|School|Television|TV|Broadcast\w*|Radio|Media|News|Movement|"
    r"Jihad|"
    r"ISIS|ISIL|Duma|Yachts|Satellite|Aerospace|Space|Defen[cs]e|Dynamics|Bureau|Federation|Province|"
    r"Liberation|"
    r"State|Islamic|Mujahi\w+|Martyrs|Resistance|Hizb\w*|Al-Qa\w+|Ansar\w*|Jaysh|Jaish|Lashkar\w*|Harakat|"
    r"Kata\w*|"
    r"Saraya\w*|Asa\w*ib|Boko|Taliban|Hamas|Hezbollah|Hizballah|Wagner|Microelectronics|Semiconductors?|"
    r"Chemicals?|"
    r"Pharmaceuticals?|Steel|Metals?|Heavy|Manufacturing|Equipment|Machinery|Engineering|Construction|"
    r"Investments?|"
    r"Capital|Financial|Insurance|Consulting|Management|Materials|Products|Distribution|"
    r"Transport(?:ation)?|Storage|"
    r"Laborator(?:y|ies)|Factory|Plant|Shipyard|Works|Port|Terminal|Special National|Club|Congress|"
    r"Ansarallah|"
    r"Gang|Tren de|Mara Salvatrucha|Carteles|Familia Michoacana|Comando|Barrio|Brotherhood|"
    r"Banco|Banque|OOO|AO|OAO|ZAO|FGUP|Zavod|RT|Jabhat|Los|"
    r"(?:Guard|Intelligence|Secret|Penitentiary|Border) Service|"
    rf"Mafia|Clan|Tropas|Policía|Boinas|Komando|Security Service|{_ABROAD})\b"
)
SUFFIX = Pattern(
    r"\b(?:Co|Ltd|Inc|LLC|LLP|Corp|Corps|Corporation|Company|Limited|GmbH|P?JSC|OJSC|S\.A|SA|AG|FZE|FZCO|"
    r"PLC|Plc|"
    rf"Group|Bank|Industries|{_ABROAD})\b"
)
# Words that are no part of a name by themselves: a name needs others beside them.
COMMON = Pattern(
    r"^(?:The|This|These|Those|We|It|In|On|As|They|Today|He|She|I|Our|But|And|For|At|A|An|If|There|With|By|"
    r"Under|"
    r"All|Such|Section|Sections|Sec|Executive|Orders?|E\.?O|Act|Acts|Department|Treasury|State|Secretary|"
    r"President|"
    r"Specially|Designated|Global|Magnitsky|Office|Foreign|Assets?|Control|United|States|Government|Public|"
    r"Law|"
    r"Regulations?|Entity|List|Lists|Immigration|Nationality|Statement|Minister|Ministers|Ministry|"
    r"Spokesperson|"
    r"Consolidated|Appropriations|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|"
    r"May|June|"
    r"July|August|September|October|November|December|Accountability|Human|Rights|Additional|Specifically|"
    r"Included|"
    r"Including|Also|Pursuant|Following|Blocked|Persons?|Nationals?|SDN|SDGTs?|FTOs?|OFAC|Official|"
    r"Officials|Former|"
    r"Current|Administration|Deputy|Chief|General|Colonel|Brigadier|Republic|Congressperson|Designations?|"
    r"Sanctions?|"
    r"Sanctioning|Sanctioned|Visas?|Restrictions?|U\.S|US|UK|EU|UN|G7|Mr|Ms|Mrs|Commerce|Industry|"
    r"Proclamation|FY|Further|Operations?|Region|Provisions|Unreliable|Ambassador|Embassy|Member|Members|"
    r"Involvement|Significant|Corruption|Corrupt|Due|Terrorists?|Leaders?|Communist|Central|Vienna|"
    r"Convention|Cabinet|"
    r"Military|Armed|Forces|Joint|Staff|Press|Attach[eé]|Regime|East|West|North|South|Asia|Africa|Europe|America|Middle|Pacific|Fiscal|Year|War|FACT|"
    r"SHEET|"
    r"Fact|Sheet|Notice|Press|Release|Lady|First|Director|Supreme|Court|Judge|Judges|Parliament|"
    r"Proliferation|"
    r"Missile|Weapons|Mass|Destruction|Blocking|Property|Certain|Undemocratic|Actors|Individuals?|Entities|"
    r"Companies|Non-SDN|Menu|Based|Sectoral|Identification|SSI|Unverified|End-User|Reduction|Threat|"
    r"Nonproliferation|"
    r"Section\s\d+|Consul|Consulate|Congress|Senate|House|Prosecutor|Forced|Labor|Prevention|Related|"
    r"Programs|"
    r"Businessman|Oligarch|When|While|After|Because|Since|Although|However|Together|Both|Several|Many|Some|"
    r"Other|"
    r"One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|(?:Thir|Four|Fif|Six|Seven|Eigh|Nine)teen|"
    r"(?:Twen|Thir|For|Fif|Six|Seven|Eigh|Nine)ty(?:-\w+)?|Dozens|Hundreds|Another|Information|Security|Electronics|Computers|Safety|Threats|Contributing|Suspending|"
    r""
    r"MFN|NATO|DHS|FLETF|UFLPA|EAR|BIS|CBP|USG|PRC|DPRK|"
    r"NKorea|Via|"
    r"Teleconference|Background|Call|QUESTION|Question|Answer|Prime|Interior|Freedom|Democracy|Counter-?)\.?$"
)
OFFICE = (
    r"(?:Minister|Secretary|Director|Chief|Head|Commander|Chair(?:man|woman|person)?|President|Governor|"
    r"Mayor|Leader|"
    r"Prosecutor|Attorney|Judge|Justice|Ambassador|Speaker|Deputy|Adviser|Advisor|Commissioner|Inspector|"
    r"Superintendent|Attach[eé]|Consul|Warden|Coordinator|Representative|Member|Spokes(?:man|woman|person)|Magistrate|Rector)"
)
# What ministries are for: "Minister of Internal Affairs", "Minister of Trade and Industry".
FIELD = (
    r"(?:Affairs|Relations|Trade|Defen[cs]e|Finance|Health|Education|Energy|Agriculture|Culture|"
    r"Information|Communications?|Transport(?:ation)?|Labou?r|Commerce|Industry|Intelligence|Resources|"
    r"Development|Planning|Works|Sports?|Tourism|Environment|Interior|Mines|Mining|Oil|Petroleum|Water|"
    r"Housing|Cooperation|Economy|Investments?|Technology|Science|Peace|Order|Reform|Youth|Migration|Border|"
    r"Customs|Revenue|Research|Security)"
)
TITLES = Pattern(
    rf"^(?:(?:Former|Current|Acting|Mr|Ms|Mrs|Dr|Gen|Lt|Maj|Col|Brig|Sen|Rep|Hon|Sir|Her|His|General|"
    rf"Colonel|Brigadier|"
    r"Major|Captain|Lieutenant|Admiral|Sergeant|Marshal|Vice|Prime|First|Second|Lady|Senior|Senate|Senator|"
    r"Congress(?:person|man|woman)|Professor|Special|Supreme|Foreign|"
    r"National|"
    r"State|Joint|Staff|Press|Court|Parliament|Parliamentary|Assembly|Officials?|Republic|Designations?|of|the|for|Sanctioning|"
    rf"Designating|Sheikh|Sayyed|Business(?:m[ae]n|woman)|Oligarchs?|Billionaire|Tycoon|Magnate|Financier|Banker|Broker|"
    r"Journalist|Singer|Actor|Cellist|Propagandist|Blogger|Warlord|Cleric|Lawmaker|Hacker|Smuggler|Trafficker|Brothers|Ministers|Generals|Judges|Leaders|"
    rf"CEO|CFO|COO|{OFFICE}|{FIELD}|Internal|External|Home|"
    r"Public|Crown|Prince|Princess|King|Queen|Police|Army|Navy|Military)\.?[ \t]+)+"
)
NO_NAME = Pattern(
    r"\b(?:West Bank|"
    r"Acts?|Regulations?|Agreement|Register|Balkans|Tribunals?|Sponsor|Interests?|Federal|Export|"
    r"Measures?|Matter of|Terrorist Organi[sz]ations?|Specially Designated|"
    r"Convention|Protocol|Charter|Resolution|Lists?|Department|Programs?|Supporters|Proliferators|"
    r"Threat Reduction|"
    r"Appropriations|Accountability|Amendment|Section|Executive Order|Supreme Court|Press Briefing|"
    r"Fact Sheet|Editor-in-Chief|Commander-in-Chief)\b"
    r"|\bU$|^S\.|\bde$|https?:"
)
# Bodies known by one word.
ALONE = Pattern(r"^(?:Duma|Hamas|Hi[sz]b[ao]llah|Hezbollah|Ansarallah|Wagner|Taliban|ISIS|Boko Haram)$")
# Firms whose one word tells what they are, or has a large letter inside: "Examplebank", "ExamplAir".
FIRM_OF_ONE_WORD = Pattern(
    r"^(?:[A-Z][a-z]{2,}(?:bank|neft|prom|export|energo|gaz|avia|stroy|corp)|"
    r"[A-Z][a-z]+-Bank|"
    r"(?!Mac|Mc|De|Di|Du|La|Le|Van|Von|Fitz|El|Al|Ben|Mo[A-Z])[A-Z][a-z]{2,}[A-Z][a-z]+)$"
)
# "Iranian missile officials", "X Group leaders": the body is no more than a description of others.
DESCRIBES = Pattern(
    r"[ \t]+(?:\x1f+[ \t]+)?(?:(?!(?:and|or|as|its|their|with|by)\b)[a-z]+[ \t]+){0,2}?"
    r"(?:leaders?|officials?|members?|commanders?|financiers?|facilitators?|"
    r"operatives?|"
    r"affiliates?|fighters|elites?|officers?|executives?|supporters?|networks?|personnel|leadership|figureheads?|"
    r"presenter|anchor|correspondent|columnist|journalist|reporter|(?:editor|chief|director|founder|chairman|"
    r"president|head|owner|chief executive|spokes\w+|representative)(?=[ \t]+[A-Z])|"
    r"sanctions)\b"
)
# "Hamas money men", "Hezbollah shipments": what belongs to such a body.
OF_ITS_OWN = Pattern(
    r"[ \t](?!(?:and|or|as|at|by|for|from|had|has|have|in|is|on|over|pursuant|that|to|under|was|were|when|"
    r"which|who|will|with)\b)[a-z]|-(?:linked|aligned|backed|affiliated|related|run|controlled|owned)\b"
)
# "The Jan Roe regime": those who served it are hit, not he.
RULE = Pattern(r"[ \t]+(?:regime|government|administration|junta|era)\b")
# "the spokesman Jan Roe said": he is not hit.
SAYS = Pattern(
    r"[ \t]+(?:also[ \t]+)?(?:said|told|announced|stated|noted|added|wrote|says|confirmed|"
    r"reports?|reported)\b"
)
AWAY = Pattern(
    r"(?P<noun>[\w’'\x1f-]+)[ \t,]+(?:of|by|to|from|with|for|under|in|at|within|behind|toward|via|through|"
    r"during|inside)"
    r"[ \t]+(?:the[ \t]+|its[ \t]+|his[ \t]+|her[ \t]+|their[ \t]+|an?[ \t]+|"
    r"[A-Z][\w-]+[’']s[ \t]+(?:[a-z-]+[ \t]+)?)?"
    r"(?:(?:former|late|then|current|senior|[\w’'-]+(?:ian|ese|ish|ean|ban|oan|yz|qi|ni)|U\.S\.|"
    r"now-\w+)[ \t]+){0,2}$"
)
# How the last word before a name is or ends, wherever AWAY matches.
_LEADING_AWAY = (
    "of by to from with for under in at within behind toward via through during inside the its his her their "
    "a an former late then current senior U.S. now-defunct"
)
AWAY_WORDS = frozenset(_LEADING_AWAY.split(" "))
AWAY_ENDS = ("ian", "ese", "ish", "ean", "ban", "oan", "yz", "qi", "ni")
TAKES = Pattern(
    r"(?i)^(?:designations?|designating|additions?|listings?|entry|expulsion|removal|revocation|sanctions?|"
    r"restrictions?|bans?|"
    r"names?|naming|visas?|assets|property|accreditation|freezing|including|inclusion|imported|against|"
    r"imports?|"
    r"addition|transactions?|dealings?|debarment|imposition|leaders|measures|products)$"
)
FAMILY = Pattern(
    r"\b(?:wife|husband|spouse|(?-i:sons?)|daughter|children|daughters|brother|sister|father|mother|"
    r"family members?|partner)\b(?! of\b)",
    re.IGNORECASE,
)
# Right behind a name: ", the minister's wife", " (his daughter)", ", wife of Jan Roe".
RELATED = Pattern(
    r"(?:,| \() ?(?:the |his |her |their )?(?:[\w-]+(?: [\w-]+){0,2}[’']s? )?"
    r"(?:adult |eldest |youngest |late )?(?:wife|husband|spouse|son|daughter|stepson|stepdaughter)\b"
    r"(?! of (?:the )?(?:company|firm))"
)
REASON = Pattern(
    r"\b(?:for (?:his|her|their|its|involvement|(?:[a-z]+ly )?[a-z]+ing)|due to|involved in|"
    r"responsible for|who|whose|"
    r"because|"
    r"in order|linked to|the leaders of|have been|has been|has provided|in support of|materially|providing|"
    r"in response to|in (?:retaliation|reaction|reply) (?:to|for)|in the wake of|"
    r"(?:following|after) (?:the|an?|its|their|his|her)\b|in connection with|as well as to the|to counter|"
    r"to further|that|when|as part of|in coordination|accused of|accusing|suspected of|complicit in|"
    r"engaged in|on behalf of|aimed at|aiming to|seeking to|believed to|alleged to|acting as)\b|"
    r",? as (?:the )?(?:[A-Z][\w.’'-]+ ){1,4}"
    r"(?:[a-z]+ed|[a-z]+s|met|left|went|held|made|began)\b"
)
ALIAS = Pattern(
    r"(?:\b(?:also|formerly|better|commonly|previously|otherwise)[ ,]+)?\b(?:known as|called|nicknamed|"
    r"alias(?:es)?|"
    r"nom de guerre|doing business as|a\.?k\.?a\.?|f\.?k\.?a\.?|d\.?b\.?a\.?|n\.?k\.?a\.?)(?![\w.])[ ,:]+"
    r"[^,;.()–—\n]{2,90}?(?=[ \t]*(?:[,;.()–—\n]|$)|[ \t](?:-[ \t]|as|is|was|are|has|for|who|leads|"
    r"pursuant|under|"
    r"due)\b)"
    r"|\bor[ \t]+[“\"][^”\"\n]{2,60}[”\"]"
)
ALIAS_LETTERS = (
    "known as", "called", "nicknamed", "alias", "nom de guerre", "doing business as", "“", '"',
    "aka", "fka", "nka", "dba", ".ka", ".ba", "k.a", "b.a",
)  # fmt: skip
"""One of these is in every text in which ALIAS matches."""
BRACKET = Pattern(r"\([^()\n]{0,200}\)")
PLACE_IN_NAME = Pattern(r"\([^\W\d_a-z][\w-]+(?:[ -][^\W\d_a-z][\w-]+)?\)")
REST_OF_FIRM = Pattern(
    r"(?:[ \t]+[^\W\d_a-z&][\w&.’-]*|[ \t]+&|[ \t]+(?:and|of)){0,6}?[ \t,]+(?:Co|Ltd|Inc|Corp|Company|"
    r"Limited|LLC|Group|"
    r"Bank|Industr|Refinery|Trading|Technolog|Shipping|International)"
)
SEAT_WORD = Pattern(
    r"-(?:based|linked|aligned|backed|affiliated|registered|flagged|owned|controlled|headquartered|origin|"
    r"born|led|series|class|type|made|"
    r"related|sponsored|designated|run|area|wide)$"
)
ANNOUNCED = Pattern(
    r"(?:In[ \t]+the[ \t]+)?(?:Matter[ \t]+of[ \t]+the[ \t]+)?"
    r"(?:(?:Foreign|Terrorist|Organi[sz]ation|Specially|Designated|"
    r"Global|State|Department|Treasury|Public|Joint|Additional)[ \t]+){0,5}"
    r"(?:(?:Designations?|Additions?|Listings?|Delistings?|Removals?|Revocation)[ \t]+of[ \t]+"
    r"(?:the[ \t]+)?){1,2}"
)
VESSEL = Pattern(
    r"\b(?:[Vv]essels?|[Tt]ankers?|[Ss]hips?|[Cc]arriers?|[Yy]achts?|[Aa]ircraft|M/?[TV]|F/V)[ \t,:]+[“\"]?$"
)
VESSEL_ENDS = (
    "essel", "essels", "anker", "ankers", "hip", "hips", "arrier", "arriers", "acht", "achts", "ircraft",
    "MT", "M/T", "MV", "M/V", "F/V",
)  # fmt: skip
"""The last word before a name ends like one of these wherever VESSEL matches."""
HEADING = frozenset({"BY", "THE", "OF", "AND", "IN", "ON", "FOR"})  # of headings in capitals
SURNAMES = frozenset(
    {
        "Lukashenko",
        "Lukashenka",
        "Jordan",
        "Chad",
        "Georgia",
        "Israel",
        "Ireland",
        "England",
        "France",
        "German",
        "English",
    }
)
# "Example, a virtual currency exchange": a body of one word.
TOLD_WHAT = Pattern(
    r",[ \t]+(?:an?|the|its|one of)[ \t][^,.;]{0,60}?\b(?:exchange|company|firm|bank|group|organi[sz]ation|"
    r"network|platform|mixer|militia|agency|outlet|refinery|cartel|gang|conglomerate|holding|producer|manufacturer|operator|provider|"
    r"website|broadcaster|movement)\b"
)
# "The bank Example Ural": a body by the word right before its name.
CALLED = Pattern(
    r"\b(?:bank|company|firm|refinery|website|newspaper|broadcaster|outlet|channel|outpost|militia|"
    r"corporation|manufacturer|producer|maker|developer|provider|operator|supplier|giant|conglomerate|"
    r"exchange|mixer|broker|insurer|shipbuilder|platform|"
    r"think tank|foundation|charity|shipyard|airline|(?:hacker|militant|armed|terrorist) group)[ \t]+[“\"]?$"
)
LIST_JOINT = Pattern(r"[”\"\x1f \t]*(?:,|;|,? and|&)[ \t]+(?:the )?[“\"]?")
OWNER = Pattern(r"[’'](?:s|$)")
