// Installed before the page loads, the same for every framework: when was the page last drawn, from the click on?
// Text and charts are seen by an observer (in shadow roots too, where Panel draws), canvases by their draw calls.
(() => {
  const seen = { click: 0, last: 0, canvas: 0, changes: 0 }
  const roots = [document]
  let armed = false

  addEventListener('click', (event) => {
    if (!armed) return
    armed = false
    Object.assign(seen, { click: event.timeStamp, last: 0, canvas: 0, changes: 0 })
  }, true)

  const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)
  const look = (records) => {
    for (const record of records) {
      const target = element(record.target)
      if (!target || target.closest('head, header, [data-testid="stStatusWidget"]')) continue
      // Fading and busy marks are changes of class or style only; inside a chart an attribute is the drawing itself.
      if (record.type === 'attributes' && !target.closest('.js-plotly-plot')) continue
      seen.last = performance.now()
      seen.changes += 1
    }
  }
  const options = { subtree: true, childList: true, characterData: true, attributes: true }
  const observer = new MutationObserver(look)
  observer.observe(document, options)
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (...given) {
    const root = attach.apply(this, given)
    roots.push(root)
    observer.observe(root, options)
    return root
  }

  const drawn = (prototype, names) => {
    for (const name of names) {
      const draw = prototype[name]
      prototype[name] = function (...given) {
        seen.canvas = performance.now()
        return draw.apply(this, given)
      }
    }
  }
  drawn(WebGL2RenderingContext.prototype,
    ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'])

  const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)])
  const titles = () => all('.js-plotly-plot .gtitle').map((title) => title.textContent)
  const last = () => Math.max(seen.last, seen.canvas)

  window.benchPages = {
    arm: () => { armed = true },
    titles,
    shown: () => all('#shown').map((one) => one.textContent).join(),
    // A blank chart is fast: every title must say the choice, and the maps must have been painted.
    isDone: ({ words, place, charts, quiet }) => all('#shown').some((one) => one.textContent === words)
      && titles().length === charts && titles().every((title) => title.includes(place))
      && titles().filter((title) => title.includes(words)).length === 2
      && all('tbody tr, .dash-spreadsheet tr').length > 5
      && all('canvas').length > 0
      && performance.now() - last() > quiet,
    read: () => ({ last: last() - seen.click, canvas: Math.max(seen.canvas - seen.click, 0), changes: seen.changes }),
  }
})()
