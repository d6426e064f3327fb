/* What readers get as script: everything on the page works without it. */
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

  /* Light and size: the stored choice stands on <html>, before anything else is done. */
  function wear(name) {
    var value = kept.get(name);
    if (value) root.setAttribute("data-" + name, value); else root.removeAttribute("data-" + name);
    each("[data-" + name + "-choice]", function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-" + name + "-choice") === value));
    });
  }
  ["theme", "size"].forEach(function (name) {
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

  /* On a mirror (midad.toml, audience.mirrors) the paper itself is told; where it does not listen, whoever gave the page. */
  function tell(story) {
    var path = "/read/" + story.getAttribute("data-story"), home = story.getAttribute("data-home");
    var how = { method: "POST", keepalive: true, credentials: "omit" };
    if (!home || home === location.origin) return fetch(path, how);
    return fetch(home + path, how).catch(function () { return fetch(path, how); });
  }

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
})();
