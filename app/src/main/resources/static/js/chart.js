import { columnsOf } from "./chart-data.js";

/* Highcharts comes from its WebJar as a plain script, before this module. */
const { Highcharts } = window;

const PHONE = matchMedia("(max-width: 760px)");
const DAY = 24 * 60 * 60 * 1000;

/** How far apart the labels of each period stand; months find their own places. */
const TICKS = { hour: DAY / 4, day: 7 * DAY };

Highcharts.setOptions({
  lang: { thousandsSep: ",", resetZoom: "Show all", resetZoomTitle: "Show the whole range" },
});

drawAll(document);
document.addEventListener("htmx:load", (event) => drawAll(event.detail.elt.parentElement ?? document));

function drawAll(root) {
  for (const element of root.querySelectorAll("[data-chart]")) {
    if (!element.hasChildNodes()) {
      Highcharts.chart(element, options(element));
    }
  }
}

function options(element) {
  const columns = columnsOf(element);
  return {
    chart: {
      type: "column",
      styledMode: true,
      animation: false,
      height: PHONE.matches ? 200 : 272,
      marginTop: 22,
      spacing: [6, 0, 0, 0],
      zooming: { type: "x", resetButton: { position: { align: "right", x: 0, y: -16 } } },
    },
    title: { text: "" },
    accessibility: described(element, columns),
    credits: { enabled: false },
    legend: { enabled: false },
    xAxis: {
      type: "datetime",
      tickLength: 0,
      lineWidth: 1,
      min: columns[0].x - room(columns),
      tickInterval: TICKS[element.dataset.period],
      dateTimeLabelFormats: { hour: "%H:%M", day: "%e %b", week: "%e %b", month: "%b %Y", year: "%Y" },
    },
    yAxis: {
      title: { text: "" },
      min: 0,
      softMax: 3,
      allowDecimals: false,
      tickAmount: 4,
      labels: { align: "left", x: 0, y: -5, formatter: scaleLabel },
    },
    tooltip: {
      headerFormat: "",
      padding: 8,
      hideDelay: 50,
      shadow: false,
      pointFormatter: describe,
    },
    plotOptions: {
      series: { animation: false, states: { inactive: { enabled: false } } },
      column: { borderRadius: 2, groupPadding: 0.24, pointPadding: 0, minPointLength: 2, maxPointWidth: 38 },
    },
    series: [{ name: "views", data: columns, pointRange: spacing(columns) }],
  };
}

/** What a screen reader says of the chart and of the column that the arrow keys are on. The table has all of them. */
function described(element, columns) {
  return {
    landmarkVerbosity: "disabled",
    description: `${columns.length} columns, one per ${element.dataset.period}. The table below has the same numbers.`,
    screenReaderSection: { beforeChartFormat: "<div>{longdesc}</div>", afterChartFormat: "" },
    keyboardNavigation: { focusBorder: { enabled: true, hideBrowserFocusOutline: true, margin: 2 } },
    point: { descriptionFormatter: (point) => `${point.label}: ${Highcharts.numberFormat(point.y, 0, ".", ",")} views` },
  };
}

/** Columns of a month are not equally far apart; the shortest distance is how wide they may be. */
function spacing(columns) {
  const gaps = columns.slice(1).map((column, i) => column.x - columns[i].x);
  return gaps.length > 0 ? Math.min(...gaps) : DAY;
}

/** The scale is written inside the plot; the first column stands beside it, not upon it. */
function room(columns) {
  const span = columns.at(-1).x - columns[0].x || DAY;
  return span * (PHONE.matches ? 0.11 : 0.04);
}

function scaleLabel() {
  if (this.value === 0) {
    return "";
  }
  return this.value >= 1000 ? `${this.value / 1000}k` : String(this.value);
}

function describe() {
  return `${this.label}: <b>${Highcharts.numberFormat(this.y, 0, ".", ",")}</b>`;
}
