import { PATTERN_SOURCE } from './patternSource';

/**
 * Runs once in a new state. Scripts see only what `newEnvironment` lists, each time a new
 * copy of it: neither `os`, `io`, `require` and `load`, nor metatables, whose finalizers
 * cannot be stopped. Functions of the library that may run for long in C are limited.
 */
export const SANDBOX_SOURCE = String.raw`
local native, load, protected = string, load, pcall
local sort, insert, remove = table.sort, table.insert, table.remove
local rep = native.rep
local MAX_TEXT, MAX_LIST, MAX_SORTED = 1048576, 100000, 10000

${PATTERN_SOURCE}

local function checkSize(list, most)
  if type(list) ~= 'table' then return end
  if #list > most then error('the list is too long', 3) end
  if #list > 1000 then lookAtTheTime() end
end

local function keepStopped(...)
  if isStopped then error('it was stopped', 0) end
  return ...
end

local function newEnvironment()
  local env = {
    assert = assert, error = error, ipairs = ipairs, next = next, pairs = pairs,
    rawequal = rawequal, rawget = rawget, rawlen = rawlen, rawset = rawset,
    select = select, tonumber = tonumber, tostring = tostring, type = type,
    unpack = table.unpack,
    print = function() end,
    pcall = function(...) return keepStopped(protected(...)) end,
    string = {
      byte = native.byte, char = native.char, find = find, format = native.format,
      gmatch = gmatch, gsub = gsub, len = native.len, lower = native.lower,
      match = match, reverse = native.reverse, sub = native.sub, upper = native.upper,
      rep = function(s, n, separator)
        local size = (#tostring(s) + #tostring(separator or '')) * (tonumber(n) or 0)
        if size > MAX_TEXT then error('resulting string too large', 2) end
        if size > 10000 then lookAtTheTime() end
        return rep(s, n, separator)
      end,
    },
    table = {
      concat = table.concat, pack = table.pack, unpack = table.unpack,
      getn = function(list) return #list end,
      insert = function(list, ...)
        checkSize(list, MAX_LIST)
        return insert(list, ...)
      end,
      remove = function(list, ...)
        checkSize(list, MAX_LIST)
        return remove(list, ...)
      end,
      sort = function(list, ...)
        checkSize(list, MAX_SORTED)
        return sort(list, ...)
      end,
    },
    math = {
      abs = math.abs, ceil = math.ceil, floor = math.floor, fmod = math.fmod,
      huge = math.huge, log = math.log, max = math.max, min = math.min,
      mod = math.fmod, modf = math.modf, pi = math.pi, sqrt = math.sqrt,
      pow = function(base, exponent) return base ^ exponent end,
    },
  }
  env._G = env
  return env
end

-- The methods of texts, which scripts cannot reach as a table.
getmetatable('').__index = newEnvironment().string

-- Removed from the state itself, in case a script finds a way out of its environment.
coroutine, debug, dofile, io, loadfile, os, package, require, utf8 = nil

local scripts = {}

function compile(id, source)
  -- On one line with the script, so that the numbers of lines are those of the script.
  local script, problem = load('local _ENV = ...; ' .. source, '=script', 't', {})
  if not script then error(problem, 0) end
  scripts[id] = script
end

function judge(id, object)
  isStopped = false
  local env = newEnvironment()
  env.obj = assert(load('return ' .. object, '=obj', 't', {}))()
  local result = scripts[id](env)
  if type(result) ~= 'table' then
    error('it returns ' .. type(result) .. '; it has to return a table with a status', 0)
  end
  local status, message = result.status, result.message
  if type(status) ~= 'string' then
    error('its status is ' .. type(status) .. '; it has to be a text', 0)
  end
  if type(message) ~= 'string' and type(message) ~= 'number' then message = '' end
  return native.sub(status, 1, 100), native.sub(message, 1, 4096)
end
`;
