"""The words of report sentences that stand around their nouns and numbers.

Lists, since without a segmenter no rule tells a verb from a noun; all in simplified characters.
"""

# Verbs, which stand before what is counted: 完成投资, 培育企业. 培训, 服务, 生产 and their like are
# missing: as often they are nouns (生产安全, 服务业).
VERBS = """
    完成 实现 取得 达成 培育 申报 争取 发放 选派 整治 新建 建成 打造 投入 落实 组织 开展
    举办 举行 引进 签约 谋划 实施 推进 推动 纳入 聚焦 安排 下达 拨付 筹集 募集 获得 获评
    获批 荣获 接待 吸引 带动 吸纳 受理 处理 查处 办理 解决 化解 修复 新植 栽植 栽种 种植
    拥有 拆除 清理 清退 关停 排查 检查 出动 发现 整改 侦破 破获 抓获 创建 认定 新增 帮助
    救助 资助 惠及 招聘 招募 开通 开工 竣工 投产 铺设 敷设 修建 改建 扩建 增设 设立 建立
    成立 出台 制定 印发 召开 发布 推出 储备 洽谈 落地 引入 兑现 支付 减免 免除 返还 退还
    提供 收到 收储 征集 收集 走访 慰问 审结 起诉 立案 批准 核发 颁发 授予 评选 命名 配备
    购置 添置 安装 更换 构建 营造 搭建 形成 统筹 抓好 抓紧 加大 加快 坚持 深化 强化 加强
    打开 承接 承办 主办 参加 规范 发行 购买 调高 调低 上调 下调 削减 缩减 拨款 预留 录得
    实有 共有 现有 已有 设有 建有 拥有 只有 仅有 启用 辖 有 获 达 公布 指出 表示 显示 达到
"""

# Verbs that headings begin with, besides those.
HEADING_VERBS = """
    聚力 聚焦 释放 提高 提升 增强 改善 优化 扩大 激发 促进 保障 完善 健全 夯实 筑牢 守住
    守牢 建设 紧扣 围绕 突出 践行 打好 打赢 做好 做强 做优 办好 巩固 拓展 统筹 维护 防范
    化解 增进 壮大 塑造 引领 支持 服务 繁荣 弘扬 传承 保护 治理 加强 切实 更好 更加 坚决
    坚定不移 深度 主动 扎牢 织密 兜牢 稳住 厚植 赋能 助力
"""

# Of these, the ones that behind other words are parts of names: 财政转移支付, 项目落地.
UNCLEAR = """
    规范 有 获 达 辖 投入 推进 推动 新增 落地 支付 种植 开工 竣工 投产 处理 整治 修复 检查 排查
    启用 救助 资助 招聘 招募 创建 储备 组织 认定 安装 评选 申报 改建 扩建
"""

# Verbs of those who say how much there is.
REPORTS = "公布 指出 表示 显示"

# Adverbs, scopes and times, which stand before verbs and nouns.
ADVERBS = """
    全区 全市 全县 全省 全国 全镇 全乡 全年 年末 年底 年内 当年 本年 今年 去年
    上半年 下半年 月末 期末 其中 分产业看 初步核算 据统计 统计显示 先后 已经 累计 共计 总计
    合计 全面 深入 扎实 持续 积极 大力 高标准 高质量 高效 高水平 超额 率先 稳步 顺利 成功
    努力 着力 全力 进一步 不断 多层次 多渠道 各类 各级各类 预计 力争
    确保 截至目前 目前 截止目前 到目前为止 一年来 五年来 近年来 过去一年 同时 此外 另外 我区
    我市 我县 我省 该区 该市 该县 仅仅 共同 首次 及 以及 连续 预估 估计 但 但是 不过
    因此 而且 虽然 尤其 尤其是 特别是 最新 包括 上年度 本年度 希望 有望 预期 近乎 我们
    加上 主要是 另有 届时 如今 当中 报告期 报告期内 报告期末 期内 达产后 投产后 建成后
"""

