/** What a ribbon button does when it is pressed. Panes of the same `paneId` share one place on the page. */
export type CommandAction =
  | {
      readonly kind: "pane";
      readonly address: string;
      readonly title: string | null;
      readonly paneId: string | null;
    }
  | { readonly kind: "function"; readonly name: string };

interface CommandFace {
  readonly id: string;
  readonly label: string;
  /** Bold first line and text of the screen tip. */
  readonly tipTitle: string;
  readonly tip: string;
  /** An absolute address as written in the manifest, or null. */
  readonly icon: string | null;
}

/** One ribbon button or menu item of an add-in. */
export interface CommandButton extends CommandFace {
  readonly action: CommandAction;
}

/** A button that opens a list of commands. */
export interface CommandMenu extends CommandFace {
  readonly items: readonly CommandButton[];
}

export type CommandControl = CommandButton | CommandMenu;

export function isMenu(control: CommandControl): control is CommandMenu {
  return "items" in control;
}

export interface CommandGroup {
  readonly id: string;
  readonly label: string;
  readonly controls: readonly CommandControl[];
}

/** Tab: `id` is Excel's own (TabHome …) or the add-in's; label is null for Excel's own tabs. */
export interface CommandTab {
  readonly id: string;
  readonly label: string | null;
  readonly groups: readonly CommandGroup[];
}

/** What the workbench needs of an add-in's manifest. */
export interface AddInManifest {
  readonly displayName: string;
  readonly tabs: readonly CommandTab[];
  /** Address of the page with the functions of its commands. */
  readonly functionFile: string | null;
}

/** Why a manifest cannot be used: a sentence for a person, in Chinese and English. */
export class ManifestError extends Error {}

/** Children and descendants by local name: manifests use several namespaces with free prefixes. */
function children(parent: Element, name: string): Element[] {
  return [...parent.children].filter((child) => child.localName === name);
}

function child(parent: Element, name: string): Element | null {
  return children(parent, name)[0] ?? null;
}

function descend(parent: Element, ...names: string[]): Element | null {
  return names.reduce<Element | null>((found, name) => (found ? child(found, name) : null), parent);
}

function typeOf(element: Element): string {
  const type = [...element.attributes].find((attribute) => attribute.localName === "type");
  return type?.value ?? "";
}

/** The value of a localisable element: the override for the locale, else for its language, else the default. */
function localised(element: Element, locale: string): string {
  const wanted = locale.toLowerCase();
  const language = wanted.split("-")[0];
  const root = element.ownerDocument.documentElement;
  const standard = child(root, "DefaultLocale")?.textContent.trim().toLowerCase() ?? "";
  const overrides = children(element, "Override");
  const localeOf = (one: Element): string => one.getAttribute("Locale")?.toLowerCase() ?? "";
  const exact = overrides.find((one) => localeOf(one) === wanted);
  const sameLanguage = overrides.find((one) => localeOf(one).split("-")[0] === language);
  const chosen = exact ?? (standard.split("-")[0] === language ? undefined : sameLanguage);
  return (chosen ? chosen.getAttribute("Value") : element.getAttribute("DefaultValue")) ?? "";
}

/** Resource texts, pictures and addresses by id, in one language. */
function readResources(overrides: Element, locale: string): ReadonlyMap<string, string> {
  const resources = child(overrides, "Resources");
  const entries = resources ? [...resources.children].flatMap((section) => [...section.children]) : [];
  return new Map(entries.map((entry) => [entry.getAttribute("id") ?? "", localised(entry, locale)]));
}

type Resources = ReadonlyMap<string, string>;

function resource(resources: Resources, element: Element | null): string {
  const id = element?.getAttribute("resid") ?? "";
  const value = resources.get(id);
  if (value === undefined) throw new ManifestError(`清单缺少资源 ${id}。The manifest lacks resource "${id}".`);
  return value;
}

function readAction(control: Element, resources: Resources): CommandAction {
  const action = child(control, "Action");
  const type = action ? typeOf(action) : "";
  if (action && type === "ShowTaskpane") {
    const title = child(action, "Title");
    return {
      kind: "pane",
      address: resource(resources, child(action, "SourceLocation")),
      title: title ? resource(resources, title) : null,
      paneId: child(action, "TaskpaneId")?.textContent.trim() || null,
    };
  }
  if (action && type === "ExecuteFunction") {
    return { kind: "function", name: child(action, "FunctionName")?.textContent.trim() ?? "" };
  }
  throw new ManifestError(`清单里有不认识的命令类型 ${type}。The manifest has an unknown action type "${type}".`);
}

