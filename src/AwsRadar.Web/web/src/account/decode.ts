import type { Model } from "./model";

/** The model stands in the page as gzip in base64: it holds no text that could be taken for markup. */
export async function decodeModel(island: HTMLElement): Promise<Model> {
  const bytes = bytesOf((island.textContent ?? "").trim());
  island.remove();
  return JSON.parse(await inflated(bytes)) as Model;
}

/** A loop: a function for each of a large account's millions of bytes takes longer than decompressing them. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Read piece by piece: a response that reads the stream for us takes twice as long. */
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const gzip = new DecompressionStream("gzip");
  const writer = gzip.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const reader = gzip.readable.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) text += decoder.decode(piece.value, { stream: true });
  await written;
  return text;
}
