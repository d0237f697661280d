"""Korean words for states, beside the names that CLDR knows; `bot/lexicon/forms.py` reads them."""

# code | names | adjectives | people | seats and organs that stand for a government
ROWS = """
AE|아랍에미리트연합,UAE|||아부다비
AF||||카불
AM||||예레반
AR||||부에노스아이레스
AT||||빈 정부
AU|호주|||캔버라
AZ||||바쿠
BA|보스니아|||사라예보
BY|벨로루시|벨라루스인||민스크
CA||||오타와
CD|콩고민주공화국,DR콩고|||킨샤사
CF|중앙아프리카공화국|||
CG|콩고공화국|||
CN|중화인민공화국,중국측,중측,中|||베이징,북경,댜오위타이
CU||||아바나
CZ|체코공화국|||프라하
DE|독일연방공화국|||베를린
DO|도미니카공화국|||
EE||||탈린
ES||||마드리드
EU|유럽연합,EU,유럽이사회,EU 이사회,유럽위원회|||브뤼셀
FI||||헬싱키
FR||||파리 정부,엘리제궁
GB|영측|||런던 정부,다우닝가
GE|그루지야|||트빌리시
HK|홍콩|||
HU||||부다페스트
IL||||예루살렘,텔아비브
IN||||뉴델리
IQ||||바그다드
IR|이란이슬람공화국,이란측,혁명수비대|||테헤란
JP|일측,일본측,日|||도쿄,일 외무성
KG|키르기즈공화국,키르기즈스탄|||
KP|조선민주주의인민공화국,북측,북한측,대북,對北,北|||평양
KR|한국,우리나라,남한,한측,우리 정부,우리측,韓|||청와대,용산 대통령실
KZ||||아스타나
LB||||베이루트
LT||||빌뉴스
LV||||리가
LY||||트리폴리
MK|마케도니아|||
MM|버마|||네피도
MN|몽골리아|||울란바토르
MO|마카오|||
MX||||멕시코시티
NE||||니아메
NI||||마나과
NL|화란|||헤이그
PH||||마닐라
PK||||이슬라마바드
PL||||바르샤바
PS|팔레스타인|||라말라
RU|러시아연방,러측,러시아측,露,대러|||모스크바,크렘린,크레믈,크렘린궁
SA|사우디|||리야드
SD|수단 정부,수단공화국,수단 군부,수단 신속지원군,수단 내전,북수단|||하르툼
SE||||스톡홀름
SY|시리아아랍공화국|||다마스쿠스
TH||||방콕
TJ|타지키스탄|||
TR|터키|||앙카라
TW|타이완|||타이베이
UA||||키이우,키예프
UN|유엔,UN,안보리,안전보장이사회|||
US|미합중국,미측,미국측,美|||워싱턴,백악관,미 국무부,미 재무부,미 상무부,펜타곤
VA|교황청,바티칸|||
VE||||카라카스
VN|월남|||하노이
XK||||프리슈티나
ZA|남아공,남아프리카공화국|||
"""

NAME_ENDINGS = ADJECTIVE_ENDINGS = PERSON_ENDINGS = ""
SPACED = False  # particles follow without a space, and "toward" or "resident in" stands before: 대이란, 주한

# Phrases that hold a word for a state and mean something else.
HIDDEN = """
인도적, 인도주의, 인도하, 인도될, 인도되, 인도받, 인도할, 인도 요청, 인도 청구, 인도조약,
인도태평양, 인도·태평양, 인도-태평양,
남중국해, 동중국해, 조지아주, 오만한, 오만함, 가나다, 말리는, 말리고, 한국은행, 한국계, 한국어,
중국어, 영국령, 미국령, 워싱턴 포스트, 워싱턴포스트, 북한산, 북대서양, 북미, 북부, 북극, 일본뇌염, 터키석
"""

# Names of CLDR that are also common words.
DROPPED = "수단,통가,차드"
