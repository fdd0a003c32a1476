import { svg } from "../dom";
import { crossAt, type Curve, tipAt } from "./curve";
import { type Link, type LinkStyle, linkStyles } from "./links";

/** A line of a picture in its place. */
export interface Drawn {
  link: Link;
  curve: Curve;
}

/**
 * What is seen of many lines: all of one style are one path, and all of their tips another. A picture has hundreds of lines, and a
 * browser keeps several kilobytes for each element that it draws.
 */
export class Strokes {
  private readonly lines = pathsOf("line");
  private readonly tips = pathsOf("tips");
  private readonly crosses = svg("path", { class: "cross deny" });

  /** The elements that show these lines; those of the lines before show them no longer. */
  of(drawn: Drawn[]): SVGElement[] {
    const elements = linkStyles.flatMap((style) => {
      const curves = drawn.filter(({ link }) => link.style === style).map(({ curve }) => curve);
      if (curves.length === 0) return [];
      this.lines[style].setAttribute("d", together(curves.flatMap(({ segments }) => segments)));
      this.tips[style].setAttribute("d", together(curves.map(({ end }) => tipAt(end))));
      return [this.lines[style], this.tips[style]];
    });
    const denied = drawn.filter(({ link }) => link.style === "deny");
    if (denied.length === 0) return elements;
    this.crosses.setAttribute("d", together(denied.map(({ curve }) => crossAt(curve.mark))));
    return [...elements, this.crosses];
  }
}

/** What lines share is drawn once: dashes that lie on each other would look solid. */
function together(parts: string[]): string {
  return [...new Set(parts)].join("");
}

function pathsOf(name: string): Record<LinkStyle, SVGPathElement> {
  const paths = linkStyles.map((style) => [style, svg("path", { class: `${name} ${style}` })]);
  return Object.fromEntries(paths) as Record<LinkStyle, SVGPathElement>;
}
