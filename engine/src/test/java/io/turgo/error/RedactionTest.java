package io.turgo.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test hides values of its own: what is hidden stays so. */
class RedactionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "cannot reach jdbc:postgresql://bob:p@ss/word@db:5432/x?a=b|"
            + "cannot reach jdbc:postgresql://bob:******@db:5432/x?a=b",
        "https://me:1234@host/x|https://me:******@host/x",
        "jdbc:mysql://h/d?user=a&password=b;c|jdbc:mysql://h/d?user=a&password=******;c",
        "jdbc:h2:mem:x;USER=sa;PASSWORD=zorro, why|jdbc:h2:mem:x;USER=sa;PASSWORD=******, why",
        "jdbc:oracle:thin:scott/tiger@//h:1521/s|jdbc:oracle:thin:scott/******@//h:1521/s",
        "x?sslKey=a&api_key=b&accessKey=c|x?sslKey=a&api_key=******&accessKey=******",
        "jdbc:postgresql://h:5432/d?mail=me@there|jdbc:postgresql://h:5432/d?mail=me@there",
        "http://[::1]:7170/x|http://[::1]:7170/x", "token = 5 AND password = 'x'|token = 5 AND password = 'x'"})
    void passwordsInUrlsAreHiddenAndNothingElse(String text, String shown) {
        assertEquals(shown, Redaction.withoutUrlSecrets(text));
        assertEquals(shown, Redaction.withoutUrlSecrets(shown), "again");
    }

    @Test
    void aHiddenValueIsNotShownButAWordThatHasItIs() {
        Redaction.hide("zwq");
        Redaction.hide("qx$1\\E(zwq");
        Redaction.hide(null);
        Redaction.hide("  ");
        assertEquals("******, `******` =****** zwqa azwq 1zwq  ",
            Redaction.redacted("zwq, `zwq` =zwq zwqa azwq 1zwq  "));
        assertEquals("the longer one goes first: ******", Redaction.redacted("the longer one goes first: qx$1\\E(zwq"));
    }

    @Test
    void valuesFromOutsideAreShownByTheirNames() {
        Redaction.hide("71", "${SHORT}", false);
        Redaction.hide("/a/long/path", "${DIR}", false);
        Redaction.hide("7y", "${PIN}", true);
        assertEquals("line 71: option `${SHORT}`, x=${SHORT} < 710, ${DIR}/x.csv and ${PIN}",
            Redaction.redacted("line 71: option `71`, x=71 < 710, /a/long/path/x.csv and 7y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "turgo.http.token", "sasl.PASSWD", "client_secret", "api-key", "aws.access.key",
        "ssl.keystore.passphrase", "credentials.file"})
    void namesTellOfSecrets(String name) {
        assertTrue(Redaction.isSecret(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "key.format", "path", "idempotency.keys", "url"})
    void otherNamesDoNot(String name) {
        assertFalse(Redaction.isSecret(name));
    }
}