# What follows a noun phrase: the predicate begins.
PREDICATES = """
    全部 全面 已经 成功 顺利 稳步 得到 得以 纳入 进入 入驻 入选 入围 落户 投产 开工 竣工
    建成 挂牌 上市 启动 通过 达到 用于 位于 分别 完成 实现 取得 获得 获评 荣获 同比
    比上年 较上年 增长 下降 提高 提升 超额 超过 不断 持续 基本 陆续 相继 按期 如期 有序
    有效 明显 投入 交付 推进 发布 落地 上涨 下跌 上升 回落 幅度 拉动 撬动 全国第 全省第
    全市第 全年 全区 全市 大关 喜获 保持 继续 总体 左右 之多 排名 位列 位居 同时 合计
    总计 共计 逆势
"""

# Nouns that say too little alone. Things need what is done to them: 签约项目.
THINGS = """
    项目 企业 人 人员 单位 村 户 资金 任务 工程 群众 居民 个 家 农户 问题 案件 活动
    会议 培训 机构 部门 场次 次数 时间 贷款 其他 成果
"""

# Attributes need their subject: 重点工程投资.
ATTRIBUTES = """
    面积 投资 总投资 投资额 总额 投资总额 计划投资 计划总投资 计划投资总额 计划投资额 完成率
    完成额 产量 产值 总产值 总面积 建筑面积 占地 占地面积 规模 比重 占比 数量 总量 总数
    人数 户数 增速 增长率 增幅 覆盖率 合格率 达标率 利用率 满意率 满意度 增长面 收入 支出
    金额 长度 全长 总长 里程 价值 总价 售价 价格 增加值 总产量 总收入 总支出 保有量 输出
    年产 年产值 到位资金 年度目标 目标任务 年度任务 全年任务 年度计划 资金总额 全年计划
    年初预算 年度预算 调整预算 年度目标任务 全年目标任务 全年目标 年初计划
    涨幅 降幅 销售额 销售量 成交额 成交量 交易额 营业额 经费 执行率
    使用率 毛利率 总规模 总容量 合同金额
"""

# Indicators, which say enough alone, and more with whose they are: 公司营业收入.
INDICATORS = "营业收入 主营业务收入 营业利润 利润 利润总额 净利润 税收 税收收入 营收"

# Of attributes, those of a whole indicator: 销售收入增长5%，增速…; and those of what was planned.
GROWTHS = "增速 增幅 增长率 涨幅 降幅 占比 比重"
PLANNED = """
    年度目标 目标任务 年度任务 全年任务 年度计划 全年计划 年初预算 年度预算 调整预算 预算 年度目标任务
    全年目标任务 全年目标 年初计划
"""

# Words that say which part of something, and not what is counted: 境外输入 of 病例.
PARTS = """
    境外输入 境外 境内 国内 国外 本土 本地 外地 省内 省外 城镇 农村 城市 男 女 男性 女性
    中央 地方 省级 市级 县级 北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江
    安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾
    内蒙古 广西 西藏 宁夏 新疆 香港 澳门
"""

# What becomes of those who are counted: 出院 of 病例.
STATES = "出院 死亡 治愈 重症 危重症 受伤 重伤 轻伤 失踪 住院"

# One word for several things, as numbers behind 分别 take them apart.
SECTORS = ("第一产业", "第二产业", "第三产业")
COMPOUNDS = {
    "三次产业": SECTORS,
    "猪牛羊": ("猪", "牛", "羊"),
    "城乡": ("城镇", "农村"),
    "牛羊": ("牛", "羊"),
    "进出口": ("进口", "出口"),
    "存贷款": ("存款", "贷款"),
    "收支": ("收入", "支出"),
    "男女": ("男性", "女性"),
}

# What is measured of things in a list, with what stands before it: 城镇、农村 | 居民人均可支配 | 收入.
MEASURES = """
    增加值 总产值 产值 产量 总量 存量 流量 销量 收入 支出 投资 消费 比例 比重 占比 浓度
    面积 人数 人次 人口 户数 数量 件数 起数 总数 总额 数额 增速 增幅 价格 指数 余额 贷款
    存款 金额 总额 数 额 量 值 率 费
"""
MODIFIERS = """
    居民 人口 常住 户籍 人均 可支配 纯 平均 年均 月均 日均 水质 优良 空气 质量 达标 天数 总
    合计 累计 完成 新增 就业 生产 发电 用电 销售 出口 进口 进出口 零售 批发 财政 税收
    一般公共预算 死亡 受伤 参保 参加 入学 毛入学 巩固 覆盖 普及 检测 合格 治理 利用 处理
    失业 登记 调查 贡献 增长 周转 吞吐 运输 客运 货运 综合 规模 生活 年末 期末
"""
