/** A picture as shapes, with every colour as it is on the page: what a file needs, in whichever format. */
export interface Drawing {
  width: number;
  height: number;
  ground: string;
  shapes: Shape[];
}

export type Shape = RectShape | PathShape | TextShape;

export interface RectShape {
  kind: "rect";
  x: number;
  y: number;
  width: number;
  height: number;
  radius: number;
  fill: string;
  stroke: string;
  strokeWidth: number;
  dash: number[];
}

export interface PathShape {
  kind: "path";
  d: string;
  x: number;
  y: number;
  stroke: string;
  strokeWidth: number;
  dash: number[];
}

export interface TextShape {
  kind: "text";
  text: string;
  x: number;
  /** Of the base line. */
  y: number;
  fill: string;
  size: number;
  weight: string;
  family: string;
}

const margin = 20;

/** Reads a picture from the page: it is drawn as the browser laid it out. */
export function drawingOf(sheet: HTMLElement): Drawing {
  const place = sheet.getBoundingClientRect();
  const origin = { x: place.left - margin, y: place.top - margin };
  const shapes = [
    ...[...sheet.querySelectorAll<SVGPathElement>(":is(.lines:not(.way), .sample) :is(.line, .tips, .cross)")].map((path) => lineShape(path, origin)),
    ...[...sheet.querySelectorAll<HTMLElement>(".box, .gap")].flatMap((box) => boxShapes(box, origin)),
    ...[...sheet.querySelectorAll<HTMLElement>(".heads h2, .caption, .legend li")].flatMap((head) => textShapes(head, origin)),
  ];
  const ground = getComputedStyle(document.body).backgroundColor;
  return { width: Math.ceil(place.width + 2 * margin), height: Math.ceil(place.height + 2 * margin), ground, shapes };
}

interface Origin {
  x: number;
  y: number;
}

function lineShape(path: SVGPathElement, origin: Origin): Shape {
  const canvas = (path.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
  const style = getComputedStyle(path);
  return {
    kind: "path",
    d: path.getAttribute("d") ?? "",
    x: canvas.left - origin.x,
    y: canvas.top - origin.y,
    stroke: style.stroke,
    strokeWidth: Number.parseFloat(style.strokeWidth),
    dash: dashOf(style.strokeDasharray),
  };
}

function boxShapes(box: HTMLElement, origin: Origin): Shape[] {
  const place = box.getBoundingClientRect();
  const style = getComputedStyle(box);
  const rect: RectShape = {
    kind: "rect",
    x: place.left - origin.x,
    y: place.top - origin.y,
    width: place.width,
    height: place.height,
    radius: Number.parseFloat(style.borderTopLeftRadius),
    fill: style.backgroundColor,
    stroke: style.borderTopColor,
    strokeWidth: 1,
    dash: style.borderTopStyle === "dashed" ? [3, 2] : [],
  };
  const glyph = box.querySelector<SVGSVGElement>(".glyph");
  return [rect, ...(glyph ? [glyphShape(glyph, origin)] : []), ...textShapes(box, origin)];
}

function glyphShape(glyph: SVGSVGElement, origin: Origin): Shape {
  const place = glyph.getBoundingClientRect();
  const stroke = getComputedStyle(glyph).color;
  const d = glyph.querySelector("path")?.getAttribute("d") ?? "";
  return { kind: "path", d, x: place.left - origin.x, y: place.top - origin.y, stroke, strokeWidth: 1.1, dash: [] };
}

/** Each line of each text, where the browser broke it. */
function textShapes(element: HTMLElement, origin: Origin): Shape[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const shapes: TextShape[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent && parent.checkVisibility()) for (const shape of linesOf(node as Text, parent, origin)) addLine(shapes, shape);
  }
  return shapes;
}

/** Pieces of one line that follow each other are one text. */
function addLine(shapes: TextShape[], shape: TextShape): void {
  const last = shapes.at(-1);
  if (last && last.y === shape.y && last.weight === shape.weight && last.fill === shape.fill && last.size === shape.size) last.text += shape.text;
  else shapes.push(shape);
}

function* linesOf(node: Text, parent: Element, origin: Origin): Generator<TextShape> {
  const style = getComputedStyle(parent);
  const size = Number.parseFloat(style.fontSize);
  const range = document.createRange();
  let start = 0;
  let place: DOMRect | null = null;
  const line = (end: number, at: DOMRect): TextShape => ({
    kind: "text",
    text: node.data.slice(start, end),
    x: at.left - origin.x,
    y: Math.round(at.top - origin.y + at.height / 2 + size * 0.36),
    fill: style.color,
    size,
    weight: style.fontWeight,
    family: style.fontFamily,
  });
  for (let at = 0; at < node.data.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const here = range.getBoundingClientRect();
    if (here.width === 0) continue;
    if (place && Math.abs(here.top - place.top) > 2) {
      yield line(at, place);
      start = at;
      place = here;
    }
    place ??= here;
  }
  // A text without any width, such as a soft hyphen, is told too.
  const isUnseen = !place && /[^ \t\r\n]/.test(node.data);
  if (place || isUnseen) yield line(node.data.length, place ?? parent.getBoundingClientRect());
}

function dashOf(text: string): number[] {
  return text === "none" ? [] : text.split(/[\s,]+/).map((part) => Number.parseFloat(part));
}
