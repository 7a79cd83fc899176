// Lets a page that was brought to rest go on.
() => {
  for (const animation of document.getAnimations()) {
    if (animation.playState === 'paused') {
      animation.play();
    }
  }
}
