import type { Lesson, LessonCall, LessonStep } from "../account/lesson";
import type { Live } from "../account/source";
import { h, replaceContent, told } from "../dom";
import { language } from "../settings";
import { words } from "../words";

/** The guided tour: what a step is about, a button that takes it, and the calls that were made with their answers. */
export class LessonView {
  readonly element = h("div", { class: "page lesson" });

  constructor(
    private lesson: Lesson,
    private readonly live: Live,
  ) {
    this.draw();
  }

  private draw(problem: string | null = null): void {
    const next = this.lesson.steps.find((step) => step.calls.length === 0);
    replaceContent(
      this.element,
      h("h1", {}, words.pages.lesson),
      h("p", { class: "quiet" }, words.lesson.about),
      h("ol", { class: "lesson-steps" }, ...this.lesson.steps.map((step) => this.step(step, step === next, problem))),
      this.lesson.snapshot ? this.end(this.lesson.snapshot, this.lesson.identity ?? "") : null,
    );
  }

  private step(step: LessonStep, isNext: boolean, problem: string | null): HTMLElement {
    const text = words.lesson.steps[step.id];
    const isTaken = step.calls.length > 0;
    return h(
      "li",
      { class: isTaken ? "taken" : isNext ? "next" : "later", "aria-current": isNext ? "step" : null },
      h("h2", {}, text?.title ?? step.id),
      h("p", {}, text?.about ?? ""),
      isNext && h("button", { type: "button", class: "take", click: () => this.take(step.id) }, text?.take ?? words.lesson.take),
      isNext && problem && h("p", { class: "note", role: "alert" }, told(problem)),
      ...step.calls.map(callView),
      isTaken && text?.learned ? h("p", { class: "learned" }, text.learned) : null,
    );
  }

  /** The button is away while the step runs, so that it is taken once. */
  private take(id: string): void {
    this.element.querySelector("button.take")?.replaceWith(h("p", { class: "quiet", role: "status" }, words.lesson.running));
    this.live.takeStep(id).then(
      (lesson) => {
        this.lesson = lesson;
        this.draw();
        const next = this.element.querySelector<HTMLElement>("button.take, .lesson-end a");
        next?.focus({ preventScroll: true });
        this.element.querySelector(`li:nth-child(${lesson.steps.findIndex((step) => step.id === id) + 1})`)?.scrollIntoView({ block: "nearest" });
      },
      (error: unknown) => this.draw(error instanceof Error ? error.message : String(error)),
    );
  }

  /** The scan of the last step is another snapshot: the page starts again with it. */
  private end(snapshot: string, identity: string): HTMLElement {
    const address = `#/of/${encodeURIComponent(identity)}?snapshot=${encodeURIComponent(snapshot)}&lang=${language}`;
    const show = (event: Event): void => {
      event.preventDefault();
      location.hash = address;
      location.reload();
    };
    return h("p", { class: "lesson-end" }, words.lesson.end, " ", h("a", { href: address, click: show }, words.lesson.see));
  }
}

function callView(call: LessonCall): HTMLElement {
  return h(
    "figure",
    { class: call.isDenied ? "call denied" : "call" },
    h("figcaption", {}, words.lesson.as, " ", told(call.who, { class: "mono" })),
    h("pre", { class: "mono", tabindex: 0 }, told(call.command)),
    h("pre", { class: "mono answer", tabindex: 0 }, told(call.answer)),
    call.missingPermission ? h("p", { class: "badge" }, words.lesson.missing, " ", told(call.missingPermission, { class: "mono" })) : null,
  );
}
