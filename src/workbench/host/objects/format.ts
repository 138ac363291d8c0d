import { asFlag } from "../arguments";
import { HostError } from "../errors";
import { define, bind, method, navigation } from "../member";
import { alignmentScalars, deepestIndent } from "./alignment";
import { bordersMembers } from "./borders";
import { fillMembers } from "./fill";
import { fontMembers } from "./font";
import type { FormatTarget } from "./format-target";
import { patch, scalar } from "./format-target";
import { autofit, size, standardSize } from "./sizes";

export const protectionScalars = {
  locked: scalar(
    2,
    (format) => format.unlocked !== true,
    (value) => ({ unlocked: !asFlag(value) }),
  ),
  formulaHidden: scalar(
    2,
    (format) => format.formulaHidden ?? false,
    (value) => ({ formulaHidden: asFlag(value) }),
  ),
};

const protectionMembers = define<FormatTarget>({ name: "FormatProtection", scalars: protectionScalars });

export const rangeFormatMembers = define<FormatTarget>({
  name: "RangeFormat",
  scalars: {
    ...alignmentScalars,
    columnWidth: size("column"),
    rowHeight: size("row"),
    useStandardWidth: standardSize("column"),
    useStandardHeight: standardSize("row"),
  },
  navigations: {
    fill: navigation(1, (target) => bind(fillMembers, target)),
    font: navigation(1, (target) => bind(fontMembers, target)),
    borders: navigation(1, (target) => bind(bordersMembers, target)),
    protection: navigation(2, (target) => bind(protectionMembers, target)),
  },
  methods: {
    adjustIndent: method(11, (target, args, session) => {
      const amount = args.integer(0);
      if (Math.abs(amount) > deepestIndent) throw new HostError("InvalidArgument", "an indent goes up to 250");
      for (const area of target.areas()) {
        const formats = session.engine.formats(target.sheet, area);
        const indents = formats.map((line) =>
          line.map((format) => {
            const indent = Math.min(deepestIndent, Math.max(0, (format.indent ?? 0) + amount));
            return { indent: indent === 0 ? null : indent };
          }),
        );
        patch({ ...target, areas: () => [] }, session, {});
        session.engine.formatEach(target.sheet, area.row, area.column, indents);
      }
    }),
    autofitColumns: method(2, (target, _args, session) => autofit(target, session, "column")),
    autofitRows: method(2, (target, _args, session) => autofit(target, session, "row")),
  },
});
