import type { Account } from "../account/account";
import type { AnswerModel } from "../account/model";
import { type Child, h, told } from "../dom";
import { glyph } from "../picture/glyph";
import { addressOf } from "../route";
import { type Column, Table } from "../views/table";
import { words } from "../words";
import { decisions, type Verdict } from "./verdicts";

export function answerTitle(action: string, resource: string): string {
  return words.whoCanTitle(action, resource === "*" ? words.everyResource : resource);
}

/** The answer for each principal, with the statement that decides. */
export function answerTable(_: Account, answer: AnswerModel, verdicts: Verdict[]): HTMLElement {
  const columns: Column<Verdict>[] = [
    { title: words.labels.from, cell: who, text: (verdict) => verdict.principal.name },
    {
      title: words.labels.outcome,
      cell: (verdict) => h("span", { class: `badge ${verdict.decision}` }, words.answers[verdict.decision] ?? ""),
      text: (verdict) => words.answers[verdict.decision] ?? "",
      rank: (verdict) => decisions.indexOf(verdict.decision),
    },
    { title: words.because, cell: because, text: (verdict) => verdict.policyName },
    { title: words.resource, cell: resource, text: (verdict) => verdict.resource },
    { title: words.labels.when, cell: when, text: (verdict) => verdict.open },
  ];
  const name = answerTitle(answer.action, answer.resource);
  return new Table({ name, noun: "answer", rows: verdicts, columns, empty: words.nobodyCan }).element;
}

function who({ principal }: Verdict): Child {
  if (principal.index < 0) return h("span", { class: "entity" }, glyph(principal.kind), told(principal.name));
  return h("a", { class: "entity", href: addressOf({ page: "of", centre: principal.key }) }, glyph(principal.kind), told(principal.name));
}

function resource(verdict: Verdict): Child {
  if (!verdict.resource) return verdict.more;
  return h("span", {}, verdict.isSome && `${words.someOf} `, told(verdict.resource, { class: "mono" }), verdict.more && ` ${verdict.more}`);
}

/** The condition, or what is not known and the condition under which it would not matter. */
function when({ decision, when: condition, reason }: Verdict): Child {
  if (!condition) return told(reason);
  const text = decision === "unknown" ? words.wouldApply(condition) : condition;
  return h("span", {}, reason && told(reason), reason && " ", told(text));
}

function because({ policy, policyName, statement }: Verdict): Child {
  if (!policyName) return "";
  const number = statement >= 0 ? ` #${statement + 1}` : "";
  if (!policy) return h("span", {}, told(policyName), number);
  return h("a", { href: addressOf({ page: "of", centre: policy.key, selected: policy.key, statement }) }, told(policyName), number);
}
