/** The table beside a chart is its source: rows with data-at, data-count and data-partial. */
export function columnsOf(element) {
  return rowsOf(element).map(columnOf);
}

export function columnOf(row) {
  return {
    x: Number(row.dataset.at),
    y: Number(row.dataset.count),
    label: row.querySelector("th").textContent,
    className: row.dataset.partial ? "partial" : "",
  };
}

export function rowsOf(element) {
  const table = document.getElementById(element.dataset.chart);
  return [...table.tBodies[0].rows];
}
