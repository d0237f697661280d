"""Chinese beside its tables: traditional letters folded into simplified, and numerals."""

from bot.lexicon.patterns import Pattern
from bot.reading.phrasebook.chinese_names import listed, names
from bot.reading.phrasebook.chinese_persons import meant
from bot.reading.phrasebook.grammar import Grammar

# Letter for letter after OpenCC's TSCharacters (Apache-2.0), of the letters that the tables and the forms of
# states use. A full converter also decides between words: patterns do not need it, and spans forbid that it
# changes the length.
_TRADITIONAL = (
    "乾亞佈來侷係個們倫偽傢傳傾僞價內兩凍凱別刪則剋剛動務勞勢勸區協卽厤參員問喬單噁噹嚮嚴囌國圍"
    "圖團埰執堅報壓奧學宮寀實寧將對導屬岡島峽嶼幹幾庫廣弔強彆彈彿徑從復徵惡愛慮憲應懞懲戰採揚損"
    "撾擊擬擴敎敗敘於昇時暫曆曏書會朮東査條業極榦構樓機檯權歐歡歷決減湯準澤濛濟瀋灣為烏爭爲爾現"
    "產産甦甯當發盧眾矇祕稅稱竄箇範簽籤籲糰約納紐級紹組結絕絡統絶經綫維網線緬總織繫繼續罰羅羣義"
    "習聖聞聯聲脫臘臺與舉舘艦茲莊華萊蓆蔘薩蘇蘭處虛衆術衕衛裏補裡製複覈規視親託記訪許註証誕語誤"
    "談諜諾謂講證議譴護讓讚貝負財貨責買貼貿資賓贊軍輪辦迴連週進過達違遠選邊郵釁釋針釦銀銷錯錶鍼"
    "鎖鎭鎮鑑鑒長門閉開間閤關陞陸陽隊際險隻雙離難電韋韓響項須頓領題顧颱飛館馬駐驅體髮鬆鬚魯鮮麥"
    "黨齣無變禮遷確繳歸費豬農殘"
    "獨獲營獅猶並併儘盡創劃劉萬專頑幫帶張後戶擋據擔數斷雜標樣檢橋沒濫煉積競節紀終給編縱縮裝計訊訓設詢該話認說説請論諸調謀謝譚購賀賬帳賴趙趕載輸遊運還這適鄧鄭鄒鋒錄錢鍾鐘閻陳隨頒預顏風餘"
    "馮駁驗黃點龍龔壟壇備兇孫審寫啟啓囂種蕭葉蔣藥場奪廳剝廢簡楊吳呂勵"
)
_SIMPLIFIED = (
    "干亚布来局系个们伦伪家传倾伪价内两冻凯别删则克刚动务劳势劝区协即历参员问乔单恶当向严苏国围"
    "图团采执坚报压奥学宫采实宁将对导属冈岛峡屿干几库广吊强别弹佛径从复征恶爱虑宪应蒙惩战采扬损"
    "挝击拟扩教败叙于升时暂历向书会术东查条业极干构楼机台权欧欢历决减汤准泽蒙济沈湾为乌争为尔现"
    "产产苏宁当发卢众蒙秘税称窜个范签签吁团约纳纽级绍组结绝络统绝经线维网线缅总织系继续罚罗群义"
    "习圣闻联声脱腊台与举馆舰兹庄华莱席参萨苏兰处虚众术同卫里补里制复核规视亲托记访许注证诞语误"
    "谈谍诺谓讲证议谴护让赞贝负财货责买贴贸资宾赞军轮办回连周进过达违远选边邮衅释针扣银销错表针"
    "锁镇镇鉴鉴长门闭开间合关升陆阳队际险只双离难电韦韩响项须顿领题顾台飞馆马驻驱体发松须鲁鲜麦"
    "党出无变礼迁确缴归费猪农残"
    "独获营狮犹并并尽尽创划刘万专顽帮带张后户挡据担数断杂标样检桥没滥炼积竞节纪终给编纵缩装计讯训设询该话认说说请论诸调谋谢谭购贺账账赖赵赶载输游运还这适邓郑邹锋录钱钟钟阎陈随颁预颜风余"
    "冯驳验黄点龙龚垄坛备凶孙审写启启嚣种萧叶蒋药场夺厅剥废简杨吴吕励"
)
_FOLDED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_ANY_TRADITIONAL = Pattern(f"[{_TRADITIONAL}]")


def simplified(text: str) -> str:
    """The text with traditional letters and half-width marks replaced; every letter keeps its place."""
    if _ANY_TRADITIONAL.search(text):
        text = text.translate(_FOLDED)
    return _HALF.sub(lambda mark: mark.group().translate(_FULL), text) if _HALF.search(text) else text


# Pages and agencies write Chinese with the marks of English: "宣布,将". In numbers they stay.
_HALF = Pattern(
    r"(?<=[\u4e00-\u9fff”’』」）)])[,;:?!](?=\s?[\u4e00-\u9fff“‘『「（\dA-Z]|$)|(?<=[\dA-Za-z])[,;](?=[\u4e00-\u9fff])"
)
_FULL = str.maketrans(",;:?!", "，；：？！")


_DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}


def numeral(words: str) -> int | None:
    """A number below ten thousand in Chinese numerals (十一, 二十, 两百三十五); None when it is none."""
    total, digit = 0, None
    for letter in words.strip():
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _TENS:
            total += (1 if digit is None else digit) * _TENS[letter]
            digit = None
        else:
            return None
    total += digit or 0
    return total or None


CHINESE = Grammar(fold=simplified, numeral=numeral, names=names, listed=listed, meant=meant)
