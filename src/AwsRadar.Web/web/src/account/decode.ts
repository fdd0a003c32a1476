import type { Model } from "./model";

/** The model stands in the page as gzip in base64: it holds no text that could be taken for markup. */
export async function decodeModel(island: HTMLElement): Promise<Model> {
  const binary = atob((island.textContent ?? "").trim());
  island.remove();
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(stream).json()) as Model;
}
