import { h, told, toldWhole } from "../dom";
import { words } from "../words";
import { conditionAt } from "./condition";
import { layOut, type PolicyLine } from "./policy-text";

/** A policy's text, statement by statement; one of them can be marked. */
export function policyView(text: string, marked: number): HTMLElement {
  const lines = layOut(text);
  if (!lines) {
    return h("div", { class: "policy" }, h("p", { class: "note unknown" }, words.noPolicyJson), rawText(text));
  }
  const view = h("div", { class: "policy", role: "region", tabindex: 0, "aria-label": words.policyText });
  for (const part of parts(lines)) {
    const statement = part[0]?.statement ?? -1;
    const isMarked = statement >= 0 && statement === marked;
    const condition = isMarked ? conditionAt(text, statement) : "";
    if (condition) view.append(h("p", { class: "when" }, told(condition)));
    view.append(
      h(
        "pre",
        {
          class: statement < 0 ? null : isMarked ? "statement marked" : "statement",
          "data-statement": statement < 0 ? null : statement + 1,
          "aria-current": isMarked ? "true" : null,
        },
        ...chunks(part).map((lines) => h("span", { class: "chunk" }, ...lines.map(lineView))),
      ),
    );
  }
  return view;
}

/** Runs of lines of the same statement. */
function parts(lines: PolicyLine[]): PolicyLine[][] {
  const runs: PolicyLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run && run[0]?.statement === line.statement) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

/** What is out of sight is not laid out, chunk by chunk: ReadOnlyAccess has more than a thousand lines. */
const chunk = 40;

function chunks(lines: PolicyLine[]): PolicyLine[][] {
  return Array.from({ length: Math.ceil(lines.length / chunk) }, (_, at) => lines.slice(at * chunk, (at + 1) * chunk));
}

/** Policies that AWS takes go six deep; the style sheet knows so many. */
const maxIndent = 8;

function lineView(line: PolicyLine): HTMLElement {
  const view = h("span", { class: `line in-${Math.min(line.indent, maxIndent)}` });
  let key = "";
  for (const token of line.tokens) {
    if (token.kind === "key") key = token.text;
    const effect = key === '"Effect"' && token.kind === "string" ? effectClass(token.text) : null;
    view.appendChild(token.kind === "other" ? document.createTextNode(token.text) : toldWhole(token.text, { class: effect ?? token.kind }));
  }
  view.appendChild(document.createTextNode("\n"));
  return view;
}

function effectClass(text: string): string | null {
  return text === '"Allow"' ? "allowed" : text === '"Deny"' ? "denied" : null;
}

function rawText(text: string): HTMLElement {
  return h("pre", { class: "raw" }, told(text));
}
