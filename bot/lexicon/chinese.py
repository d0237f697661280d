"""Chinese words for states beside CLDR's names: what people type."""

# code | names that people type
CHINESE = """
CN|中国,中國,中方,中华人民共和国
US|美国,美國,美方,美利坚合众国
GB|英国,英國,英方
RU|俄罗斯,俄羅斯,俄方,俄国
EU|欧盟,歐盟,欧方
UN|联合国,聯合國
HK|香港
MO|澳门,澳門
TW|台湾,台灣,臺灣
JP|日本,日方
KP|朝鲜,朝鮮,北韩,北韓
KR|韩国,韓國,南韩,南韓,韩方
PS|巴勒斯坦
CD|刚果金,民主刚果
MM|缅甸,緬甸
XK|科索沃
CA|加拿大,加方
AU|澳大利亚,澳洲,澳方
"""
