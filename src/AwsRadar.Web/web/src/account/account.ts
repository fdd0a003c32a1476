import { entitiesOf, type Entity, type Relation, tiesOf } from "./entity";
import { type Knowledge, Ledger } from "./ledger";
import type { Model, NodeKind } from "./model";

const secondsADay = 86_400;

/** The account with its indices, which are built once. */
export class Account {
  readonly entities: Entity[];
  readonly relations: Relation[];
  readonly byKind = new Map<NodeKind, Entity[]>();
  readonly ledger: Ledger;
  /** When the account was read, in Unix seconds: ages count from here, so that a report says the same on every day. */
  readonly readAt: number;
  private keys: Map<string, Entity> | null = null;

  constructor(readonly model: Model) {
    this.readAt = model.about.completedAt;
    this.ledger = new Ledger(model);
    this.entities = entitiesOf(model);
    this.relations = tiesOf(model, this.entities);
    for (const entity of this.entities) {
      const same = this.byKind.get(entity.kind);
      if (same) same.push(entity);
      else this.byKind.set(entity.kind, [entity]);
    }
    // Nodes and numbers have become entities and ties.
    model.nodes = [];
    model.relations = [];
  }

  /** Made when somebody first asks: the first picture does without. */
  get byKey(): ReadonlyMap<string, Entity> {
    return (this.keys ??= new Map(this.entities.map((entity) => [entity.key, entity])));
  }

  ofKind(...kinds: NodeKind[]): Entity[] {
    return kinds.flatMap((kind) => this.byKind.get(kind) ?? []);
  }

  document(text: number): string {
    return this.model.documents[text] ?? "";
  }

  /** Whole days from a time to the reading of the account. */
  daysSince(time: number): number {
    return Math.floor((this.readAt - time) / secondsADay);
  }

  knows(...sections: Parameters<Ledger["knowledge"]>): Knowledge {
    return this.ledger.knowledge(...sections);
  }
}
