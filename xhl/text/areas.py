"""Names that end in 区: districts such as 青石区, and kinds of area such as 示范区."""

from __future__ import annotations

from .patterns import pattern

# The words before 区 in a kind of area: one character, two, or one that others qualify (老城区, 中心城区).
_ONE = "小社园景校厂库片地灾辖郊市特矿牧战军禁老苏灌圈赛盲雷展街专院病产疫选馆震考墓一二三四五六七八九十两几多数"
_QUALIFIED = "山城湖港林新农"
_QUALIFIERS = "老新主古旧半深石大小高全各本该中级座个片"
_TWO = frozenset(
    """
    开发 经开 高新 技术 经济 试验 实验 综改 转型 自治 自由 自贸 特别 保税 关税 免税 加工 出口 输出 输入 物流 仓储 仓库
    贸易 商务 商贸 商业 金融 科技 科研 科教 科创 文化 文教 文明 教学 办公 行政 旅游 风景 风情 名胜 景观 观光 游览 游乐
    娱乐 休闲 休息 活动 展示 体验 表演 餐饮 美食 生态 生活 生产 绿化 湿地 森林 草原 草场 荒漠 水源 汇水 受水 灌溉 工业
    农业 牧业 渔业 林业 矿业 农牧 农垦 工厂 工矿 种植 养殖 放牧 矿产 开采 采空 采煤 沉陷 塌陷 沉降 主产 产粮 作业 作战
    码头 锚地 港口 中心 核心 城乡 近郊 远郊 街道 居住 居民 住宅 家属 宿舍 棚户 别墅 移民 安置 安全 聚居 聚集 集聚 集中
    密集 富集 分布 贫困 贫民 偏远 偏僻 边远 边境 边疆 干旱 丘陵 平原 山丘 革命 受灾 重灾 旱灾 洪涝 泄洪 蓄洪 分洪 滞洪
    污染 感染 控制 管制 管控 管理 管辖 封控 防控 防范 防护 监管 禁燃 禁放 禁飞 禁渔 禁猎 禁航 禁养 限养 限行 缓冲 起步
    辐射 规划 建成 改造 拆迁 重点 连片 项目 责任 任务 联系 服务 首善 引领 领先 样板 功能 示范 保护 保留 先行 改革 合作
    试点 度假 产业 隔离 高发 多发 高温 危险 稳定 占领 解放 适宜 适用 适生 停车 等候 候车 候机 候诊 吸烟 急救 留观 手术
    会员 讨论 下载 商圈 步行 办事 等待 自助 综合 规模 协作 投资 目标 范围 销售 东部 西部 南部 北部 中部 上部 下部
    """.split()
)
_NAME = pattern("[一-鿿]{2,4}?区(?![域级])")


def is_kind(name: str) -> bool:
    """Whether a name that ends in 区 is a kind of area, no district.

    >>> is_kind("示范区"), is_kind("山区"), is_kind("贫困山区"), is_kind("宝山区")
    (True, True, True, False)
    """
    stem = name.removesuffix("区")
    if stem[-1:] in _QUALIFIED:
        return stem[-2:-1] in _QUALIFIERS or stem[-3:-1] in _TWO
    return stem[-1:] in _ONE or stem[-2:] in _TWO


def district(text: str) -> str:
    """The district that a text begins with, known or not; "" if it begins with none.

    >>> district("青石区基站"), district("西湖区基站"), district("示范区基站"), district("中心城区基站")
    ('青石区', '西湖区', '', '')
    """
    name = _NAME.match(text)
    return name[0] if name and not is_kind(name[0]) else ""
