import type { ICellRenderContext, Univer } from "@univerjs/core";
import { InterceptorEffectEnum } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import { SheetCanvasPopManagerService } from "@univerjs/sheets-ui";
import { ComponentManager } from "@univerjs/ui";
import type { FilterButton } from "../../host/filters-by-hand";
import { filterButtonAt, filterByHand, filterChoices, sortByHand } from "../../host/filters-by-hand";
import type { ExcelHost } from "../../host/host";
import type { FilterMenuProps } from "./FilterMenu";
import { FilterMenu } from "./FilterMenu";

const size = 16;
const gap = 2;
const menuKey = "workbench-filter-menu";

interface Box {
  readonly left: number;
  readonly top: number;
}

function place({ primaryWithCoord }: ICellRenderContext): Box {
  return { left: primaryWithCoord.endX - size - gap, top: primaryWithCoord.endY - size - gap };
}

/** A white box with an arrow; a funnel once the column is filtered, as in Excel. */
function draw(context: CanvasRenderingContext2D, { left, top }: Box, button: FilterButton): void {
  context.save();
  context.fillStyle = "#FFFFFF";
  context.strokeStyle = "#8A8A8A";
  context.lineWidth = 1;
  context.fillRect(left, top, size, size);
  context.strokeRect(left + 0.5, top + 0.5, size - 1, size - 1);
  context.fillStyle = "#444444";
  const [middle, line] = [left + size / 2, top + size / 2];
  const shape = (points: readonly (readonly [number, number])[]): void => {
    context.beginPath();
    points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
    context.fill();
  };
  if (button.isFiltered)
    shape([
      [middle - 5, line - 4],
      [middle + 5, line - 4],
      [middle + 1, line],
      [middle + 1, line + 4],
      [middle - 1, line + 4],
      [middle - 1, line],
    ]);
  else
    shape([
      [middle - 4, line - 2],
      [middle + 4, line - 2],
      [middle, line + 3],
    ]);
  if (button.sorted !== null) {
    const way = button.sorted === "ascending" ? -1 : 1;
    shape([
      [left + 2, line - way * 2],
      [left + 6, line - way * 2],
      [left + 4, line + way * 3],
    ]);
  }
  context.restore();
}

/** Opens the menu of a filter button, one at a time. */
class FilterMenus {
  private open: { dispose(): void } | null = null;

  constructor(
    private readonly popups: SheetCanvasPopManagerService,
    private readonly host: ExcelHost,
  ) {}

  readonly close = (): void => {
    this.open?.dispose();
    this.open = null;
  };

  show(sheet: string, row: number, column: number): void {
    this.close();
    const { host, close } = this;
    const choices = filterChoices(host, sheet, row, column);
    if (choices === null) return;
    const extraProps: FilterMenuProps = {
      choices,
      isFiltered: filterButtonAt(host.book, sheet, row, column)?.isFiltered ?? false,
      onFilter: (texts) => {
        close();
        filterByHand(host, sheet, row, column, texts);
      },
      onSort: (ascending) => {
        close();
        sortByHand(host, sheet, row, column, ascending);
      },
      onClose: close,
    };
    const popup = {
      componentKey: menuKey,
      direction: "bottom-right" as const,
      extraProps: { ...extraProps },
      onClickOutside: close,
    };
    this.open = this.popups.attachPopupToCell(row, column, popup) ?? null;
  }
}

/** Draws Excel's filter buttons into header cells; a press opens the menu. Gives back the way to take them away. */
export function showFilterButtons(univer: Univer, host: ExcelHost): () => void {
  const injector = univer.__getInjector();
  const components = injector.get(ComponentManager);
  components.register(menuKey, FilterMenu);
  const menus = new FilterMenus(injector.get(SheetCanvasPopManagerService), host);
  const renderer = {
    zIndex: 20,
    drawWith: (context: CanvasRenderingContext2D, info: ICellRenderContext): void => {
      const button = filterButtonAt(host.book, info.subUnitId, info.row, info.col);
      if (button !== null) draw(context, place(info), button);
    },
    isHit: (position: { readonly x: number; readonly y: number }, info: ICellRenderContext): boolean => {
      const { left, top } = place(info);
      return position.x >= left && position.x <= left + size && position.y >= top && position.y <= top + size;
    },
    onPointerDown: (info: ICellRenderContext): void => menus.show(info.subUnitId, info.row, info.col),
  };
  const intercepting = injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: "workbench-filter-buttons",
    effect: InterceptorEffectEnum.Style,
    handler: (cell, { subUnitId, row, col, rawData }, next) => {
      if (filterButtonAt(host.book, subUnitId, row, col) === null) return next(cell);
      const own = cell ?? { ...rawData };
      return next({
        ...own,
        customRender: [...(own.customRender ?? []), renderer],
        fontRenderExtension: { ...own.fontRenderExtension, rightOffset: size + gap },
      });
    },
  });
  return () => {
    menus.close();
    intercepting.dispose();
    components.delete(menuKey);
  };
}
