// What a page has to know of the reader's browser, and can't be told by Streamlit: the window's size, the keys of a
// presenter, whether anybody moves; a key that presses a button, a line to write in at once, paper, pictures to take
// away, and the way back. Every word that it shows comes from the page. And what Streamlit's markup lacks for who
// listens to it.

const IDLE = 2500; // ms without a move until the bar hides
const SLOW = 300; // ms until a slide that isn't there yet is waited for in words
const SWIPE = 50; // px of a finger's way that turn a page
const TURNS = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
  Home: -Infinity, End: Infinity,
};
const shown = new WeakMap(); // each mounted component's wall
const DRAWER = "drawer"; // in the address, of what lies over the page
keepTheWayBack();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  if (!shown.has(parentElement)) shown.set(parentElement, (KINDS[data.kind] ?? begin)(parentElement));
  const wall = shown.get(parentElement);
  wall.told(data, setStateValue, setTriggerValue);
  return () => {
    shown.delete(parentElement);
    wall.end();
  };
}

function begin(parent) {
  const root = document.documentElement, listening = new AbortController();
  const mounted = crypto.randomUUID?.() ?? String(Math.random());
  let data, tell, trigger; // what the page said last, and the ways to answer
  let at = 0, moves = 0, pending = null; // where the wall goes, and the move that the page hasn't heard of yet
  let sized = "", resting, waiting;
  const bar = make("div", { className: "wall-bar", role: "toolbar" });
  const black = make("div", { className: "wall-black", hidden: true });
  const soon = make("div", { className: "wall-soon", role: "status", hidden: true });
  const list = make("dialog", { className: "wall-list" });
  parent.append(bar, soon, list, black);

  function told(said, setStateValue, setTriggerValue) {
    [data, tell, trigger] = [said, setStateValue, setTriggerValue];
    if (pending === null || said.heard === pending) [at, pending] = [said.place, null];
    measure();
    draw();
  }

  function measure() {
    const size = [window.innerWidth, window.innerHeight];
    if (String(size) === (sized || String(data.window))) return;
    sized = String(size);
    tell("window", size);
  }

  function go(place) {
    const goal = Math.min(Math.max(place, 0), data.count - 1);
    if (!blacken(false) && goal !== at) {
      at = goal;
      pending = `${mounted} ${++moves}`;
      tell("at", { place: at, move: pending });
    }
    draw();
  }

  function blacken(wanted) {
    const was = !black.hidden;
    black.hidden = !wanted;
    root.classList.toggle("wall-is-black", wanted);
    return was && !wanted;
  }

  function fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => {});
  }

  function draw() {
    const words = data.words;
    clearTimeout(waiting);
    soon.hidden = true;
    if (at !== data.place) {
      soon.textContent = words.soon.replace("{}", at + 1);
      waiting = setTimeout(() => (soon.hidden = false), SLOW);
    }
    if (!data.bar) return bar.replaceChildren();
    bar.replaceChildren(
      ...(data.back ? [button(words.back, () => trigger("back", true), { key: "Esc" })] : []),
      button(words.previous, () => go(at - 1), { key: "←" }),
      button(`${at + 1} / ${data.count}`, choose, { name: words.all }),
      button(words.next, () => go(at + 1), { key: "→" }),
      button(words.black, () => blacken(true), { key: "B" }),
      ...(document.fullscreenEnabled ? [button(words.full, fill, { key: "F" })] : []),
      ...(data.presenter ? [make("a", { textContent: words.presenter, href: data.presenter, target: "_blank" })] : []),
      ...(data.leave ? [button(words.leave, () => trigger("leave", true))] : []),
    );
  }

  function choose() {
    const items = data.titles.map((title, place) => {
      const item = make("li");
      item.append(button(title, () => (list.close(), go(place))));
      return item;
    });
    const titles = make("ol");
    titles.append(...items);
    list.replaceChildren(titles);
    list.showModal();
  }

  function button(label, act, { key, name } = {}) {
    const made = make("button", { type: "button", textContent: label });
    if (name) made.setAttribute("aria-label", `${name} ${label}`);
    if (key) made.append(make("kbd", { textContent: key }));
    made.addEventListener("click", (event) => {
      if (event.detail) made.blur(); // a mouse's click leaves the keys to the wall
      act();
    });
    return made;
  }

  function pressed(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
    if (event.ctrlKey || event.altKey || event.metaKey || typing) return;
    if (event.key === "Tab") return moved();
    if (event.target.closest?.("button, a") && [" ", "Enter"].includes(event.key)) return;
    const act = meaning(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  function meaning(key) {
    if (key in TURNS) return () => go(at + TURNS[key]);
    if (/^(b|\.)$/i.test(key)) return () => blacken(black.hidden);
    if (/^f$/i.test(key)) return fill;
    if (["Escape", "Backspace"].includes(key)) {
      if (!black.hidden) return () => blacken(false);
      if (data.back) return () => trigger("back", true);
    }
    return null;
  }

  function moved() {
    root.classList.remove("wall-rests");
    clearTimeout(resting);
    resting = setTimeout(() => root.classList.toggle("wall-rests", !bar.matches(":focus-within, :hover")), IDLE);
  }

  function swiped(start) {
    const [from, level] = [start.touches[0].clientX, start.touches[0].clientY];
    document.addEventListener("touchend", (end) => {
      const [over, down] = [end.changedTouches[0].clientX - from, end.changedTouches[0].clientY - level];
      if (Math.abs(over) > SWIPE && Math.abs(over) > 2 * Math.abs(down)) go(at - Math.sign(over));
    }, { once: true, signal: listening.signal });
  }

  const hear = (target, name, act, options = {}) =>
    target.addEventListener(name, act, { ...options, signal: listening.signal });
  hear(document, "keydown", pressed, { capture: true });
  hear(document, "pointermove", (event) => (event.movementX || event.movementY) && moved(), { capture: true });
  hear(document, "pointerdown", moved, { capture: true });
  hear(document, "touchstart", swiped, { passive: true });
  hear(black, "click", () => blacken(false));
  let resized;
  hear(window, "resize", () => {
    clearTimeout(resized);
    resized = setTimeout(measure, 150);
  });
  moved();

  return {
    told,
    end() {
      listening.abort();
      [resting, waiting, resized].forEach(clearTimeout);
      root.classList.remove("wall-rests", "wall-is-black");
      [bar, black, soon, list].forEach((each) => each.remove());
    },
  };
}

function make(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

const KINDS = { search, focus, paper, picture };
const OPENING = 100, LOOKS = 50; // ms between looks for a line that a drawer, while it opens, takes the focus from
const LAID_OUT = 1200, DRAWN = 15_000; // ms that pictures take to fit the paper, and that all may take to be drawn
const typing = (event) => event.target.closest?.("input, textarea, select, [contenteditable]");

// The way to the search: a button and its key. Above it, the subject of the view that is shown is marked, of which
// Streamlit marks the first view only.
function search(parent) {
  const listening = new AbortController(), button = make("button", { type: "button", className: "search-open" });
  let key, open;
  document.addEventListener("keydown", (event) => {
    if (event.key !== key || typing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    open();
  }, { signal: listening.signal });
  button.addEventListener("click", () => open());
  parent.append(button);
  return {
    told(data, _tell, trigger) {
      key = data.key;
      for (const link of document.querySelectorAll("[data-testid=stTopNavLink]"))
        link.toggleAttribute("data-is-subject", link.pathname.endsWith(`/${data.subject}`) && data.subject !== "");
      open = () => trigger("pressed", true);
      button.replaceChildren(data.words.open, make("kbd", { textContent: key }));
    },
    end() {
      listening.abort();
      button.remove();
    },
  };
}

// The line of the container data.on is where one writes.
function focus() {
  let looking, looks = 0, had = 0;
  function look(on) {
    const line = document.querySelector(`.st-key-${on} input`);
    had = line && document.activeElement === line ? had + 1 : 0; // it is kept once it was had three times on end
    if (!had) line?.focus();
    if (had > 2 || ++looks > LOOKS) clearInterval(looking);
  }
  return {
    told({ on }) {
      looking ??= setInterval(look, OPENING, on);
    },
    end: () => clearInterval(looking),
  };
}

// The page as it is on paper: laid out as wide as that, printed once, then as before.
function paper() {
  const root = document.documentElement, foot = make("style"), begun = performance.now();
  let waiting, trigger;
  function print() {
    const isDrawn = !document.querySelector("[data-testid=stSkeleton]") || performance.now() - begun > DRAWN;
    if (!isDrawn) return (waiting = setTimeout(print, LAID_OUT));
    window.print();
    end();
    trigger("printed", true);
  }
  function end() {
    clearTimeout(waiting);
    root.classList.remove("on-paper");
    foot.remove();
  }
  return {
    told({ line }, _tell, triggers) {
      trigger = triggers;
      root.classList.add("on-paper");
      foot.textContent = `@page { @bottom-left { content: ${JSON.stringify(line)}; font-size: 11px; color: #5b6b82; } }`;
      document.head.append(foot);
      waiting ??= setTimeout(print, LAID_OUT);
    },
    end,
  };
}

// Buttons that save the picture in the container data.of, with the lines that say what it is.
function picture(parent) {
  const row = make("span", { className: "picture-row" });
  parent.append(row);
  return {
    told(data, _tell, trigger) {
      row.replaceChildren(...["png", "svg"].map((kind) => {
        const save = make("button", { type: "button", textContent: data.words[kind] });
        save.addEventListener("click", () => drawn(data).then((svg) => (kind === "svg" ? saved(svg) : inked(svg))
          .then((blob) => handed(blob, `${data.file}.${kind}`)).then((name) => trigger("taken", name))));
        return save;
      }));
    },
    end: () => row.remove(),
  };
}

const FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";
const EDGE = 24, TWICE = 2;

// One SVG: title and basis over the picture, its source below.
async function drawn({ of, title, basis, source }) {
  let layers;
  while (!(layers = [...document.querySelectorAll(`[class*="st-key-${of}"] .main-svg`)]).length)
    await new Promise((soon) => setTimeout(soon, OPENING)); // it is still to be drawn
  const places = layers.map((layer) => layer.getBoundingClientRect()); // of a picture in columns each has its own
  const [left, upper] = ["left", "top"].map((edge) => Math.min(...places.map((place) => place[edge])));
  const [width, height] = [["right", left], ["bottom", upper]].map(
    ([edge, from]) => Math.max(...places.map((place) => place[edge])) - from);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const [wide, top, high] = [width + 2 * EDGE, 74, height + 74 + 40];
  for (const [name, value] of Object.entries({ width: wide, height: high, viewBox: `0 0 ${wide} ${high}` }))
    svg.setAttribute(name, value);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const add = (name, values, text = "") => {
    const made = svg.appendChild(document.createElementNS(svg.namespaceURI, name));
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
    made.textContent = text;
  };
  add("rect", { width: wide, height: high, fill: "#fff" });
  const line = (y, size, fill, weight, text) =>
    add("text", { x: EDGE, y, fill, "font-size": size, "font-weight": weight, "font-family": FONT }, text);
  line(34, Math.min(20, (wide - 2 * EDGE) / title.length), "#1B2A41", 600, title);
  line(58, Math.min(13, (wide - 2 * EDGE) / Math.max(basis.length, 1)), "#5B6B82", 400, basis);
  layers.forEach((layer, number) => {
    const copy = svg.appendChild(layer.cloneNode(true));
    copy.setAttribute("x", EDGE + places[number].left - left);
    copy.setAttribute("y", top + places[number].top - upper);
  });
  line(high - 14, 12, "#5B6B82", 400, source);
  return svg;
}

async function saved(svg) {
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

async function inked(svg) {
  const image = new Image(), address = URL.createObjectURL(await saved(svg));
  await new Promise((done, failed) => Object.assign(image, { onload: done, onerror: failed, src: address }));
  const sheet = make("canvas", { width: image.width * TWICE, height: image.height * TWICE });
  sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
  URL.revokeObjectURL(address);
  return new Promise((done) => sheet.toBlob(done, "image/png"));
}

function handed(blob, name) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return name;
}

// A filter that the reader changes is an entry of the history, which Streamlit writes over; what one press or key writes
// into the address of a page is one entry, however often it is put right. A drawer that he closes is gone from it, where
// Streamlit adds the page without it, so that the way back would open the drawer again.
function keepTheWayBack() {
  const push = history.pushState.bind(history), replace = history.replaceState.bind(history);
  const there = (address) => new URL(address, location);
  let acts = 0, travels = false; // what Streamlit writes after a step through the history is no entry of its own
  let closing = false; // a step back of our own, of which Streamlit knows what it leads to
  window.addEventListener("popstate", (event) => {
    if (closing) event.stopImmediatePropagation();
    [closing, travels] = [false, !closing];
  }, { capture: true });
  for (const act of ["pointerdown", "keydown"])
    window.addEventListener(act, (event) => {
      if (event.key !== "Escape") acts++; // which closes the list that something was chosen from
      travels = false;
    }, { capture: true });
  function enter(address) {
    const { from, act } = history.state ?? {};
    const isPutRight = act === acts && there(address).pathname === location.pathname;
    return isPutRight ? replace({ from, act }, "", address) : push({ from: location.href, act: acts }, "", address);
  }
  history.replaceState = (state, title, address) => {
    const isEntry = !travels && address && there(address).search !== location.search;
    return isEntry ? enter(address) : replace(history.state, title, address);
  };
  history.pushState = (_state, _title, address) => {
    const closes = there(location).searchParams.has(DRAWER) && !there(address).searchParams.has(DRAWER);
    if (!closes || history.state?.from !== there(address).href) return enter(address);
    closing = true;
    history.back();
  };
}

// What Streamlit's markup lacks for who listens to a page, set on what is there and on what comes: in which language it
// speaks, that the links in the phone's drawer are one list, and that what opens over a page is a part of it, named
// like what it holds. By what it is set on.
const HEARD = {
  "[data-testid=stSidebarNavItems]": { role: "none" },
  "[data-testid=stSidebarNavItems] > div": { role: "list" },
  "header:not([data-testid])": { role: "group" },
  "[data-floating-ui-portal]:not(:empty), [data-testid^=st][data-testid$=Dropdown]": { role: "region" },
};

function heard() {
  for (const [where, attributes] of Object.entries(HEARD))
    for (const each of document.querySelectorAll(where)) {
      for (const [name, value] of Object.entries(attributes)) each.setAttribute(name, value);
      const within = attributes.role === "region" && each.querySelector("[aria-label], [aria-labelledby]");
      for (const name of ["aria-label", "aria-labelledby"])
        if (within && within.hasAttribute(name)) each.setAttribute(name, within.getAttribute(name));
    }
}

document.documentElement.lang = "zh-CN";
new MutationObserver(heard).observe(document.body, { childList: true, subtree: true });
heard();
