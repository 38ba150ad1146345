package io.xendomain.cli;

import io.xendomain.xlcfg.Finding;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A suite for each file: an error is a failed test, a warning a passed one that says something. */
final class JunitXml {
    private final XMLStreamWriter xml;

    private JunitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(List<Report> reports) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitXml(writer).write(reports);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private void write(List<Report> reports) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        attribute("name", "kubectl xen lint");
        for (Report report : reports) {
            write(report);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(Report report) throws XMLStreamException {
        List<Finding> findings = report.findings();
        long errors = findings.stream().filter(Finding::isError).count();
        String file = report.source().name();
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", file);
        attribute("tests", Integer.toString(Math.max(1, findings.size())));
        attribute("failures", Long.toString(errors));
        attribute("errors", "0");
        if (findings.isEmpty()) {
            test(file, "nothing was found");
            xml.writeEndElement();
        }
        for (Finding finding : findings) {
            write(file, finding);
        }
        xml.writeEndElement();
    }

    private void write(String file, Finding finding) throws XMLStreamException {
        String place = finding.at() == null ? file : file + ":" + finding.at();
        test(file, (finding.code() + " " + finding.field()).strip() + " at " + place);
        if (finding.isError()) {
            xml.writeStartElement("failure");
            attribute("type", finding.code().name());
            attribute("message", finding.message());
            xml.writeCharacters(clean(place + ": " + finding.message()));
        } else {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(place + ": " + finding.message()));
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void test(String file, String name) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute("classname", file);
        attribute("name", name);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    /** XML has no way to write most control characters, nor half a character. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c ->
                        c == '\t' || c == '\n' || c >= ' ' && !(c >= 0xd800 && c < 0xe000) && c != 0xfffe && c != 0xffff
                                ? c
                                : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
