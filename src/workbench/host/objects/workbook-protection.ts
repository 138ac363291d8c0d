import { HostError } from "../errors";
import type { Session } from "../member";
import { define, method, readOnly } from "../member";
import type { BookModel } from "../model";

/** AccessDenied when the structure is protected: no sheet may come, go, move, hide or change its name. */
export function assertStructureFree(session: Session): void {
  if (session.book.state.protection !== null) throw new HostError("AccessDenied", "the workbook is protected");
}

/** Protection of the workbook's structure. */
export const workbookProtectionMembers = define<BookModel>({
  name: "WorkbookProtection",
  scalars: { protected: readOnly(7, (book) => book.state.protection !== null) },
  methods: {
    protect: method(7, (book, args) => {
      if (book.state.protection !== null) throw new HostError("InvalidOperation", "the workbook is protected already");
      const password = args.optionalText(0) ?? "";
      book.state.protection = { password: password === "" ? null : password };
    }),
    unprotect: method(7, (book, args) => {
      const { protection } = book.state;
      if (protection === null) return;
      if (protection.password !== null && protection.password !== args.optionalText(0))
        throw new HostError("InvalidArgument", "wrong password");
      book.state.protection = null;
    }),
  },
});
