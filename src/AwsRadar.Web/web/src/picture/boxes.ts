import type { Account } from "../account/account";
import type { ByEntity } from "../account/by-entity";
import type { Entity } from "../account/entity";
import { isAtRisk, isPowerful } from "../account/facts";
import { columns, isOutside, isPolicy } from "../account/kinds";
import type { NodeKind } from "../account/model";
import { type Grouping, groupIn } from "./grouping";
import type { Part } from "./part";
import { classesOf } from "./sameness";

/** What is drawn as one rectangle: an entity, or a stack of several. */
export interface Box {
  key: string;
  column: number;
  entities: Entity[];
  /** Why several entities are one box; null for a single entity. */
  stack: "same" | "more" | null;
  /** What the entities of a stack have in common, as the account writes it: a path, a tag's value, a service. */
  label: string;
  /** The open stack that the box came out of: such boxes stay together. */
  block: string | null;
  /** Set on the heading of an open stack, which closes it. */
  isHeading: boolean;
}

/** How many boxes each column may have: about 60 together. */
const maxPerColumn = [10, 12, 16, 12, 10];
/** A stack of two would hide two names and save one line. */
const minStack = 3;
/** An open stack shows so many of its members. */
const maxOpened = 40;

export function boxesOf(account: Account, part: Part, open: ReadonlySet<string>, by: Grouping): Box[] {
  return unitsOf(account, part, by).flatMap((units, column) => units.flatMap((unit) => toBoxes(unit, column, open)));
}

/** Opening a stack changes no unit, so they are found once for each part. */
const found = new WeakMap<Part, { by: Grouping; units: Unit[][] }>();

function unitsOf(account: Account, part: Part, by: Grouping): Unit[][] {
  const last = found.get(part);
  let units = last?.by === by ? last.units : undefined;
  if (!units) {
    const byColumn: Entity[][] = columns.map(() => []);
    for (const entity of part.entities) byColumn[entity.column]?.push(entity);
    const classes = classesOf(part, byColumn);
    units = byColumn.map((entities, column) => stackRest(stackSame(account, part, entities, classes, by), column));
    found.set(part, { by, units });
  }
  return units;
}

/** Entities that are drawn together, before it is known whether that stack is open. */
interface Unit {
  entities: Entity[];
  group: string;
  weight: number;
  rest: Unit[] | null;
  label: string;
}

/** By what they lead to, or by what they have in common; what has nothing in common with others, by what it leads to. */
function stackSame(account: Account, part: Part, entities: Entity[], classes: ByEntity<number>, by: Grouping): Unit[] {
  const common = (entity: Entity): string | null => (by && entity !== part.centre ? groupIn(entity, by) : null);
  const alike = new Map<number | string, Entity[]>();
  for (const entity of entities) {
    const group = common(entity);
    const key = group === null ? (classes.get(entity) ?? -1) : `${entity.kind} ${group}`;
    const same = alike.get(key);
    if (same) same.push(entity);
    else alike.set(key, [entity]);
  }
  const units: Unit[] = [];
  for (const same of alike.values()) {
    for (const stack of same.length < minStack ? same.map((entity) => [entity]) : [same]) {
      const label = (by && stack[0] && common(stack[0])) || "";
      units.push({ entities: stack, group: groupOf(stack), weight: weightOf(account, part, stack), rest: null, label });
    }
  }
  return units;
}

/** The heaviest units stay, the others become one stack for each kind. */
function stackRest(units: Unit[], column: number): Unit[] {
  const max = maxPerColumn[column] ?? 0;
  if (units.length <= max) return units;
  const byWeight = [...units].sort((left, right) => right.weight - left.weight);
  let kept = byWeight.slice(0, max);
  for (let size = max; size > 0 && size + groupsIn(byWeight.slice(size)) > max; size--) kept = byWeight.slice(0, size - 1);
  const rest = new Map<string, Unit[]>();
  for (const unit of byWeight.slice(kept.length)) {
    const same = rest.get(unit.group);
    if (same) same.push(unit);
    else rest.set(unit.group, [unit]);
  }
  const stacks = [...rest].map(([group, same]) =>
    same.length === 1 && same[0]
      ? same[0]
      : { entities: same.flatMap((unit) => unit.entities), group, weight: 0, rest: same, label: "" },
  );
  return [...kept, ...stacks];
}

