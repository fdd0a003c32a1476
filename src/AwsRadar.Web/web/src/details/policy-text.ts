/** A line of a policy as it is shown. */
export interface PolicyLine {
  indent: number;
  tokens: Token[];
  /** The statement that the line belongs to, from 0; -1 outside the statements. */
  statement: number;
}

export interface Token {
  text: string;
  kind: "key" | "string" | "other";
}

const lexer = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;
const maxInline = 72;

/**
 * Lays a policy out token by token, not from what JSON makes of it: every character that is not white space stays as it
 * was stored, so a key that stands twice is seen twice. Null when the text is no JSON object at all.
 */
export function layOut(text: string): PolicyLine[] | null {
  return isJsonObject(text) ? new Layout(text.match(lexer) ?? []).lines() : null;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

class Layout {
  private readonly out: PolicyLine[] = [];
  private line: PolicyLine = { indent: 0, tokens: [], statement: -1 };
  private readonly open: string[] = [];
  private statement = -1;
  /** At which depth the objects of the Statement element stand; 0 until it is met. */
  private statementDepth = 0;
  private count = 0;

  constructor(private readonly tokens: string[]) {}

  lines(): PolicyLine[] {
    for (let at = 0; at < this.tokens.length; at++) {
      const inline = this.inlineEnd(at);
      if (inline > at) {
        for (const token of this.tokens.slice(at, inline + 1)) this.push(token === "," ? ", " : token);
        at = inline;
      } else {
        this.token(this.tokens[at] ?? "", this.tokens[at + 1]);
      }
    }
    this.end();
    return this.out;
  }

  private token(token: string, next: string | undefined): void {
    if (token === "{" || token === "[") this.opened(token, next);
    else if (token === "}" || token === "]") this.closed(token);
    else if (token === ",") {
      this.push(token);
      this.end();
    } else if (token === ":") this.push(": ");
    else {
      if (next === ":" && this.open.length === 1 && token === '"Statement"') this.statementDepth = 1;
      this.push(token, next === ":" ? "key" : undefined);
    }
  }

  private opened(token: string, next: string | undefined): void {
    if (this.statementDepth > 0 && token === "{" && this.open.length === this.statementDepth) {
      this.statement = this.count++;
      this.line.statement = this.statement;
    }
    if (this.statementDepth === 1 && token === "[" && this.open.length === 1) this.statementDepth = 2;
    this.push(token);
    this.open.push(token);
    if (next !== "}" && next !== "]") this.end();
  }

  private closed(token: string): void {
    this.open.pop();
    const last = this.line.tokens.at(-1)?.text;
    if (last !== "{" && last !== "[") this.end();
    this.line.indent = this.open.length;
    this.push(token);
    if (this.open.length === this.statementDepth && token === "}") this.statement = -1;
    if (this.open.length === 1) this.statementDepth = 0;
  }

  private push(text: string, kind?: Token["kind"]): void {
    if (this.line.tokens.length === 0) {
      this.line.indent = this.open.length;
      this.line.statement = this.statement;
    }
    this.line.tokens.push({ text, kind: kind ?? (text.startsWith('"') ? "string" : "other") });
  }

  private end(): void {
    if (this.line.tokens.length > 0) this.out.push(this.line);
    this.line = { indent: this.open.length, tokens: [], statement: this.statement };
  }

  /** A short list of plain values stays on its line: the index of its end, or -1. */
  private inlineEnd(at: number): number {
    if (this.tokens[at] !== "[") return -1;
    let length = 0;
    for (let index = at + 1; index < this.tokens.length; index++) {
      const token = this.tokens[index] ?? "";
      length += token.length + 1;
      if (token === "]") return length <= maxInline && index > at + 1 ? index : -1;
      if (token === "{" || token === "[" || length > maxInline) return -1;
    }
    return -1;
  }
}
