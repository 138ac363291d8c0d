import type { CopyDatabase, WorkingCopy } from "./database";
import type { TabName } from "./tab";

const mostLeftBehind = 5;

/**
 * The copy to go on with: the one handed over to this tab, else this tab's own from before a reload, else the newest
 * one a closed tab left behind. It becomes this tab's own. Copies of tabs that are open are never touched; of those
 * left behind only the newest few are kept.
 */
export async function adoptCopy(
  database: Pick<CopyDatabase, "get" | "all" | "put" | "remove">,
  tab: TabName,
  handedOver: string | null,
): Promise<WorkingCopy | null> {
  const wanted = handedOver === null ? null : await database.get(handedOver);
  const own = wanted ?? (await database.get(tab.id));
  const others = (await database.all()).filter((copy) => copy.id !== tab.id && copy.id !== own?.id);
  const open = await Promise.all(others.map((copy) => tab.isOpen(copy.id)));
  const leftBehind = others.filter((copy, index) => !open[index] && !isHandOver(copy.id));
  const adopted = own ?? leftBehind[0] ?? null;
  const surplus = leftBehind.filter((copy) => copy !== adopted).slice(mostLeftBehind);
  await database.remove(surplus.map((copy) => copy.id));
  if (adopted === null || adopted.id === tab.id) return adopted;
  const mine = { ...adopted, id: tab.id };
  await database.put(mine);
  await database.remove([adopted.id]);
  return mine;
}

const HAND_OVER = "for-a-new-tab-";

/** A place for a workbook another tab is to open. */
export function handOverId(): string {
  return `${HAND_OVER}${crypto.randomUUID()}`;
}

function isHandOver(id: string): boolean {
  return id.startsWith(HAND_OVER);
}
