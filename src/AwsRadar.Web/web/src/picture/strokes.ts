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
      this.lines[style].setAttribute("d", curves.map(({ path }) => path).join(""));
      this.tips[style].setAttribute("d", curves.map(({ end }) => tipAt(end)).join(""));
      return [this.lines[style], this.tips[style]];
    });
    const denied = drawn.filter(({ link }) => link.style === "deny");
    if (denied.length === 0) return elements;
    this.crosses.setAttribute("d", denied.map(({ curve }) => crossAt(curve.mark)).join(""));
    return [...elements, this.crosses];
  }
}

function pathsOf(name: string): Record<LinkStyle, SVGPathElement> {
  const paths = linkStyles.map((style) => [style, svg("path", { class: `${name} ${style}` })]);
  return Object.fromEntries(paths) as Record<LinkStyle, SVGPathElement>;
}
