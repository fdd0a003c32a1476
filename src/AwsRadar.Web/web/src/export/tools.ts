import { h } from "../dom";
import { words } from "../words";
import { drawingOf } from "./drawing";
import { pngFile } from "./png-file";
import { svgFile } from "./svg-file";

/** Buttons that take the picture along: as a file, or on paper. */
export function exportTools(sheet: HTMLElement, name: string): HTMLElement {
  const button = (text: string, act: () => void): HTMLElement => h("button", { type: "button", class: "tool", click: act }, text);
  return h(
    "span",
    { class: "take", role: "group", "aria-label": words.tools },
    button(words.exportSvg, () => save(svgFile(drawingOf(sheet)), `${fileName(name)}.svg`)),
    button(words.exportPng, () => void pngFile(drawingOf(sheet)).then((file) => file && save(file, `${fileName(name)}.png`))),
    button(words.print, () => print()),
  );
}

/** Names of entities may hold what no file name may. */
function fileName(name: string): string {
  return words.fileName(name).replace(/[^\p{L}\p{N}._ @+=-]+/gu, "-").slice(0, 80);
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
