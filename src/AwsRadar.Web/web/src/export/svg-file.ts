import { svg } from "../dom";
import type { Drawing, Shape } from "./drawing";

/** The drawing as an SVG file that needs nothing else. */
export function svgFile(drawing: Drawing): Blob {
  const { width, height, ground, shapes } = drawing;
  const root = svg(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}` },
    svg("rect", { width, height, fill: ground }),
    ...shapes.map(elementOf),
  );
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}

function elementOf(shape: Shape): SVGElement {
  switch (shape.kind) {
    case "rect":
      return svg("rect", {
        x: shape.x, y: shape.y, width: shape.width, height: shape.height, rx: shape.radius,
        fill: shape.fill, stroke: shape.stroke, "stroke-width": shape.strokeWidth, "stroke-dasharray": dash(shape.dash),
      });
    case "path":
      return svg("path", {
        d: shape.d, transform: `translate(${shape.x} ${shape.y})`, fill: "none", stroke: shape.stroke,
        "stroke-width": shape.strokeWidth, "stroke-dasharray": dash(shape.dash), "stroke-linecap": "round",
      });
    case "text":
      return svg(
        "text",
        { x: shape.x, y: shape.y, fill: shape.fill, "font-size": shape.size, "font-weight": shape.weight, "font-family": shape.family },
        xmlOf(shape.text),
      );
  }
}

/** XML holds no control characters and no half of a pair: such files would not open. They are drawn as pictures of themselves. */
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const pictures = 0x2400;

function xmlOf(text: string): string {
  return text.replace(illegal, (one) => (one < " " ? String.fromCharCode(pictures + one.charCodeAt(0)) : "\ufffd"));
}

function dash(lengths: number[]): string | null {
  return lengths.length > 0 ? lengths.join(" ") : null;
}
