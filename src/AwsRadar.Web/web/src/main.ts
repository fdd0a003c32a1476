import { Account } from "./account/account";
import { readSource } from "./account/source";
import { h, replaceContent } from "./dom";
import { Page } from "./page";
import { askedTheme, language, showTheme } from "./settings";
import { words } from "./words";

const app = document.getElementById("app");
const island = document.getElementById("model");
document.documentElement.lang = language;
showTheme(askedTheme());
if (app && island) {
  readSource(island)
    .then((source) => {
      performance.mark("decoded");
      const account = new Account(source.model);
      performance.mark("indexed");
      new Page(app, account, source).start();
      performance.mark("shown");
    })
    .catch((error: unknown) => replaceContent(app, h("p", { class: "note", role: "alert" }, failureText(error))));
}

/** What the program behind the page says is one sentence; anything else means that the file is damaged. */
function failureText(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return island?.isConnected ? said : `${words.damaged} (${said})`;
}
