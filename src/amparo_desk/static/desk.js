// What makes the desk quicker by keyboard. Every page works without it, and it keeps nothing in the browser.
