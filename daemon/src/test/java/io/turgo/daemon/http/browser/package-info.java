/** Chromium without a screen, for tests of pages. */
package io.turgo.daemon.http.browser;
