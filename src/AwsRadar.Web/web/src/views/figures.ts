import type { Account } from "../account/account";
import { isUnusedRole } from "../account/facts";
import { countOf } from "../account/findings";
import { outsideKinds } from "../account/kinds";
import type { Section } from "../account/model";
import { h } from "../dom";
import { addressOf, type Route } from "../route";
import { number, said, words } from "../words";
import { whyEmpty } from "./emptiness";

interface Figure {
  label: string;
  /** Null: not known. */
  value: number | null;
  /** What a number above zero means. */
  tone: "quiet" | "power" | "attention" | "outside" | "unknown";
  to: Partial<Route>;
  why?: string;
}

/** The account in a few numbers; each leads to its list. */
export function figures(account: Account): HTMLElement {
  const all = [...power(account), ...findings(account), ...gaps(account)];
  return h("nav", { class: "figures", "aria-label": words.figures }, ...all.map(figureView));
}

function figureView(figure: Figure): HTMLElement {
  const tone = figure.value === null ? "unknown" : figure.value > 0 ? figure.tone : "quiet";
  return h(
    "a",
    { class: `figure ${tone}`, href: addressOf(figure.to), title: figure.why ?? null },
    h("span", { class: "value" }, figure.value === null ? words.unknownMark : number(figure.value)),
    h("span", { class: "label" }, figure.label),
  );
}

function power(account: Account): Figure[] {
  const identities = account.ofKind("User", "Role");
  const trusted = account.ofKind(...outsideKinds).filter((entity) => entity.out.some((relation) => relation.kind === "MayAssume"));
  const administrators = (kind: string): number =>
    identities.filter((entity) => entity.kind === kind && entity.administrator).length;
  const unused = account.ofKind("Role").filter((role) => isUnusedRole(account, role)).length;
  const known = (section: Section, value: number): number | null => (account.knows(section) === "known" || value > 0 ? value : null);
  return [
    { label: words.figureAdminUsers, value: known("users", administrators("User")), tone: "power", to: { page: "users", only: "administrators" } },
    { label: words.figureAdminRoles, value: known("roles", administrators("Role")), tone: "power", to: { page: "roles", only: "administrators" } },
    { label: words.figureOutside, value: known("roles", trusted.length), tone: "outside", to: { page: "outside" } },
    { label: words.figureUnused, value: known("roles", unused), tone: "attention", to: { page: "roles", only: "unused" } },
  ];
}

/** Keys and passwords at risk; what the other rules found is a list of its own. */
const shown = ["console-user-without-mfa", "old-access-key", "never-signed-in"];

function findings(account: Account): Figure[] {
  return account.model.findings.filter((finding) => shown.includes(finding.id)).map((finding) => ({
    label: said(finding.title, account.model.korean),
    value: finding.unknown.length > 0 && finding.items.length === 0 ? null : countOf(finding),
    tone: "attention",
    to: { page: "findings", only: finding.id },
    ...(finding.unknown.length > 0 ? { why: whyEmpty(account, finding.unknown, "") } : {}),
  }));
}

function gaps(account: Account): Figure[] {
  const value = account.ledger.gaps.length;
  return [{ label: words.figureUnknown, value, tone: "unknown", to: { page: "coverage" } }];
}
