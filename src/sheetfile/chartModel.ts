/** Charts as neutral data. Colours are `#RRGGBB`, lengths points; absent is automatic. Names follow Excel's API. */
export interface ChartModel {
  /** Unique within its sheet. */
  readonly id: string;
  readonly name: string;
  /** Of `Excel.ChartType`: `ColumnClustered`, `Line`, `Pie`, `Doughnut`, `BarStacked` … */
  readonly type: string;
  readonly place: ChartPlace;
  readonly title: ChartTitleModel;
  readonly legend: ChartLegendModel;
  readonly series: readonly ChartSeriesModel[];
  readonly axes: ChartAxesModel;
  readonly labels: ChartLabelsModel | null;
  readonly style?: number;
  readonly fill?: ChartFillModel;
  readonly border?: ChartLineModel;
  readonly font?: ChartFontModel;
  readonly plotArea?: { readonly fill?: ChartFillModel; readonly border?: ChartLineModel; readonly box?: ChartBox };
  readonly dataTable?: {
    readonly visible: boolean;
    readonly showLegendKey: boolean;
    readonly horizontalBorder: boolean;
    readonly verticalBorder: boolean;
    readonly outlineBorder: boolean;
    readonly font?: ChartFontModel;
    readonly fill?: ChartFillModel;
    readonly border?: ChartLineModel;
  };
  readonly displayBlanksAs: "NotPlotted" | "Zero" | "Interplotted";
  readonly plotVisibleOnly: boolean;
  /** What a reader who cannot see the picture is told. */
  readonly alternativeText?: string;
  readonly plotBy?: "Rows" | "Columns";
  readonly categoryLabelLevel?: number;
  readonly seriesNameLevel?: number;
  readonly showAllFieldButtons?: boolean;
  readonly showDataLabelsOverMaximum?: boolean;
  readonly roundedCorners?: boolean;
  /** Of `Excel.ChartColorScheme`. */
  readonly colorScheme?: string;
}

/** From the sheet's top left corner, in points. */
export interface ChartPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly placement: "TwoCell" | "OneCell" | "Absolute";
}

export interface ChartBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface ChartFillModel {
  /** Null: no fill. */
  readonly color: string | null;
}

export interface ChartLineModel {
  /** Null: no line. */
  readonly color: string | null;
  readonly weight?: number;
  /** Of `Excel.ChartLineStyle`: `Continuous`, `Dash` … */
  readonly style?: string;
}

export interface ChartFontModel {
  readonly name?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly color?: string;
}

export interface ChartTitleModel {
  readonly visible: boolean;
  /** Absent: made from the data. */
  readonly text?: string;
  /** With `=`: a cell that holds the text. */
  readonly formula?: string;
  readonly overlay: boolean;
  readonly position: "Automatic" | "Top" | "Bottom" | "Left" | "Right";
  readonly font?: ChartFontModel;
  readonly fill?: ChartFillModel;
  readonly border?: ChartLineModel;
  /** From the chart's top left corner; absent is automatic. */
  readonly left?: number;
  readonly top?: number;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly textOrientation?: number;
  readonly showShadow?: boolean;
  /** Parts of the text with a font of their own; later ones win. */
  readonly runs?: readonly { readonly start: number; readonly length: number; readonly font: ChartFontModel }[];
}

export interface ChartLegendModel {
  readonly visible: boolean;
  readonly position: "Top" | "Bottom" | "Left" | "Right" | "Corner" | "Custom";
  readonly overlay: boolean;
  readonly font?: ChartFontModel;
  readonly fill?: ChartFillModel;
  readonly border?: ChartLineModel;
  /** From the chart's top left corner; absent is automatic. */
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
  readonly showShadow?: boolean;
  readonly hiddenEntries?: readonly number[];
}

export interface ChartLabelsModel {
  readonly showValue: boolean;
  readonly showCategoryName: boolean;
  readonly showSeriesName: boolean;
  readonly showPercentage: boolean;
  readonly showLegendKey: boolean;
  readonly showBubbleSize: boolean;
  readonly position?: string;
  readonly separator?: string;
  readonly numberFormat?: string;
  readonly font?: ChartFontModel;
  readonly fill?: ChartFillModel;
  readonly border?: ChartLineModel;
  readonly linkNumberFormat?: boolean;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly textOrientation?: number;
  /** A text of its own, for the label of one point. */
  readonly text?: string;
  readonly formula?: string;
  readonly left?: number;
  readonly top?: number;
}

/** Cells by formula with `=`, or the values themselves. */
export type ChartSource = { readonly formula: string } | { readonly literal: readonly (string | number | null)[] };

