"""The topic of a fact names what its number counts, understandable without the sentence."""

from __future__ import annotations

import pytest

from xhl.draft.named import GENERAL
from xhl.draft.topics import Topic
from xhl.draft.topics import topics as named
from xhl.draft.wholes import Whole
from xhl.quantity.reader import find


def named_of(sentence: str) -> list[Topic]:
    return named(sentence, find(sentence))


def topics(sentence: str) -> list[str]:
    return [topic.words for topic in named_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # before the number, without verbs, adverbs and times
        ("培育小规企业7家。", ["小规企业"]),
        ("2020年全区实现地区生产总值641亿元。", ["地区生产总值"]),
        ("年末城镇登记失业率为2.85%。", ["城镇登记失业率"]),
        ("新增市场主体6942家。", ["新增市场主体"]),
        ("为企业争取贷款1.5亿元。", ["企业贷款"]),
        # behind it
        ("429个5G基站网络建设任务全部完成。", ["5G基站网络建设任务"]),
        ("选派423名企业服务专员。", ["企业服务专员"]),
        ("完成4个村的饮水安全工程。", ["村的饮水安全工程"]),
        ("整治11条16.05公里土路及路面。", ["土路及路面", "土路及路面"]),
        # on both sides
        ("签约8个项目。", ["签约项目"]),
        ("产业园已有11家企业入驻。", ["产业园企业"]),
        ("规模以上工业企业在市率先实现100%复工。", ["规模以上工业企业复工"]),
        ("实现确诊病例零死亡。", ["确诊病例零死亡"]),
        # of the words before
        ("重点工程完成投资17亿元，完成率114%。", ["重点工程投资", "重点工程完成率"]),
        ("股东应占盈利31亿元。", ["股东应占盈利"]),
        ("学校31所（含4所民办初中）。", ["学校", "民办初中"]),
        ("财政收入5亿元，增长3%。", ["财政收入", "财政收入增幅"]),
        ("财政支出5亿元，下降3%。", ["财政支出", "财政支出降幅"]),
        ("粮食喜获丰收，比上年增长1.2%。", ["粮食"]),
        ("新能源汽车持续热销，保有量5万辆。", ["新能源汽车保有量"]),
        ("清洁能源装机规模700万千瓦，装机占比达90%。", ["清洁能源装机规模", "清洁能源装机占比"]),
        ("全村119户524人。", ["全村户数", "全村人口"]),
        # of the two at once
        ("总投资5亿元的东山基地开工。", ["东山基地总投资"]),
        ("村民拥有专利94件，是上年的1.5倍。", ["专利", "专利与上年之比"]),
        # shares, and what is said behind them
        ("税收32万元，占预算的101%，增长8%。", ["税收", "税收占预算比重", "税收增幅"]),
        ("工业占比14%，提高0.8个百分点。", ["工业占比", "工业占比增幅"]),
        ("制造业占工业增加值的比重达21%。", ["制造业占工业增加值比重"]),
        ("民企贡献七成的税收、60%的专利。", ["民企贡献税收", "专利"]),
        # for each
        ("平均每千人口拥有床位6.4张。", ["每千人口拥有床位"]),
        ("发放慰问金3万元，每人500元。", ["慰问金", "慰问金每人"]),
        # sums and totals
        ("补助收入8亿元、调入资金2亿元，收入总计10亿元。", ["补助收入", "调入资金", "收入总计"]),
        ("新增绿地4万亩，累计达到31万亩。", ["新增绿地", "绿地"]),
        # an attribute that repeats the last word of its owner, or has one of its own
        ("商铺销售面积8万平方米，销售额9亿元。", ["商铺销售面积", "商铺销售额"]),
        ("股东的净资产6亿元，资产负债率58%。", ["股东的净资产", "资产负债率"]),
        # verbs and adverbs that end or begin other words
        ("公司产能28吉瓦时。", ["公司产能"]),
        ("学校设有19个学院。", ["学院"]),
        ("上市公司只有9家。", ["上市公司"]),
        ("获一等奖46项。", ["一等奖"]),
        ("支付宝用户310人，获得感指数31%。", ["支付宝用户", "获得感指数"]),
        ("举办招聘会31场，召开会议8次。", ["招聘会", "召开会议"]),
        ("排查出隐患4处。", ["隐患"]),
        ("老年人加强免疫接种率74%。", ["老年人加强免疫接种率"]),
        ("平均住院日6.6天。", ["平均住院日"]),
        ("与27个国家和地区的92所高校合作。", ["国家和地区", "国家和地区高校合作"]),
        # several in one clause
        ("新建学校5所、医院2家和公园3个。", ["学校", "医院", "公园"]),
        # what a plan, a growth, a price is of
        (
            "固定资产投资4亿元，完成年度计划82%，增长5%。",
            ["固定资产投资", "固定资产投资占年度计划比重", "固定资产投资增幅"],
        ),
        ("销售收入5亿元，增速3%。", ["销售收入", "销售收入增速"]),
        ("进口芯片5万块，价值3亿元。", ["进口芯片", "进口芯片价值"]),
        ("手机售价899元，约合人民币6300元。", ["手机售价", "手机售价"]),
        (
            "财政收入完成8亿元，完成年初预算数20亿元的40%，比上年增收1亿元。",
            ["财政收入", "财政收入年初预算数", "财政收入占年初预算数比重", "财政收入"],
        ),
        ("新增产值6亿元，完成市里下达目标的60%。", ["新增产值", "新增产值占市里下达目标比重"]),
        ("个税占地方税收8%。", ["个税占地方税收比重"]),
        ("贷款余额下降5个bp到3%。", ["贷款余额", "贷款余额"]),
        # a number at the beginning of what another counts
        ("东部12个城市平均工资为5万元。", ["东部城市", "东部12个城市平均工资"]),
        ("9个展馆共接待观众6万人次。", ["展馆", "观众"]),
        (
            "新增产值超10亿元企业有6家，仍有19个新建项目未投产。",
            ["新增产值", "新增产值超10亿元企业", "新建项目"],
        ),
        ("辖6个居委会40个居民小组900户居民。", ["居委会", "居民小组", "居民"]),
        # places counted by their own word, and an aside about them
        ("东山等8市35个县（市、区）6万人受灾。", ["东山等", "县", "受灾"]),
        ("800户未通自来水，是全市6个缺水村之一。", ["未通自来水", "是全市缺水村"]),
        # how a growth has changed, and growths of other times
        (
            "产值增长9%，同比回落2个百分点；其中一季度增长8%。",
            ["产值", "产值增速", "产值"],
        ),
        (
            "吞吐量8万吨，增长7%，较1月至2月增速回落3个百分点。",
            ["吞吐量", "吞吐量增幅", "吞吐量增速"],
        ),
        ("工业品交货值同比仅增长2%。", ["工业品交货值"]),
        # what a number is compared with is of the same
        ("常住人口与2010年普查的72万人相比，增加2万人。", ["常住人口", "常住人口"]),
        ("客流5万人，相较2019年同期的4万人，增加1万人。", ["客流"] * 3),
        ("低保标准从年标准1680元提高到2760元。", ["低保标准", "低保标准"]),
        ("单位职务侵占案3件。", ["单位职务侵占案"]),
        (
            "60座集中建设的水源工程总投资5亿元。",
            ["集中建设的水源工程", "60座集中建设的水源工程总投资"],
        ),
        ("产值从2022年的6亿元增加到2023年的8亿元。", ["产值", "产值"]),
        ("大学生实现就业85万人。", ["大学生就业"]),
        ("东山水库建成后水库蓄水位80米。", ["水库蓄水位"]),
        ("开工206项，完成年度计划开工的80%。", ["开工", "开工占年度计划开工比重"]),
        ("铁路投资增长7%，加快4个百分点。", ["铁路投资", "铁路投资增速"]),
        ("3纳米制程营收占比5%。", ["3纳米制程营收占比"]),
        # rankings, and what is compared with a mean
        (
            "户数以甲市5万户最多，占9%，其次为乙市4万户，再其次为丙市3万户。",
            ["甲市户数", "甲市户数占比", "乙市户数", "丙市户数"],
        ),
        ("出生率最高为甲县6‰，其次为乙县5‰。", ["甲县出生率", "乙县出生率"]),
        ("平均气温14℃，比历年平均值12℃偏高2℃。", ["平均气温", "历年平均值", "平均气温"]),
        ("限制措施从2013年的190条，缩减到2018年的45条。", ["限制措施", "限制措施"]),
        ("人口从6万人减至5万人，失业率降至2%。", ["人口", "人口", "失业率"]),
        ("种植面积从最初的500亩发展到现在的900亩。", ["种植面积"] * 2),
        ("创造了约占全国12%的进出口。", ["进出口占全国比重"]),
        ("旅客超6000万人次的机场有4个。", ["旅客机场", "旅客超6000万人次的机场"]),
        ("带动20户农户户均增收3万元。", ["带动农户", "农户户均"]),
        ("出动11名消防员赶赴现场。", ["消防员"]),
        ("利润下降5%，较一季度降幅收窄2个百分点。", ["利润", "利润降幅"]),
        (
            "钢铁、有色冶炼及加工、化工用电量分别下降8%、7%和6%。",
            ["钢铁用电量", "有色冶炼及加工用电量", "化工用电量"],
        ),
        ("城市占9%，比重同比下降1%。", ["城市占比", "城市比重"]),
        (
            "第三产业和居民生活用电量分别增长9%和8%。",
            ["第三产业用电量", "居民生活用电量"],
        ),
        # a clause that only comments has no topic; a blank divides
        ("12月出口额6亿元，创历年新高，年增率4%。", ["出口额", "出口额年增率"]),
        ("造成3人遇难失踪 经济损失6亿元。", ["造成遇难失踪", "经济损失"]),
        # without what only opens or closes a clause
        ("但服务业仍达5亿元。", ["服务业"]),
        ("由上年同期的2%升至3%。", ["", ""]),
        (
            "城乡收入比持续缩小，由上年同期的2:1降为1:1。",
            ["城乡收入比（前项）", "城乡收入比（后项）"] * 2,
        ),
        ("27个行业大类中18个行业增长。", ["行业大类", "行业"]),
        ("中标金额：298万元。", ["中标金额"]),
        ("专利54项，其中发明专利49项，占13%。", ["专利", "发明专利", "发明专利占比"]),
        ("保证金为合同金额的5%。", ["保证金占合同金额比重"]),
        ("失业5万人，增加3千人或4%。", ["失业", "失业", "失业增幅"]),
        ("公司实现营业收入5亿元、利润总额3亿元。", ["公司营业收入", "公司利润总额"]),
        ("本次发行价格为36元。", ["本次发行价格"]),
        ("统计局公布11月就业人数5万人。", ["就业人数"]),
        ("现有东、西两个校区。", ["东、西校区"]),
        # words that only look like verbs
        ("派发现金红利2元。", ["派发现金红利"]),
        ("320户规模以上企业开工。", ["规模以上企业"]),
        ("60个工业新增长点项目发展良好。", ["工业新增长点项目"]),
        ("专户持有9万股。", ["专户持有"]),
        ("支持39个欠发达县。", ["支持欠发达县"]),
        ("覆盖150个地级及以上城市。", ["地级及以上城市"]),
        ("接种加强针6万人。", ["接种加强针"]),
        ("改造老旧小区38个，完成率95%。", ["改造老旧小区", "改造老旧小区完成率"]),
        ("生产安全事故下降20%。", ["生产安全事故"]),
        ("出口额增长5%。", ["出口额"]),
        # predicates, doubled words, and numbers that only say which
        ("与12个国家和地区共建实验室。", ["国家和地区"]),
        ("为860名牧民提供巡诊服务。", ["牧民"]),
        ("毕业生去向覆盖全国28个省。", ["毕业生去向覆盖省"]),
        ("供水量完成5亿吨，增长3%。", ["供水量", "供水量增幅"]),
        ("港口吞吐量9亿吨，其中内河港口完成4亿吨。", ["港口吞吐量", "内河港口吞吐量"]),
        ("女职工占职工总数比重（女工率）为41%。", ["女职工占职工总数比重"]),
        ("投运220千伏及以上变电站7座。", ["投运变电站", "投运220千伏及以上变电站"]),
        ("救助标准由每人每年600元提高到720元。", ["救助标准", "救助标准"]),
        ("A级景区21家，其中4A级3家。", ["A级景区", "4A级景区"]),
        ("立项省级课题15项、市级28项。", ["立项省级课题", "立项市级课题"]),
        ("税收8亿元，剔除退税因素后同口径增长6%。", ["税收", "税收增幅"]),
        ("出台自由贸易规则16项。", ["自由贸易规则"]),
        ("发电3亿千瓦时，折合减少排放2万吨。", ["发电", "折合减少排放"]),
        ("高标准农田达11万亩。", ["高标准农田"]),
        ("18个文旅项目扎实推进。", ["文旅项目"]),
        ("委员会通过了120项拨款建议。", ["委员会通过拨款建议"]),
        ("“十四五”时期粉尘浓度累计下降20%。", ["粉尘浓度"]),
        (
            "六大产业园区入驻纸业、木业、竹业企业900家。",
            ["六大产业园区", "入驻纸业、木业、竹业企业"],
        ),
        ("查处市场准入、政府采购等领域犯罪7件。", ["市场准入、政府采购等领域犯罪"]),
        # what the first clause names owns what follows
        ("甲公司实现营业收入9万元，净利润1万元。", ["甲公司营业收入", "甲公司净利润"]),
        (
            "乡镇卫生院33个，床位150张，卫生人员160人。",
            ["乡镇卫生院", "乡镇卫生院床位", "乡镇卫生院卫生人员"],
        ),
        (
            "小学阶段招生17人，下降4%；在校生80人。",
            ["小学阶段招生", "小学阶段招生降幅", "小学阶段在校生"],
        ),
        ("新房住宅，成交53套，均价5万元。", ["新房住宅成交", "新房住宅均价"]),
        (
            "12家已上市物流公司业绩走高，实现营业收入3亿元。",
            ["已上市物流公司", "已上市物流公司营业收入"],
        ),
        (
            "甲市空气质量优良天数比例为69%；PM2.5浓度为41微克/立方米。",
            ["甲市空气质量优良天数比例", "甲市PM2.5浓度"],
        ),
        ("5家公司研发费用占比超过20%。", ["公司", "公司研发费用占比"]),
        ("品牌展区成交良好，共成交100亿美元。", ["品牌展区成交"]),
        ("民营企业实现增加值占工业增加值的比重为85%。", ["民营企业增加值占工业增加值比重"]),
        (
            "采购商到会20人，来自14个国家，比春季增长5%。",
            ["采购商到会", "来自国家", "采购商到会增幅"],
        ),
        # what is said of what a general word counts
        ("13个行业实现两位数增长。", ["行业实现两位数增长"]),
        ("6个项目进入收尾阶段。", ["项目进入收尾阶段"]),
        ("开展宣传、巡查、服务等工作共60次。", ["宣传、巡查、服务等工作"]),
        ("病例9例，其中轻型5例。", ["病例", "轻型病例"]),
        ("确定六项2018年实事项目。", ["确定实事项目"]),
        ("发生较大火灾10起。", ["较大火灾"]),
        ("落成量8万套，较过去5年的平均数增加5%。", ["落成量", "落成量增幅"]),
        ("甲公司2025年前三季度实现营业收入46亿元。", ["甲公司营业收入"]),
        ("甲法院受理案件34件，乙法院审结案件31件。", ["甲法院受理案件", "乙法院审结案件"]),
        ("改革开放以来植树95亿株。", ["植树"]),
        ("宣告5名公诉案件被告人无罪。", ["宣告公诉案件被告人无罪"]),
        ("再审案件16件。", ["再审案件"]),
        ("建屋量将增至约15万个单位。", ["建屋量单位"]),
        ("低保对象84人，其中，城镇49人，农村35人。", ["低保对象", "城镇低保对象", "农村低保对象"]),
        ("甲矿实现安全生产22周年。", ["甲矿安全生产"]),
        ("16个省平均气温为历年最高。", ["省"]),
        ("9家股份行净利润走高。", ["股份行"]),
        ("158个行政村中共有贫困村103个。", ["行政村", "贫困村"]),
        ("17处煤矿减少生产水平3个。", ["煤矿", "煤矿减少生产水平"]),
        ("8所学校荣获一等奖。", ["学校荣获一等奖"]),
        ("甲市获得金牌5枚、奖牌总数12枚。", ["甲市金牌", "甲市奖牌总数"]),
        ("支付宝预警30次。", ["支付宝预警"]),
        # parallel clauses
        (
            "东部地区开发投资65亿元，增长6%；中部地区投资26亿元。",
            ["东部地区开发投资", "东部地区开发投资增幅", "中部地区开发投资"],
        ),
        ("东部地区人口占39%，中部地区占25%。", ["东部地区人口占比", "中部地区人口占比"]),
        ("Ⅰ—Ⅲ类水质断面比例为84%；劣Ⅴ类为0.6%。", ["Ⅰ—Ⅲ类水质断面比例", "劣Ⅴ类水质断面比例"]),
        (
            "居民占比由67%升至70%，访客则由25%降至22%。",
            ["居民占比", "居民占比", "访客占比", "访客占比"],
        ),
        ("国家森林公园200个，示范森林村镇80个。", ["国家森林公园", "示范森林村镇"]),
        # shares
        ("明年赤字为1016亿元，相当于生产总值3.6%。", ["赤字", "赤字占生产总值比重"]),
        (
            "甲公司营业收入9亿元，净利润1亿元，占沪市整体营业收入的6%，整体净利润的7%。",
            [
                "甲公司营业收入",
                "甲公司净利润",
                "甲公司营业收入占沪市整体营业收入比重",
                "甲公司净利润占整体净利润比重",
            ],
        ),
        # the rest of a time
        ("2023年度举办展览14个。", ["展览"]),
        ("去年底民工总量达到2亿人。", ["民工总量"]),
        ("2021/2022年度总收入为59亿元。", ["总收入"]),
        ("不过夜旅客78人次。", ["不过夜旅客"]),
        # records, and what is mostly so
        ("单日客流量创出了超2万人次的历史新高。", ["单日客流量"]),
        ("通过了创20年新高的46项法案。", ["通过法案"]),
        ("出行半径以500公里以内为主。", ["出行半径"]),
    ],
)
def test_a_topic_is_what_the_number_counts(sentence: str, expected: list[str]) -> None:
    assert topics(sentence) == expected


