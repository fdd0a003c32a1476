import type { CoverageEntry, Model, Section } from "./model";

/** "known" alone makes an empty list mean none. */
export type Knowledge = "known" | "incomplete" | "denied" | "failed" | "not collected";

/** What was asked, and what was not answered. */
export class Ledger {
  readonly entries: CoverageEntry[];
  readonly gaps: CoverageEntry[];

  constructor(model: Model) {
    this.entries = model.coverage;
    this.gaps = model.coverage.filter((entry) => !isAnswered(entry));
  }

  /** The gaps behind a section. */
  gapsOf(section: Section): CoverageEntry[] {
    return this.gaps.filter((entry) => entry.sections.includes(section));
  }

  /** What is known about all of the sections together. */
  knowledge(...sections: Section[]): Knowledge {
    for (const section of sections) {
      if (!this.entries.some((entry) => entry.sections.includes(section))) return "not collected";
      const gaps = this.gapsOf(section);
      if (gaps.some((gap) => gap.outcome === "denied")) return "denied";
      if (gaps.some((gap) => gap.outcome === "incomplete")) return "incomplete";
      if (gaps.length > 0) return gaps.every((gap) => gap.outcome === "skipped") ? "not collected" : "failed";
    }
    return "known";
  }
}

export function isAnswered(entry: CoverageEntry): boolean {
  return entry.outcome === "ok" || entry.outcome === "notEnabled";
}
