// A plan in a link: it stands after the # and is never sent until the page is opened.
"use strict";
{
  const mark = "#plan=";
  const form = document.getElementById("plan");

  const write = (text) => {
    const bytes = new TextEncoder().encode(text);
    const plain = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    return plain.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  };

  const read = (code) => {
    const plain = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder().decode(Uint8Array.from(plain, (sign) => sign.charCodeAt(0)));
  };

  const open = (text) => {
    const field = form.elements.namedItem("written");
    field.value = text;
    form.querySelector("[name=do][value=open]").click();
  };

  const link = () => {
    const told = document.getElementById("as-json");
    return told ? location.href.split("#")[0] + mark + write(told.textContent) : "";
  };

  if (location.hash.startsWith(mark)) {
    try {
      open(read(location.hash.slice(mark.length)));
    } catch {
      location.hash = "";
    }
  }

  const make = document.getElementById("make-link");
  if (make) {
    make.hidden = false;
    make.querySelector("button").addEventListener("click", () => {
      const shown = make.querySelector("input");
      shown.value = link();
      shown.hidden = false;
      shown.select();
    });
  }
}
