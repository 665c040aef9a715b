// Between numbers in JSON and dagre. Runs after dagre.min.js.
"use strict";

// dagre copies plain labels with it, and it is no part of the language.
globalThis.structuredClone = (value) => JSON.parse(JSON.stringify(value));

// {sizes: [[width, height]…], edges: [[from, to]…], between: {…}} → {middles: [[x, y]…], bends: [[[x, y]…]…]}
globalThis.arrange = (text) => {
  const given = JSON.parse(text);
  const graph = new dagre.graphlib.Graph();
  // By the longest way: most frames are ends, and stand in one column; other rankers spread them, which takes twice the width.
  graph.setGraph({ rankdir: "LR", ranker: "longest-path", ...given.between });
  given.sizes.forEach(([width, height], i) => graph.setNode(String(i), { width, height }));
  given.edges.forEach(([from, to]) => graph.setEdge(String(from), String(to), {}));
  dagre.layout(graph);
  return JSON.stringify({
    middles: given.sizes.map((_, i) => [graph.node(String(i)).x, graph.node(String(i)).y]),
    // The ends are where a straight line would meet the boxes; those are drawn elsewhere.
    bends: given.edges.map(([from, to]) => graph.edge(String(from), String(to)).points.slice(1, -1).map((p) => [p.x, p.y])),
  });
};
