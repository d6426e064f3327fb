/* What readers get as script: everything on the page works without it. It stands in the head and holds back the first
   painting, so that who chose night or large letters sees nothing else; whatever can wait, waits for the document. */
(function () {
  "use strict";
  var root = document.documentElement;
  var kept = {
    get: function (name) { try { return localStorage.getItem("midad." + name) || ""; } catch (e) { return ""; } },
    set: function (name, value) {
      try { value ? localStorage.setItem("midad." + name, value) : localStorage.removeItem("midad." + name); } catch (e) { /* private windows */ }
    }
  };
  function each(selector, work) { Array.prototype.forEach.call(document.querySelectorAll(selector), work); }

  /* Light and size: the stored choice stands on <html> before anything is painted. */
  var choices = ["theme", "size"];
  function wear(name) {
    var value = kept.get(name);
    if (value) root.setAttribute("data-" + name, value); else root.removeAttribute("data-" + name);
    each("[data-" + name + "-choice]", function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-" + name + "-choice") === value));
    });
  }
  choices.forEach(wear);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", rest); else rest();

  function rest() {
    choices.forEach(function (name) {
      wear(name);
      each("[data-" + name + "-choice]", function (button) {
        button.addEventListener("click", function () {
          kept.set(name, button.getAttribute("data-" + name + "-choice"));
          wear(name);
        });
      });
    });
    each(".settings", function (settings) { settings.hidden = false; });

    /* Where a long line of sections is scrolled, the current one is in sight. */
    var current = document.querySelector(".line [aria-current]");
    var line = current && current.closest("ul");
    if (line && line.scrollWidth > line.clientWidth) {
      var there = current.getBoundingClientRect(), box = line.getBoundingClientRect();
      line.scrollLeft += there.left + there.width / 2 - (box.left + box.width / 2);
    }

    /* Sharing: copying and the device's own sheet need script, so their buttons are hidden without it. */
    each("[data-copy]", function (button) {
      if (!navigator.clipboard) return;
      var words = button.textContent;
      button.parentNode.hidden = false;
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(button.getAttribute("data-copy")).then(function () {
          button.textContent = button.getAttribute("data-done");
          setTimeout(function () { button.textContent = words; }, 2000);
        }, function () { window.prompt(words, button.getAttribute("data-copy")); });
      });
    });
    each("[data-share]", function (button) {
      if (!navigator.share) return;
      button.parentNode.hidden = false;
      button.addEventListener("click", function () {
        navigator.share({ title: document.title, url: button.getAttribute("data-share") }).catch(function () { /* put away */ });
      });
    });

    /* Suggestions while a search is typed: the browser's own list under the field. Without script the form is the form. */
    each("[data-suggest]", function (field) {
      if (!window.fetch) return;
      var list = document.createElement("datalist"), wait;
      list.id = "suggested";
      field.parentNode.appendChild(list);
      field.setAttribute("list", list.id);
      field.addEventListener("input", function () {
        clearTimeout(wait);
        var typed = field.value;
        if (typed.length < 2) return;
        wait = setTimeout(function () {
          fetch(field.getAttribute("data-suggest") + "?q=" + encodeURIComponent(typed), { credentials: "omit" })
            .then(function (answer) { return answer.ok ? answer.json() : null; })
            .then(function (answer) {
              if (!answer || field.value !== typed) return;
              list.textContent = "";
              answer[1].forEach(function (words) {
                var option = document.createElement("option");
                option.value = words;
                list.appendChild(option);
              });
            })
            .catch(function () { /* away: what was typed can still be asked */ });
        }, 150);
      });
    });

    /* The read: told once the page has been in sight for a second. No cookie, nothing about the reader. */
    var story = document.querySelector("[data-story]");
    if (story && window.fetch) {
      var seen = 0, told = false;
      var watch = setInterval(function () {
        if (told || document.visibilityState !== "visible") return;
        if (++seen < 4) return;
        told = true;
        clearInterval(watch);
        tell(story)
          .then(function (answer) { return answer.status === 200 ? answer.json() : null; })
          .then(function (answer) {
            var place = answer && answer.text && document.querySelector("[data-reads]");
            if (place) place.textContent = answer.text;
          })
          .catch(function () { /* away: a read uncounted harms nobody */ });
      }, 250);
    }

    /* On paper there is no scrolling near: what would be fetched then is fetched now. */
    addEventListener("beforeprint", function () {
      each("img[loading]", function (picture) { picture.loading = "eager"; });
    });

    /* Reading without a line (offline.js): from the reader's second page on, so that the first costs what it says. */
    if (navigator.serviceWorker && window.isSecureContext) {
      if (kept.get("came")) addEventListener("load", stay); else kept.set("came", "1");
    }
  }

  /* On a mirror (midad.toml, audience.mirrors) the paper itself is told; where it does not listen, whoever gave the page. */
  function tell(story) {
    var path = "/read/" + story.getAttribute("data-story"), home = story.getAttribute("data-home");
    var how = { method: "POST", keepalive: true, credentials: "omit" };
    if (!home || home === location.origin) return fetch(path, how);
    return fetch(home + path, how).catch(function () { return fetch(path, how); });
  }

  function stay() {
    setTimeout(function () {
      navigator.serviceWorker.register("/offline.js").then(function () { return navigator.serviceWorker.ready; }).then(function (found) {
        if (navigator.serviceWorker.controller) return;  /* it kept this page itself */
        var files = performance.getEntriesByType("resource").map(function (one) { return one.name; });
        found.active.postMessage({ page: location.href.split("#")[0], files: files });
      }).catch(function () { /* not allowed here: the paper is read online */ });
    }, 2000);
  }
})();
