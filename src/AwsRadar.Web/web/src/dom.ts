// The only place that makes elements. Text goes in as text nodes; there is no way to hand over markup.

export type Child = Node | string | null | undefined | false;
type Value = string | number | boolean | null | undefined | ((event: never) => void);
export type Attributes = Record<string, Value>;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(element, attributes, children);
  return element;
}

/** Characters that print nothing or reorder what is beside them: shown by their code, kept in the text. */
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
const unseenParts = new RegExp(`(${unseen.source})`);

/** Text from the account, isolated, so that no name can reorder its surroundings. */
export function told(text: string, attributes: Attributes = {}): HTMLElement {
  const parts = unseen.test(text) ? text.split(unseenParts).map(markUnseen) : breakable(text);
  return h("bdi", attributes, ...parts);
}

/** As {@link told}, for text that breaks anywhere: policies have thousands of strings. */
export function toldWhole(text: string, attributes: Attributes = {}): HTMLElement {
  return h("bdi", attributes, ...(unseen.test(text) ? text.split(unseenParts).map(markUnseen) : [text]));
}

/** Where a long name may go on in the next line: after a separator, and before a capital. */
const breaks = /(?<=[./:@_-])(?=\w)|(?<=[a-z])(?=[A-Z])/;
/** Shorter names, and texts with spaces, need no help. */
const minBreakable = 12;

function breakable(text: string): Child[] {
  if (text.length < minBreakable || text.length > 600 || text.includes(" ")) return [text];
  return text.split(breaks).flatMap((part, index) => (index > 0 ? [h("wbr"), part] : [part]));
}

function markUnseen(part: string): Child {
  if (part.length !== 1 || !unseen.test(part)) return part;
  const code = `U+${part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  return h("span", { class: "unseen", "data-code": code }, part);
}

/** What is there already and stays is left where it is, so that the browser need not lay it out again. */
export function replaceContent(element: Element, ...children: Child[]): void {
  const nodes = children.filter(isShown).map((child) => (typeof child === "string" ? document.createTextNode(child) : child));
  const staying = new Set<Node>(nodes);
  for (let node = element.firstChild, next: Node | null = null; node; node = next as ChildNode | null) {
    next = node.nextSibling;
    if (!staying.has(node)) node.remove();
  }
  let place: Node | null = element.firstChild;
  for (const node of nodes) {
    if (node === place) place = place.nextSibling;
    else element.insertBefore(node, place);
  }
}

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") {
      element.addEventListener(name, value as (event: Event) => void);
    } else {
      if (name === "href" && !String(value).startsWith("#")) throw new Error("a link leads within the page only");
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children) {
    if (isShown(child)) element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
}

function isShown(child: Child): child is Node | string {
  return child !== null && child !== undefined && child !== false;
}
