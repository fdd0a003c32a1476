import type { Account } from "../account/account";
import type { Entity } from "../account/entity";
import { mainFact } from "../account/facts";
import { h, told } from "../dom";
import { glyph } from "../picture/glyph";
import { addressOf } from "../route";
import { words } from "../words";
import { factList } from "./facts";
import { policyView } from "./policy-view";
import { type TieActions, tieLists } from "./ties";

export interface PanelActions extends TieActions {
  close(): void;
}

/** All about one entity. */
export function panel(account: Account, entity: Entity, statement: number, actions: PanelActions): HTMLElement {
  const fact = mainFact(account, entity);
  return h(
    "aside",
    { class: "panel", "aria-label": words.details },
    h(
      "header",
      {},
      glyph(entity.kind),
      h("h2", {}, told(entity.name)),
      h("button", { type: "button", class: "close", "aria-label": words.close, click: () => actions.close() }, "×"),
      h("p", { class: "subtitle" }, words.kinds[entity.kind], fact.text ? h("span", { class: `badge ${fact.tone}` }, fact.text) : null),
    ),
    h("p", {}, h("a", { class: "action", href: addressOf({ page: "of", centre: entity.key }) }, words.putIntoCentre)),
    entity.isUnread && h("p", { class: "note unknown" }, words.unreadNote),
    entity.isUnreadable && h("p", { class: "note unknown" }, words.unreadableNote),
    factList(account, entity),
    ...documents(account, entity, statement),
    ...tieLists(entity, actions),
  );
}

/** The document in force is open, other versions open on click. */
function documents(account: Account, entity: Entity, statement: number): HTMLElement[] {
  const inForce = entity.text === undefined ? [] : [documentView(titleOf(entity), account.document(entity.text), statement, true)];
  const others = (entity.versions ?? []).map(({ id, text }) => documentView(`${words.version} ${id}`, account.document(text), -1, false));
  return [...inForce, ...others];
}

function titleOf({ kind, policy }: Entity): string {
  if (policy) return `${words.version} ${policy.defaultVersionId}, ${words.inForce}`;
  return kind === "Role" ? words.documents.trust : words.documents.policy;
}

function documentView(title: string, text: string, statement: number, isOpen: boolean): HTMLElement {
  const body = h("details", { class: "document" }, h("summary", {}, title));
  const fill = (): void => {
    if (body.open && body.childElementCount === 1) body.append(policyView(text, statement));
  };
  body.addEventListener("toggle", fill);
  body.open = isOpen;
  fill();
  return body;
}
