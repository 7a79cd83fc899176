// What was noted since watching began: milliseconds from the click to the changed picture, or -1.
() => {
  const { clicked, painted } = globalThis.shangjiaWatch;
  return clicked >= 0 && painted >= 0 ? Math.max(0, painted - clicked) : -1;
}
