import type { Translations } from "./account/model";
import { language } from "./settings";
import { english } from "./words/english";
import { korean } from "./words/korean";

export type Words = typeof english;

/** All that the page says, in the language that it was opened in. */
export const words: Words = language === "ko" ? korean : english;
export const { number, count, plural } = words;

/** A number of which more may be there that was not read. */
export function atLeast(value: number): string {
  return value === 0 ? words.unknownMark : `${number(value)}+`;
}

/** A sentence of the program, which comes in English with its Korean beside it. */
export function said(english: string, korean: Translations): string {
  return language === "ko" && Object.hasOwn(korean, english) ? (korean[english] ?? english) : english;
}

/** "2026-11-23", as everywhere in aws-radar: no month names, no time zones but UTC. */
export function day(time: number | undefined): string {
  return time === undefined ? "–" : iso(time).slice(0, 10);
}

export function minute(time: number): string {
  return `${iso(time).slice(0, 16).replace("T", " ")} UTC`;
}

/** @param time in Unix seconds. */
function iso(time: number): string {
  return new Date(time * 1_000).toISOString();
}
