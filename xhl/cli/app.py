"""The commands. Each reads its arguments, makes one call, renders the result and gives an exit code."""

# No `from __future__ import annotations`: Typer would compile each of those strings at every start.
from collections.abc import Sequence
from copy import copy
from functools import partial

import typer

from ..bases import config
from ..contract import ANSWER, BASE, CANNOT, COUNT, FACT, FOUND, HIT
from ..errors import UserError
from ..i18n.messages import _
from ..render import results as render
from ..search.query import may_name_time
from . import options, streams
from .arguments import arranged, line
from .base import LISTENER, drafted, drafts, opened
from .output import Output, printing

PICTURE, SLIDE = 960, 1280  # pixels: the width of a picture by default, and of charts
SCREENFUL = 20  # hits that a search shows on a terminal by default

app = typer.Typer(
    help=_("What exactly did the report say, and in which sentence?"),
    rich_markup_mode=None,  # rich draws results only; importing it for help and errors would take time
    pretty_exceptions_enable=False,
    add_completion=False,  # shells.py has its own scripts, which complete pinyin
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run(arguments: Sequence[str]) -> int:
    """Run the command of these arguments; the exit code."""
    arguments = arranged(arguments)
    commands = commands_for(arguments)
    begin = config.defaults(arguments)
    done = commands(arguments, prog_name="xhl", standalone_mode=False, default_map=begin)
    return int(done or FOUND)


def commands_for(arguments: Sequence[str]) -> typer.Typer:
    """The commands that these arguments need; building each takes a millisecond.

    >>> [command.name for command in commands_for(["show", "5G基站"]).registered_commands]
    ['show']
    """
    named = [command for command in app.registered_commands if command.name in arguments[:1]]
    commands = copy(app)
    commands.registered_commands = named or app.registered_commands
    return commands


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: options.Version = False,
    install_completion: options.InstallCompletion = False,
    show_completion: options.ShowCompletion = False,
) -> int:
    if version:
        from ..version import __version__

        streams.write([f"xhl {__version__}\n"])
        raise typer.Exit(FOUND)
    if show_completion or install_completion:
        from .completion import shells

        shell = shells.current()
        streams.write([shells.script(shell) if show_completion else shells.install(shell)])
        raise typer.Exit(FOUND)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        return CANNOT
    return FOUND


@app.command("search", help=_("Find facts by topic, synonym, words of the sentence, or pinyin."))
@printing
def search(
    query: options.Words = None,
    from_file: options.FromFile = None,
    section: options.Section = None,
    document: options.Document = None,
    period: options.Period = None,
    limit: options.Limit = None,
    exact: options.Exact = False,
    explain: options.Explain = False,
    context: options.Context = 0,
    svg: options.Svg = None,
    width: options.Width = PICTURE,
    *,
    output: Output,
    facts: options.Facts = None,
) -> int:
    queries = options.query_file(query, from_file, svg)
    style = output.style(HIT if queries is None else ANSWER, context=context)
    words = options.sought(" ".join(query or ())) if queries is None else ""
    hits_of = (lambda part: len(part.hits(words, exact=exact))) if words else len
    base = opened(facts, section, document, period, count=hits_of)
    style = style.among(base, dated=bool(period))
    if queries is not None:
        from . import batch  # most searches are for one query

        return batch.answer(
            queries,
            base,
            style,
            output,
            limit=limit,
            exact=exact,
            explain=explain,
            context=context,
            facts=facts,
        )
    most = SCREENFUL if limit is None and output.is_seen(style) else limit or None
    hits = base.hits(words, limit=style.reach(most and most + 1), exact=exact)
    if may_name_time(words):
        from .hints import tell_of_time

        tell_of_time(words, base, facts)
    if not hits:
        from .hints import nothing_like

        return nothing_like(query or (), base, style, facts, exact=exact)
    for caveat in render.caveats(words, hits, most):
        streams.notice(caveat)
    if not hits[0].is_about:
        from .hints import tell_of_near

        tell_of_near(words, base, hits[0])
    shown = render.HITS.cut(hits, most, style)
    if context:
        from .context import Context

        shown = Context(context, facts).of_hits(shown)
    if svg is not None:
        drawing = {"explain": explain, "searched": style.searched}
        _save(svg, render.HITS.pictured(shown, words, width, **drawing))
    output.write(render.hits(shown, style, explain=explain), style)
    output.tell_of_doubts((hit.fact for hit in shown), style, facts)
    if most and limit is None and len(hits) > len(shown):
        streams.notice(_("these are the best {most}; -n 0 shows all").format(most=most))
    return FOUND


