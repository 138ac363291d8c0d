/** The texts Excel puts into charts by itself. */
export interface ChartWords {
  readonly chart: string;
  readonly series: string;
  readonly chartTitle: string;
  readonly axisTitle: string;
  readonly types: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
  readonly trendlines: Readonly<Record<string, string>>;
  readonly is: string;
  readonly and: string;
  readonly untitled: string;
  readonly empty: string;
}

const chinese: ChartWords = {
  chart: "图表",
  series: "系列",
  chartTitle: "图表标题",
  axisTitle: "坐标轴标题",
  types: {
    column: "柱形图",
    bar: "条形图",
    line: "折线图",
    area: "面积图",
    pie: "饼图",
    doughnut: "圆环图",
    scatter: "散点图",
    bubble: "气泡图",
    radar: "雷达图",
  },
  units: {
    Hundreds: "百",
    Thousands: "千",
    TenThousands: "万",
    HundredThousands: "十万",
    Millions: "百万",
    TenMillions: "千万",
    HundredMillions: "亿",
    Billions: "十亿",
    Trillions: "万亿",
  },
  trendlines: {
    Linear: "线性",
    Exponential: "指数",
    Logarithmic: "对数",
    MovingAverage: "移动平均",
    Polynomial: "多项式",
    Power: "乘幂",
  },
  is: "：",
  and: "，",
  untitled: "无标题",
  empty: "没有数据",
};

const english: ChartWords = {
  chart: "Chart",
  series: "Series",
  chartTitle: "Chart Title",
  axisTitle: "Axis Title",
  types: {
    column: "Column chart",
    bar: "Bar chart",
    line: "Line chart",
    area: "Area chart",
    pie: "Pie chart",
    doughnut: "Doughnut chart",
    scatter: "Scatter chart",
    bubble: "Bubble chart",
    radar: "Radar chart",
  },
  units: {
    Hundreds: "Hundreds",
    Thousands: "Thousands",
    TenThousands: "x 10000",
    HundredThousands: "x 100000",
    Millions: "Millions",
    TenMillions: "x 10000000",
    HundredMillions: "x 100000000",
    Billions: "Billions",
    Trillions: "Trillions",
  },
  trendlines: {
    Linear: "Linear",
    Exponential: "Expon.",
    Logarithmic: "Log.",
    MovingAverage: "Moving average",
    Polynomial: "Poly.",
    Power: "Power",
  },
  is: ": ",
  and: ", ",
  untitled: "no title",
  empty: "no data",
};

export function chartWords(locale: string): ChartWords {
  return locale.toLowerCase().startsWith("zh") ? chinese : english;
}
