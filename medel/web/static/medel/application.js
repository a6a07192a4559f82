// Saves a section while one writes. Without this script the button does the same.
// What is not saved stays in the page, and is tried again until it is.
(() => {
  "use strict";
  const form = document.getElementById("section");
  const told = document.getElementById("saved");
  if (!form || !told || form.dataset.locked) return;

  const say = JSON.parse(document.getElementById("saying").textContent);
  const PAUSE = 2000; // after the last letter
  const LONGEST = 10000; // while one goes on writing
  const AGAIN = 5000;
  let kept = write();
  let pause = 0;
  let since = 0;
  let saving = false;

  function write() {
    const sent = new URLSearchParams(new FormData(form));
    for (const name of ["csrfmiddlewaretoken", "begun", "pass"]) sent.delete(name);
    return sent.toString();
  }

  function tell(text, wrong) {
    told.textContent = text;
    told.classList.toggle("saved-wrong", Boolean(wrong));
  }

  function plan(after) {
    clearTimeout(pause);
    pause = setTimeout(save, after);
  }

  async function save(options = {}) {
    clearTimeout(pause);
    const now = write();
    if (saving || now === kept) return;
    saving = true;
    since = 0;
    tell(say.saving);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "application/json" },
        redirect: "manual",
        ...options,
      });
      await settle(answer, now);
    } catch {
      tell(say.offline, true);
      plan(AGAIN);
    } finally {
      saving = false;
    }
    if (write() !== kept && !told.classList.contains("saved-wrong")) plan(PAUSE);
  }

  async function settle(answer, now) {
    if (answer.ok) {
      follow(await answer.json(), now);
    } else if (answer.status === 401 || answer.status === 403 || answer.type === "opaqueredirect") {
      askToSignIn();
    } else if (answer.status === 409) {
      tell((await answer.json()).message, true);
    } else {
      tell(say.offline, true);
      plan(AGAIN);
    }
  }

  // What stands now is shown, unless one has gone on writing: then the next saving
  // begins from what was just sent, and is joined by the server.
  function follow(reply, now) {
    const idle = write() === now;
    if (idle) {
      for (const [name, text] of Object.entries(reply.fields)) put(name, text);
      form.elements.begun.value = String(reply.version);
    } else if (reply.own) {
      form.elements.begun.value = `${reply.own}s`;
    }
    kept = idle ? write() : now;
    tell(`${reply.message} ${reply.time}`);
    for (const clash of reply.clashes) show(clash);
    if (reply.reload) offerReload();
  }

  function put(name, text) {
    const field = form.elements[name];
    if (!field || field.value === text) return;
    if (typeof field.value === "string") {
      const place = field.selectionStart;
      field.value = text;
      if (document.activeElement === field && place !== null && place !== undefined) {
        try {
          field.setSelectionRange(place, place);
        } catch {
          // A date has no place to stand in.
        }
      }
      count(field);
    }
  }

  function show(clash) {
    const box = document.createElement("section");
    box.className = "clash";
    const head = document.createElement("h2");
    head.textContent = say.clash.replace("%s", clash.label);
    const lead = document.createElement("p");
    lead.textContent = say.yours;
    const mine = document.createElement("p");
    mine.className = "kept";
    mine.textContent = clash.mine;
    const use = document.createElement("button");
    use.type = "button";
    use.className = "button button-quiet";
    use.textContent = say.use;
    use.addEventListener("click", () => {
      put(`q-${clash.question}`, clash.mine);
      box.remove();
      save();
    });
    box.append(head, lead, mine, use);
    form.before(box);
  }

  function link(text, href, target) {
    const made = document.createElement("a");
    made.href = href;
    made.textContent = text;
    if (target) made.target = target;
    return made;
  }

  function offerReload() {
    told.append(" ", link(say.reload, location.pathname));
  }

  function askToSignIn() {
    tell(`${say.signedOut} `, true);
    told.append(link(say.signIn, `${form.dataset.login}?next=${encodeURIComponent(say.home)}`, "_blank"));
  }

  // Back from signing in elsewhere: the page gets a new token, and what waits is sent.
  async function comeBack() {
    if (!told.classList.contains("saved-wrong") || write() === kept || saving) return;
    try {
      const answer = await fetch(location.pathname, { redirect: "manual" });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const token = page.querySelector("#section [name=csrfmiddlewaretoken]");
      if (token) form.elements.csrfmiddlewaretoken.value = token.value;
      save();
    } catch {
      plan(AGAIN);
    }
  }

  function count(field) {
    const shown = form.querySelector(`[data-used="${field.name}"]`);
    if (shown) {
      shown.textContent = String(field.value.length);
      shown.parentElement.classList.toggle("over", field.value.length > Number(field.dataset.most));
    }
  }

  form.addEventListener("input", (event) => {
    count(event.target);
    since = since || Date.now();
    plan(Date.now() - since > LONGEST ? 0 : PAUSE);
  });
  form.addEventListener("focusout", () => plan(300));
  form.addEventListener("submit", () => {
    kept = write();
    clearTimeout(pause);
  });
  addEventListener("online", () => save());
  addEventListener("focus", comeBack);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save({ keepalive: true });
    else comeBack();
  });
  addEventListener("beforeunload", (event) => {
    if (write() !== kept) event.preventDefault();
  });
})();
