import type { Account } from "../account/account";
import type { Section } from "../account/model";
import { columns } from "../account/kinds";
import { h } from "../dom";
import { words } from "../words";

const sectionsOf: Record<(typeof columns)[number], Section[]> = {
  outside: [],
  users: ["users"],
  identities: ["groups", "roles"],
  policies: ["managedPolicies"],
  services: [],
};

/** Whether there is something in a column that could not be read. */
export function hasGaps(account: Account, column: number): boolean {
  const name = columns[column];
  return name !== undefined && sectionsOf[name].some((section) => account.knows(section) !== "known");
}

/** What a column lacks, hatched: an empty column is not an empty account. */
export function gapsIn(account: Account, column: number): HTMLElement[] {
  const name = columns[column];
  if (!name) return [];
  return sectionsOf[name].flatMap((section) => {
    const knowledge = account.knows(section);
    return knowledge === "known"
      ? []
      : [
          h(
            "div",
            { class: "gap unknown" },
            h("span", { class: "name" }, words.sections[section]),
            h("span", { class: "fact" }, words.knowledge[knowledge]),
          ),
        ];
  });
}
