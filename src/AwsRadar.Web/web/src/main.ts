import { Account } from "./account/account";
import { decodeModel } from "./account/decode";
import { h, replaceContent } from "./dom";
import { Page } from "./page";
import { words } from "./words";

const app = document.getElementById("app");
const island = document.getElementById("model");
if (app && island) {
  decodeModel(island)
    .then((model) => {
      performance.mark("decoded");
      const account = new Account(model);
      performance.mark("indexed");
      new Page(app, account).start();
      performance.mark("shown");
    })
    .catch((error: unknown) => replaceContent(app, h("p", { class: "note" }, `${words.damaged} (${String(error)})`)));
}
