// Measures what is seen of a page, in a world of its own that the page cannot reach. Coordinates
// are CSS pixels from the document's upper left corner. Answers {width, height, overflowPixels,
// overflowing, overlaps, clipped, content, title, text, textStyles, paints, moving, imagesBelow};
// lists are cut to `most` items.
(most) => {
  const MOST_RUNS = 4000;
  const MOST_PAIRS = 400;
  const MOST_TEXT = 4000;
  const UNREAD =
    'SCRIPT,STYLE,NOSCRIPT,TEMPLATE,TITLE,SELECT,TEXTAREA,IFRAME,OBJECT,VIDEO,AUDIO,CANVAS,RT,RP';
  const root = document.documentElement;
  const scroller = document.scrollingElement || root;
  const viewWidth = root.clientWidth || innerWidth;
  const viewHeight = innerHeight;

  // --- styles, asked for once an element

  const styles = new Map();
  const style = (element) => {
    let known = styles.get(element);
    if (!known) {
      known = getComputedStyle(element);
      styles.set(element, known);
    }
    return known;
  };
  const parent = (node) =>
    node.assignedSlot || node.parentElement || (node.getRootNode() && node.getRootNode().host) || null;
  const chain = function* (element) {
    for (let at = element; at; at = parent(at)) {
      yield at;
    }
  };
  const remembered = (compute) => {
    const known = new Map();
    return (element) => {
      if (!known.has(element)) {
        known.set(element, compute(element));
      }
      return known.get(element);
    };
  };

  const colour = (text) => {
    const parts = /^rgba?\(([^)]*)\)$/.exec(text);
    if (!parts) {
      return { r: 0, g: 0, b: 0, a: text === 'transparent' ? 0 : 1 };
    }
    const [r, g, b, a] = parts[1].split(/[ ,/]+/).map(Number);
    return { r, g, b, a: a === undefined || Number.isNaN(a) ? 1 : a };
  };
  const luminance = ({ r, g, b }) => {
    const linear = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const contrast = (one, other) => {
    const a = luminance(one);
    const b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const opacity = remembered((element) => {
    let product = 1;
    for (const at of chain(element)) {
      product *= Number(style(at).opacity);
    }
    return product;
  });
  // The colour behind an element; null where a picture is behind it.
  const ground = remembered((element) => {
    for (const at of chain(element)) {
      if (style(at).backgroundImage !== 'none') {
        return null;
      }
      const back = colour(style(at).backgroundColor);
      if (back.a >= 0.5) {
        return back;
      }
    }
    return { r: 255, g: 255, b: 255, a: 1 };
  });
  // Whether a transform turns or skews, so that upright boxes say little about what is inside.
  const isTurned = remembered((element) => {
    for (const at of chain(element)) {
      const { transform, rotate } = style(at);
      if (rotate && rotate !== 'none') {
        return true;
      }
      if (transform !== 'none') {
        const matrix = new DOMMatrixReadOnly(transform);
        if (!matrix.is2D || Math.abs(matrix.b) > 0.01 || Math.abs(matrix.c) > 0.01) {
          return true;
        }
      }
    }
    return false;
  });
  const isMoving = (element) => {
    const { transform, translate, animationName, willChange } = style(element);
    return (
      transform !== 'none' ||
      (translate && translate !== 'none') ||
      animationName !== 'none' ||
      /transform|left|scroll/.test(willChange)
    );
  };
  const isIcon = (text, element) =>
    /^[\p{Co}\s]*$/u.test(text) ||
    /icon|symbol|awesome|glyph/i.test(style(element).fontFamily) ||
    element.closest('[aria-hidden="true"]') !== null;

  // --- what cuts an element's content off

  const holds = (s, position) => {
    const frame = s.transform !== 'none' || s.filter !== 'none' || /paint|layout|strict|content/.test(s.contain);
    return position === 'fixed' ? frame : frame || s.position !== 'static';
  };
  const clips = remembered((element) => {
    const boxes = [];
    let outside = null;
    for (const at of chain(element)) {
      if (at === root || at === document.body) {
        break;
      }
      const s = style(at);
      if (outside && holds(s, outside)) {
        outside = null;
      }
      if (outside) {
        continue;
      }
      if (s.display !== 'inline' && (s.overflowX !== 'visible' || s.overflowY !== 'visible')) {
        boxes.push({ element: at, x: s.overflowX, y: s.overflowY });
      }
      if (s.position === 'absolute' || s.position === 'fixed') {
        outside = s.position;
      }
    }
    return boxes;
  });
  const inner = remembered((element) => {
    const box = element.getBoundingClientRect();
    const left = box.left + element.clientLeft;
    const top = box.top + element.clientTop;
    return { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
  });
  const rootX = [style(root).overflowX, document.body ? style(document.body).overflowX : 'visible'];
  const cutsSideways = rootX.some((value) => value === 'hidden' || value === 'clip');

  // --- runs of text: one for each line of each text node, with the box of its ink

  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  const metrics = new Map();
  const ink = (s, sample) => {
    const font = `${s.fontStyle} ${s.fontWeight} ${s.fontSize} ${s.fontFamily}`;
    const kind = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(sample) ? '国' : 'Hx';
    const key = font + kind;
    if (!metrics.has(key)) {
      pen.font = font;
      const seen = pen.measureText(kind);
      metrics.set(key, {
        ascent: seen.fontBoundingBoxAscent,
        descent: seen.fontBoundingBoxDescent,
        above: seen.actualBoundingBoxAscent,
        below: Math.max(0, seen.actualBoundingBoxDescent),
      });
    }
    return metrics.get(key);
  };
  const shrink = (rect, s, sample) => {
    if (!s.writingMode.startsWith('horizontal')) {
      return { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
    }
    const { ascent, descent, above, below } = ink(s, sample);
    const scale = ascent + descent > 0 ? rect.height / (ascent + descent) : 1;
    const baseline = rect.top + ascent * scale;
    return {
      left: rect.left,
      right: rect.right,
      top: Math.max(rect.top, baseline - above * scale),
      bottom: Math.min(rect.bottom, baseline + below * scale),
    };
  };
  const meet = (a, b) => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const area = (box) => Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);

  const shown = (box, element) => {
    let left = box;
    for (const { element: at, x, y } of clips(element)) {
      const edge = inner(at);
      left = meet(left, {
        left: x === 'visible' ? -Infinity : edge.left,
        right: x === 'visible' ? Infinity : edge.right,
        top: y === 'visible' ? -Infinity : edge.top,
        bottom: y === 'visible' ? Infinity : edge.bottom,
      });
    }
    return left;
  };

  const isSeen = remembered((element) =>
    element.checkVisibility({
      opacityProperty: true,
      visibilityProperty: true,
      contentVisibilityAuto: true,
    }));

  const runs = [];
  const textNodes = function* (from) {
    const walker = document.createTreeWalker(from, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        yield node;
      } else if (node.shadowRoot) {
        yield* textNodes(node.shadowRoot);
      }
    }
  };
  for (const node of document.body ? textNodes(document.body) : []) {
    const text = node.data.replace(/\s+/g, ' ').trim();
    const element = node.parentElement || (node.getRootNode() && node.getRootNode().host);
    if (text === '' || !element || element.closest(UNREAD) || !isSeen(element)) {
      continue;
    }
    const s = style(element);
    const clipPath = [...chain(element)].some((at) => style(at).clipPath !== 'none' || style(at).clip !== 'auto');
    if (Number.parseFloat(s.fontSize) < 2 || clipPath) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) {
        continue;
      }
      const box = shrink(rect, s, text);
      const visible = shown(box, element);
      const offPage = rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0;
      if (runs.length < MOST_RUNS && area(visible) > 0 && !offPage) {
        runs.push({ node, element, text, box, visible });
      }
    }
  }

  const excerpt = (text) => {
    const points = [...text.replace(/\s+/g, ' ').trim()];
    return points.length > 60 ? points.slice(0, 59).join('') + '…' : points.join('');
  };
  const place = (box) => ({
    x: Math.round(box.left + scrollX),
    y: Math.round(box.top + scrollY),
    width: Math.max(1, Math.round(box.right - box.left)),
    height: Math.max(1, Math.round(box.bottom - box.top)),
  });

  const named = (element) =>
    excerpt((element.innerText || element.alt || '').slice(0, 200)) || `<${element.tagName.toLowerCase()}>`;

  // --- text that is cut off, or that runs out of the box it is drawn in

  const isShortened = (element, until) => {
    for (const at of chain(element)) {
      const s = style(at);
      if (s.textOverflow !== 'clip' || s.webkitLineClamp !== 'none') {
        return true;
      }
      if (at === until) {
        return false;
      }
    }
    return false;
  };
  const fades = (element) =>
    style(element).maskImage !== 'none' ||
    style(element).webkitMaskImage !== 'none' ||
    ['::before', '::after'].some((pseudo) => {
      const s = getComputedStyle(element, pseudo);
      return s.content !== 'none' && s.backgroundImage !== 'none';
    });
  // A row that goes on beyond its frame, such as a carousel: its later items are cut on purpose.
  const isRow = (element, until) => {
    for (const at of chain(element)) {
      if (at === until) {
        return false;
      }
      if (isMoving(at)) {
        return true;
      }
      const before = at.previousElementSibling;
      if (before && at.parentElement !== null) {
        const a = before.getBoundingClientRect();
        const b = at.getBoundingClientRect();
        const beside = a.width > 20 && a.right <= b.left + 1 && a.top < b.bottom && b.top < a.bottom;
        if (beside && style(at).display !== 'inline' && b.right > inner(until).right + 1) {
          return true;
        }
      }
    }
    return false;
  };
  const cut = ({ element, text, box }) => {
    const size = Number.parseFloat(style(element).fontSize);
    for (const { element: at, x, y } of clips(element)) {
      const edge = inner(at);
      if (edge.right - edge.left < 4 || edge.bottom - edge.top < 4) {
        return false;
      }
      const scrolls = (value) => value === 'auto' || value === 'scroll';
      const begins = box.left >= edge.left - 1 && box.left < edge.right - 1;
      const within = box.bottom > edge.top && box.top < edge.bottom;
      if (!scrolls(x) && begins && within && box.right - edge.right > Math.max(2, size * 0.3)) {
        return !isShortened(element, at) && !isRow(element, at);
      }
      const height = box.bottom - box.top;
      const seen = Math.min(box.bottom, edge.bottom) - Math.max(box.top, edge.top);
      const inside = box.left < edge.right && box.right > edge.left;
      if (!scrolls(y) && inside && seen > height * 0.2 && seen < height * 0.8) {
        return (
          !isShortened(element, at) &&
          ![...chain(element)].slice(0, 12).some((some) => at.contains(some) && (isMoving(some) || fades(some)))
        );
      }
      if ((scrolls(x) && at.scrollWidth > at.clientWidth) || (scrolls(y) && at.scrollHeight > at.clientHeight)) {
        return false;
      }
    }
    const fixed = [...chain(element)].some((at) => style(at).position === 'fixed' || isMoving(at));
    return (
      cutsSideways &&
      !fixed &&
      box.left >= -1 &&
      box.left < viewWidth - 1 &&
      box.right - viewWidth > Math.max(2, size * 0.3) &&
      !isShortened(element, root) &&
      text.length > 1
    );
  };
  const isDrawn = (element) => {
    const s = style(element);
    const bordered = ['Left', 'Right'].every(
      (side) =>
        Number.parseFloat(s[`border${side}Width`]) > 0 &&
        s[`border${side}Style`] !== 'none' &&
        colour(s[`border${side}Color`]).a > 0.2);
    const back = colour(s.backgroundColor);
    const under = element.parentElement ? ground(element.parentElement) : null;
    return bordered || (back.a > 0.5 && under !== null && contrast(back, under) > 1.05);
  };
  const container = (element) => {
    for (const at of chain(element)) {
      if (!/^(inline|contents|ruby)/.test(style(at).display) || style(at).display === 'inline-block' || style(at).display === 'inline-flex') {
        return at;
      }
    }
    return null;
  };
  const spills = ({ element, box, visible }) => {
    const at = container(element);
    if (!at || at === document.body || at === root || !isDrawn(at) || style(at).overflowX !== 'visible') {
      return false;
    }
    const edge = at.getBoundingClientRect();
    const size = Number.parseFloat(style(element).fontSize);
    const beyond = Math.max(visible.right - edge.right, edge.left - visible.left);
    return edge.width >= size && beyond > Math.max(3, size * 0.4) && box.top < edge.bottom && box.bottom > edge.top;
  };

  const clipped = [];
  for (const run of runs) {
    if (isIcon(run.text, run.element) || isTurned(run.element) || opacity(run.element) < 0.35) {
      continue;
    }
    const how = cut(run) ? 'cut' : spills(run) ? 'spills' : '';
    if (how && clipped.length < most && !clipped.some(({ node }) => node === run.node)) {
      clipped.push({ node: run.node, text: excerpt(run.text), how, ...place(run.visible) });
    }
  }

  // --- the width of the page

  const scrollsSideways = (element) => {
    const s = style(element);
    const box = element.getBoundingClientRect();
    const main = box.width >= viewWidth * 0.9 && box.height >= viewHeight * 0.6;
    return main && /auto|scroll/.test(s.overflowX) && /auto|scroll/.test(s.overflowY);
  };
  const extra = (element) => element.scrollWidth - element.clientWidth;
  let overflowPixels = cutsSideways ? 0 : scroller.scrollWidth - viewWidth;
  const everything = document.body ? [document.body, ...document.body.querySelectorAll('*')].slice(0, 20000) : [];
  for (const element of everything) {
    if (element.scrollWidth > element.clientWidth + 1 && scrollsSideways(element)) {
      overflowPixels = Math.max(overflowPixels, extra(element));
    }
  }
  overflowPixels = overflowPixels > 1 ? overflowPixels : 0;
  const overflowing = [];
  if (overflowPixels > 0) {
    const wide = everything.filter((element) => {
      const box = element.getBoundingClientRect();
      return box.right > viewWidth + 1 && box.width > 0 && box.height > 0 && isSeen(element)
        && ![...chain(element)].some((at) => style(at).position === 'fixed')
        && !clips(element).some((clip) => clip.element !== element && inner(clip.element).right <= viewWidth + 1);
    });
    const holders = new Set(wide.map((element) => element.parentElement));
    for (const element of wide) {
      const box = element.getBoundingClientRect();
      if (overflowing.length < most && !holders.has(element)) {
        overflowing.push({ text: named(element), ...place(box) });
      }
    }
  }

  // --- what there is to be seen

  const isMedia = (element) => {
    const box = element.getBoundingClientRect();
    if (box.width < 8 || box.height < 8 || !isSeen(element)) {
      return false;
    }
    return (
      /^(IMG|SVG|CANVAS|VIDEO|IFRAME|INPUT|TEXTAREA|SELECT|OBJECT|EMBED|PROGRESS|METER)$/i.test(element.tagName) ||
      style(element).backgroundImage.includes('url(')
    );
  };
  const content = runs.some(({ element }) => opacity(element) >= 0.1) || everything.some(isMedia);

  // --- what text and surfaces look like

  const hex = ({ r, g, b }) =>
    '#' + [r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('');
  // A grey, as far as an eye can tell; greys of screens are often a little blue.
  const isNeutral = ({ r, g, b }) => Math.max(r, g, b) - Math.min(r, g, b) <= 24;
  const isNumber = (text) => /\d/.test(text) && /^[\d\s.,:+\-−–/%‰()¥￥$€£元万亿]+$/.test(text);
  const round = (number) => Math.round(number * 10) / 10;
  const used = new Map();
  const counted = new Set();
  for (const { node, element, text, visible } of runs) {
    if (counted.has(node) || isIcon(text, element)) {
      continue;
    }
    counted.add(node);
    const s = style(element);
    const one = {
      fonts: s.fontFamily.replace(/["']/g, '').slice(0, 200),
      fontSize: round(Number.parseFloat(s.fontSize)),
      lineHeight: s.lineHeight === 'normal' ? 0 : round(Number.parseFloat(s.lineHeight)),
      weight: Number(s.fontWeight),
      colour: hex(colour(s.color)),
      neutral: isNeutral(colour(s.color)),
      numeric: isNumber(text),
    };
    const key = JSON.stringify(one);
    const known = used.get(key) || { ...one, characters: 0, text: excerpt(text), ...place(visible) };
    known.characters += [...text].length;
    used.set(key, known);
  }
  const textStyles = [...used.values()].sort((a, b) => b.characters - a.characters).slice(0, most);

  const painted = new Map();
  const paint = (part, element, text) => {
    const { a, ...rest } = colour(text);
    if (a === 0) {
      return;
    }
    const one = { part, colour: hex(rest), opacity: Math.round(a * 100) / 100, neutral: isNeutral(rest) };
    const key = JSON.stringify(one);
    const known = painted.get(key)
      || { ...one, count: 0, text: excerpt((element.innerText || '').slice(0, 200)), ...place(element.getBoundingClientRect()) };
    known.count++;
    painted.set(key, known);
  };
  const coversView = (element) => {
    const box = element.getBoundingClientRect();
    return box.width >= viewWidth - 1 && box.height >= viewHeight - 1 && style(element).position === 'fixed';
  };
  for (const element of everything) {
    const s = style(element);
    const box = element.getBoundingClientRect();
    if (box.width < 1 || box.height < 1 || !isSeen(element)) {
      continue;
    }
    if (element instanceof SVGElement) {
      if (element instanceof SVGGeometryElement && box.width <= 64 && box.height <= 64) {
        [s.fill, s.stroke].filter((value) => /^rgb/.test(value)).forEach((value) => paint('icon', element, value));
      }
      continue;
    }
    const back = colour(s.backgroundColor);
    if (coversView(element) && back.a > 0 && back.a < 1) {
      paint('mask', element, s.backgroundColor);
    } else {
      paint('background', element, s.backgroundColor);
    }
    const sides = ['Top', 'Right', 'Bottom', 'Left'].filter(
      (side) => Number.parseFloat(s[`border${side}Width`]) > 0 && s[`border${side}Style`] !== 'none');
    new Set(sides.map((side) => s[`border${side}Color`])).forEach((value) => paint('border', element, value));
  }
  for (const { text, element } of runs) {
    if (isIcon(text, element)) {
      paint('icon', element, style(element).color);
    }
  }
  const paints = [...painted.values()].sort((a, b) => b.count - a.count).slice(0, 2 * most);

  // --- what weighs on a page: things that never rest, pictures that nobody has come to yet

  const isLarge = (element) => {
    const box = element.getBoundingClientRect();
    return isSeen(element) && box.width * box.height >= (viewWidth * viewHeight) / 20;
  };
  const endless = document.getAnimations()
    .filter(({ effect }) => effect && effect.target && !Number.isFinite(effect.getComputedTiming().endTime))
    .map(({ effect }) => effect.target);
  const moving = [...new Set([...endless, ...document.querySelectorAll('video[autoplay],marquee')])]
    .filter(isLarge)
    .slice(0, most)
    .map((element) => ({ text: named(element), ...place(element.getBoundingClientRect()) }));
  const SOON = 2600; // browsers load what is said to be lazy from 1250 to 2500 pixels ahead
  const imagesBelow = [...document.images].filter(
    (image) => image.complete && image.naturalWidth > 1
      && image.getBoundingClientRect().top + scrollY > viewHeight + SOON).length;

  const answer = {
    width: scroller.scrollWidth,
    height: Math.max(scroller.scrollHeight, viewHeight),
    overflowPixels,
    overflowing,
    clipped: clipped.map(({ node, ...rest }) => rest),
    content,
    title: excerpt(document.title || ''),
    text: [...(document.body ? document.body.innerText : '')].slice(0, MOST_TEXT).join(''),
    textStyles,
    paints,
    moving,
    imagesBelow,
    overlaps: [],
  };

  // --- text over text; last, because it scrolls

  const candidates = runs
    .filter(({ text, element }) => !isIcon(text, element) && !isTurned(element))
    .filter(({ element }) => {
      const front = colour(style(element).color);
      const back = ground(element);
      const fill = style(element).webkitBackgroundClip === 'text' ? 1 : front.a;
      return opacity(element) * fill >= 0.35 && (back === null || contrast(front, back) >= 1.5);
    })
    .sort((a, b) => a.visible.top - b.visible.top);
  const sizeOf = (box) => ({ w: box.right - box.left, h: box.bottom - box.top });
  const collide = (a, b) => {
    const both = sizeOf(meet(a, b));
    const low = Math.min(sizeOf(a).h, sizeOf(b).h);
    return both.h > Math.max(2, low * 0.25) && both.w > Math.max(3, low * 0.3);
  };
  const isDouble = (a, b) =>
    a.text === b.text &&
    Math.abs(a.box.left - b.box.left) < 6 &&
    Math.abs(a.box.top - b.box.top) < 6;
  const pairs = [];
  for (let i = 0; i < candidates.length && pairs.length < MOST_PAIRS; i++) {
    const a = candidates[i];
    for (let j = i + 1; j < candidates.length; j++) {
      const b = candidates[j];
      if (b.visible.top >= a.visible.bottom) {
        break;
      }
      if (collide(a.visible, b.visible) && !isDouble(a, b)) {
        pairs.push([a, b, place(meet(a.visible, b.visible))]);
      }
    }
  }

  const isOpaque = (element) => {
    const s = style(element);
    return (
      colour(s.backgroundColor).a * opacity(element) >= 0.5 ||
      s.backgroundImage !== 'none' ||
      (s.backdropFilter && s.backdropFilter !== 'none') ||
      /^(IMG|VIDEO|CANVAS|IFRAME|OBJECT|EMBED|image)$/.test(element.tagName)
    );
  };
  const layers = (x, y) => {
    const found = [];
    const look = (tree) => {
      for (const element of tree.elementsFromPoint(x, y)) {
        if (element.shadowRoot && !found.includes(element)) {
          found.push(element);
          look(element.shadowRoot);
        } else if (!found.includes(element)) {
          found.push(element);
        }
      }
    };
    look(document);
    return found;
  };
  const again = (run) => {
    const range = document.createRange();
    range.selectNodeContents(run.node);
    const s = style(run.element);
    return [...range.getClientRects()].map((rect) => shrink(rect, s, run.text));
  };
  // Both texts are seen at one spot when nothing opaque lies between them.
  const isSeenThrough = (a, b) => {
    for (const one of again(a)) {
      for (const other of again(b)) {
        if (!collide(one, other)) {
          continue;
        }
        const both = meet(one, other);
        const stack = layers((both.left + both.right) / 2, (both.top + both.bottom) / 2);
        const deepest = Math.max(stack.indexOf(a.element), stack.indexOf(b.element));
        if (stack.includes(a.element) && stack.includes(b.element)) {
          const between = stack.slice(0, deepest);
          if (!between.some(isOpaque)) {
            return true;
          }
        }
      }
    }
    return false;
  };

  const touch = document.createElement('style');
  touch.textContent =
    '*{pointer-events:auto!important;scroll-behavior:auto!important;transition:none!important}';
  const before = { x: scrollX, y: scrollY };
  if (pairs.length > 0) {
    root.append(touch);
  }
  for (const [a, b, at] of pairs) {
    if (answer.overlaps.length >= most) {
      break;
    }
    const middle = at.y + at.height / 2;
    const isInView = middle >= before.y && middle <= before.y + viewHeight;
    scrollTo(before.x, isInView ? before.y : middle - viewHeight / 2);
    if (a.element.isConnected && b.element.isConnected && isSeenThrough(a, b)) {
      answer.overlaps.push({ text: excerpt(a.text), with: excerpt(b.text), ...at });
    }
  }
  touch.remove();
  scrollTo(before.x, before.y);
  answer.overlaps.sort((a, b) => a.y - b.y || a.x - b.x);
  return answer;
}