def test_a_gloss_in_brackets_is_an_alias() -> None:
    [topic] = named_of("地区生产总值(GDP)641.61亿元。")
    assert (topic.words, topic.aliases) == ("地区生产总值", ("GDP",))


def test_traditional_characters_are_kept_in_topics() -> None:
    assert topics("新增市場主體6942家。") == ["新增市場主體"]
    text = "以內地、香港及台灣遊客為主，分別佔80%、14%及6%。"
    assert topics(text) == ["內地遊客占比", "香港遊客占比", "台灣遊客占比"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("不過夜旅客為31萬人次。", ["不過夜旅客"]),
        ("接獲個案310宗，當中獲批者31宗。", ["接獲個案", "獲批者"]),
        ("為數31人的代表團。", ["代表團"]),
        ("截至108年底，全市計有旅館310家。", ["旅館"]),
        ("首三季本地生產總值按年實質增長3%。", ["本地生產總值"]),
        ("本港人口於年中為750萬人。", ["本港人口"]),
        ("連同其他15個提案，全部退回。", ["其他提案"]),
    ],
)
def test_function_words_of_traditional_texts_are_no_topics(
    sentence: str, expected: list[str]
) -> None:
    assert topics(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "市里按集中供养补助300元。",
        "超出全年任务37%。",
        "疫情前水平约18万人。",
        "共有27个师又6个团。",
    ],
)
def test_words_of_a_predicate_are_unsure(sentence: str) -> None:
    assert named_of(sentence)[-1].doubts


