/** A custom XML part of the workbook. */
export interface CustomXmlModel {
  /** `{GUID}` */
  readonly id: string;
  /** The document element with everything in it. */
  readonly xml: string;
}

/** Dates are ISO 8601 texts. Absent: not set. */
export interface DocumentPropertiesModel {
  readonly title?: string;
  readonly subject?: string;
  readonly author?: string;
  readonly keywords?: string;
  readonly comments?: string;
  readonly category?: string;
  // eslint-disable-next-line hengbo/plain-names -- the property is called so in every Office document
  readonly manager?: string;
  readonly company?: string;
  readonly lastAuthor?: string;
  readonly revision?: string;
  readonly created?: string;
}

export interface CustomPropertyModel {
  readonly key: string;
  readonly value: string | number | boolean | { readonly date: string };
}

/** Guards the order and presence of sheets; the password itself is never read. */
export interface WorkbookProtectionModel {
  readonly password: boolean;
}

export interface CalculationModel {
  readonly mode: "automatic" | "automaticExceptTables" | "manual";
  readonly iterative: { readonly enabled: boolean; readonly maximumIterations: number; readonly maximumChange: number };
}
