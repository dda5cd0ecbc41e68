package io.turgo.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turgo.daemon.http.browser.Chromium;
import io.turgo.daemon.http.browser.DevTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The status page as a browser shows it; pictures of it are left in {@code target/status-page}. */
class StatusPageTest {
    private static final Path PICTURES = Path.of("target", "status-page");
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(90);
    private static final long NS_PER_MS = 1_000_000;
    private static final long LATE_MS = 5_000;
    /** Event time goes on in steps of this, so that how far it is behind the clock is seen to rise and fall. */
    private static final long STEP_MS = 3_000;
    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final int HEIGHT = 1200;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    private Chromium browser;
    private DevTools page;
    private HttpDoor door;
    private ServedShop shop;

    @BeforeEach
    void open() throws IOException {
        final Path executable = Chromium.find();
        assumeTrue(executable != null, "no browser on the PATH: none of " + Chromium.names());
        browser = Chromium.start(executable, directory);
        page = browser.devTools();
        door = HttpDoor.open(new HttpSettings("127.0.0.1", 0, true, null), "shop", directory);
        shop = new ServedShop(directory, door);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            page.close();
            browser.close();
            door.close();
            shop.close();
        }
    }

    /** Waits until an expression is true, ordering as long as it is not if told so. */
    private void await(String expression, boolean ordering) {
        final long startNs = System.nanoTime();
        while (!Boolean.TRUE.equals(page.evaluate(expression))) {
            assertTrue(System.nanoTime() - startNs < PATIENCE_NS,
                () -> expression + " does not come true: " + page.evaluate("document.body.innerText")
                    + page.complaints());
            if (ordering) {
                final long behindMs = System.currentTimeMillis() - LATE_MS;
                shop.order((behindMs - behindMs % STEP_MS) * NS_PER_MS, 4);
                shop.showFigures();
            }
        }
    }

    private String text(String expression) {
        return String.valueOf(page.evaluate(expression));
    }

    private static String lines(String plot) {
        return "[...document.querySelectorAll('#" + plot + " polyline')].map(each => each.getAttribute('points'))";
    }

    private void picture(String name, int width, boolean dark) throws IOException {
        page.show(width, HEIGHT, dark);
        await("innerWidth === " + width + " && matchMedia('(prefers-color-scheme: dark)').matches === " + dark, true);
        await(lines("rates") + ".length === 2", true);
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), page.screenshot());
        assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
            () -> name + " is wider than the window: "
                + text("document.documentElement.scrollWidth + ' > ' + innerWidth"));
    }

    @Test
    void itShowsThePipelineAndHowItGoes() throws IOException {
        page.show(WIDE, HEIGHT, false);
        page.open(door.url() + '/');
        await("document.getElementById('phase')?.textContent === 'running'", true);
        assertEquals("shop", text("document.getElementById('name').textContent"));

        requirePicture();
        requireRates();
        for (final String plot : List.of("rates", "latency", "lag", "ring")) {
            requirePlot(plot);
        }
        picture("wide", WIDE, false);
        picture("narrow", NARROW, false);
        picture("dark", WIDE, true);
        requireAtRest();
        requireEnd();

        assertEquals(List.of(), page.complaints());
        assertTrue(page.requests().size() > 3);
        assertTrue(page.requests().stream().allMatch(each -> each.startsWith(door.url() + '/')
            || each.startsWith("data:")), () -> page.requests().toString());
    }

    /** All parts of the pipeline, each with its name, joined by an edge for each way of rows. */
    private void requirePicture() {
        for (final String each : List.of("orders", "enough", "tax", "points", "orders-csv", "sums", "sums-csv")) {
            assertEquals(true, page.evaluate("[...document.querySelectorAll('#graph .node .title')]"
                + ".some(each => each.textContent === '" + each + "')"), each);
        }
        assertEquals(true, page.evaluate("[...document.querySelectorAll('#graph .edge')].length >= 6"));
        assertEquals(true, page.evaluate("[...document.querySelectorAll('#graph rect')]"
            + ".every(each => each.getBoundingClientRect().width > 20)"));
        assertFalse(text("document.getElementById('graph').outerHTML").contains("NaN"));
    }

    private void requireRates() {
        final String tile = "document.querySelector('#tiles div')";
        await("/^[1-9].*\\/s$/.test(" + tile + ".querySelector('b').textContent)", true);
        final String before = text(tile + ".querySelector('span').textContent");
        assertTrue(before.matches("[\\d,]+ events in"), before);
        await(tile + ".querySelector('span').textContent !== '" + before + "'", true);
        final String lag = "[...document.querySelectorAll('#tiles div')]"
            + ".find(each => each.textContent.includes('behind the clock')).querySelector('b').textContent";
        await("/^(4\\.9|5|6|7|8|9|1\\d|2\\d)[.\\d]* s$/.test(" + lag + ')', true);
        await("[...document.querySelectorAll('#stages tbody tr')].some(row => row.cells[0].textContent === 'points'"
            + " && /^[1-9]/.test(row.cells[1].textContent) && / [num]?s$/.test(row.cells[4].textContent))", true);
    }

    /** Each line has a point a second, none of them outside, and goes on; all but the ring's rise and fall. */
    private void requirePlot(String plot) {
        await(lines(plot) + ".every(each => each.split(' ').length >= 3) && " + lines(plot) + ".length > 0", true);
        if (!plot.equals("ring")) {
            await(lines(plot) + ".some(each => new Set(each.split(' ').map(point => point.split(',')[1])).size > 1)",
                true);
        }
        assertEquals(true,
            page.evaluate(lines(plot) + ".every(each => each.split(/[ ,]/).every(number => number >= 0))"),
            () -> text(lines(plot)));
        assertEquals(true, page.evaluate("new Set([...document.querySelectorAll('#" + plot
            + " text[text-anchor=end]')].map(each => each.textContent)).size === 4"),
            () -> plot + " has an axis of equal figures: " + text("document.querySelector('#" + plot + "').innerHTML"));
        final String before = text(lines(plot) + ".join()");
        await(lines(plot) + ".join() !== '" + before + "'", true);
    }

    private void requireAtRest() {
        await("document.querySelector('#tiles b').textContent === '0/s'", false);
    }

    private void requireEnd() {
        door.observer().ending();
        await("document.getElementById('phase').textContent === 'ending'", false);
        assertEquals("badge bad", text("document.getElementById('phase').className"));
    }
}
