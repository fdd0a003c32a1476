/** The lesson of a lab: its steps in their order, those that were taken first. */
export interface Lesson {
  steps: LessonStep[];
  /** The scan that the last step made. */
  snapshot?: string;
  /** The ARN of the user who made it. */
  identity?: string;
}

export interface LessonStep {
  id: string;
  /** Empty before the step was taken. */
  calls: LessonCall[];
}

export interface LessonCall {
  who: string;
  command: string;
  answer: string;
  isDenied: boolean;
  missingPermission?: string;
}
