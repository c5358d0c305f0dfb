/* The slides in the page: sent once, moved by the browser. `slideShow` stands above this (exports/slides.js). */
export default function ({ parentElement, data, setStateValue }) {
  const host = parentElement.querySelector('.s-host')
  const kept = host.kept || (host.kept = { sent: new Set(), html: '', told: '' })
  const choice = (order, pause) => JSON.stringify([order, pause])

  // The address says which slide is shown, without asking the server.
  const moved = number => {
    const url = new URL(location.href)
    url.searchParams.set('ke', number)
    history.replaceState(history.state, '', url)
  }
  const changed = ({ order, pause }) => {
    kept.sent.add(choice(order, pause))
    clearTimeout(kept.telling) // several moves in a row are told once
    kept.telling = setTimeout(() => setStateValue('choice', { order: order.join(','), pause }), 300)
  }

  const told = choice(data.order, data.pause)
  if (kept.html !== data.html) {
    const shown = kept.show?.current()
    kept.html = data.html
    host.innerHTML = data.html
    const at = data.order.indexOf(shown) + 1 || data.at
    kept.show = slideShow(host, { words: data.words, order: data.order, pause: data.pause, at, moved, changed })
  } else if (told !== kept.told && !kept.sent.has(told)) { // a link or the back button; our own choice is shown already
    kept.show.order(data.order)
    kept.show.pause(data.pause)
  }
  kept.told = told
  host.firstElementChild.classList.toggle('s-sheet', data.isDark)
}
