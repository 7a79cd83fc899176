// Brings a page to rest: fonts are there, what moves to an end is at it, what moves for ever
// is where it begins.
async (patience) => {
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await Promise.race([document.fonts.ready, wait(patience)]);
  for (const animation of document.getAnimations()) {
    try {
      const { endTime } = animation.effect.getComputedTiming();
      if (Number.isFinite(endTime)) {
        animation.finish();
      } else {
        animation.pause();
        animation.currentTime = 0;
      }
    } catch (unfinishable) {
      animation.pause();
    }
  }
  await Promise.race([frame(), wait(500)]);
}