def test_one_of_a_group_is_not_the_group() -> None:
    assert named_of("参展商中有31人获奖。")[0].doubts
    assert not named_of("新建高中31所。")[0].doubts


# Lists


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # each item, with what the last says of all
        ("城镇、农村居民收入分别增长4%、6%。", ["城镇居民收入", "农村居民收入"]),
        ("教育业和医疗业增加值分别增长4%和6%。", ["教育业增加值", "医疗业增加值"]),
        ("香港及台湾旅客分别占31%和8%。", ["香港旅客占比", "台湾旅客占比"]),
        ("货运量、客运人次依次增长4%、6%。", ["货运量", "客运人次"]),
        # one word for several
        ("猪牛羊存栏分别增长1%、2%和3%。", ["猪存栏", "牛存栏", "羊存栏"]),
        # the list of a clause before
        ("东区、西区等地大力招商，企业分别达到14家和67家。", ["东区企业", "西区企业"]),
        ("客运5人、货运8吨，分别增长1%、2%。", ["客运", "货运"] * 2),
        ("教授30人、讲师70人，分别占30%、70%。", ["教授", "讲师", "教授占比", "讲师占比"]),
        (
            "小学、初中分别有30所、12所，在校生3000人和2000人。",
            ["小学", "初中", "小学在校生", "初中在校生"],
        ),
        ("城乡居民收入分别为3万元和1万元，增长5%和7%。", ["城镇居民收入", "农村居民收入"] * 2),
        ("城乡居民收入分别为3万元和1万元。", ["城镇居民收入", "农村居民收入"]),
        ("广播、电视综合人口覆盖率分别为98%和99%。", ["广播综合人口覆盖率", "电视综合人口覆盖率"]),
        ("事故11起，死亡7人，比上年分别上升15%和22%。", ["事故", "死亡"] * 2),
        (
            "房价最高的3个区依次是甲区、乙区和丙区，分别为9万元、8万元和7万元。",
            ["房价最高区", "甲区房价", "乙区房价", "丙区房价"],
        ),
        (
            "事故8起，伤亡5人，同比减少2起、1人，分别下降20%和16%。",
            ["事故", "伤亡"] * 2 + ["事故降幅", "伤亡降幅"],
        ),
        # without 分别, by a word for as many things
        ("各项存贷款余额达7万元和4万元。", ["各项存款余额", "各项贷款余额"]),
        # without 分别, behind a list of as many things
        ("粮食、油料产量5吨、3吨。", ["粮食产量", "油料产量"]),
        ("东西部地区、中西部地区产值分别增长5%和3%。", ["东西部地区产值", "中西部地区产值"]),
        ("中西部地区进出口分别增长5%和3%。", ["中部地区进出口", "西部地区进出口"]),
        (
            "其余8家公司营业收入、净利润分别增长5%和3%。",
            ["其余公司", "其余8家公司营业收入", "其余8家公司净利润"],
        ),
        # each with its own change, in shares of two kinds
        (
            "办理民事案件6件、行政案件5件，同比分别上升1.5倍和下降7.6%。",
            ["民事案件", "行政案件", "民事案件", "行政案件降幅"],
        ),
        (
            "高速公路、国省道流量持续走高，与去年相比分别上升5%、3%。",
            ["高速公路流量", "国省道流量"],
        ),
        # each by its unit
        ("论文97篇，奖金48万元，分别增加11篇和5万元。", ["论文", "奖金"] * 2),
    ],
)
def test_each_thing_of_a_list_gets_its_number(sentence: str, expected: list[str]) -> None:
    assert [topic.removesuffix("增幅") for topic in topics(sentence)] == expected


