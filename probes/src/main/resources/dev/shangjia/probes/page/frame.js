// Waits until the page has painted twice: what its scripts were busy with before has been seen by then.
() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))
