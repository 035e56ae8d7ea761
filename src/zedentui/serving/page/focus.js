// Keys go to the terminal from the first frame on, without a click on it first.
document.addEventListener("DOMContentLoaded", () => {
  const watch = new MutationObserver(() => {
    const keyboard = document.querySelector(".xterm-helper-textarea");
    if (keyboard && document.body.classList.contains("-first-byte")) {
      watch.disconnect();
      keyboard.focus();
    }
  });
  watch.observe(document.body, { attributes: true, attributeFilter: ["class"] });
});