def test_the_qualifier_of_the_first_number_holds_for_those_after_it() -> None:
    named = named_of("城乡居民收入分别为3万元和1万元，增长5%和7%。")
    assert [topic.qualifier for topic in named] == ["", "", "增长", "增长"]
    named = named_of("论文97篇，奖金48万元，分别增加11篇和5万元。")
    assert [topic.qualifier for topic in named][2:] == ["分别增加"] * 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "家电（销售量增长6.1%）；粮油及食品（增长2.5%）；家具（下降3.3%）。",
            ["家电销售量", "粮油及食品销售量", "家具销售量"],
        ),
        (
            "甲线路共9条，运营里程80公里，完成客运量7万人次。",
            ["甲线路", "甲线路运营里程", "甲线路客运量"],
        ),
        ("新增书屋3家，全市书屋总数达40家。", ["新增书屋", "书屋总数"]),
        (
            "常住人口由2021年5月至2021年7月的31万人，上升至2021年6月至8月的33万人。",
            ["常住人口", "常住人口"],
        ),
    ],
)
def test_what_an_earlier_clause_names_is_carried_on(sentence: str, expected: list[str]) -> None:
    assert topics(sentence) == expected
    assert not any(one.doubts for one in named_of(sentence))


def test_what_is_told_of_each_is_unsure_in_later_clauses() -> None:
    _lectures, readings = named_of("平均每馆举办讲座12场，读书活动30次。")
    assert readings.doubts == (GENERAL,)


