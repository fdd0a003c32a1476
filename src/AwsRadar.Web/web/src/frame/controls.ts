import { h } from "../dom";
import { addressOf, parseRoute } from "../route";
import { language, showTheme, shownTheme } from "../settings";
import { words } from "../words";

/** Language and theme. Both stand in the address, so that a link shows what its sender saw. */
export function controls(): HTMLElement {
  const theme = h("button", { type: "button", class: "control", click: () => toggleTheme(theme) });
  showOther(theme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => showOther(theme));
  const other = language === "ko" ? "en" : "ko";
  const name = language === "ko" ? "English" : "한국어";
  const speak = h("button", { type: "button", class: "control", lang: other, "data-language": other, click: () => changeLanguage(other) }, name);
  return h("span", { class: "controls" }, speak, theme);
}

function toggleTheme(button: HTMLElement): void {
  showTheme(other());
  showOther(button);
  history.replaceState(null, "", addressOf(parseRoute(location.hash)));
}

function showOther(button: HTMLElement): void {
  button.textContent = words.otherTheme[other()] ?? "";
  button.setAttribute("aria-label", `${words.theme}: ${button.textContent}`);
}

function other(): "light" | "dark" {
  return shownTheme() === "dark" ? "light" : "dark";
}

/** The words are chosen when the page starts, so it starts again. */
function changeLanguage(to: string): void {
  const [path = "", query = ""] = location.hash.split("?", 2);
  const parameters = new URLSearchParams(query);
  parameters.set("lang", to);
  history.replaceState(null, "", `${path || "#/"}?${parameters}`);
  location.reload();
}
