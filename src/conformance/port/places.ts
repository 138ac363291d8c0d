import { asFilled, contentOf, fault, settled, value, type PortCase } from "./harness";
import { BOOK, cell, plainSheet, plan } from "./plans";

export const placeCases: readonly PortCase[] = [
  {
    title: "shows a cell",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      value(await workbook.port().select("资金台账!B2"));
      check.equal(await workbook.look.place(), "资金台账!B2");
      value(await workbook.port().render(plan([plainSheet("表 (二)", [[cell(1)]])])));
      value(await workbook.port().select("'表 (二)'!C7"));
      check.equal(await workbook.look.place(), "表 (二)!C7");
    },
  },

  {
    title: "shows the plan's sheet where the plan asks for it, though nothing else is to be done",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      value(await workbook.port().select("资金台账!B2"));
      value(await workbook.port().render(BOOK));
      check.equal((await workbook.look.place()).split("!")[0], "资金台账");
      value(await workbook.port().render({ ...BOOK, activeSheet: "分配表", show: true }));
      check.equal((await workbook.look.place()).split("!")[0], "分配表");
    },
  },

  {
    title: "does not show a cell on a missing sheet",
    run: async (workbook, check) => {
      check.equal(fault(await workbook.port().select("没有!A1")).code, "sheet-missing");
    },
  },

  {
    title: "glances: the same while nothing changes, another after an edit",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      const names = ["指标总额", "没有这个名称"];
      const before = value(await workbook.port().glance(names));
      check.equal(value(await workbook.port().glance(names)), before);
      value(await workbook.port().write([{ sheet: "资金台账", address: "D2", value: 49 }]));
      const after = value(await workbook.port().glance(names));
      check.different(after, before);
      if (!workbook.live) return;
      await workbook.person.type("资金台账", "D2", 48);
      check.different(value(await workbook.port().glance(names)), after);
    },
  },

  {
    title: "renames a sheet, and formulas and names follow",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      const before = asFilled(await contentOf(workbook.port()));
      const names = value(await workbook.port().definedNames());
      value(await workbook.port().renameSheet("资金台账", "资金台账 (旧)"));
      check.equal(value(await workbook.port().sheetNames()).includes("资金台账"), false);
      check.equal(
        value(await workbook.port().definedNames()).some(({ reference }) => reference.includes("'资金台账 (旧)'!")),
        true,
      );
      value(await workbook.port().renameSheet("资金台账 (旧)", "资金台账"));
      check.equal(value(await workbook.port().definedNames()), names);
      check.equal(asFilled(await contentOf(workbook.port())), before);
    },
  },

  {
    title: "renames neither what is missing nor to a name that is taken",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      check.equal(fault(await workbook.port().renameSheet("没有", "也没有")).code, "sheet-missing");
      check.equal(fault(await workbook.port().renameSheet("资金台账", "分配表")).code, "sheet-name-taken");
    },
  },

  {
    title: "is silent while it is only read",
    run: async (workbook, check) => {
      value(await workbook.port().render(BOOK));
      let calls = 0;
      const stop = value(await workbook.port().onEdited(() => (calls += 1)));
      await contentOf(workbook.port());
      await settled();
      check.equal(calls, 0);
      await stop();
    },
  },

  {
    title: "tells of another's edit until it is stopped",
    run: async (workbook, check) => {
      if (!workbook.live) return;
      value(await workbook.port().render(BOOK));
      let calls = 0;
      const stop = value(await workbook.port().onEdited(() => (calls += 1)));
      await workbook.person.type("资金台账", "D2", 48);
      await settled();
      check.equal(calls > 0, true);
      const told = calls;
      value(await workbook.port().write([{ sheet: "资金台账", address: "D2", value: 49 }]));
      await settled();
      check.equal(calls, told);
      await stop();
      await workbook.person.type("资金台账", "D2", 50);
      await settled();
      check.equal(calls, told);
    },
  },
];