def test_a_growth_may_be_on_the_other_side_of_brackets() -> None:
    assert named_of("产值5亿元，增长（按可比价格计算）8%。")[1].qualifier == "增长"


@pytest.mark.parametrize(
    "sentence",
    ["甲类使用65%。", "小吃约38元。", "甲店营收为130%。", "下降至6户。"],
)
def test_a_unit_that_does_not_fit_its_words_is_unsure(sentence: str) -> None:
    assert all(one.doubts for one in named_of(sentence))


def test_a_list_with_more_or_fewer_numbers_than_things_is_unsure() -> None:
    for sentence in ("粮食、油料和蔬菜分别增长4%和6%。", "机关、企业离退休人员分别为4人、6人。"):
        for topic in named_of(sentence)[:1]:
            assert topic.doubts == ("several numbers of several things: which of which?",)
    unsure = "several numbers of several things: which of which?"
    for topic in named_of("论文97篇，奖金48万元，分别增加5万元和6%。")[2:]:
        assert unsure in topic.doubts


def test_the_ends_of_a_range_and_the_terms_of_a_ratio_are_marked() -> None:
    assert topics("学校3至5所。") == ["学校（下限）", "学校（上限）"]
    assert topics("生师比为19:1。") == ["生师比（前项）", "生师比（后项）"]
    assert topics("三次产业结构为9:43:48。")[1:] == ["三次产业结构（二产）", "三次产业结构（三产）"]


