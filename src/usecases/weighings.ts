/** How indicators weigh in 任务完成率 (C09); the notice says nothing, so somebody decides. */
export const WEIGHINGS = ["equal", "money", "required"] as const;
export type Weighing = (typeof WEIGHINGS)[number];
