package io.turgo.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSettingsTest {
    private static final String TOKEN = "0123456789abcdef";

    private static HttpSettings of(String bind, String token) {
        final Map<String, String> settings = new HashMap<>();
        settings.put(HttpSettings.BIND, bind);
        settings.put(HttpSettings.TOKEN, token);
        return HttpSettings.of(settings::get);
    }

    @Test
    void isOnLoopbackByDefaultAndTakesAnotherPortIfItsOwnIsInUse() {
        assertEquals(new HttpSettings("127.0.0.1", 7170, false, null), of(null, null));
        assertFalse(of("off", null).isOn());
    }

    @ParameterizedTest
    @CsvSource({"8080, 127.0.0.1, 8080", "localhost:0, localhost, 0", "[::1]:9, ::1, 9",
        "127.0.0.5:65535, 127.0.0.5, 65535"})
    void takesPortsAndHosts(String bind, String host, int port) {
        assertEquals(new HttpSettings(host, port, true, null), of(bind, null));
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0:7170", "[::]:7170", "10.0.0.1:80"})
    void othersNeedAToken(String bind) {
        assertTrue(assertThrows(ConfigurationException.class, () -> of(bind, null)).getMessage()
            .startsWith("turgo.http.bind=" + bind + " lets other machines in: set turgo.http.token"));
        assertTrue(of(bind, TOKEN).isOn());
    }

    @ParameterizedTest
    @CsvSource({"on", "70000", "localhost:", "localhost:x", "-1"})
    void refusesWhatIsNoPort(String bind) {
        assertEquals("turgo.http.bind=" + bind + " is neither `off`, a port of 0 to 65535, nor host:port",
            assertThrows(ConfigurationException.class, () -> of(bind, null)).getMessage());
    }

    @Test
    void neverShowsTheToken() {
        assertFalse(of("0.0.0.0:1", TOKEN).toString().contains(TOKEN));
        final String message =
            assertThrows(ConfigurationException.class, () -> of("1", "short-secret")).getMessage();
        assertEquals("turgo.http.token has 12 characters < 16, take a longer one, e.g. of `openssl rand -hex 16`",
            message);
    }
}