# Parts of a whole


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("病例15例（城东区4例、城西区11例）。", ["病例", "城东区病例", "城西区病例"]),
        ("病例15例，其中境外输入4例，本土11例。", ["病例", "境外输入病例", "本土病例"]),
        ("北京病例8例（出院3例，死亡1例）。", ["北京病例", "北京病例出院", "北京病例死亡"]),
        ("学校50所（其中小学30所），医院3家。", ["学校", "小学", "医院"]),
        ("产值5亿元（合8千万美元）。", ["产值", "产值"]),
        ("收入（同口径）5万元，支出（见表）3万元。", ["收入（同口径）", "支出"]),
        ("5例病例中，城东区3例、城西区2例。", ["病例", "城东区病例", "城西区病例"]),
    ],
)
def test_a_part_is_named_with_its_whole(sentence: str, expected: list[str]) -> None:
    assert topics(sentence) == expected


def test_three_sectors_have_three_shares() -> None:
    named = topics("三次产业结构为9:43:48，贡献率分别为1%、2%和3%。")
    assert named[3:] == ["第一产业贡献率", "第二产业贡献率", "第三产业贡献率"]


def test_a_bound_of_the_counted_things_is_unsure() -> None:
    [topic] = named_of("5000万元以上的项目开工。")
    assert "a bound of what is counted: is it a fact?" in topic.doubts


