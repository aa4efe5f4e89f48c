-- Asks for 10,000 badges as the world does: badge n is asked for 1/n times as often as the first (Zipf).
local badges = 10000
local threads = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("seed", #threads)
end

function init()
  math.randomseed(os.time() + 7919 * seed)
  sent = 0
  asks, upTo, sum = {}, {}, 0
  for n = 1, badges do
    sum = sum + 1 / n
    upTo[n] = sum
    asks[n] = wrk.format("GET", "/badge/load/" .. n .. ".svg")
  end
end

function request()
  local point, low, high = math.random() * sum, 1, badges
  while low < high do
    local middle = math.floor((low + high) / 2)
    if upTo[middle] < point then low = middle + 1 else high = middle end
  end
  sent = sent + 1
  return asks[low]
end

function done(summary, latency)
  local asked = 0
  for _, thread in ipairs(threads) do asked = asked + thread:get("sent") end
  local errors = summary.errors
  io.write(string.format(
    "\nsent=%d answered=%d failed=%d micros=%d p50=%d p99=%d\n",
    asked, summary.requests - errors.status,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    summary.duration, latency:percentile(50), latency:percentile(99)))
end
