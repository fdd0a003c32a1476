import { askedSnapshot } from "../settings";
import { words } from "../words";
import { decodeModel } from "./decode";
import type { Lesson } from "./lesson";
import type { AnswerModel, Model } from "./model";

/** A snapshot of a store, in a list. */
export interface SnapshotSummary {
  id: string;
  account: string;
  completedAt: number;
  users: number;
  groups: number;
  roles: number;
  managedPolicies: number;
  gaps: number;
}

/** Where the page's data comes from: the file that it is, or the program that serves it. */
export interface Source {
  model: Model;
  /** Null in a file, which holds one snapshot and the answers that were worked out for it. */
  live: Live | null;
  /** What the page guides through; null without a lab behind it. */
  lesson: Lesson | null;
}

const tokenName = "aws-radar token";
const headerName = "X-Aws-Radar-Token";

/** The model in the page; or, if the page holds none, that of the program behind it. */
export async function readSource(island: HTMLElement): Promise<Source> {
  if ((island.textContent ?? "").trim()) return { model: await decodeModel(island), live: null, lesson: null };
  const live = new Live(takeToken());
  const [model, lesson] = await Promise.all([live.model(), live.lesson()]);
  return { model, live, lesson: lesson.steps.length > 0 ? lesson : null };
}

/** The address that the program printed holds the token; it leaves the address at once and stays with this tab. */
function takeToken(): string {
  const given = /^#token=([A-Za-z0-9_-]+)$/.exec(location.hash)?.[1];
  if (given) {
    sessionStorage.setItem(tokenName, given);
    history.replaceState(null, "", "#/");
  }
  return given ?? sessionStorage.getItem(tokenName) ?? "";
}

/** The program behind the page. Each failure is one sentence. */
export class Live {
  constructor(private readonly token: string) {}

  model(): Promise<Model> {
    return this.get<Model>(`/api/model${ofSnapshot()}`);
  }

  snapshots(): Promise<SnapshotSummary[]> {
    return this.get<SnapshotSummary[]>("/api/snapshots");
  }

  whoCan(action: string, resource: string): Promise<AnswerModel> {
    return this.get<AnswerModel>(`/api/who-can${ofSnapshot()}`, { action, resource });
  }

  lesson(): Promise<Lesson> {
    return this.get<Lesson>("/api/lesson");
  }

  /** Takes the next step of the lesson. */
  takeStep(step: string): Promise<Lesson> {
    return this.get<Lesson>("/api/lesson", { step });
  }

  private async get<T>(path: string, question?: Record<string, string>): Promise<T> {
    const headers: Record<string, string> = { [headerName]: this.token };
    if (question) headers["Content-Type"] = "application/json";
    const body = question ? JSON.stringify(question) : null;
    const answer = await fetch(path, { method: question ? "POST" : "GET", headers, body }).catch(() => null);
    if (!answer) throw new Error(words.notAnswered);
    if (answer.status === 401) throw new Error(words.foreignToken);
    if (!answer.ok) throw new Error(((await answer.json()) as { message: string }).message);
    return (await answer.json()) as T;
  }
}

function ofSnapshot(): string {
  return askedSnapshot ? `?snapshot=${encodeURIComponent(askedSnapshot)}` : "";
}
