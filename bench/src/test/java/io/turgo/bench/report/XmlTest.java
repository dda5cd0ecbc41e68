package io.turgo.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

class XmlTest {
    @Property
    void whatIsWrittenIsRead(@ForAll @NotBlank @CharRange(from = ' ', to = '\uD7FF') String words) {
        final Drawing read = new Drawing(new Xml().open("a").withText("b", words, "c", words).close().text());
        assertEquals(words, read.all("b").get(0).getTextContent());
        assertEquals(words, read.all("b").get(0).getAttribute("c"));
    }

    @Test
    void whatXmlCannotHoldBecomesAQuestionMark() {
        assertEquals("a?b", new Drawing(new Xml().withText("b", "a\u0001b").text()).root().getTextContent());
    }

    @Test
    void whatIsNotClosedIsNotFinished() {
        final Xml xml = new Xml().open("a");
        assertThrows(IllegalStateException.class, xml::text);
    }
}