export interface ChartSeriesModel {
  /** A text, or a formula with `=`. */
  readonly name: string;
  readonly values: ChartSource;
  readonly categories: ChartSource | null;
  readonly bubbleSizes?: ChartSource;
  /** Where it differs from the chart's. */
  readonly type?: string;
  readonly axisGroup: "Primary" | "Secondary";
  readonly fill?: ChartFillModel;
  readonly line?: ChartLineModel;
  readonly smooth: boolean;
  readonly marker?: {
    /** Of `Excel.ChartMarkerStyle`. */
    readonly style: string;
    readonly size?: number;
    readonly foreground?: string;
    readonly background?: string;
  };
  readonly labels: ChartLabelsModel | null;
  readonly gapWidth?: number;
  readonly overlap?: number;
  readonly doughnutHoleSize?: number;
  readonly firstSliceAngle?: number;
  readonly explosion?: number;
  readonly filtered: boolean;
  readonly points: readonly ChartPointModel[];
  readonly trendlines: readonly ChartTrendlineModel[];
  readonly bubbleScale?: number;
  readonly invertIfNegative?: boolean;
  readonly invertColor?: string;
  readonly showShadow?: boolean;
  readonly varyByCategories?: boolean;
  readonly showLeaderLines?: boolean;
  readonly xErrorBars?: ChartErrorBarsModel;
  readonly yErrorBars?: ChartErrorBarsModel;
}

export interface ChartErrorBarsModel {
  readonly visible: boolean;
  /** Of `Excel.ChartErrorBarsType`. */
  readonly type: string;
  readonly include: "Both" | "MinusValues" | "PlusValues";
  readonly endStyleCap: boolean;
  readonly line?: ChartLineModel;
}

export interface ChartPointModel {
  readonly index: number;
  readonly fill?: ChartFillModel;
  readonly border?: ChartLineModel;
  readonly marker?: NonNullable<ChartSeriesModel["marker"]>;
  readonly labels?: ChartLabelsModel;
}

export interface ChartTrendlineModel {
  /** Of `Excel.ChartTrendlineType`. */
  readonly type: string;
  readonly name?: string;
  readonly intercept?: number;
  readonly forwardPeriod: number;
  readonly backwardPeriod: number;
  readonly polynomialOrder: number;
  readonly movingAveragePeriod: number;
  readonly showEquation: boolean;
  readonly showRSquared: boolean;
  readonly line?: ChartLineModel;
  readonly label?: {
    readonly text?: string;
    readonly numberFormat?: string;
    readonly linkNumberFormat?: boolean;
    readonly left?: number;
    readonly top?: number;
    readonly horizontalAlignment?: string;
    readonly verticalAlignment?: string;
    readonly textOrientation?: number;
    readonly font?: ChartFontModel;
    readonly fill?: ChartFillModel;
    readonly border?: ChartLineModel;
  };
}

export interface ChartAxesModel {
  readonly category: ChartAxisModel;
  readonly value: ChartAxisModel;
  readonly secondaryCategory?: ChartAxisModel;
  readonly secondaryValue?: ChartAxisModel;
}

export interface ChartAxisModel {
  readonly visible: boolean;
  readonly title: {
    readonly visible: boolean;
    readonly text?: string;
    readonly font?: ChartFontModel;
    /** With `=`: a cell that holds the text. */
    readonly formula?: string;
    readonly textOrientation?: number;
    readonly fill?: ChartFillModel;
    readonly border?: ChartLineModel;
  };
  readonly minimum?: number;
  readonly maximum?: number;
  readonly majorUnit?: number;
  readonly minorUnit?: number;
  readonly majorGridlines: { readonly visible: boolean; readonly line?: ChartLineModel };
  readonly minorGridlines: { readonly visible: boolean; readonly line?: ChartLineModel };
  readonly numberFormat?: string;
  readonly reversePlotOrder: boolean;
  readonly logBase?: number;
  /** `Hundreds`, `Thousands` … */
  readonly displayUnit?: string;
  readonly showDisplayUnitLabel?: boolean;
  readonly categoryType?: "Automatic" | "TextAxis" | "DateAxis";
  readonly tickLabelPosition?: string;
  readonly tickLabelSpacing?: number;
  readonly tickMarkSpacing?: number;
  readonly majorTickMark?: string;
  readonly minorTickMark?: string;
  readonly position?: string;
  readonly crosses?: number;
  readonly textOrientation?: number;
  readonly line?: ChartLineModel;
  readonly font?: ChartFontModel;
  readonly fill?: ChartFillModel;
  readonly alignment?: string;
  readonly offset?: number;
  readonly linkNumberFormat?: boolean;
  readonly multiLevel?: boolean;
  readonly isBetweenCategories?: boolean;
  readonly customDisplayUnit?: number;
  readonly baseTimeUnit?: string;
  readonly majorTimeUnitScale?: string;
  readonly minorTimeUnitScale?: string;
}
