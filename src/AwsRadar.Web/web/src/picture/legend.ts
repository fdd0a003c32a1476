import { h, svg } from "../dom";
import { words } from "../words";
import { crossAt, tipAt } from "./curve";
import { type LinkStyle, linkStyles } from "./links";
import type { Scene } from "./scene";

/** What the lines of a picture mean: those that it has, in a fixed order. */
export function legend(scene: Scene): HTMLElement {
  const styles = new Set(scene.links.map((link) => link.style));
  const lines = linkStyles.filter((style) => styles.has(style)).map(lineSample);
  return h("ul", { class: "legend", "aria-label": words.legend }, ...lines);
}

function lineSample(style: LinkStyle): HTMLElement {
  const sample = svg(
    "svg",
    { viewBox: "0 0 32 12", class: "sample", "aria-hidden": "true" },
    svg("path", { class: `line ${style}`, d: "M1 6H29" }),
    svg("path", { class: `tips ${style}`, d: tipAt([30, 6]) }),
    style === "deny" && svg("path", { class: "cross deny", d: crossAt([16, 6]) }),
  );
  return h("li", {}, sample, words.legendLines[style] ?? "");
}