def test_an_amount_that_describes_the_counted_things_is_unsure() -> None:
    bound, counted = named_of("产值超10亿元企业有6家。")
    assert "a bound of what is counted: is it a fact?" in bound.doubts
    assert counted.doubts == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "旅游项目18个；到位资金48亿元。",
        "村民小组5个、528户。",
        "失业率5%，全年达到6万人。",
        "出口1亿元，对东山6%。",
    ],
)
def test_what_may_be_of_something_else_is_unsure(sentence: str) -> None:
    assert named_of(sentence)[1].doubts


def test_a_reason_is_no_name() -> None:
    assert named_of("大雨所致5人。")[0].doubts == ("the words may be cut",)


def test_what_should_be_is_unsure() -> None:
    assert named_of("合作社应有5个。")[0].doubts == ("the words may be cut",)


def test_the_whole_may_be_in_the_sentence_before() -> None:
    sentence = "其中，台湾省18例，澳门79例。"
    named_after = named(sentence, find(sentence), Whole("确诊病例", "例"))
    assert [topic.words for topic in named_after] == ["台湾省确诊病例", "澳门确诊病例"]


def test_parts_may_follow_a_colon() -> None:
    assert topics("县级以上龙头企业98家，其中：省级8家，市级30家。") == [
        "县级以上龙头企业",
        "省级龙头企业",
        "市级龙头企业",
    ]