/** The picture nearest above 32 pixels, which is what the ribbon draws. */
function readIcon(control: Element, resources: Resources): string | null {
  const images = child(control, "Icon");
  if (!images) return null;
  const bySize = children(images, "Image").sort(
    (a, b) => Number(a.getAttribute("size")) - Number(b.getAttribute("size")),
  );
  const chosen = bySize.find((image) => Number(image.getAttribute("size")) >= 32) ?? bySize.at(-1);
  return chosen ? resource(resources, chosen) : null;
}

function readFace(control: Element, resources: Resources): CommandFace {
  const tip = descend(control, "Supertip", "Description");
  const tipTitle = descend(control, "Supertip", "Title");
  const label = resource(resources, child(control, "Label"));
  return {
    id: control.getAttribute("id") ?? "",
    label,
    tipTitle: tipTitle ? resource(resources, tipTitle) : label,
    tip: tip ? resource(resources, tip) : "",
    icon: readIcon(control, resources),
  };
}

function readButton(control: Element, resources: Resources): CommandButton {
  return { ...readFace(control, resources), action: readAction(control, resources) };
}

/** Buttons and menus; Excel's own controls (OfficeControl) are not the add-in's to run. */
function readControl(control: Element, resources: Resources): readonly CommandControl[] {
  if (typeOf(control) === "Button") return [readButton(control, resources)];
  if (typeOf(control) !== "Menu") return [];
  const items = child(control, "Items");
  return [
    {
      ...readFace(control, resources),
      items: items ? children(items, "Item").map((item) => readButton(item, resources)) : [],
    },
  ];
}

function readTab(tab: Element, resources: Resources): CommandTab {
  const label = child(tab, "Label");
  return {
    id: tab.getAttribute("id") ?? "",
    label: label ? resource(resources, label) : null,
    groups: children(tab, "Group").map((group) => ({
      id: group.getAttribute("id") ?? "",
      label: resource(resources, child(group, "Label")),
      controls: children(group, "Control").flatMap((control) => readControl(control, resources)),
    })),
  };
}

/** The commands of the newest version of overrides: a newer one stands inside the one it replaces. */
function newestOverrides(parent: Element): Element | null {
  const overrides = child(parent, "VersionOverrides");
  return overrides && (newestOverrides(overrides) ?? overrides);
}

/** What Excel makes of an add-in without commands: one button that opens its pane. */
function paneOnly(root: Element, displayName: string, locale: string): AddInManifest | null {
  const source = descend(root, "DefaultSettings", "SourceLocation");
  if (!source) return null;
  const icon = child(root, "IconUrl");
  const button: CommandButton = {
    id: "open-pane",
    label: displayName,
    tipTitle: displayName,
    tip: "",
    icon: icon ? localised(icon, locale) : null,
    action: { kind: "pane", address: localised(source, locale), title: displayName, paneId: null },
  };
  const group: CommandGroup = { id: "add-in", label: displayName, controls: [button] };
  return { displayName, tabs: [{ id: "TabHome", label: null, groups: [group] }], functionFile: null };
}

/**
 * Reads an add-in-only manifest (XML): name and the ribbon commands it adds to Excel, in one language.
 * @throws ManifestError with a sentence when the text is no manifest for Excel or refers to missing resources.
 */
export function readManifest(text: string, locale: string): AddInManifest {
  const xml = new DOMParser().parseFromString(text, "application/xml");
  const root = xml.documentElement;
  if (xml.getElementsByTagName("parsererror").length > 0 || root.localName !== "OfficeApp") {
    throw new ManifestError("清单不是有效的加载项清单。The manifest is no valid add-in manifest.");
  }
  const name = child(root, "DisplayName");
  const displayName = name ? localised(name, locale) : "";
  const overrides = newestOverrides(root);
  const hosts = overrides ? child(overrides, "Hosts") : null;
  const workbookHost = hosts ? children(hosts, "Host").find((host) => typeOf(host) === "Workbook") : undefined;
  const form = workbookHost ? child(workbookHost, "DesktopFormFactor") : null;
  if (!overrides || !form) {
    const withoutCommands = paneOnly(root, displayName, locale);
    if (withoutCommands) return withoutCommands;
    throw new ManifestError("清单没有 Excel 命令。The manifest has no commands for Excel.");
  }
  const resources = readResources(overrides, locale);
  const surfaces = children(form, "ExtensionPoint").filter((point) => typeOf(point) === "PrimaryCommandSurface");
  const tabs = surfaces.flatMap((point) => [...children(point, "OfficeTab"), ...children(point, "CustomTab")]);
  const functionFile = child(form, "FunctionFile");
  return {
    displayName,
    tabs: tabs.map((tab) => readTab(tab, resources)),
    functionFile: functionFile ? resource(resources, functionFile) : null,
  };
}