@app.command("list", help=_("List facts by section, or in another order."))
@printing
def list_(
    section: options.Section = None,
    document: options.Document = None,
    period: options.Period = None,
    unit: options.Unit = None,
    least: options.Least = None,
    most: options.Most = None,
    numbers: options.Numbers = False,
    sort: options.Sort = None,
    reverse: options.Reverse = False,
    limit: options.Rows = None,
    svg: options.Svg = None,
    width: options.Width = PICTURE,
    *,
    output: Output,
    facts: options.Facts = None,
) -> int:
    from ..facts.select import in_order, numbered, selected

    style = output.style(FACT)
    base = opened(facts, section, document, period)
    style = style.among(base, dated=bool(period))
    chosen = selected(base, unit=unit, least=least, most=most)
    if numbers:
        chosen = numbered(chosen)
    if not chosen:
        from .hints import no_facts

        return no_facts(base, unit, style)
    ordered = in_order(chosen, sort or "section", reverse=reverse)
    ordered = render.FACTS.cut(ordered, limit, style)
    by_section = sort in {None, "section"}
    drawing = {"by_section": by_section, "searched": style.searched}
    if svg is not None:
        _save(svg, render.FACTS.pictured(ordered, base.title, width, **drawing))
    output.write(render.FACTS.text(ordered, style, **drawing), style)
    output.tell_of_doubts(ordered, style, facts)
    may_lack = not (numbers or unit or least or most)
    lacks = output.is_seen(style) and len(numbered(ordered)) < len(ordered)
    if may_lack and lacks and numbered(chosen):
        streams.notice(_("--numbers leaves out the facts without a number"))
    return FOUND


@app.command("show", help=_("Show everything about one topic."))
@printing
def show(
    topic: options.Topic,
    document: options.Document = None,
    context: options.Context = 0,
    svg: options.Svg = None,
    width: options.Width = PICTURE,
    *,
    output: Output,
    facts: options.Facts = None,
) -> int:
    from .hints import no_topic, of_topic

    style = output.style(FACT, context=context)
    base = opened(facts, documents=document)
    style = style.among(base)
    chosen = of_topic(base, topic)
    if not chosen:
        return no_topic(topic, base, style, facts)
    if context:
        from .context import Context

        chosen = Context(context, facts).of_facts(chosen)
    if made := drafts(base, facts):
        from ..facts.documents import in_documents

        chosen = in_documents(chosen, made)
    if svg is not None:
        # A picture is for other people, who do not have the file.
        bare = [fact._replace(path="", line=0) for fact in chosen]
        _save(svg, render.TOPICS.pictured(bare, topic, width))
    output.write(render.TOPICS.text(chosen, style), style)
    return FOUND


@app.command(
    "chart",
    short_help=_("Draw numbers as bars, or a topic over time."),
    help=_(
        "Draw numbers as bars, the longest first, a chart for each kind of quantity: money, areas,"
        " lengths, percentages, counts by their measure word, and changes apart from levels."
    ),
)
def chart(
    topic: options.OneTopic = None,
    section: options.Section = None,
    document: options.Document = None,
    period: options.Period = None,
    unit: options.Measure = None,
    least: options.Least = None,
    most: options.Most = None,
    limit: options.Bars = None,
    log: options.Log = False,
    svg: options.Svg = None,
    width: options.SlideWidth = SLIDE,
    color: options.Color = "auto",
    no_pager: options.NoPager = False,
    facts: options.Facts = None,
) -> int:
    from ..facts.bounds import limits
    from ..facts.scales import charts, is_drawn_with, notes

    if svg is not None:
        from .targets import ends_in, spare_bases

        spare_bases([svg], facts)
        ends_in(svg, "--svg", "SVG", ".svg")
    output = Output("table", color=color, no_pager=no_pager)
    style = output.style(FACT)
    base = opened(facts, section, document, period)
    bounds_of = limits(unit, least, most, is_drawn_with)
    if topic is not None:
        if limit or log:
            raise UserError(_("-n and --log are not for a topic over time"))
        from .over_time import over_time

        return over_time(base, topic, bounds_of, unit, svg, width, output, facts)
    drawn = charts(base, bounds_of, limit)
    if not drawn:
        from .hints import no_facts

        return no_facts(base, unit, style)
    if svg is not None:
        from ..render.svg.chart import charts as pictured

        _save(svg, pictured(drawn, width))
    output.write(render.charts(drawn, style, log=log), style)
    for note in notes(drawn, with_bounds=streams.is_watched()):
        streams.notice(note)
    if not log and streams.is_watched() and any(one.has_hairlines for one in drawn):
        streams.notice(_("some bars are too short to compare: use --log, or --min and --max"))
    return FOUND


