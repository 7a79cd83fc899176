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

// Counters of the dossier editor: how wide a text is, full-width characters counting two.
(() => {
  const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u;
  const width = (text) => [...text].reduce((sum, each) => sum + (/\p{M}|[\u200b-\u200f]/u.test(each) ? 0 : wide.test(each) ? 2 : 1), 0);
  const count = (counter) => {
    const input = document.getElementById(counter.dataset.for);
    if (!input) return;
    const now = width(input.value.trim());
    const widest = Number(counter.dataset.widest);
    counter.textContent = `${now}${widest ? ` / ${widest}` : ""} ${counter.dataset.columns}`;
    counter.classList.toggle("is-over", widest > 0 && now > widest);
  };
  const all = (root) => root.querySelectorAll?.(".editor-counter").forEach(count);
  document.addEventListener("input", (event) => {
    const counter = document.querySelector(`.editor-counter[data-for="${CSS.escape(event.target.id)}"]`);
    if (counter) count(counter);
  });
  document.addEventListener("DOMContentLoaded", () => all(document));
  document.addEventListener("htmx:afterSettle", () => all(document));

  // Files dropped beside the button go into it.
  const zone = (event) => event.target.closest?.(".editor-drop");
  for (const type of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(type, (event) => {
      const drop = zone(event);
      if (!drop) return;
      event.preventDefault();
      drop.classList.toggle("is-over", type === "dragover");
      if (type === "drop" && event.dataTransfer.files.length > 0) {
        const input = drop.querySelector("input[type=file]");
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }
})();

// Passkeys: a form of data-passkey asks the device for what data-options answers, and is sent with what the device says.
(() => {
  const able = window.PublicKeyCredential?.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON;
  if (!able) return;
  const ask = async (form) => {
    const answer = await fetch(form.dataset.options, {
      method: "POST",
      headers: { "X-CSRF-TOKEN": form.elements._csrf.value, Accept: "application/json" },
      redirect: "error",
    });
    if (!answer.ok) throw new Error(`${answer.status} from ${form.dataset.options}`);
    const options = await answer.json();
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  };
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const problem = form.querySelector("[data-passkey-problem]");
    const button = form.querySelector("button");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      problem.hidden = true;
      button.disabled = true;
      try {
        form.elements.credential.value = JSON.stringify((await ask(form)).toJSON());
        form.submit();
      } catch {
        problem.hidden = false;
        button.disabled = false;
      }
    });
  }
  for (const other of document.querySelectorAll("[data-no-passkey]")) other.hidden = true;
  for (const other of document.querySelectorAll("[data-with-passkey]")) other.hidden = !document.querySelector("form[data-passkey]");
})();