function groupsIn(units: Unit[]): number {
  return new Set(units.map((unit) => unit.group)).size;
}

/** Kinds that share a stack of the rest; roles by who takes them on. */
export function groupOf([entity]: Entity[]): string {
  if (entity?.kind === "Role") return roleGroupOf(entity);
  if (entity?.kind === "ManagedPolicy") return entity.policy?.isAwsManaged ? "AwsPolicy" : "CustomerPolicy";
  return entity?.kind === "EveryService" ? "Service" : (entity?.kind ?? "");
}

function roleGroupOf(role: Entity): string {
  let [isServices, isOthers] = [false, false];
  for (const { kind, from } of role.in) {
    if (kind !== "MayAssume") continue;
    if (from.kind === "ServicePrincipal") isServices = true;
    else if (isOutside(from)) return "OutsideRole";
    else isOthers = true;
  }
  return isServices && !isOthers ? "ServiceRole" : "Role";
}

function toBoxes(unit: Unit, column: number, open: ReadonlySet<string>): Box[] {
  const [first] = unit.entities;
  if (!first) return [];
  const single = { column, block: null, isHeading: false, label: unit.label };
  if (unit.entities.length === 1) return [{ ...single, key: first.key, entities: [first], stack: null }];
  const stack = unit.rest ? "more" : "same";
  const key = unit.rest ? `more ${unit.group}` : `same ${first.key}`;
  const closed: Box = { ...single, key, entities: unit.entities, stack };
  if (!open.has(key)) return [closed];
  const inner = unit.rest ?? unit.entities.map((entity) => ({ entities: [entity], group: unit.group, weight: 0, rest: null, label: "" }));
  const shown = inner.slice(0, maxOpened).flatMap((member) => toBoxes(member, column, open));
  const hidden = inner.slice(maxOpened).flatMap((member) => member.entities);
  const left: Box[] = hidden.length > 0 ? [{ ...closed, key: `left ${key}`, entities: hidden, stack: "more" }] : [];
  const members = [...shown, ...left].map((box) => ({ ...box, block: box.block ?? key }));
  return [{ ...closed, isHeading: true, block: key }, ...members];
}

/** Policies count by their holders, services by what the account's own policies say about them. */
function tiesOf(entity: Entity): number {
  if (entity.kind === "Service") return entity.in.filter((relation) => !relation.from.policy?.isAwsManaged).length;
  return isPolicy(entity) ? entity.in.length : entity.in.length + entity.out.length;
}

const weightOfKind: Partial<Record<NodeKind, number>> = {
  Everyone: 900,
  Unreadable: 900,
  EveryService: 900,
  ThisAccount: 600,
  Group: 500,
  Account: 400,
  ForeignPrincipal: 400,
  OidcProvider: 400,
  SamlProvider: 400,
  InstanceProfile: -100,
  InlinePolicy: -40,
};

/** What a reader should see first: the centre, power, risk, and what has many ties. */
function weightOf(account: Account, part: Part, entities: Entity[]): number {
  let weight = -Infinity;
  for (const entity of entities.length > maxOpened ? entities.slice(0, maxOpened) : entities) {
    const ties = Math.min(tiesOf(entity), 100);
    const centre = entity === part.centre ? 10_000 : 0;
    const power = isPowerful(entity) ? 1_000 : 0;
    const risk = isAtRisk(account, entity) || entity.isUnreadable ? 300 : 0;
    const trusted = entity.in.some((relation) => relation.kind === "MayAssume") ? 120 : 0;
    const own = entity.kind === "ManagedPolicy" && !entity.policy?.isAwsManaged ? 80 : 0;
    weight = Math.max(weight, ties + centre + power + risk + trusted + own + (weightOfKind[entity.kind] ?? 0));
  }
  return weight;
}
