// A chart of plotly that stays where it is: a change of the figure changes what differs, and nothing is built anew.
// Streamlit's own chart gets a new identity with each figure, so the browser throws it away and begins again.
const SOURCE = '/app/static/geo/plotly.min.js'
let asked = null

// Streamlit serves files of the dashboard as plain text, which no browser runs: so they are run from a copy.
const fetched = async () => {
  const answer = await fetch(SOURCE)
  if (!answer.ok) throw new Error(`cannot load ${SOURCE}: ${answer.status}`)
  const copy = URL.createObjectURL(new Blob([await answer.text()], { type: 'text/javascript' }))
  await new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = copy
    script.onload = resolve
    script.onerror = reject
    document.head.append(script)
  })
  URL.revokeObjectURL(copy)
  return window.Plotly
}

const plotly = () => {
  asked ??= fetched().catch((error) => {
    asked = null // the next figure tries again
    throw error
  })
  return asked
}

export default function ({ parentElement, data }) {
  const place = parentElement.querySelector('.g-steady')
  const { alt, made: { figure, config } } = JSON.parse(new TextDecoder().decode(data))
  place.setAttribute('aria-label', alt)
  place.style.minHeight = `${figure.layout.height}px` // nothing jumps while plotly is on its way
  plotly().then((found) => found.react(place, figure.data, figure.layout, config))
  return () => window.Plotly?.purge(place)
}
