import type { Account } from "../account/account";
import type { Entity } from "../account/entity";
import type { AnswerModel } from "../account/model";
import type { Live } from "../account/source";
import { h, told } from "../dom";
import type { Part } from "../picture/part";
import { addressOf, go, type Route } from "../route";
import { number, words } from "../words";
import { answerTable, answerTitle } from "./answer-table";
import { partOfAnswer } from "./answer-part";
import { becomesView, reachedView } from "./becomes-view";
import { identityNamed } from "./names";
import { countOf, decisions, type Verdict, verdictsOf } from "./verdicts";
import { unreadNote } from "./unread";
import { whatCanView } from "./what-can-view";

export interface AskContext {
  account: Account;
  live: Live | null;
  /** Shows a part as picture or, where the address says so, the table. */
  picture(part: Part, table: () => HTMLElement): HTMLElement[];
  /** Shows the page again, after an answer has come. */
  again(): void;
}

/** A question and its answer; without a question, what can be asked. */
export function askView(context: AskContext, route: Route): HTMLElement[] {
  const { account } = context;
  if (route.action) return whoCanView(context, route.action, route.resource || "*");
  if (!route.who) return [questionsView(context)];
  const who = identityNamed(account, route.who);
  if (!who) return [page(h("h1", {}, words.pages.ask), note(words.noSuchName(route.who)), forms(context, route))];
  if (route.only === "what") return [whatCanView(account, who)];
  const whom = route.whom ? identityNamed(account, route.whom) : undefined;
  if (route.whom && !whom) return [page(h("h1", {}, words.pages.ask), note(words.noSuchName(route.whom)), forms(context, route))];
  return whom ? becomesView(context, who, whom) : [reachedView(account, who)];
}

function questionsView(context: AskContext): HTMLElement {
  const { answers } = context.account.model;
  const rows = answers.map((answer) => {
    const address = addressOf({ page: "ask", action: answer.action, resource: answer.resource });
    return h("li", {}, h("a", { href: address }, told(answer.action, { class: "mono" })), " ", h("span", { class: "count" }, number(countOf(answer, "allowed"))));
  });
  return page(
    h("h1", {}, words.pages.ask),
    forms(context),
    h("h2", {}, words.whoCan),
    h("p", { class: "quiet" }, words.askedAhead),
    h("ul", { class: "asked" }, ...rows),
    context.live ? null : h("p", { class: "note" }, words.serveFor, " ", h("code", { class: "mono" }, "aws-radar serve --open")),
  );
}

function forms({ live }: AskContext, route?: Route): HTMLElement {
  const whoCan = form(words.whoCan, [field("action", words.action, "iam:CreateAccessKey", route?.action), field("resource", words.resource, "*", route?.resource)], (texts) => ({
    action: texts["action"] ?? "",
    resource: texts["resource"] || "*",
  }));
  const whatCan = form(words.whatCan, [field("who", words.who, "user/alice", route?.who)], (texts) => ({ who: texts["who"] ?? "", only: "what" }));
  const becomes = form(words.howBecomes, [field("who", words.who, "user/alice", route?.who), field("whom", words.whom, "role/admin", route?.whom)], (texts) => ({
    who: texts["who"] ?? "",
    whom: texts["whom"] ?? "",
  }));
  return h("div", { class: "forms" }, live && whoCan, whatCan, becomes);
}

function form(title: string, fields: HTMLLabelElement[], toRoute: (texts: Record<string, string>) => Partial<Route>): HTMLElement {
  const ask = (event: Event): void => {
    event.preventDefault();
    const texts = Object.fromEntries(fields.flatMap((label) => [...label.querySelectorAll("input")].map((input) => [input.name, input.value.trim()])));
    go({ page: "ask", ...toRoute(texts) });
  };
  return h("form", { class: "question", submit: ask }, h("h2", {}, title), ...fields, h("button", { type: "submit", class: "tool" }, words.ask));
}

function field(name: string, label: string, example: string, value = ""): HTMLLabelElement {
  const input = h("input", { name, placeholder: example, value, autocomplete: "off", spellcheck: "false", class: "mono" });
  if (name !== "resource" && name !== "whom") input.required = true;
  return h("label", {}, h("span", { class: "quiet" }, label), input);
}

/** Answers of the program, and its failures, by question: opening a stack asks nothing again. */
const answers = new Map<string, AnswerModel | Error | null>();

function whoCanView(context: AskContext, action: string, resource: string): HTMLElement[] {
  const answer = answerOf(context, action, resource);
  const title = h("h1", {}, answerTitle(action, resource));
  if (!answer) return [page(title, h("p", { class: "note", role: "status" }, words.asking))];
  if (answer instanceof Error) return [page(title, note(answer.message), context.live ? forms(context, { action, resource } as Route) : null)];
  const { verdicts, part } = workedOut(context.account, answer);
  const table = (): HTMLElement => answerTable(context.account, answer, verdicts);
  const head = h("div", { class: "page head" }, title, h("p", { class: "quiet" }, words.askedAnything), summary(answer), unreadNote(context.account));
  return verdicts.length > 0 ? [head, ...context.picture(part, table)] : [head, page(h("p", { class: "note" }, words.nobodyCan))];
}

/** What the page makes of an answer, which is the same each time: a picture keeps its stacks by its part. */
const known = new WeakMap<AnswerModel, { verdicts: Verdict[]; part: Part }>();

function workedOut(account: Account, answer: AnswerModel): { verdicts: Verdict[]; part: Part } {
  let all = known.get(answer);
  if (!all) {
    const verdicts = verdictsOf(account, answer);
    known.set(answer, (all = { verdicts, part: partOfAnswer(answer, verdicts) }));
  }
  return all;
}

function summary(answer: AnswerModel): HTMLElement {
  const [allowed = "", conditional = "", unknown = "", denied = ""] = decisions.map((decision) => number(countOf(answer, decision)));
  const assumes = answer.assumed.length > 0 ? ` ${words.assumes(answer.assumed)}` : "";
  return h("p", { role: "status" }, words.answerCounts(allowed, conditional, unknown, denied) + assumes);
}

function answerOf(context: AskContext, action: string, resource: string): AnswerModel | Error | null {
  const ahead = context.account.model.answers.find((one) => one.action.toLowerCase() === action.toLowerCase() && one.resource === resource);
  if (ahead) return ahead;
  if (!context.live) return new Error(`${words.serveFor} aws-radar serve --open`);
  const key = `${action} ${resource}`;
  if (!answers.has(key)) {
    answers.set(key, null);
    const settle = (answer: AnswerModel | Error): void => {
      answers.set(key, answer);
      context.again();
    };
    context.live.whoCan(action, resource).then(settle, (error: unknown) => settle(error instanceof Error ? error : new Error(String(error))));
  }
  return answers.get(key) ?? null;
}

function note(text: string): HTMLElement {
  return h("p", { class: "note", role: "alert" }, told(text));
}

export function page(...children: (HTMLElement | null)[]): HTMLElement {
  return h("div", { class: "page" }, ...children);
}

export function entityLink(entity: Entity): HTMLElement {
  return h("a", { href: addressOf({ page: "of", centre: entity.key }) }, told(entity.name));
}
