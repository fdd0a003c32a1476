// Bundles the page into the folder that is given: page.js, page.css and page.html, which the program embeds.
import { cp } from "node:fs/promises";
import { build } from "esbuild";

const folder = process.argv[2] ?? "dist";

await build({
  entryPoints: { page: "src/main.ts" },
  outdir: folder,
  bundle: true,
  minify: true,
  charset: "ascii",
  format: "iife",
  target: ["es2022"],
  legalComments: "none",
  logLevel: "warning",
});
await build({
  entryPoints: { page: "styles/page.css" },
  outdir: folder,
  bundle: true,
  minify: true,
  logLevel: "warning",
});
await cp("page.html", `${folder}/page.html`);
