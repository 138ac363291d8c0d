import { IPermissionService, UserManagerService } from "@univerjs/core";
import {
  AddRangeProtectionMutation,
  DeleteRangeProtectionMutation,
  EditStateEnum,
  RangeProtectionPermissionEditPoint,
  RangeProtectionRuleModel,
  UnitObject,
  ViewStateEnum,
} from "@univerjs/sheets";
import type { Area } from "../address";
import { subtract, wholeSheet } from "../address";
import type { UniverAccess } from "./univer-access";
import { toRange } from "./univer-access";

const permissionPrefix = "host-lock-";

/**
 * The engine has no locked cells: it forbids editing of ranges. A protected sheet becomes one rule over everything
 * but the unlocked areas, with the edit point taken away from everybody (the current user counts as owner otherwise).
 */
export class UniverProtection {
  private readonly rules: RangeProtectionRuleModel;
  private readonly permissions: IPermissionService;
  /** Sheet by permission id of the rules in force. */
  private readonly locked = new Map<string, string>();

  constructor(private readonly access: UniverAccess) {
    this.rules = access.injector.get(RangeProtectionRuleModel);
    this.permissions = access.injector.get(IPermissionService);
    access.injector.get(UserManagerService);
    // A moment after a rule is added the engine asks who may edit, answers "the owner, so everybody here",
    // and gives the edit point back; it tells when it has done so.
    this.rules.ruleRefresh$.subscribe((permissionId) => this.forbid(permissionId));
  }

  lock(sheet: string, editable: readonly Area[] | null): void {
    const target = this.access.at(sheet);
    const ours = this.rules
      .getSubunitRuleList(this.access.unitId, sheet)
      .filter((rule) => rule.permissionId.startsWith(permissionPrefix));
    if (ours.length > 0) {
      ours.forEach((rule) => this.locked.delete(rule.permissionId));
      this.access.run(DeleteRangeProtectionMutation, { ...target, ruleIds: ours.map((rule) => rule.id) });
    }
    if (editable === null) return;
    const worksheet = this.access.sheet(sheet);
    const grid: Area = { ...wholeSheet, rows: worksheet.getRowCount(), columns: worksheet.getColumnCount() };
    const locked = editable.reduce<readonly Area[]>(
      (pieces, hole) => pieces.flatMap((piece) => subtract(piece, hole)),
      [grid],
    );
    if (locked.length === 0) return;
    const permissionId = `${permissionPrefix}${sheet}-${Date.now()}`;
    const rule = {
      ...target,
      id: this.rules.createRuleId(this.access.unitId, sheet),
      permissionId,
      ranges: locked.map(toRange),
      unitType: UnitObject.SelectRange,
      viewState: ViewStateEnum.OthersCanView,
      editState: EditStateEnum.OnlyMe,
    };
    this.access.run(AddRangeProtectionMutation, { ...target, rules: [rule] });
    this.locked.set(permissionId, sheet);
    this.forbid(permissionId);
  }

  isLocked(sheet: string): boolean {
    return [...this.locked.values()].includes(sheet);
  }

  private forbid(permissionId: string): void {
    const sheet = this.locked.get(permissionId);
    if (sheet === undefined) return;
    const point = new RangeProtectionPermissionEditPoint(this.access.unitId, sheet, permissionId);
    if (this.permissions.getPermissionPoint(point.id) === undefined) this.permissions.addPermissionPoint(point);
    this.permissions.updatePermissionPoint(point.id, false);
  }
}
