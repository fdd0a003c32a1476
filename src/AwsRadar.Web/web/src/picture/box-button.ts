import type { Account } from "../account/account";
import { h, replaceContent, told } from "../dom";
import type { Box } from "./boxes";
import { glyph } from "./glyph";
import { factOf, titleOf } from "./labels";

/** So many buttons are kept for pictures to come: most boxes of a picture are in the next one too. */
const maxKept = 400;

/** The buttons of boxes, by the boxes' keys. A box that comes again gets the button that it had. */
export class BoxButtons {
  private readonly known = new Map<string, { button: HTMLButtonElement; shown: string }>();

  constructor(private readonly account: Account) {}

  of(box: Box, isCentre: boolean): HTMLButtonElement {
    const [first] = box.entities;
    const fact = factOf(this.account, box);
    const title = titleOf(box);
    const shown = JSON.stringify([first?.kind, title, fact.text]);
    const last = this.known.get(box.key);
    const button = last?.button ?? h("button", { type: "button", "data-key": box.key });
    if (last?.shown !== shown) {
      replaceContent(button, first && glyph(first.kind), told(title, { class: "name" }), fact.text && told(fact.text, { class: "fact" }));
    }
    button.className = ["box", fact.tone, box.stack ?? "", box.isHeading ? "heading" : "", isCentre ? "centre" : ""].join(" ");
    if (box.stack) button.setAttribute("aria-expanded", String(box.isHeading));
    this.keep(box.key, button, shown);
    return button;
  }

  /** The latest stand last. */
  private keep(key: string, button: HTMLButtonElement, shown: string): void {
    this.known.delete(key);
    this.known.set(key, { button, shown });
    const [oldest] = this.known.keys();
    if (this.known.size > maxKept && oldest !== undefined) this.known.delete(oldest);
  }
}
