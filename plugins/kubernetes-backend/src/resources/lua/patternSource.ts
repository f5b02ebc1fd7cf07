/**
 * Lua's patterns, in Lua: the library's own matcher is C, which cannot be stopped, and
 * takes minutes for some patterns on a long text. It is used where it is quick.
 *
 * In the scope of this code: `native`, the library `string`.
 */
export const PATTERN_SOURCE = String.raw`
local byte, char, sub = native.byte, native.char, native.sub
local concat = table.concat
local OPEN, POSITION = -1, -2
local MAX_CAPTURES = 32
-- Steps of the C code that take a few milliseconds.
local QUICK = 1000000

local function text(value, at, name)
  if type(value) == 'string' then return value end
  if type(value) == 'number' then return tostring(value) end
  error("bad argument #" .. at .. " to '" .. name .. "' (string expected, got " .. type(value) .. ")", 3)
end

-- The time is looked at between instructions, of which a call of the C code is only one.
local function lookAtTheTime()
  for _ = 1, 120 do end
end

-- Each repetition may multiply the time by the length of the text, and so do the places to start at.
local function isQuick(s, p)
  local length, repetitions = #s + 1, 0
  for at = 1, math.min(#p, 1001) do
    local c = byte(p, at)
    if c == 42 or c == 43 or c == 45 or c == 63 then repetitions = repetitions + 1 end
    -- A %b looks for the end of the text where the other half is missing.
    if c == 37 and byte(p, at + 1) == 98 then repetitions = repetitions + 1 end
  end
  local isAnchored = byte(p, 1) == 94
  local steps = length
  if repetitions > 0 then
    steps = length ^ (isAnchored and repetitions or repetitions + 1)
  end
  if steps > 10000 then lookAtTheTime() end
  return steps <= QUICK and #p * length <= QUICK * 10 and #p <= 1000
end

local function newMatcher(s, p)
  local length, patternLength = #s, #p
  local starts, lengths, level = {}, {}, 0
  local classes = {}

  local function classEnd(at)
    local c = byte(p, at)
    at = at + 1
    if c == 37 then
      if at > patternLength then error('malformed pattern (ends with %)', 0) end
      return at + 1
    end
    if c ~= 91 then return at end
    if byte(p, at) == 94 then at = at + 1 end
    repeat
      if at > patternLength then error('malformed pattern (missing ])', 0) end
      local inside = byte(p, at)
      at = at + 1
      if inside == 37 then at = at + 1 end
    until byte(p, at) == 93
    return at + 1
  end

  local function isInClass(c, at, after)
    local first = byte(p, at)
    if first == 46 then return true end
    if first ~= 37 and first ~= 91 then return first == c end
    local class = sub(p, at, after - 1)
    local known = classes[class]
    if not known then
      known = {}
      classes[class] = known
    end
    if known[c] == nil then
      known[c] = native.find(char(c), '^' .. class .. '$') ~= nil
    end
    return known[c]
  end

  local function isSingle(i, at, after)
    local c = byte(s, i)
    return c ~= nil and isInClass(c, at, after)
  end

  local match

  local function startCapture(i, at, kind)
    if level >= MAX_CAPTURES then error('too many captures', 0) end
    level = level + 1
    starts[level], lengths[level] = i, kind
    local found = match(i, at)
    if not found then level = level - 1 end
    return found
  end

  local function endCapture(i, at)
    local open = level
    while open > 0 and lengths[open] ~= OPEN do open = open - 1 end
    if open == 0 then error('invalid pattern capture', 0) end
    lengths[open] = i - starts[open]
    local found = match(i, at)
    if not found then lengths[open] = OPEN end
    return found
  end

  local function balance(i, at)
    local opening, closing = byte(p, at), byte(p, at + 1)
    if not closing then error('malformed pattern (missing arguments to %b)', 0) end
    if byte(s, i) ~= opening then return nil end
    local depth = 1
    for j = i + 1, length do
      local c = byte(s, j)
      if c == closing then
        depth = depth - 1
        if depth == 0 then return j + 1 end
      elseif c == opening then
        depth = depth + 1
      end
    end
    return nil
  end

  local function capture(k, from, to)
    if k > level then
      if k == 1 then return sub(s, from, to) end
      error('invalid capture index %' .. k, 0)
    end
    if lengths[k] == POSITION then return starts[k] end
    if lengths[k] == OPEN then error('unfinished capture', 0) end
    return sub(s, starts[k], starts[k] + lengths[k] - 1)
  end

  function match(i, at)
    while at <= patternLength do
      local c, next = byte(p, at), byte(p, at + 1)
      if c == 40 then
        if next == 41 then return startCapture(i, at + 2, POSITION) end
        return startCapture(i, at + 1, OPEN)
      elseif c == 41 then
        return endCapture(i, at + 1)
      elseif c == 36 and at == patternLength then
        return i == length + 1 and i or nil
      elseif c == 37 and next == 98 then
        i = balance(i, at + 2)
        if not i then return nil end
        at = at + 4
      elseif c == 37 and next == 102 then
        at = at + 2
        if byte(p, at) ~= 91 then error("missing '[' after %f in pattern", 0) end
        local after = classEnd(at)
        local before = i > 1 and byte(s, i - 1) or 0
        if isInClass(before, at, after) or not isInClass(byte(s, i) or 0, at, after) then
          return nil
        end
        at = after
      elseif c == 37 and next and next >= 48 and next <= 57 then
        local k = next - 48
        if k == 0 or k > level or lengths[k] == OPEN then error('invalid capture index %' .. k, 0) end
        local same = capture(k)
        if type(same) ~= 'string' or sub(s, i, i + #same - 1) ~= same then return nil end
        i, at = i + #same, at + 2
      else
        local after = classEnd(at)
        local suffix = byte(p, after)
        if suffix == 63 then
          local found = isSingle(i, at, after) and match(i + 1, after + 1)
          if found then return found end
          at = after + 1
        elseif suffix == 42 or suffix == 43 then
          local count = 0
          while isSingle(i + count, at, after) do count = count + 1 end
          for taken = count, suffix == 43 and 1 or 0, -1 do
            local found = match(i + taken, after + 1)
            if found then return found end
          end
          return nil
        elseif suffix == 45 then
          while true do
            local found = match(i, after + 1)
            if found then return found end
            if not isSingle(i, at, after) then return nil end
            i = i + 1
          end
        else
          if not isSingle(i, at, after) then return nil end
          i, at = i + 1, after
        end
      end
    end
    return i
  end

  return {
    match = function(i, at)
      level = 0
      return match(i, at)
    end,
    capture = capture,
    captures = function(from, to, isWholeLeftOut)
      local count = (level == 0 and not isWholeLeftOut) and 1 or level
      local found = {}
      for k = 1, count do found[k] = capture(k, from, to) end
      return table.unpack(found, 1, count)
    end,
  }
end

local function begin(init, length)
  init = init or 1
  if init < 0 then return math.max(length + init + 1, 1) end
  return math.max(init, 1)
end

local function search(s, p, init, name)
  local from = begin(init, #s)
  if from > #s + 1 then return nil end
  local isAnchored = byte(p, 1) == 94
  local matcher = newMatcher(s, p)
  for i = from, isAnchored and from or #s + 1 do
    local after = matcher.match(i, isAnchored and 2 or 1)
    if after then return matcher, i, after - 1 end
  end
  return nil
end

local function find(s, p, init, plain)
  s, p = text(s, 1, 'find'), text(p, 2, 'find')
  local isPlain = plain or not native.find(p, '[%^%$%*%+%?%.%(%)%[%]%%%-]')
  if isPlain and #s * #p > QUICK * 10 then error('the text is too long to search', 2) end
  if isPlain or isQuick(s, p) then return native.find(s, p, init, plain) end
  local matcher, from, to = search(s, p, init)
  if not matcher then return nil end
  return from, to, matcher.captures(from, to, true)
end

local function match(s, p, init)
  s, p = text(s, 1, 'match'), text(p, 2, 'match')
  if isQuick(s, p) then return native.match(s, p, init) end
  local matcher, from, to = search(s, p, init)
  if not matcher then return nil end
  return matcher.captures(from, to)
end

local function gmatch(s, p)
  s, p = text(s, 1, 'gmatch'), text(p, 2, 'gmatch')
  if isQuick(s, p) then return native.gmatch(s, p) end
  local matcher = newMatcher(s, p)
  local at, last = 1, nil
  return function()
    while at <= #s + 1 do
      local from = at
      local after = matcher.match(from, 1)
      if after and after ~= last then
        at, last = after, after
        return matcher.captures(from, after - 1)
      end
      at = at + 1
    end
    return nil
  end
end

local function replaceText(matcher, from, to, replacement)
  local pieces, at = {}, 1
  while true do
    local percent = native.find(replacement, '%', at, true)
    if not percent then break end
    pieces[#pieces + 1] = sub(replacement, at, percent - 1)
    local c = sub(replacement, percent + 1, percent + 1)
    if c == '%' then
      pieces[#pieces + 1] = '%'
    elseif c == '0' then
      pieces[#pieces + 1] = matcher.whole(from, to)
    elseif native.find(c, '^%d$') then
      pieces[#pieces + 1] = matcher.capture(tonumber(c), from, to)
    else
      error("invalid use of '%' in replacement string", 0)
    end
    at = percent + 2
  end
  pieces[#pieces + 1] = sub(replacement, at)
  return concat(pieces)
end

local function gsub(s, p, replacement, most)
  s, p = text(s, 1, 'gsub'), text(p, 2, 'gsub')
  local kind = type(replacement)
  if isQuick(s, p) or (kind ~= 'string' and kind ~= 'number' and kind ~= 'table' and kind ~= 'function') then
    return native.gsub(s, p, replacement, most)
  end
  local isAnchored = byte(p, 1) == 94
  local matcher = newMatcher(s, p)
  matcher.whole = function(from, to) return sub(s, from, to) end
  local pieces, at, last, count = {}, 1, nil, 0
  while count < (most or math.huge) do
    local after = matcher.match(at, isAnchored and 2 or 1)
    if after and after ~= last then
      count = count + 1
      local whole, value = sub(s, at, after - 1), nil
      if kind == 'table' then
        value = replacement[matcher.capture(1, at, after - 1)]
      elseif kind == 'function' then
        value = replacement(matcher.captures(at, after - 1))
      else
        value = replaceText(matcher, at, after - 1, tostring(replacement))
      end
      if not value then
        value = whole
      elseif type(value) ~= 'string' and type(value) ~= 'number' then
        error('invalid replacement value (a ' .. type(value) .. ')', 0)
      end
      pieces[#pieces + 1] = value
      at, last = after, after
    elseif at <= #s then
      pieces[#pieces + 1] = sub(s, at, at)
      at = at + 1
    else
      break
    end
    if isAnchored then break end
  end
  pieces[#pieces + 1] = sub(s, at)
  return concat(pieces), count
end
`;
