/** What the page says about a step of the lesson. */
export interface LessonWords {
  title: string;
  about: string;
  take: string;
  learned: string;
}

export const englishLesson = {
  about: "A lab stands behind this page: an AWS endpoint on this machine that verifies signatures and enforces policies. Each step makes real calls to it; nothing leaves the machine, and nothing costs.",
  none: "There is no lab behind this page: aws-radar serve --lab starts one with this lesson.",
  take: "Do it",
  running: "Calling …",
  as: "as",
  missing: "missing:",
  end: "That is the way to exactly the right permissions.",
  see: "See aws_radar in the picture",
  steps: {
    user: {
      title: "A user in a group",
      about: "A program gets an identity of its own. It begins with nothing: a new user may do nothing at all.",
      take: "Make the group and the user",
      learned: "The user's ARN names it everywhere. Groups hold the permissions that several users share.",
    },
    key: {
      title: "An access key",
      about: "With a key a program signs its requests. The secret is shown once, and belongs into the credentials file, never into code.",
      take: "Make the key",
      learned: "The tag is what the console shows as the key's description.",
    },
    denial: {
      title: "A denied call",
      about: "The program lists the users, with its key.",
      take: "Call as aws_radar",
      learned: "The signature was right, so AWS knows who asked. No policy allows it, and what no policy allows is denied. The message names the action that is missing.",
    },
    policy: {
      title: "A policy with just that permission",
      about: "A policy allows the action that the message named, and no other. Attached to the user, it holds.",
      take: "Make and attach the policy",
      learned: "Least privilege: grow from nothing by what a denial names, instead of shrinking from everything.",
    },
    success: {
      title: "The same call again",
      about: "Same program, same key, same call.",
      take: "Call again",
      learned: "Allowed, by the policy. On AWS it can take some seconds until a new policy holds everywhere.",
    },
    picture: {
      title: "The whole account, as a picture",
      about: "A scan reads users, groups, roles and policies. It needs more actions: the policy's next version allows exactly those.",
      take: "Allow the scan, and scan",
      learned: "What a scan may not read it shows as unknown, never as none.",
    },
  } as Record<string, LessonWords>,
};
