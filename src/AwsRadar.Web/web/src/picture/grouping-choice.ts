import { h } from "../dom";
import { words } from "../words";
import { type Grouping, groupingsOf, tagOf } from "./grouping";
import type { Part } from "./part";

/** What the stacks of the picture are made by; null where there is nothing to choose. */
export function groupingChoice(part: Part, by: Grouping, choose: (by: Grouping) => void): HTMLElement | null {
  const all = groupingsOf(part);
  if (all.length < 2) return null;
  const options = all.map((one) => h("option", { value: one, selected: one === by }, nameOf(one)));
  const select = h("select", { name: "by", change: () => choose(select.value) }, ...options);
  return h("label", { class: "grouping" }, words.groupedBy, " ", select);
}

function nameOf(by: Grouping): string {
  const key = tagOf(by);
  return key === null ? (words.groupings[by] ?? by) : words.groupingTag(key);
}
