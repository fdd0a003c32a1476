import type { Account } from "../account/account";
import { h, told } from "../dom";
import { addressOf } from "../route";
import { count, minute, words } from "../words";
import { controls } from "./controls";
import { Minimap } from "./minimap";
import { rail } from "./rail";
import { Search } from "./search";

/** What stays while pages change: rail, search, status; and the two places that change. */
export class Frame {
  readonly element: HTMLElement;
  readonly rail: HTMLElement;
  readonly search: Search;
  readonly main = h("main", { id: "main", tabindex: -1 });
  readonly minimap = new Minimap(this.main);
  readonly side = h("div", { class: "side" });

  constructor(account: Account, hasLesson: boolean) {
    this.rail = rail(account, hasLesson);
    this.rail.append(this.minimap.element);
    this.search = new Search(account);
    const { about } = account.model;
    const [alias] = about.aliases;
    const gaps = account.ledger.gaps.length;
    this.element = h(
      "div",
      { class: "frame" },
      h(
        "header",
        { class: "top" },
        h("button", { type: "button", class: "skip", click: () => this.main.focus() }, words.skip),
        h("a", { class: "brand", href: addressOf({}) }, "aws-radar"),
        h("span", { class: "account" }, alias ? told(alias) : null, alias ? " " : null, told(about.account, { class: "mono" })),
        this.search.element,
      ),
      this.rail,
      this.main,
      this.side,
      h(
        "footer",
        { class: "status" },
        h("span", {}, words.readAt(minute(about.completedAt))),
        h("a", { href: addressOf({ page: "coverage" }), class: gaps > 0 ? "unknown" : null }, gaps > 0 ? words.incomplete(count(gaps, "call")) : words.complete),
        h("span", { class: "quiet" }, words.snapshot, " ", told(about.snapshot.slice(0, 12), { class: "mono" })),
        h("span", { class: "quiet" }, `aws-radar ${about.version}`),
        controls(),
      ),
    );
  }
}
