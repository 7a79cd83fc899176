// Tells, by a function that the browser gives this world, when the page is painted with the first
// change after it was clicked: the milliseconds in between, as a text.
() => {
  globalThis.shangjiaWatch?.stop();
  let clicked = -1;
  let told = false;
  const ears = new AbortController();
  const observer = new MutationObserver(() => changed());
  const stop = () => {
    observer.disconnect();
    ears.abort();
  };
  const changed = () => {
    if (clicked < 0 || told) {
      return;
    }
    told = true;
    stop();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      shangjiaPainted(String(Math.max(0, performance.now() - clicked)));
    }));
  };
  const hear = (type, heard) => addEventListener(type, heard, { capture: true, signal: ears.signal });
  hear('pointerup', (event) => {
    clicked = clicked < 0 ? event.timeStamp : clicked;
  });
  hear('scroll', changed);
  hear('toggle', changed);
  hear('focusin', (event) => {
    if (event.target.matches?.('input,textarea,select,[contenteditable]')) {
      changed();
    }
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  globalThis.shangjiaWatch = { stop };
}
