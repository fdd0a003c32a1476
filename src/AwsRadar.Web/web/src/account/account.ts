import type { Model, NodeKind, NodeModel, RelationKind } from "./model";
import { words } from "../words";
import { type Knowledge, Ledger } from "./ledger";

/** A node with its ties. */
export interface Entity extends NodeModel {
  index: number;
  out: Relation[];
  in: Relation[];
}

export interface Relation {
  from: Entity;
  to: Entity;
  kind: RelationKind;
  /** The statement that makes it, from 0; -1 where none does. */
  statement: number;
  isConditional: boolean;
  /** What is known does not decide whether it is so. */
  isUnknown?: boolean;
  /** The condition in words, where it is not that of the statement alone. */
  condition?: string;
}

const stride = 5;

/** The account with its indices, which are built once. */
export class Account {
  readonly entities: Entity[];
  readonly relations: Relation[] = [];
  readonly byKey = new Map<string, Entity>();
  readonly byKind = new Map<NodeKind, Entity[]>();
  readonly ledger: Ledger;
  /** When the account was read: ages count from here, so that a report says the same on every day. */
  readonly readAt: number;

  constructor(readonly model: Model) {
    this.readAt = Date.parse(model.about.completedAt);
    this.ledger = new Ledger(model);
    this.entities = model.nodes.map(toEntity);
    for (const entity of this.entities) {
      this.byKey.set(entity.key, entity);
      const same = this.byKind.get(entity.kind);
      if (same) same.push(entity);
      else this.byKind.set(entity.kind, [entity]);
    }
    this.tie(model);
  }

  ofKind(...kinds: NodeKind[]): Entity[] {
    return kinds.flatMap((kind) => this.byKind.get(kind) ?? []);
  }

  document(text: number): string {
    return this.model.documents[text] ?? "";
  }

  /** Whole days from a time to the reading of the account. */
  daysSince(time: string): number {
    return Math.floor((this.readAt - Date.parse(time)) / 86_400_000);
  }

  knows(...sections: Parameters<Ledger["knowledge"]>): Knowledge {
    return this.ledger.knowledge(...sections);
  }

  private tie(model: Model): void {
    const { relations, relationKinds } = model;
    for (let at = 0; at < relations.length; at += stride) {
      const from = this.entities[relations[at] ?? -1];
      const to = this.entities[relations[at + 1] ?? -1];
      const kind = relationKinds[relations[at + 2] ?? -1];
      if (!from || !to || !kind) continue;
      const relation = { from, to, kind, statement: relations[at + 3] ?? -1, isConditional: relations[at + 4] === 1 };
      this.relations.push(relation);
      if (from.out.length > 0) from.out.push(relation);
      else from.out = [relation];
      if (to.in.length > 0) to.in.push(relation);
      else to.in = [relation];
    }
    // The numbers have become ties.
    model.relations = [];
  }
}

/** What most entities have in one direction; an array of its own for each of a large account's would take megabytes. */
const noTies: Relation[] = [];

/** The node itself becomes the entity: copies of a large account's would be half of what the page keeps in memory. */
function toEntity(node: NodeModel, index: number): Entity {
  return Object.assign(node, { name: words.names[node.kind] ?? node.name, index, out: noTies, in: noTies });
}
