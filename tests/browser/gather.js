// What a reader finds on a page; called with the smallest size of type that is allowed, in pixels.
smallest => {
  const shown = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const named = e => `${e.tagName.toLowerCase()}.${String(e.className.baseVal ?? e.className).trim()}`
  const told = e => `${named(e)}: ${e.textContent.trim().slice(0, 60)}`
  const all = selector => [...document.querySelectorAll(selector)].filter(shown)
  // For screen readers only: clipped to one pixel.
  const clipped = e => {
    for (; e; e = e.parentElement) if (getComputedStyle(e).clipPath.startsWith('inset(50%')) return true
    return false
  }
  const inside = (e, selector) => e.closest(selector) !== null
  const hasWords = e => [...e.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())

  const main = document.querySelector('[data-testid=stMain]')
  const ours = all('.g, .g *').filter(e => !clipped(e))
  const texts = all('.g, .g *, .js-plotly-plot text, .js-plotly-plot tspan, [data-testid=stMain] p, [data-testid=stMain] label')
    .filter(e => hasWords(e) && !clipped(e))
  const width = document.documentElement.clientWidth
  const isOutside = e => {
    const box = e.getBoundingClientRect()
    return box.width > 0 && (box.right > width + 1 || box.left < -1)
  }
  const isOffChart = e => {
    const chart = e.closest('.js-plotly-plot')?.getBoundingClientRect()
    const box = e.getBoundingClientRect()
    return chart && box.width > 0 && (box.right > chart.right + 1 || box.left < chart.left - 1 || box.bottom > chart.bottom + 1)
  }

  // Contrast of text with the ground it stands on (WCAG 2).
  const parts = colour => (colour.match(/^rgba?\(([^)]*)\)/)?.[1] ?? '').split(/[ ,/]+/).map(Number)
  const light = colour => {
    const [r, g, b] = parts(colour).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const groundOf = e => {
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor
      const alpha = parts(colour)[3] ?? 1
      if (alpha > 0.5) return colour
    }
    return 'rgb(255, 255, 255)'
  }
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a)
    return (high + 0.05) / (low + 0.05)
  }
  const inkOf = e => e instanceof SVGElement ? getComputedStyle(e).fill : getComputedStyle(e).color
  // Figures inside the bars of a chart stand on the bar, which is no parent of theirs.
  const faint = texts.filter(e => !inside(e, '.bars, .barlayer, .g-ordered'))
    .map(e => [contrast(inkOf(e), groundOf(e)), e]).filter(([ratio]) => ratio < 4.5)

  const attributes = ['aria-label', 'title', 'placeholder', 'alt']
  return {
    exceptions: all('[data-testid=stException], [data-testid=stAlertContentError]').map(told),
    page_width: Math.max(document.documentElement.scrollWidth, main.scrollWidth),
    window_width: innerWidth,
    cut: ours.filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden').map(told),
    outside: texts.filter(e => (isOutside(e) || isOffChart(e)) && !inside(e, '.g-scroll, .st-key-menu')).map(told),
    small: texts.filter(e => parseFloat(getComputedStyle(e).fontSize) < smallest)
      .map(e => `${getComputedStyle(e).fontSize} ${told(e)}`),
    faint: faint.map(([ratio, e]) => `${ratio.toFixed(1)}:1 ${told(e)}`),
    labels: [...new Set(all(attributes.map(name => `[${name}]`).join())
      .flatMap(e => attributes.map(name => e.getAttribute(name))).filter(Boolean))],
    lang: document.documentElement.lang,
    // Marked as another language, so that it is read out as such: identifiers, titles.
    spoken_otherwise: all(`[lang]:not(:lang(${document.documentElement.lang}))`).map(e => e.innerText.replace(/\s+/g, ' ').trim()),
    title: document.title,
    heading: document.querySelector('h1')?.textContent ?? '',
    ground: getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor,
    cards: all('.g-card').map(card => card.innerText.replace(/\s+/g, ' ')),
    menu: all('.st-key-menu a').map(e => e.textContent.trim()),
    filters: all('.st-key-filters label').map(e => e.textContent.trim()),
  }
}
