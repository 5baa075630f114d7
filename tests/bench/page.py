"""docs/performance.md, written from what was measured. Never says more than the figures do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.bench.figures import Figure
from tests.bench.model import BUSY, COUNTRY, ONE, Answer, Costs, needs_of
from tests.bench.peers import PEERS
from tests.bench.reasons import REASONS
from tests.bench.report import number, remarks
from tests.bench.whole import Report

INTRODUCTION = """# How fast it is

Written from `performance.json` by `python -m tests.bench --write`; a test fails when it is not. Do not edit it by hand:
why a figure falls short stands in `tests/bench/reasons.py`.

    make bench                              # everything but the cold start, in about twelve minutes
    make bench ARGS='P2 P4'                 # some of it
    make bench ARGS='--cold'                # with `make demo` in a fresh clone, which installs
    make bench ARGS='--write'               # and write this page anew
    make scale                              # one, two and three nodes; ARGS='--write' for this page

Everything runs through the real sockets, commands, decisions and views, on SQLite with `synchronous=FULL` unless it
says PostgreSQL. The load generator is a process of its own on a core of its own; it keeps every frame as bytes with
its moment and reads them afterwards: that every recipient reached every edit's position, with the right amounts, no
gap, totals that add up to the krone at every step, and the same rows as its neighbours in the end. A round in which
one of a million deliveries fails is void. Figures are medians of several rounds. *Limit* is what the same machine did
in the same run with the work left out; machines differ and are noisy, so look at *of limit* first. `waiting` is how
long the server's threads stood ready while somebody else had the core: much of it, and the figure is not ours alone.
"""

HOW_THE_MODEL_WORKS = """The sums: *cores of the nodes* = edits x (an edit + being elsewhere) + deliveries x a delivery;
a node is filled to {busy:.0%} of a core, what it takes doing nothing included, since latency grows faster than the
load beyond that; *memory* = nodes + connections; the database and Redis are taken as one each, and what they take is
what one client gets one by one. Commits bend before they break: the more wait, the more go into one (P13 says how
many), so that line is what there would be if nobody waited for anybody. A workshop has one owner, which decides on one
core, so the largest single workshop is a limit of its own that no further node moves."""


def page(report: Report, measured: Mapping[str, str], nodes: Mapping[str, Any], drawn: Sequence[str]) -> str:
    """measured: the day of each figure. nodes: what `make scale` found, or nothing. drawn: where the pictures lie."""
    parts = [INTRODUCTION, _machine(report), _short(report.figures), _table(report, measured)]
    parts += [f"![{name.rpartition('/')[2].removesuffix('.svg')}]({name})\n" for name in drawn]
    parts += [_details(report.figures), _peers()]
    if nodes:
        parts.append(_nodes(report, nodes))
    return "\n".join(part for part in parts if part)


def _machine(report: Report) -> str:
    about = report.machine
    return (
        f"Last run: {about['date']}, {about['cores']} cores, {about['memory_gib']} GiB, {about['system']}, Python "
        f"{about['python']}, other load before it {about['load_before']} (of {about['cores']}).\n"
        if about
        else "Nothing has been measured yet.\n"
    )


def _short(figures: Sequence[Figure]) -> str:
    """In plain words, and first."""
    out = ["## What falls short", ""]
    for figure in figures:
        if figure.verdict == "reached":
            continue
        said = f"- **{figure.goal.id}** ({figure.goal.what}): "
        if figure.value is None:
            said += f"not measured: {figure.void}."
        else:
            worse = f"{number(figure.value)} {figure.goal.unit}, {figure.shortfall:.1f} times worse than the goal"
            said += worse + (" but within what is needed at least." if figure.verdict == "at least" else
                             f", and worse than what is needed at least ({number(figure.goal.floor)}).")  # fmt: skip
        out.append(said + (f" {REASONS[figure.goal.id]}" if figure.goal.id in REASONS else ""))
    if len(out) == 2:
        out.append("Nothing: every figure that was measured has reached its goal.")
    return "\n".join([*out, ""])


def _table(report: Report, measured: Mapping[str, str]) -> str:
    rows = [
        (
            figure.goal.id, figure.goal.what, _with_unit(figure.value, figure), _with_unit(figure.goal.goal, figure),
            _with_unit(figure.goal.floor, figure), number(figure.limit) if figure.limit else "",
            f"{figure.ratio:.2f}" if figure.limit else "", _verdict(figure), measured.get(figure.goal.id, ""),
        )
        for figure in report.figures
    ]  # fmt: skip
    head = ("", "measure", "measured", "goal", "at least", "limit here", "of limit", "", "on")
    return "## The figures\n\n" + _rows(head, rows)


def _verdict(figure: Figure) -> str:
    said = {"reached": "reached", "at least": "below the goal", "MISSED": "**missed**", "void": "not measured"}
    return said[figure.verdict]


def _with_unit(value: float | None, figure: Figure) -> str:
    return "-" if value is None else f"{number(value)} {figure.goal.unit}".strip()


def _details(figures: Sequence[Figure]) -> str:
    out = ["## Each in detail", ""]
    for figure in figures:
        rounds = ", ".join(number(value) for value in figure.rounds)
        said = "; ".join(remarks(figure))
        out.append(f"- **{figure.goal.id}** {said}" + (f"; rounds {rounds}" if len(figure.rounds) > 1 else ""))
    return "\n".join([*out, ""])


def _peers() -> str:
    rows = [
        (peer.name, f"{peer.p50} ms", f"{peer.most:,}", f"{peer.in_one_room:,}", str(peer.lost))
        for peer in sorted(PEERS, key=lambda peer: -peer.most)
    ]
    head = ("", "p50 at 300 edits/s", "most edits/s, 300 people", "1,000 in one room", "lost of 20 after kill -9")
    return (
        "## What people would pick instead\n\nMeasured once for the design, on the same kind of machine, by a "
        "generator in C; the same work as P1, P2 and P3.\n\n" + _rows(head, rows)
    )


def _nodes(report: Report, nodes: Mapping[str, Any]) -> str:
    costs = Costs.of({**nodes["costs"], **_connection(report)})
    points = [
        (
            str(one["nodes"]), number(one["p50"]), number(one["p99"]), number(one["node"] * 1000),
            number((one["node"] - nodes["points"][0]["node"]) * 1000), number(one["database"] * 1000),
            number(one["redis"] * 1000), number(one["commits"]), number(one["relayed"]), number(one["memory"] / 2**20),
        )
        for one in nodes["points"]
    ]  # fmt: skip
    head = (
        "nodes", "p50 ms", "p99 ms", "CPU of the nodes, ms an edit", "more than one", "PostgreSQL, ms", "Redis, ms",
        "commits an edit", "bytes relayed", "MiB a node",
    )  # fmt: skip
    return "\n".join(
        [
            f"## Several nodes\n\nMeasured on {nodes['measured']} by `make scale`: the same people and edits on one, "
            "two and three nodes, which share this machine's cores; so CPU is compared, and not speed.\n",
            _rows(head, points),
            f"An edit costs a node {costs.edit * 1000:.2f} ms of CPU and each of its deliveries "
            f"{costs.delivery * 1e6:.0f} µs; when most people sit at other nodes than the owner, "
            f"{costs.elsewhere * 1000:.2f} ms an edit more over all nodes. A node that nobody edits at takes "
            f"{costs.idle:.1%} of a core. PostgreSQL commits "
            f"{number(costs.commit_limit)}/s one by one here, and Redis takes {number(costs.relay_limit)} entries/s.\n",
            HOW_THE_MODEL_WORKS.format(busy=BUSY) + "\n",
            _answer("One municipality: 300 people", needs_of(ONE, costs)),
            _answer("The country: 98 municipalities, 30,000 people", needs_of(COUNTRY, costs)),
        ]
    )


def _connection(report: Report) -> dict[str, float]:
    """P6 tells it better than a run with few people."""
    known = [figure.value for figure in report.figures if figure.goal.id == "P6" and figure.value]
    return {"connection": known[0] * 1024} if known else {}


def _answer(title: str, answer: Answer) -> str:
    demand, first = answer.demand, answer.needs[0]
    rows = [(need.what, f"{number(need.needed)} {need.unit}", f"{number(need.has)} {need.unit}", f"{need.used:.0%}")
            for need in answer.needs]  # fmt: skip
    return (
        f"### {title}\n\n{number(demand.edits)} edits/s, {number(demand.deliveries)} deliveries/s: "
        f"{answer.nodes} {'node' if answer.nodes == 1 else 'nodes'} ({answer.node_cores:.2f} cores), "
        f"{answer.memory / 2**30:.1f} GiB over all nodes, {answer.database_cores:.2f} cores for PostgreSQL, "
        f"{answer.redis_cores:.2f} for Redis.\n\n"
        + _rows(("what is used up", "needed", "there is", "used"), rows)
        + f"\nThe first to break is the {first.what}, at {1 / first.used if first.used else 0:.1f} times this load.\n"
    )


def _rows(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"
