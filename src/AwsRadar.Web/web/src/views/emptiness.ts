import type { Account } from "../account/account";
import type { Section } from "../account/model";
import { words } from "../words";

/** Why a list is empty: there is none, it was not collected, or it could not be read. */
export function whyEmpty(account: Account, sections: Section[], noun: string): string {
  for (const section of sections) {
    const knowledge = account.knows(section);
    if (knowledge === "known") continue;
    const missing = account.ledger.gapsOf(section).find((gap) => gap.missingPermission)?.missingPermission;
    const remedy = missing ? ` ${words.missing(missing)}` : "";
    return `${words.unknown}: ${words.knowledge[knowledge]} (${words.sections[section]}).${remedy}`;
  }
  return words.thereIsNo(noun);
}
