import { words } from "../words";
import { columnOf } from "./kinds";
import type { Model, NodeKind, NodeModel, RelationKind, Tag } from "./model";

/** A node with its ties. All entities have the same fields in the same order, so that the browser reads them at its quickest. */
export class Entity {
  /** Its column in the picture, from 0. */
  readonly column: number;
  readonly isUnread: boolean;
  readonly isUnreadable: boolean;
  readonly allowsEverything: boolean;
  readonly administrator: NodeModel["administrator"];
  readonly owner: number | undefined;
  readonly id: string | undefined;
  readonly path: string | undefined;
  readonly createdAt: number | undefined;
  readonly description: string | undefined;
  readonly text: number | undefined;
  readonly versions: NodeModel["versions"];
  readonly lastUsedAt: number | undefined;
  readonly lastUsedRegion: string | undefined;
  readonly user: NodeModel["user"];
  readonly policy: NodeModel["policy"];
  readonly provider: NodeModel["provider"];
  out = noTies;
  in = noTies;

  /** @param index Its place in the account; below 0 for what the account does not have, as what is asked about. */
  constructor(
    readonly kind: NodeKind,
    readonly key: string,
    readonly name: string,
    readonly index: number,
    node: Partial<NodeModel> = {},
    readonly tags = noTags,
  ) {
    this.column = columnOf(kind);
    this.isUnread = node.isUnread ?? false;
    this.isUnreadable = node.isUnreadable ?? false;
    this.allowsEverything = node.allowsEverything ?? false;
    this.administrator = node.administrator;
    this.owner = node.owner;
    this.id = node.id;
    this.path = node.path;
    this.createdAt = node.createdAt;
    this.description = node.description;
    this.text = node.text;
    this.versions = node.versions;
    this.lastUsedAt = node.lastUsedAt;
    this.lastUsedRegion = node.lastUsedRegion;
    this.user = node.user;
    this.policy = node.policy;
    this.provider = node.provider;
  }
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

/** What most entities have; an array of its own for each of a large account's would take megabytes. */
const noTies: Relation[] = [];
const noTags: Tag[] = [];
const noTag: Tag = ["", ""];

const stride = 5;

/** All nodes of a model as entities, and its ties between them. */
export function entitiesOf({ nodes, nodeKinds, tags }: Model): Entity[] {
  return nodes.map((node, index) => {
    const kind = nodeKinds[node.kind] ?? "Unrecognized";
    const own = node.tags?.map((tag) => tags[tag] ?? noTag);
    return new Entity(kind, node.key, words.names[kind] ?? node.name, index, node, own);
  });
}

/** All ties of a model, which its entities get too. */
export function tiesOf({ relations, relationKinds }: Model, entities: Entity[]): Relation[] {
  const ties: Relation[] = [];
  const counts = { out: new Int32Array(entities.length), in: new Int32Array(entities.length) };
  for (let at = 0; at < relations.length; at += stride) {
    const from = entities[relations[at] ?? -1];
    const to = entities[relations[at + 1] ?? -1];
    const kind = relationKinds[relations[at + 2] ?? -1];
    if (!from || !to || !kind) continue;
    ties.push({ from, to, kind, statement: relations[at + 3] ?? -1, isConditional: relations[at + 4] === 1 });
    counts.out[from.index] = (counts.out[from.index] ?? 0) + 1;
    counts.in[to.index] = (counts.in[to.index] ?? 0) + 1;
  }
  share(ties, entities, counts);
  return ties;
}

/** Each entity's ties are an array of just that length, filled from its end: arrays that grow take twice as much. */
function share(ties: Relation[], entities: Entity[], counts: { out: Int32Array; in: Int32Array }): void {
  for (const entity of entities) {
    const out = counts.out[entity.index] ?? 0;
    const back = counts.in[entity.index] ?? 0;
    if (out > 0) entity.out = new Array<Relation>(out);
    if (back > 0) entity.in = new Array<Relation>(back);
  }
  for (let at = ties.length - 1; at >= 0; at--) {
    const tie = ties[at];
    if (!tie) continue;
    const { from, to } = tie;
    from.out[(counts.out[from.index] = (counts.out[from.index] ?? 0) - 1)] = tie;
    to.in[(counts.in[to.index] = (counts.in[to.index] ?? 0) - 1)] = tie;
  }
}
