import type { Entity, Relation } from "../account/entity";
import type { RelationKind } from "../account/model";
import { h, told } from "../dom";
import { glyph } from "../picture/glyph";
import { number, words } from "../words";

/** A list longer than this is cut, and says so. */
const maxShown = 24;

export interface TieActions {
  show(entity: Entity): void;
  showStatement(holder: Entity, statement: number): void;
}

/** What an entity is tied to, by kind of tie and direction. */
export function tieLists(entity: Entity, actions: TieActions): HTMLElement[] {
  const forth = byKind(entity.out).map(([kind, ties]) =>
    tieList(words.relations[kind].forth, ties, (tie) => tie.to, actions),
  );
  const back = byKind(entity.in).map(([kind, ties]) =>
    tieList(words.relations[kind].back, ties, (tie) => tie.from, actions),
  );
  return [...forth, ...back];
}

function byKind(relations: Relation[]): [RelationKind, Relation[]][] {
  const groups = new Map<RelationKind, Relation[]>();
  for (const relation of relations) {
    const group = groups.get(relation.kind);
    if (group) group.push(relation);
    else groups.set(relation.kind, [relation]);
  }
  return [...groups];
}

function tieList(
  title: string,
  relations: Relation[],
  end: (relation: Relation) => Entity,
  actions: TieActions,
): HTMLElement {
  const ends = new Map<Entity, Relation[]>();
  for (const relation of relations) ends.set(end(relation), [...(ends.get(end(relation)) ?? []), relation]);
  const shown = [...ends].slice(0, maxShown);
  const list = h("ul", {}, ...shown.map(([entity, ties]) => tieItem(entity, ties, actions)));
  if (ends.size > maxShown) list.append(h("li", { class: "quiet" }, words.moreFound(ends.size - maxShown)));
  return h("section", { class: "ties" }, h("h3", {}, title, " ", h("span", { class: "count" }, number(ends.size))), list);
}

function tieItem(entity: Entity, ties: Relation[], actions: TieActions): HTMLElement {
  const holder = holderOf(ties[0]);
  const statements = ties.filter((tie) => tie.statement >= 0);
  return h(
    "li",
    {},
    h("button", { type: "button", class: "tie", click: () => actions.show(entity) }, glyph(entity.kind), told(entity.name)),
    ...statements.map((tie) =>
      h(
        "button",
        {
          type: "button",
          class: tie.isConditional ? "statement-link conditional" : "statement-link",
          title: tie.isConditional ? words.underConditions : null,
          "aria-label": words.statement(tie.statement + 1),
          click: () => holder && actions.showStatement(holder, tie.statement),
        },
        `#${tie.statement + 1}`,
      ),
    ),
  );
}

/** Whose policy text holds the statement behind a tie: a trust policy is the role's, the rest is the policy's own. */
export function holderOf(relation: Relation | undefined): Entity | undefined {
  if (!relation || relation.statement < 0) return undefined;
  return relation.kind === "MayAssume" || relation.kind === "MayNotAssume" ? relation.to : relation.from;
}
