package org.hudang.archive.transfer;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Readers of XML from outside that know nothing but what stands in the stream: no document type, no entity of anybody's. */
final class StrictXml {
    private StrictXml() {}

    /** A reader of UTF-8. It tells a document type as an event: {@link #isDeclared}. */
    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory.createXMLStreamReader(in, StandardCharsets.UTF_8.name());
    }

    /** Whether an event says that the stream declares or uses what lies elsewhere; no format of ours does. */
    static boolean isDeclared(int event) {
        return event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE;
    }
}
