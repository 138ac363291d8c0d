/** Whom an event is for; 志愿者 before 者, longer words first. */
const AUDIENCES = [
  "从业人员",
  "志愿者",
  "基层群众",
  "群众",
  "骨干教师",
  "教师",
  "校长",
  "学生",
  "家长",
  "农户",
  "农民",
  "水管员",
  "技术人员",
  "管理人员",
  "医务人员",
  "乡村医生",
  "干部",
  "未成年人",
  "老年人",
  "残疾人",
] as const;
const ACTIVITIES = [
  "培训",
  "演出",
  "展演",
  "讲座",
  "直播",
  "展览",
  "研修",
  "巡讲",
  "比赛",
  "宣传",
  "巡查",
  "调研",
] as const;

/** What an event is about: whom it is for and what is done; null when one of them is not said. */
export function eventTopic(text: string): string | null {
  const audience = AUDIENCES.find((word) => text.includes(word));
  const activity = ACTIVITIES.find((word) => text.includes(word));
  return audience === undefined || activity === undefined ? null : `${audience}${activity}`;
}

/** Institutions a count may be about. */
export const INSTITUTION_KINDS = ["文化馆", "图书馆", "博物馆", "文化站", "学校", "卫生院", "幼儿园", "水厂"] as const;
