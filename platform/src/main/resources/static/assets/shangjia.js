// What pages do beyond htmx. Everything works without it.
document.addEventListener("click", (event) => {
  if (event.target.closest(".btn-theme")) {
    const root = document.documentElement;
    root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.bsTheme);
  }
});