def test_the_value_compared_with_is_unsure() -> None:
    assert named_of("客流量5万人次，同比去年同日客流量（6万人次）下降17%。")[1].doubts


@pytest.mark.parametrize(
    "sentence",
    ["完成吞吐量占全部机场吞吐量的83%。", "扑救火灾17起，抢险10起，合计占总数的70%。"],
)
def test_a_share_without_a_clear_owner_is_unsure(sentence: str) -> None:
    assert named_of(sentence)[-1].doubts


def test_what_should_have_an_owner_is_unsure_without_one() -> None:
    assert named_of("村民小组5个，毕业生19人。")[1].doubts == ("a general word: of what?",)


def test_what_an_unsure_name_owns_is_unsure() -> None:
    last = named_of("人员流动量再创历史新高，累计12亿人次，日均值超过3亿人次。")[-1]
    assert last.doubts


def test_the_parts_of_a_compound_are_of_its_owner() -> None:
    sentence = "其中，出口增长13%。"
    [topic] = named(sentence, find(sentence), Whole("民营企业进出口", "元"))
    assert topic.words == "民营企业出口"


def test_a_part_that_only_completes_something_completes_the_whole() -> None:
    sentence = "其中，沿海港口完成6万吨，增长7%；税收收入完成3万吨。"
    named_after = named(sentence, find(sentence), Whole("货物吞吐量", "万吨"))
    assert [topic.words for topic in named_after][:2] == ["沿海港口", "沿海港口增幅"]
    named_after = named(sentence, find(sentence), Whole("货物吞吐量", "吨"))
    assert [topic.words for topic in named_after] == [
        "沿海港口货物吞吐量",
        "沿海港口货物吞吐量增幅",
        "税收收入",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新建桥梁 三十座。", ["桥梁"]),
        ("全年投资 二百亿元，企业 三十五家。", ["投资", "企业"]),
        ("按PM2.5,500家企业停产。", ["企业停产"]),
    ],
)
def test_a_sign_before_a_number_is_not_judged_by_the_number(
    sentence: str, expected: list[str]
) -> None:
    assert topics(sentence) == expected


@pytest.mark.parametrize("currency", ["人民币", "新台币", "港币", "澳门币", "日币", "美金"])
def test_the_currency_before_a_number_is_no_part_of_a_name(currency: str) -> None:
    assert topics(f"签约金额{currency}300万元。") == ["签约金额"]
    assert topics(f"签约金额9亿元（约合{currency}3亿元）。") == ["签约金额", "签约金额"]
