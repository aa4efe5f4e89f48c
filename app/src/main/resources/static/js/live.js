import { columnOf, rowsOf } from "./chart-data.js";

/* The page grows while somebody looks at it, and asks for nothing while nobody does. */
const EVERY = 2000;
const figures = document.querySelector("[data-live]");

let timer;
resume();
document.addEventListener("visibilitychange", resume);

function resume() {
  clearTimeout(timer);
  if (!document.hidden) {
    timer = setTimeout(look, EVERY);
  }
}

async function look() {
  const range = document.getElementById("chart").dataset.range;
  try {
    const answer = await fetch(`${figures.dataset.live}?r=${range}`, { headers: { Accept: "application/json" } });
    if (answer.status === 404 || answer.redirected) {
      return; // Deleted or signed out meanwhile: nothing is left to follow.
    }
    if (answer.ok) {
      show(await answer.json());
    }
  } catch {
    // The service is away for a moment. The numbers stay as they are, and the next look may work.
  }
  resume();
}

function show(now) {
  write("total", now.total);
  write("today", now.today);
  write("month", now.month);
  grow(now);
}

/** Only what is different is written, or a screen reader would say it every two seconds. */
function write(name, text) {
  const element = document.querySelector(`[data-figure="${name}"]`);
  if (element && text && element.textContent !== text) {
    element.textContent = text;
  }
}

function grow(now) {
  const element = document.querySelector("[data-chart]");
  if (!element || now.at === 0) {
    return;
  }
  const row = rowsOf(element).at(-1);
  if (Number(row.dataset.at) !== now.at) {
    askForChart();
  } else if (Number(row.dataset.count) !== now.count) {
    row.dataset.count = now.count;
    row.querySelector("td").textContent = now.count.toLocaleString("en");
    chartOf(element)?.series[0].points.at(-1)?.update(columnOf(row));
  }
}

/** A new hour, day, week or month has begun: the columns move on. */
function askForChart() {
  window.htmx.ajax("GET", location.href, { target: "#chart", swap: "outerHTML" });
}

function chartOf(element) {
  return window.Highcharts.charts.find((chart) => chart?.renderTo === element);
}
