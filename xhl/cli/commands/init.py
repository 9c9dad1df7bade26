"""`xhl init`: a new base to start from."""

from typing import Annotated

import typer

from ...contract import FOUND
from ...files.write import create
from ...i18n.messages import _
from ...text.sanitize import printable
from .. import streams
from ..arguments import line

NewFile = Annotated[
    str, typer.Argument(metavar=_("FILE"), help=_("The file to write; it must not exist yet."))
]


def command(file: NewFile) -> int:
    from ..targets import spare_documents, tell_of_ending

    spare_documents(file, "xhl init")
    streams.notice(create_base(file))
    tell_of_ending(file)
    return FOUND


def create_base(path: str) -> str:
    """Write a valid base with comments; the message about it. Raises `UserError`.

    An existing file is not changed, even if another process has created it just now.
    """
    create(path, _template())
    said = _("{path} was written: fill it in, then run {command}")
    return said.format(path=printable(path), command=line("check", path))


def _template() -> str:
    # One text, so that comments and example are translated together.
    return _(
        """\
# Facts of a report, one table each. `xhl check` finds what is wrong with this file.
# Lines that begin with # are comments.

schema = 1
title = "一份报告的事实"

# Where the sentences are from; a file may have several documents. Only the title is needed.
[document.report]
title = "青石县2020年工作报告"
# author = "王小川"
# publisher = "青石县人民政府"
# date = "2021-01-15"
# url = "https://www.example.com/report"
# accessed = "2021-02-01"
# GB/T 7714 marks a report with R, a newspaper with N, what is online with EB:
# type = "R"
# The document itself, from here, for the sentences around a fact: xhl search -C 1
# file = "report.docx"
# note = "the first printing"

# Numbers of the document that count nothing: a phrase that contains each, and why:
# `xhl check --against report.txt` lists all numbers that neither a fact nor a phrase covers.
# [document.report.uncovered]
# "5G" = "the name of a kind of network"

# The parts of the document: a short name, the printed heading, other words for it.
[section."创新"]
title = "多层次打造创新生态"
aliases = ["科技"]

# A fact: what people look it up by, then what the document says. A topic may have several facts.
[[fact."5G基站"]]
section = "创新"
# The part of the sentence that states the fact: verbatim, or trimmed to stand alone.
statement = "建成5G基站429个"
# The number as printed, and its unit: 1.5 and "亿元", not 150000000. Leave them out if there is none.
value = 429
unit = "个"
# Words that modify the number, such as 以上 or 同比下降.
# qualifier = "以上"
# The time the document gives, never a guess.
period = "2020"
# Other words that people would look it up by.
aliases = ["信号塔", "通信基站"]
# The whole sentence, verbatim, with its punctuation.
source = "全年建成5G基站429个，开通率100%。"

[[fact."5G基站开通率"]]
section = "创新"
statement = "开通率100%"
value = 100
unit = "%"
period = "2020"
source = "全年建成5G基站429个，开通率100%。"
"""
    )
