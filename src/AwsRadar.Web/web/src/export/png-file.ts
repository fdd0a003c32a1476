import type { Drawing, Shape } from "./drawing";

/** Dots of the file for each pixel of the page; fewer where a browser would refuse so large a canvas. */
const scale = 2;
const maxSide = 16_000;

/** The drawing as a PNG file. It is drawn here, because no image may be loaded into the page. */
export async function pngFile(drawing: Drawing): Promise<Blob | null> {
  const by = Math.min(scale, maxSide / drawing.width, maxSide / drawing.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(drawing.width * by);
  canvas.height = Math.floor(drawing.height * by);
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.scale(by, by);
  context.fillStyle = drawing.ground;
  context.fillRect(0, 0, drawing.width, drawing.height);
  for (const shape of drawing.shapes) {
    context.save();
    draw(context, shape);
    context.restore();
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function draw(context: CanvasRenderingContext2D, shape: Shape): void {
  if (shape.kind === "text") {
    context.fillStyle = shape.fill;
    context.font = `${shape.weight} ${shape.size}px ${shape.family}`;
    context.fillText(shape.text, shape.x, shape.y);
    return;
  }
  context.strokeStyle = shape.stroke;
  context.lineWidth = shape.strokeWidth;
  context.setLineDash(shape.dash);
  context.lineCap = "round";
  if (shape.kind === "path") {
    context.translate(shape.x, shape.y);
    context.stroke(new Path2D(shape.d));
    return;
  }
  context.fillStyle = shape.fill;
  context.beginPath();
  context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
  context.fill();
  context.stroke();
}
