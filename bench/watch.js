// Installed before the page loads: when was each thing last updated, counted from the reader's click.
// Kept apart: the stamp (end of the page), text and pictures, charts, and what is painted on a canvas (the map).
// A fading of old elements while the script runs is a change of style or class only; it does not count.
(() => {
  const seen = { click: 0, stamp: 0, content: 0, chart: 0, canvas: 0, mutations: 0 }
  const stamp = () => document.querySelector('#run-stamp')
  const run = () => Number(stamp()?.dataset.run ?? 0)
  let armed = false
  let lastRun = 0

  addEventListener('click', (event) => {
    if (!armed) return
    armed = false
    Object.assign(seen, { click: event.timeStamp, stamp: 0, content: 0, chart: 0, canvas: 0, mutations: 0 })
  }, true)

  const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)

  const look = (records) => {
    const now = performance.now()
    for (const record of records) {
      const target = element(record.target)
      if (!target?.closest('[data-testid="stMain"], [data-testid="stApp"] section')) continue
      if (target.closest('.js-plotly-plot')) {
        seen.chart = now
      } else if (record.type !== 'attributes') {
        seen.content = now
      } else {
        continue
      }
      seen.mutations += 1
    }
    const number = run()
    if (number !== lastRun) {
      lastRun = number
      seen.stamp = now
    }
  }
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
  })

  // deck.gl draws only when something changed, and tells nobody: its draw calls are the sign.
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    const draw = WebGL2RenderingContext.prototype[name]
    WebGL2RenderingContext.prototype[name] = function (...given) {
      seen.canvas = performance.now()
      return draw.apply(this, given)
    }
  }

  const last = () => Math.max(seen.stamp, seen.content, seen.chart, seen.canvas)
  const since = (moment) => (moment > seen.click ? moment - seen.click : 0)

  window.benchWatch = {
    run,
    arm: () => { armed = true },
    isQuiet: (after, quiet) => run() > after && seen.stamp > 0 && performance.now() - last() > quiet
      && document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning',
    read: () => ({
      run: run(),
      server: Number(stamp().dataset.ms),
      stamp: since(seen.stamp),
      chart: since(seen.chart),
      canvas: since(seen.canvas),
      last: since(last()),
      mutations: seen.mutations,
    }),
  }
})()
