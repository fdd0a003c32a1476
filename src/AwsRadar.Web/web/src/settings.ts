// Language and theme: the reader's own, unless the address says otherwise. Nothing is stored.

export type Language = "en" | "ko";
export type Theme = "light" | "dark";

const parameters = new URLSearchParams(location.hash.split("?", 2)[1] ?? "");
const asked = parameters.get("lang");

/** What the address asks for; null where the browser's language decides. */
export const askedLanguage: Language | null = asked === "en" || asked === "ko" ? asked : null;
/** The program wrote the page in Korean. */
const isWrittenInKorean = document.documentElement.lang === "ko";
export const language: Language = askedLanguage ?? (isWrittenInKorean || navigator.language.startsWith("ko") ? "ko" : "en");

/** Which snapshot of a store the address asks for; null for the one that the program chose. */
export const askedSnapshot: string | null = parameters.get("snapshot");

export function themeOf(text: string | null): Theme | null {
  return text === "light" || text === "dark" ? text : null;
}

/** The theme that the address asks for; null where the system decides. */
let asksTheme = themeOf(parameters.get("theme"));

export function askedTheme(): Theme | null {
  return asksTheme;
}

export function showTheme(theme: Theme | null): void {
  asksTheme = theme;
  if (theme) document.documentElement.dataset["theme"] = theme;
  else delete document.documentElement.dataset["theme"];
}

export function shownTheme(): Theme {
  return asksTheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}
