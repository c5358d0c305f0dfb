/* The offline file: which place and part is shown, tables that sort, filter and copy. No library, no request. */
;(() => {
  const words = JSON.parse(document.body.dataset.words)
  const places = [...document.querySelectorAll('.o-place')]
  const shows = new Map()
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name])
  document.documentElement.classList.add('js')

  /* --- `#52.06/presentasi/3` -------------------------------------------------------------------------------------- */
  function asked() {
    const [place, part, number] = decodeURIComponent(location.hash.slice(1)).split('/')
    const article = places.find(one => one.id === place) || places[0]
    const section = article.querySelector(`.o-part[data-part="${CSS.escape(part || '')}"]`)
    return { article, section: section || article.querySelector('.o-part'), number: Number(number) || 1 }
  }

  function route() {
    const { article, section, number } = asked()
    places.forEach(one => one.classList.toggle('o-on', one === article))
    article.querySelectorAll('.o-part').forEach(one => one.classList.toggle('o-on', one === section))
    mark('.o-places a', link => link.dataset.place === article.id)
    article.querySelectorAll('.o-tabs a').forEach(link => current(link, link.dataset.part === section.dataset.part))
    // The reader stays in the part in which he is when he chooses another place.
    document.querySelectorAll('.o-places a').forEach(link => { link.hash = `${link.dataset.place}/${section.dataset.part}` })
    document.title = article.querySelector('h1').textContent
    if (section.dataset.part === 'tabel') section.querySelector('.o-table')?.setAttribute('open', '')
    if (section.dataset.part === 'presentasi') present(article, section, number)
    scrollTo(0, 0)
  }

  const current = (link, is) => (is ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current'))
  const mark = (selector, is) => document.querySelectorAll(selector).forEach(link => current(link, is(link)))

  function present(article, section, number) {
    if (!shows.has(section)) {
      section.querySelectorAll('img[data-same]').forEach(one => {
        one.src = document.getElementById(one.dataset.same).src
      })
      const moved = at => history.replaceState(null, '', `#${article.id}/presentasi/${at}`)
      shows.set(section, slideShow(section, { words: words.slides, at: number, moved }))
    }
    shows.get(section).go(number)
  }

  /* --- tables ------------------------------------------------------------------------------------------------------- */
  const value = cell => (cell.dataset.v === undefined ? cell.textContent : cell.dataset.v)
  const element = (name, settings) => Object.assign(document.createElement(name), settings)

  function order(table, heads, place) {
    const body = table.tBodies[0], head = heads[place]
    const up = head.getAttribute('aria-sort') !== 'ascending'
    const isNumber = head.classList.contains('n')
    const compare = (a, b) => (isNumber ? a - b : a.localeCompare(b, document.documentElement.lang, { numeric: true }))
    const rows = [...body.rows].map(row => [value(row.cells[place]), row])
    rows.sort(([a], [b]) => (a === '') - (b === '') || (up ? 1 : -1) * compare(a, b)) // what is missing stays last
    body.append(...rows.map(([, row]) => row))
    heads.forEach(one => one.removeAttribute('aria-sort'))
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending')
  }

  // A cell of text that begins so is worked out by a spreadsheet.
  const plain = text => (/^[=+\-@\t\r]/.test(text) && text !== '-' && !text.startsWith('- ') ? `'${text}` : text)
  const quoted = text => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)

  function csv(table, heads) {
    const lines = [heads.map(one => one.dataset.key)]
    for (const row of table.tBodies[0].rows) {
      if (!row.hidden) lines.push([...row.cells].map(one => (one.classList.contains('n') ? value(one) : plain(value(one)))))
    }
    return lines.map(line => line.map(quoted).join(',')).join('\r\n')
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      const area = element('textarea', { value: text })
      document.body.append(area)
      area.select()
      document.execCommand('copy')
      area.remove()
    }
  }

  /* Large tables are made ready when they are opened: what is the same in all places stands in the file once. */
  function makeReady(box) {
    if (box.dataset.ready) return
    const same = box.dataset.same && document.getElementById(box.dataset.same)
    if (same) {
      box.querySelector('p').remove()
      box.append(...[...same.children].slice(1).filter(one => !one.matches('.o-tools')).map(one => one.cloneNode(true)))
    }
    box.dataset.ready = 'yes'
    const table = box.querySelector('table'), heads = [...table.tHead.rows[0].cells]
    heads.forEach((head, place) => {
      const button = element('button', { type: 'button', textContent: head.textContent })
      button.addEventListener('click', () => order(table, heads, place))
      head.replaceChildren(button)
      head.removeAttribute('aria-sort')
    })
    const tools = element('div', { className: 'o-tools' })
    const count = element('span', { className: 'o-quiet' })
    const input = element('input', { type: 'search', placeholder: words.filter })
    input.setAttribute('aria-label', `${words.filter}: ${box.querySelector('h3').textContent}`)
    const filter = () => {
      const wanted = input.value.trim().toLowerCase(), all = [...table.tBodies[0].rows]
      for (const row of all) row.hidden = !row.textContent.toLowerCase().includes(wanted)
      count.textContent = fill(words.rows, { shown: all.filter(row => !row.hidden).length, count: all.length })
    }
    input.addEventListener('input', filter)
    const button = element('button', { type: 'button', textContent: words.copy })
    button.addEventListener('click', async () => {
      await copy(csv(table, heads))
      button.textContent = words.done
      setTimeout(() => { button.textContent = words.copy }, 3000)
    })
    tools.append(input, count, button)
    box.querySelector('.o-scroll').before(tools)
    filter()
  }

  document.querySelectorAll('.o-table').forEach(box => {
    box.addEventListener('toggle', () => box.open && makeReady(box))
  })

  // Paper cannot unfold what is folded.
  addEventListener('beforeprint', () => document.querySelectorAll('.o-on .o-table').forEach(one => {
    makeReady(one)
    one.open = true
  }))
  // The slides fill this part, so their keys work before one of them has the focus.
  addEventListener('keydown', event => {
    const section = asked().section
    if (shows.has(section) && !event.target.closest('.s-show')) shows.get(section).key(event)
  })
  addEventListener('hashchange', route)
  route()
})()
