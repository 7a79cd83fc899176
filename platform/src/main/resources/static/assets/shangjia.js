// What pages do beyond htmx. Everything works without it.
document.addEventListener("click", (event) => {
  if (event.target.closest(".btn-theme")) {
    const root = document.documentElement;
    root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.bsTheme);
  }
});

// Keys: data-key presses or opens what bears it, data-key-focus moves into it; in a list of
// data-row, j and k move, Enter opens, and data-row-key acts on the row.
(() => {
  let current = -1;
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const typing = (target) => target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
  const move = (step) => {
    const all = rows();
    if (all.length === 0) return;
    all[current]?.classList.remove("is-current");
    current = Math.min(Math.max(current + step, 0), all.length - 1);
    all[current].classList.add("is-current");
    all[current].scrollIntoView({ block: "nearest" });
  };
  const named = (attribute, key) =>
    [...document.querySelectorAll("[" + attribute + "]")].find((one) => one.getAttribute(attribute) === key);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return document.activeElement?.blur();
    if (typing(event.target)) return;
    const row = rows()[current];
    if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
    } else if (event.key === "Enter" && row && event.target === document.body) {
      row.querySelector("[data-open]")?.click();
    } else {
      const inRow = row && [...row.querySelectorAll("[data-row-key]")].find((one) => one.dataset.rowKey === event.key);
      const pressed = inRow ?? named("data-key", event.key);
      const focused = named("data-key-focus", event.key);
      if (!pressed && !focused) return;
      event.preventDefault();
      if (focused && !pressed) {
        focused.focus();
      } else if (pressed.tagName === "DETAILS") {
        pressed.open = !pressed.open;
      } else {
        pressed.click();
      }
    }
  });
})();