@app.command("sections", help=_("List the sections, and how many facts each has."))
@partial(printing, others=options.of_rows(COUNT, "{name}: {facts}"))
def sections(
    document: options.Document = None,
    *,
    output: Output,
    facts: options.Facts = None,
) -> int:
    from ..facts.documents import fewer_documents
    from ..facts.sections import counted

    style = output.style(COUNT)
    base = opened(facts, documents=document)
    if not base.sections:
        from .hints import nothing

        return nothing(_("no sections"), style)
    counts = counted(base.sections, base.facts)
    output.write(render.SECTIONS.text(counts, style), style)
    if output.is_seen(style) and not document and (few := fewer_documents(base)):
        said = _(
            "files: {files}, documents: {documents}; a fact that is in several files counts once"
            " for each, here and in --count"
        )
        streams.notice(said.format(files=len(base.paths), documents=few))
    return FOUND


@app.command("bases", help=_("List the bases that are read, and why."))
@partial(printing, others=options.of_rows(BASE, "{path}: {facts}"))
def bases_(
    clear_cache: options.ClearCache = False,
    *,
    output: Output,
    facts: options.Facts = None,
) -> int:
    if clear_cache:
        from ..draft.kept import clear
        from ..index import cache

        streams.notice(cache.clear_cache(clear()))
        return FOUND
    from ..bases.inventory import loaded

    style = output.style(BASE)
    shelf = loaded(facts, drafted, LISTENER)
    output.write(render.bases(shelf, style), style)
    return FOUND


@app.command("browse", help=_("Search while you type: see, choose, copy."))
def browse(
    query: options.Begin = None,
    section: options.Section = None,
    document: options.Document = None,
    facts: options.Facts = None,
) -> int:
    if not streams.is_terminal():
        raise UserError(_("xhl browse needs a terminal; in a pipe use xhl search"))
    from .browse import run as let_browse

    base = opened(facts, section, document)
    let_browse(base, " ".join(query or ()), drafts(base, facts))
    return FOUND


@app.command("check", help=_("Check bases for mistakes."))
def check(
    files: options.Bases = None,
    against: options.Against = None,
    document: options.OneDocument = None,
    warnings: options.Warnings = True,
    doubts: options.Doubts = False,
    format: options.Report = "text",
    facts: options.Facts = None,
) -> int:
    from .check import check as report

    named = [*(files or ()), *(facts or ())]
    return report(named, against, document, format, warnings=warnings, doubts=doubts)


@app.command("verify", help=_("Check every number of an article against the facts."))
def verify(
    articles: options.Articles,
    facts: options.Facts = None,
    format: options.Report = "text",
    all_of_them: options.All = False,
    strict: options.Strict = False,
    html: options.Html = None,
    comments: options.Comments = None,
) -> int:
    from . import verify as verifying
    from .targets import ends_in, spare_bases

    spare_bases([html, comments], facts, articles)
    ends_in(html, "--html", "HTML", ".html", ".htm")
    ends_in(comments, "--comments", "Word", ".docx")
    base = opened(facts)
    found = verifying.checked(articles, base, drafts(base, facts))
    if html is not None:
        verifying.save_page(html, found)
    if comments is not None:
        verifying.save_comments(comments, found, all_of_them=all_of_them)
    is_named = facts is not None
    return verifying.report(
        found, format, base, is_named=is_named, all_of_them=all_of_them, strict=strict
    )


@app.command("init", help=_("Write a new base to start from."))
def init(file: options.NewFile) -> int:
    from .init import create_base
    from .targets import spare_documents

    spare_documents(file, "xhl init")
    streams.notice(create_base(file))
    _tell_of_ending(file)
    return FOUND


@app.command("draft", help=_("Draft a base from a Chinese report."))
def draft(text: options.Text, output: options.NewBase = None, force: options.Force = False) -> int:
    from ..draft.write import written
    from . import draft as drafting
    from .targets import spare, spare_documents
    from .waiting import waiting

    output = None if output == streams.STDOUT else output
    spare([output], [text])
    spare_documents(output or "", "-o")
    with waiting(text):
        made = drafting.draft_of(text)
    if output is None:
        streams.write([written(made)])
        streams.notice(drafting.summary(made))
        return FOUND
    base = written(drafting.beside(made, text, output))
    drafting.save(base, output, force=force)
    streams.notice(drafting.summary(made))
    _tell_of_ending(output)
    streams.notice(drafting.next_step(base, line("check", output, "--against", text)))
    return FOUND


def _tell_of_ending(base: str) -> None:
    if not base.endswith(".toml"):
        streams.notice(_("in a folder, only files that end in .toml are read as bases"))


def _save(path: str, picture: str) -> None:
    from ..files.write import write

    write(path, picture)
