package io.turgo.bench.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An SVG text, read by the JDK's parser: a text that is not well-formed is an error. */
final class Drawing {
    private final Document document;

    Drawing(String svg) {
        try {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
        } catch (final ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + svg, e);
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    List<Element> all(String name) {
        final NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }

    /** The text element with these words; {@code which} tells those apart that read the same. */
    Element words(String words, Predicate<Element> which) {
        return all("text").stream().filter(text -> text.getTextContent().equals(words)).filter(which).findFirst()
            .orElseThrow(() -> new NoSuchElementException("no text `" + words + "`"));
    }

    /** Where a label below the plot stands. */
    double x(String tick) {
        return number(words(tick, text -> text.getAttribute("text-anchor").equals("middle")), "x");
    }

    /** Where a label to the left of the plot stands: the grid line, four pixels above the text's base line. */
    double y(String tick) {
        return number(words(tick, text -> text.getAttribute("text-anchor").equals("end")), "y") - 4;
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
