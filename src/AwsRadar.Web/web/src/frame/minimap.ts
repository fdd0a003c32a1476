import { h, replaceContent, svg } from "../dom";
import { words } from "../words";

const width = 134;
const maxHeight = 200;

/** Of boxes, that a spot has too. */
const tones = ["power", "outside", "attention"];

/** The whole picture in small, with the part that is in sight; shown while the picture is larger than its place. */
export class Minimap {
  private readonly canvas = svg("svg", { class: "map", "aria-hidden": "true" });
  readonly element = h("div", { class: "minimap", title: words.minimap, hidden: true }, this.canvas);
  private readonly sight = svg("rect", { class: "sight" });
  private scale = 1;
  private top = 0;
  private isDragged = false;
  private field: HTMLElement | null = null;

  constructor(private readonly scroller: HTMLElement) {
    scroller.addEventListener("scroll", () => this.follow(), { passive: true });
    new ResizeObserver(() => this.draw(this.field)).observe(scroller);
    this.canvas.addEventListener("pointerdown", (event) => {
      this.isDragged = true;
      this.canvas.setPointerCapture(event.pointerId);
      this.go(event);
    });
    this.canvas.addEventListener("pointermove", (event) => this.isDragged && this.go(event));
    this.canvas.addEventListener("pointerup", () => (this.isDragged = false));
  }

  /** Draws the boxes of the picture that the page shows; without one it hides. */
  draw(field: HTMLElement | null): void {
    this.field = field;
    const { scroller } = this;
    const isLarger = field !== null && (scroller.scrollHeight > scroller.clientHeight + 8 || scroller.scrollWidth > scroller.clientWidth + 8);
    this.element.hidden = !isLarger;
    if (!isLarger || !field) return;
    this.top = field.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    const [wide, high] = [Math.max(scroller.scrollWidth, 1), Math.max(field.offsetHeight, 1)];
    this.scale = Math.min(width / wide, maxHeight / high);
    this.canvas.setAttribute("width", String(wide * this.scale));
    this.canvas.setAttribute("height", String(high * this.scale));
    const left = field.offsetLeft - scroller.offsetLeft;
    const paths: Record<string, string> = {};
    for (const box of field.querySelectorAll<HTMLElement>(".box:not(.heading)")) {
      const tone = tones.find((name) => box.classList.contains(name)) ?? "";
      paths[tone] = (paths[tone] ?? "") + this.spotOf(box, left + (box.parentElement as HTMLElement).offsetLeft);
    }
    replaceContent(this.canvas, ...Object.entries(paths).map(([tone, d]) => svg("path", { class: `spot ${tone}`, d })), this.sight);
    this.follow();
  }

  private spotOf(box: HTMLElement, left: number): string {
    const { scale } = this;
    const wide = box.offsetWidth * scale;
    const high = Math.max(1.5, box.offsetHeight * scale - 0.5);
    return `M${left * scale} ${box.offsetTop * scale}h${wide}v${high}h${-wide}z`;
  }

  private follow(): void {
    if (this.element.hidden) return;
    const { scroller, scale } = this;
    const place = { x: scroller.scrollLeft, y: scroller.scrollTop - this.top, width: scroller.clientWidth, height: scroller.clientHeight };
    for (const [name, value] of Object.entries(place)) this.sight.setAttribute(name, String(value * scale));
  }

  private go(event: PointerEvent): void {
    const place = this.canvas.getBoundingClientRect();
    this.scroller.scrollTo({
      left: (event.clientX - place.left) / this.scale - this.scroller.clientWidth / 2,
      top: (event.clientY - place.top) / this.scale + this.top - this.scroller.clientHeight / 2,
    });
  }
}
