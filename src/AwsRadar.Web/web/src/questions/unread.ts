import type { Account } from "../account/account";
import type { Section } from "../account/model";
import { h } from "../dom";
import { whyEmpty } from "../views/emptiness";
import { words } from "../words";

const asked: Section[] = ["users", "roles"];

/** An answer about everybody is not whole where it could not be read who there is; null where it is. */
export function unreadNote(account: Account): HTMLElement | null {
  const unread = asked.filter((section) => account.knows(section) !== "known");
  return unread.length > 0 ? h("p", { class: "note unknown" }, whyEmpty(account, unread, ""), " ", words.notInAnswers) : null;
}
