import type { Model } from "./model";

/** The model stands in the page as gzip in base64: it holds no text that could be taken for markup. */
export async function decodeModel(island: HTMLElement): Promise<Model> {
  const binary = atob((island.textContent ?? "").trim());
  island.remove();
  // A loop: a function for each of a large account's millions of bytes takes longer than decompressing them.
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(stream).json()) as Model;
}
