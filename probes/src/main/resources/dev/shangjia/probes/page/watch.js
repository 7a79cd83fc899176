// Notes when the page is clicked and when it has been painted with the first change after that.
() => {
  globalThis.shangjiaWatch?.observer.disconnect();
  const seen = { clicked: -1, painted: -1, dialogs: 0, observer: null };
  addEventListener('pointerup', (event) => {
    seen.clicked = seen.clicked < 0 ? event.timeStamp : seen.clicked;
  }, true);
  const changed = () => {
    if (seen.clicked >= 0 && seen.painted < 0) {
      seen.observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => {
        seen.painted = performance.now();
      }));
    }
  };
  seen.observer = new MutationObserver(changed);
  seen.observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener('scroll', changed, true);
  addEventListener('toggle', changed, true);
  globalThis.shangjiaWatch = seen;
}
