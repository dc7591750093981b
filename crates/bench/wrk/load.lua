-- What wrk sends: `wrk … -s load.lua URL -- KIND [USERS [PAUSE]]`, where KIND is incomes, providers or users, USERS a
-- file with a user's id a line, and PAUSE the mean milliseconds that a connection waits before its next request. wrk
-- keeps no rate by itself: connections that pause make one, whose requests come as randomly as those of real callers.

local requests = {}

function init(args)
  local kind, users, pause = args[1], args[2], tonumber(args[3] or "0")
  math.randomseed(os.time())
  if kind == "incomes" then
    -- Made beforehand, so that they cost next to nothing while it measures
    for user in io.lines(users) do
      requests[#requests + 1] = wrk.format("GET", "/v1/incomes?userId=" .. user .. "&size=10")
    end
  elseif kind == "providers" then
    requests[1] = wrk.format("GET", "/v1/providers")
  else
    wrk.headers["Content-Type"] = "application/json"
    requests[1] = wrk.format("POST", "/v1/users", nil, "{}")
  end
  if pause > 0 then
    -- Only then: wrk sets a timer for each request where there is such a function
    function delay()
      -- Waits of independent callers are exponential; wrk cuts the fraction of a millisecond off
      return math.floor(-math.log(1 - math.random()) * pause + 0.5)
    end
  end
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    "result rps %.1f p50 %.3f p99 %.3f requests %d failed %d\n",
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.requests, failed))
end
