'use strict';

const SVG = 'http://www.w3.org/2000/svg';
const NODE = { width: 168, height: 46, gapX: 44, gapY: 14 };

const byId = id => document.getElementById(id);

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  if (text !== undefined) made.textContent = text;
  return made;
}

function html(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

// ---- figures: three digits and a unit, as everywhere in Turgo --------------------------------------------------

function scaled(value, base, units) {
  let unit = 0;
  while (Math.abs(value) >= base && unit < units.length - 1) { value /= base; unit++; }
  const digits = unit === 0 && Number.isInteger(value) ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toFixed(Math.min(2, digits)) + ' ' + units[unit];
}
const rate = value => scaled(Math.round(value), 1000, ['', 'k', 'M', 'G']).trim() + '/s';
const count = value => value.toLocaleString('en-US');
const bytes = value => scaled(value, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB']);
function duration(ns) {
  const s = ns / 1e9;
  if (s >= 2 * 86400) return count(Math.round(s / 86400)) + ' days';
  if (s >= 3600) return Math.floor(s / 3600) + ' h ' + Math.floor(s % 3600 / 60) + ' min';
  if (s >= 60) return Math.floor(s / 60) + ' min ' + Math.floor(s % 60) + ' s';
  return ns === 0 ? '0 s' : scaled(ns, 1000, ['ns', 'us', 'ms', 's']);
}

// ---- the picture -----------------------------------------------------------------------------------------------

// A node stands one column behind the last of those that it gets its rows from.
function columnsOf(graph) {
  const column = new Map(graph.map(node => [node.name, 0]));
  for (let round = 0; round < graph.length; round++) {
    for (const node of graph) {
      for (const from of node.from) {
        column.set(node.name, Math.max(column.get(node.name), (column.get(from) || 0) + 1));
      }
    }
  }
  return column;
}

// Rows of nodes: each as near to what feeds it as those above leave room for.
function placesOf(graph) {
  const column = columnsOf(graph);
  const free = [];
  const places = new Map();
  const ordered = [...graph].sort((a, b) => column.get(a.name) - column.get(b.name));
  for (const node of ordered) {
    const at = column.get(node.name);
    const wished = node.from.length ? Math.min(...node.from.map(from => places.get(from).row)) : 0;
    const row = Math.max(free[at] || 0, wished);
    free[at] = row + 1;
    places.set(node.name, { column: at, row });
  }
  return places;
}

function shortened(text, most) {
  return text.length > most ? text.slice(0, most - 1) + '…' : text;
}

function drawGraph(graph, stages, rateIn) {
  const svg = byId('graph');
  const rejected = new Set(['dead-letters']);
  graph.forEach(node => { if (node.from.some(from => rejected.has(from))) rejected.add(node.name); });
  const shown = [...graph.filter(node => !rejected.has(node.name)), ...graph.filter(node => rejected.has(node.name))];
  const alone = shown.filter(node => node.kind === 'source').length === 2;
  const places = placesOf(shown);
  const x = node => 2 + places.get(node).column * (NODE.width + NODE.gapX);
  const y = node => 2 + places.get(node).row * (NODE.height + NODE.gapY);
  const width = 4 + Math.max(...shown.map(node => x(node.name))) + NODE.width;
  const height = 4 + Math.max(...shown.map(node => y(node.name))) + NODE.height;
  svg.replaceChildren();
  svg.setAttribute('width', width);
  svg.setAttribute('height', height);
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.style.minWidth = 0.6 * width + 'px';
  for (const node of shown) {
    for (const from of node.from) {
      const x1 = x(from) + NODE.width, y1 = y(from) + NODE.height / 2;
      const x2 = x(node.name), y2 = y(node.name) + NODE.height / 2, middle = x2 - NODE.gapX / 2;
      svg.append(element('path', { class: 'edge', d: `M${x1},${y1} H${middle - 8} C${middle},${y1} ${middle},${y1} ${middle},${(y1 + y2) / 2} C${middle},${y2} ${middle},${y2} ${Math.min(middle + 8, x2)},${y2} H${x2}` }));
    }
  }
  for (const node of shown) {
    const group = element('g', { class: 'node ' + node.kind });
    group.append(element('title', {}, node.name + (node.operator ? ', ' + node.operator : '')));
    group.append(element('rect', { x: x(node.name), y: y(node.name), width: NODE.width, height: NODE.height, rx: 8 }));
    group.append(element('text', { class: 'title', x: x(node.name) + 10, y: y(node.name) + 19 }, shortened(node.name, 22)));
    const figures = stages.get(node.name);
    const says = node.kind === 'source'
      ? alone && !rejected.has(node.name) ? 'source, ' + rate(rateIn) : 'source' : node.kind === 'sink'
      ? count(figures.written) + ', ' + rate(figures.rate)
      : figures.rows ? rate(figures.rate) : node.operator.toLowerCase();
    group.append(element('text', { class: 'dim', x: x(node.name) + 10, y: y(node.name) + 36 }, says));
    svg.append(group);
  }
}

// ---- plots -----------------------------------------------------------------------------------------------------

// The axis goes up to `least` when all is below it, so that an idle pipeline has figures on it that differ.
function plot(id, samples, lines, least, format) {
  const svg = byId(id);
  const box = svg.getBoundingClientRect();
  const width = Math.max(200, box.width), height = box.height || 130, left = 62, bottom = 18;
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.replaceChildren();
  const top = niceAbove(Math.max(least, ...samples.flatMap(sample => lines.map(line => line.value(sample)))));
  for (let i = 0; i <= 2; i++) {
    const y = 6 + (height - bottom - 6) * i / 2;
    svg.append(element('line', { class: 'grid', x1: left, x2: width, y1: y, y2: y }));
    svg.append(element('text', { class: 'dim', x: left - 6, y: y + 4, 'text-anchor': 'end' }, format(top * (2 - i) / 2)));
  }
  if (!samples.length) return;
  const first = samples[0].t, last = samples[samples.length - 1].t, span = Math.max(60000, last - first);
  const px = t => left + (width - left - 2) * (1 - (last - t) / span);
  const py = value => 6 + (height - bottom - 6) * (1 - value / top);
  for (const line of lines) {
    svg.append(element('polyline', { class: line.style,
      points: samples.map(sample => px(sample.t).toFixed(1) + ',' + py(line.value(sample)).toFixed(1)).join(' ') }));
  }
  svg.append(element('text', { class: 'dim', x: left, y: height - 3 }, duration(span * 1e6) + ' ago'));
  svg.append(element('text', { class: 'dim', x: width - 2, y: height - 3, 'text-anchor': 'end' }, 'now'));
}

function niceAbove(value) {
  const power = Math.pow(10, Math.floor(Math.log10(value)));
  return [1, 2, 5, 10].map(step => step * power).find(step => step >= value * 0.999) || value;
}

// ---- everything ------------------------------------------------------------------------------------------------

function tiles(pipeline, samples) {
  const counters = pipeline.counters;
  const now = Date.now() * 1e6;
  const last = samples.length ? samples[samples.length - 1] : { p50: 0, p99: 0 };
  const ended = counters.watermark > 9e18;
  const age = at => at ? duration(Math.max(0, now - at)) + ' ago' : 'none yet';
  const all = [
    [rate(pipeline.rates.eventsIn), count(counters['events-in']) + ' events in'],
    [rate(pipeline.rates.eventsOut), count(counters['events-out']) + ' events out'],
    [ended ? '-' : counters.watermark ? duration(pipeline.lagNs) : 'none yet', 'event time behind the clock'],
    [duration(last.p99 * 1000), 'p99 of the last second'],
    [Math.round(100 * counters['ring-occupancy'] / Math.max(1, counters['ring-capacity'])) + ' %', 'of the input ring; ' + count(counters['publisher-blocked']) + ' waits'],
    [count(counters['late-records']), 'late'],
    [count(counters['dead-letters']), 'dead letters'],
    [count(counters.errors), 'errors'],
    [count(counters['replayed-events']), 'events from the journal, at the start'],
    [bytes(counters['journal-size']), counters['journal-size'] ? 'journal, written ' + age(counters['frame-time']) : 'journal: none is kept'],
    [bytes(pipeline.checkpoint.bytes), 'checkpoints, ' + age(pipeline.checkpoint.at)],
    [bytes(counters['state-bytes']), 'state, ' + count(counters['state-rows']) + ' rows'],
  ];
  byId('tiles').replaceChildren(...all.map(([figure, label]) => {
    const tile = document.createElement('div');
    tile.append(html('b', figure), html('span', label));
    return tile;
  }));
}

function table(stages) {
  byId('stages').tBodies[0].replaceChildren(...stages.map(stage => {
    const row = document.createElement('tr');
    const latency = stage.latencyNs, measured = latency['latency-count'] > 0;
    row.append(html('td', stage.name), html('td', stage.rows || !measured ? count(stage.rows) : '-'),
      html('td', stage.rows || !measured ? rate(stage.rate) : '-'));
    for (const what of ['latency-p50', 'latency-p99', 'latency-p99.9', 'latency-max']) {
      row.append(html('td', measured ? duration(latency[what]) : '-'));
    }
    return row;
  }));
}

function errors(list) {
  byId('errors').hidden = list.length === 0;
  byId('errors').querySelector('tbody').replaceChildren(...list.map(error => {
    const row = document.createElement('tr');
    row.append(html('td', error.count + ' x'), html('td', new Date(error.lastMs).toISOString()), html('td', error.error));
    return row;
  }));
}

function show(pipeline, samples) {
  byId('name').textContent = pipeline.pipeline;
  document.title = pipeline.pipeline + ' - Turgo';
  byId('phase').textContent = pipeline.phase;
  byId('phase').className = 'badge ' + (pipeline.ready ? 'good' : 'bad');
  if (!pipeline.counters) return;
  byId('facts').textContent = 'process ' + pipeline.process + ', up ' + duration(Math.max(0, pipeline.at - pipeline.started))
    + ', ' + pipeline.threads;
  tiles(pipeline, samples);
  const stages = new Map(pipeline.stages.map(stage => [stage.name, stage]));
  drawGraph(pipeline.graph, stages, pipeline.rates.eventsIn);
  table(pipeline.stages);
  errors(pipeline.errors);
  plot('rates', samples, [{ style: 'a', value: s => s.in }, { style: 'b', value: s => s.out }], 10, rate);
  plot('latency', samples, [{ style: 'a', value: s => s.p50 }, { style: 'b', value: s => s.p99 }], 1, us => duration(us * 1000));
  plot('lag', samples, [{ style: 'a', value: s => s.lagMs }], 1, ms => duration(ms * 1e6));
  plot('ring', samples, [{ style: 'a', value: s => s.ring }], 10, count);
}

async function refresh() {
  try {
    const [pipelines, history] = await Promise.all(
      ['pipelines', 'history'].map(path => fetch(path, { cache: 'no-store' }).then(answer => answer.json())));
    show(pipelines[0], history);
  } catch (gone) {
    byId('phase').textContent = 'no answer';
    byId('phase').className = 'badge bad';
  }
  setTimeout(refresh, 1000);
}

refresh();
