import { columnOf, rowsOf } from "./chart-data.js";

/* The page grows while somebody looks at it, and asks for nothing while nobody does. */
const EVERY = 2000;
const SPOKEN_EVERY = 15_000;
const figures = document.querySelector("[data-live]");

const spoken = document.querySelector("[data-spoken]");

let timer;
let spokenAt = 0;
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
  if (write("total", now.total)) {
    speak(`${now.total} views`);
  }
  write("today", now.today);
  write("month", now.month);
  grow(now);
}

/** Whether it was different. */
function write(name, text) {
  const element = document.querySelector(`[data-figure="${name}"]`);
  if (!element || !text || element.textContent === text) {
    return false;
  }
  element.textContent = text;
  return true;
}

/** A number that changes every other second is said now and then. The last one is always said in the end. */
function speak(text) {
  const waiting = spoken.dataset.next !== undefined;
  spoken.dataset.next = text;
  if (!waiting) {
    const wait = Math.max(0, spokenAt + SPOKEN_EVERY - Date.now());
    setTimeout(sayNext, wait);
  }
}

function sayNext() {
  spoken.textContent = spoken.dataset.next;
  delete spoken.dataset.next;
  spokenAt = Date.now();
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
