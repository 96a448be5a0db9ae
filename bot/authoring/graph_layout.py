"""Where the cards of a graph stand: in layers from left to right, with few crossing lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grandalf.graphs import Edge, Vertex, graph_core
from grandalf.layouts import SugiyamaLayout
from grandalf.routing import EdgeViewer, route_with_lines

from bot.authoring.graph import Graph

Point = tuple[float, float]
Size = tuple[float, float]
_BETWEEN_LAYERS = 70.0
_BETWEEN_CARDS = 18.0
_LINE_ROOM = 4.0
"""What a line takes that passes between cards."""
_ROUNDS = 12
"""Rounds of sorting the layers; more make no difference to graphs of this size."""


@dataclass(frozen=True)
class Layout:
    """Positions in points, x to the right and y down, from the top left corner."""

    corners: Mapping[str, Point]
    """The top left corner of every card."""
    bends: Mapping[tuple[str, str], tuple[Point, ...]]
    """The points between two cards that a line passes on its way around others."""
    size: Size


class _View:
    """What grandalf wants to know of a card; it lays out from top to bottom, so lying down."""

    def __init__(self, size: Size) -> None:
        self.w, self.h = size[1], size[0]
        self.xy = (0.0, 0.0)


def lay_out(graph: Graph, sizes: Mapping[str, Size]) -> Layout:
    """The layout of the cards, which have these widths and heights in points."""
    vertices = {node: Vertex(node) for node in graph.cards}
    for node, vertex in vertices.items():
        vertex.view = _View(sizes[node])
    edges = {pair: Edge(vertices[pair[0]], vertices[pair[1]]) for pair in graph.forward}
    for edge in edges.values():
        edge.view = EdgeViewer()
    corners: dict[str, Point] = {}
    bends: dict[tuple[str, str], tuple[Point, ...]] = {}
    top = 0.0
    for members in _components(graph):
        # Not grandalf's own components: their edges are a set, in another order every time.
        joined = [edge for (node, _), edge in edges.items() if node in members]
        _draw(graph_core([vertices[node] for node in members], joined))
        placed = {node: _corner(vertices[node]) for node in members}
        passed = {
            pair: list(_along(edge.view._pts[1:-1], sizes[pair[0]][0]))
            for pair, edge in edges.items()
            if pair[0] in placed
        }
        left = min(x for x, _ in placed.values())
        points = [*placed.values(), *(point for bend in passed.values() for point in bend)]
        shift = top - min(y for _, y in points)
        corners |= {node: (x - left, y + shift) for node, (x, y) in placed.items()}
        bends |= {
            pair: tuple((x - left, y + shift) for x, y in bend) for pair, bend in passed.items()
        }
        lowest = [corners[node][1] + sizes[node][1] for node in members]
        top = max(*lowest, *(y + shift for _, y in points)) + 2 * _BETWEEN_CARDS
    width = max(corners[node][0] + sizes[node][0] for node in corners)
    return Layout(corners, bends, (width, top - 2 * _BETWEEN_CARDS))


def _components(graph: Graph) -> list[list[str]]:
    """The cards in groups that lines hold together, in the order of the graph."""
    group = {node: node for node in graph.cards}
    for one, other in graph.forward:
        old, new = group[other], group[one]
        group = {node: new if name == old else name for node, name in group.items()}
    return [
        [node for node in group if group[node] == name] for name in dict.fromkeys(group.values())
    ]


def _along(bends: Sequence[Point], width: float) -> Iterator[Point]:
    """The bends, each as a level stretch as wide as the cards it passes above or below."""
    for x, y in bends:
        yield y - width / 2, x
        yield y + width / 2, x


def _draw(component: object) -> None:
    sugiyama = SugiyamaLayout(component)
    sugiyama.xspace, sugiyama.yspace = _BETWEEN_CARDS, _BETWEEN_LAYERS
    sugiyama.dw = sugiyama.dh = _LINE_ROOM
    sugiyama.route_edge = route_with_lines
    sugiyama.init_all(inverted_edges=[], optimize=True)
    sugiyama.draw(_ROUNDS)


def _corner(vertex: Vertex) -> Point:
    x, y = vertex.view.xy
    return (y - vertex.view.h / 2, x - vertex.view.w / 2)
