import type { Account } from "../account/account";
import type { Entity } from "../account/entity";

/** The user or role that somebody means: by ARN, by name, or as user/NAME and role/NAME. */
export function identityNamed(account: Account, text: string): Entity | undefined {
  const exact = account.byKey.get(text);
  if (exact) return exact;
  const [, kind, name] = /^(?:(user|role)\/)?(.*)$/s.exec(text) ?? [];
  const kinds = kind === "user" ? (["User"] as const) : kind === "role" ? (["Role"] as const) : (["User", "Role"] as const);
  return account.ofKind(...kinds).find((entity) => entity.name.toLowerCase() === name?.toLowerCase());
}
