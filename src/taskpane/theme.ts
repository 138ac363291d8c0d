import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";

/** What Office tells about its theme; on the web it may be absent or stale. */
export interface OfficeThemeFacts {
  readonly isDarkTheme?: boolean | undefined;
  /** `#RRGGBB` */
  readonly bodyBackgroundColor?: string | undefined;
}

/** Fonts of Windows, Mac and Linux first; Noto Sans SC is served where a machine has none. */
const FONT_STACK =
  '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Noto Sans SC", sans-serif';

export type Brightness = "light" | "dark";

/** Office's own word, else the luminance of its background, else the system's preference, else light. */
export function chooseBrightness(office: OfficeThemeFacts | null, systemPrefersDark: boolean): Brightness {
  if (office?.isDarkTheme !== undefined) return office.isDarkTheme ? "dark" : "light";
  const luminance = office?.bodyBackgroundColor === undefined ? null : relativeLuminance(office.bodyBackgroundColor);
  if (luminance !== null) return luminance < 0.5 ? "dark" : "light";
  return systemPrefersDark ? "dark" : "light";
}

export function fluentTheme(brightness: Brightness): Theme {
  return { ...(brightness === "dark" ? webDarkTheme : webLightTheme), fontFamilyBase: FONT_STACK };
}

/** Perceived brightness of `#RRGGBB`, 0 black to 1 white; null when the text is no colour. */
function relativeLuminance(color: string): number | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color.trim());
  if (!match) return null;
  const [red, green, blue] = [match[1], match[2], match[3]].map((part) => parseInt(part ?? "0", 16) / 255);
  return 0.299 * (red ?? 0) + 0.587 * (green ?? 0) + 0.114 * (blue ?? 0);
}
