import { ICommandService, IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import { RemoveNoteMutation, UpdateNoteMutation } from "@univerjs/sheets-note";
import { createUniverEngine } from "../../../src/workbench/host/engine/univer-engine";
import { createHeadlessUniver } from "../../../src/workbench/host/engine/univer-headless";

test("people may change their own slips; what they do to a fixed one is put right", async () => {
  const univer = createHeadlessUniver();
  const engine = createUniverEngine(univer);
  const sheet = engine.activeSheet();
  const injector = univer.__getInjector();
  const unit = injector.get(IUniverInstanceService).getCurrentUnitOfType(UniverInstanceType.UNIVER_SHEET);
  const unitId = unit?.getUnitId() ?? "";
  const act = (mutation: { readonly id: string }, params: object): boolean =>
    injector.get(ICommandService).syncExecuteCommand(mutation.id, { unitId, sheetId: sheet, ...params });
  const type = (id: string, row: number, note: string): boolean =>
    act(UpdateNoteMutation, { row, col: 1, note: { id, row, col: 1, width: 100, height: 100, note } });
  const texts = (): readonly string[] =>
    engine
      .notes(sheet)
      .map(({ row, text }) => `${row} ${text}`)
      .sort();

  engine.setNote(sheet, { id: "thread", row: 1, column: 1, text: "原文", fixed: true });
  engine.setNote(sheet, { id: "own", row: 5, column: 1, text: "手写" });
  type("thread", 1, "改");
  type("own", 5, "改");
  await Promise.resolve();
  expect(texts()).toEqual(["1 原文", "5 改"]);
  act(RemoveNoteMutation, { noteId: "thread", row: 1, col: 1 });
  act(RemoveNoteMutation, { noteId: "own", row: 5, col: 1 });
  await Promise.resolve();
  expect(texts()).toEqual(["1 原文"]);
  engine.deleteNote(sheet, "thread");
  await Promise.resolve();
  expect(texts()).toEqual([]);
  engine.dispose();
  univer.dispose();
});
