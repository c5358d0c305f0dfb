/* Moves the slides of one `.s-show`. No library, no request, no timer while nothing plays.

   slideShow(root, settings): root holds the markup of exports/slide_html.py.
   settings: words; order (keys, empty: all); pause (seconds, 0: by hand); at (number of the first slide, from 1);
   moved(number) after each move; changed({order, pause}) after a choice of the reader.
   Returns {go, order, pause, enter, key, current, number}. Nothing outside the root listens, so there is nothing to take away. */
function slideShow(root, settings) {
  const show = root.querySelector('.s-show')
  const find = selector => show.querySelector(selector)
  const stage = find('.s-stage'), aloud = find('.s-said-aloud'), progress = find('.s-progress'), blank = find('.s-blank')
  const play = find('.s-play'), pauses = find('.s-interval-of'), list = find('.s-chooser ol')
  const slides = new Map([...show.querySelectorAll('.s-slide')].map(one => [one.dataset.key, one]))
  const wide = matchMedia('(min-width: 701px)'), lying = matchMedia('(min-aspect-ratio: 1/1)')
  const NEXT = 1, BACK = -1
  let order = [], at = 0, pause = 0, timer = 0, playing = false, digits = '', resting = 0, touch = null

  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const isFull = () => show.classList.contains('s-full')
  const root_of = () => show.getRootNode()
  const current = () => order[at]

  /* --- drawing ------------------------------------------------------------------------------------------------- */
  function layOut() {
    show.classList.toggle('s-as-stage', isFull() ? lying.matches : wide.matches)
  }

  function draw(isMove) {
    slides.forEach((slide, key) => {
      slide.classList.toggle('s-on', key === current())
      slide.classList.toggle('s-left-out', !order.includes(key))
    })
    order.forEach((key, place) => {
      const slide = slides.get(key)
      stage.insertBefore(slide, progress)
      slide.querySelector('.s-at').textContent = place + 1
      slide.querySelector('.s-all').textContent = order.length
      slide.setAttribute('aria-label', fill(settings.words.number, { number: place + 1, count: order.length }))
    })
    find('.s-where').textContent = `${at + 1} / ${order.length}`
    find('.s-previous').disabled = at === 0
    find('.s-next').disabled = at === order.length - 1
    if (isMove && !playing) {
      const title = slides.get(current()).querySelector('.s-title').textContent
      aloud.textContent = fill(settings.words.said, { number: at + 1, count: order.length, title })
    }
  }

  function go(place, isMove = true) {
    blank.hidden = true
    const before = current()
    at = Math.max(0, Math.min(place, order.length - 1))
    draw(isMove)
    if (isMove && current() !== before && settings.moved) settings.moved(at + 1)
    if (isFull()) stage.scrollTop = 0
    tick()
  }

  /* --- autoplay -------------------------------------------------------------------------------------------------- */
  function tick() {
    clearTimeout(timer)
    progress.classList.remove('s-run')
    show.classList.toggle('s-playing', playing)
    play.textContent = playing ? settings.words.pause : settings.words.play
    play.setAttribute('aria-pressed', playing)
    play.hidden = !pause
    if (!playing || !blank.hidden) return
    progress.firstElementChild.style.animationDuration = `${pause}s`
    void progress.offsetWidth // so that the line begins anew
    progress.classList.add('s-run')
    timer = setTimeout(() => stage.isConnected && go((at + 1) % order.length), pause * 1000)
  }

  function setPlaying(wanted) {
    if (wanted && !pause) setPause(Number(pauses.options[2].value), true)
    playing = wanted && pause > 0
    tick()
  }

  function setPause(seconds, isChoice) {
    pause = seconds
    if (![...pauses.options].some(one => Number(one.value) === seconds)) {
      pauses.add(new Option(fill(settings.words.seconds, { seconds }), seconds))
    }
    pauses.value = String(seconds)
    if (!pause) playing = false
    tick()
    if (isChoice && settings.changed) settings.changed({ order, pause })
  }

  /* --- full screen; where a browser has none, the slide covers the window ------------------------------------------ */
  function setFull(wanted, isFake) {
    show.classList.toggle('s-full', wanted)
    show.classList.toggle('s-fake', wanted && isFake)
    layOut()
    if (wanted) stage.focus({ preventScroll: true })
    else if (settings.left) settings.left()
    rest()
  }

  async function enter() {
    try {
      await stage.requestFullscreen({ navigationUI: 'hide' })
    } catch {
      setFull(true, true)
    }
  }

  function leave() {
    if (document.fullscreenElement) document.exitFullscreen()
    else if (isFull()) setFull(false, false)
  }

  function rest() { // the pointer hides while nothing moves
    clearTimeout(resting)
    show.classList.remove('s-idle')
    if (isFull()) resting = setTimeout(() => show.classList.add('s-idle'), 3000)
  }

  /* --- keys -------------------------------------------------------------------------------------------------------- */
  const moveBy = step => () => go(at + step)
  const keys = {
    ArrowRight: moveBy(NEXT), PageDown: moveBy(NEXT), ArrowLeft: moveBy(BACK), PageUp: moveBy(BACK),
    Home: () => go(0), End: () => go(order.length - 1),
    f: () => (isFull() ? leave() : enter()),
    b: toggleBlank, '.': toggleBlank,
    a: () => setPlaying(!playing), p: () => setPlaying(!playing),
  }
  const onlyFull = { ArrowDown: moveBy(NEXT), ArrowUp: moveBy(BACK), Escape: leave }

  function toggleBlank() {
    blank.hidden = !blank.hidden
    tick()
  }

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const target = event.composedPath()[0]
    if (target.closest('input, select, textarea, summary, [contenteditable]')) return
    const isButton = target.closest('button, a')
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    let act = keys[key] || (isFull() && onlyFull[key])
    if (key === ' ' && !isButton) act = moveBy(event.shiftKey ? BACK : NEXT)
    if (/^\d$/.test(key)) act = () => { digits = (digits + key).slice(-2) }
    if (key === 'Enter' && digits && !isButton) act = () => go(Number(digits) - 1)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
    if (!/^\d$/.test(key)) digits = ''
  }

  /* --- choice and order ---------------------------------------------------------------------------------------------- */
  const rows = () => [...list.children]

  function readChoice() {
    const here = current()
    order = rows().filter(row => row.querySelector('input').checked).map(row => row.dataset.key)
    lockLast()
    at = Math.max(0, order.includes(here) ? order.indexOf(here) : Math.min(at, order.length - 1))
    draw(false)
    if (settings.changed) settings.changed({ order, pause })
  }

  function lockLast() { // one slide is left: it cannot be taken away too
    rows().forEach((row, place, all) => {
      const box = row.querySelector('input')
      box.disabled = box.checked && order.length === 1
      row.querySelector('.s-up').disabled = place === 0
      row.querySelector('.s-down').disabled = place === all.length - 1
    })
  }

  function setOrder(wanted) {
    const known = wanted.filter(key => slides.has(key))
    order = known.length ? known : [...slides.keys()]
    const later = rows().filter(row => !order.includes(row.dataset.key))
    const byKey = new Map(rows().map(row => [row.dataset.key, row]))
    order.forEach(key => list.append(byKey.get(key)))
    list.append(...later)
    rows().forEach(row => { row.querySelector('input').checked = order.includes(row.dataset.key) })
    lockLast()
  }

  function onChoice(event) {
    const button = event.target.closest('button')
    if (!button) return
    const row = button.closest('li')
    if (button.classList.contains('s-up')) row.previousElementSibling?.before(row)
    else row.nextElementSibling?.after(row)
    readChoice()
    ;(button.disabled ? row.querySelector('button:not(:disabled)') : button)?.focus()
  }

  /* --- what is heard ---------------------------------------------------------------------------------------------------- */
  show.addEventListener('keydown', onKey)
  find('.s-previous').addEventListener('click', moveBy(BACK))
  find('.s-next').addEventListener('click', moveBy(NEXT))
  find('button.s-full').addEventListener('click', enter)
  find('.s-close').addEventListener('click', event => { event.stopPropagation(); leave() })
  play.addEventListener('click', () => setPlaying(!playing))
  pauses.addEventListener('change', () => { setPause(Number(pauses.value), true); setPlaying(pause > 0) })
  list.addEventListener('click', onChoice)
  list.addEventListener('change', readChoice)
  stage.addEventListener('fullscreenchange', () => setFull(root_of().fullscreenElement === stage, false))
  stage.addEventListener('pointermove', rest)
  stage.addEventListener('click', event => {
    if (!isFull() || touch === 'swiped') return
    if (!blank.hidden) toggleBlank()
    else go(at + (event.clientX < innerWidth / 4 ? BACK : NEXT))
  })
  stage.addEventListener('touchstart', event => {
    touch = event.touches.length === 1 ? event.touches[0] : null
  }, { passive: true })
  stage.addEventListener('touchend', event => {
    const from = touch, to = event.changedTouches[0]
    touch = null
    if (!from || from === 'swiped' || !(isFull() || show.classList.contains('s-as-stage'))) return
    const right = to.clientX - from.clientX, down = to.clientY - from.clientY
    if (Math.abs(right) < 50 || Math.abs(right) < 2 * Math.abs(down)) return
    touch = 'swiped' // the click that may follow is no second step
    setTimeout(() => { touch = null }, 400)
    go(at + (right < 0 ? NEXT : BACK))
  }, { passive: true })
  wide.addEventListener('change', layOut)
  lying.addEventListener('change', layOut)

  show.classList.add('s-live')
  layOut()
  setOrder(settings.order || [])
  setPause(settings.pause || 0, false)
  go((settings.at || 1) - 1, false)
  return {
    go: number => go(number - 1),
    order: wanted => { const here = current(); setOrder(wanted); at = Math.max(0, order.indexOf(here)); draw(false) },
    pause: seconds => setPause(seconds, false),
    enter,
    key: onKey,
    current,
    number: () => at + 1,
  }
}
