import type { Account } from "../account/account";
import type { Live, SnapshotSummary } from "../account/source";
import { h, replaceContent, told } from "../dom";
import { count, minute, number, words } from "../words";
import { type Column, Table } from "./table";

/** The snapshots of the store; in a file, the one that it holds and how to see the others. */
export function historyView(account: Account, live: Live | null): HTMLElement {
  const { about } = account.model;
  const body = h("div");
  if (live) void live.snapshots().then((all) => replaceContent(body, list(all, about.snapshot)), (error: unknown) => replaceContent(body, failure(error)));
  else replaceContent(body, offline(about));
  return h("div", { class: "page" }, h("h1", {}, words.pages.history), body);
}

function offline(about: Account["model"]["about"]): HTMLElement {
  return h(
    "div",
    {},
    h("p", {}, words.readAt(minute(about.completedAt)), ", ", words.snapshot, " ", told(about.snapshot, { class: "mono" })),
    h("p", { class: "note" }, words.oneSnapshot, " ", h("code", { class: "mono" }, "aws-radar serve --open"), ", ", h("code", { class: "mono" }, "aws-radar diff")),
  );
}

function failure(error: unknown): HTMLElement {
  return h("p", { class: "note", role: "alert" }, told(error instanceof Error ? error.message : String(error)));
}

function list(all: SnapshotSummary[], shown: string): HTMLElement {
  const columns: Column<SnapshotSummary>[] = [
    {
      title: words.historyColumns.read,
      cell: (one) => (one.id === shown ? h("span", {}, `${minute(one.completedAt)} (${words.shown})`) : open(one)),
      text: (one) => minute(one.completedAt),
    },
    { title: words.historyColumns.account, cell: (one) => told(one.account, { class: "mono" }), text: (one) => one.account },
    { title: words.historyColumns.holds, cell: holds, text: holds },
    { title: words.historyColumns.gaps, cell: (one) => h("span", { class: one.gaps > 0 ? "badge unknown" : "" }, number(one.gaps)), text: (one) => String(one.gaps), rank: (one) => one.gaps },
    { title: words.historyColumns.id, cell: (one) => told(one.id, { class: "mono quiet" }), text: (one) => one.id },
  ];
  return h("div", {}, h("p", { class: "quiet" }, words.snapshotsOfStore, " ", h("code", { class: "mono" }, "aws-radar diff")), new Table({ name: words.pages.history, noun: "snapshot", rows: all, columns, empty: words.none }).element);
}

function holds(one: SnapshotSummary): string {
  return [count(one.users, "user"), count(one.groups, "group"), count(one.roles, "role"), count(one.managedPolicies, "policy")].join(", ");
}

/** Another snapshot is another page: it starts again with that one. */
function open(one: SnapshotSummary): HTMLElement {
  const show = (event: Event): void => {
    event.preventDefault();
    location.hash = `#/?snapshot=${encodeURIComponent(one.id)}`;
    location.reload();
  };
  return h("a", { href: `#/?snapshot=${encodeURIComponent(one.id)}`, click: show }, minute(one.completedAt));
}
