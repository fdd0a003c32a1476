import { h, svg } from "../dom";
import { words } from "../words";
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
    svg(
      "g",
      { class: `link ${style}` },
      svg("path", { class: "line", d: "M1 6H29" }),
      style === "deny" && svg("path", { class: "cross", d: "M12 2l8 8m0-8l-8 8" }),
    ),
    svg("g", { class: `tip ${style}` }, svg("path", { d: "M25 3 29 6 25 9" })),
  );
  return h("li", {}, sample, words.legendLines[style] ?? "");
}
