package org.hudang.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The bytes behind the Base64 of an element, decoded piece by piece as the reader comes by; ends with its end tag. */
final class EncodedFile extends InputStream {
    private final XMLStreamReader xml;
    private final StringBuilder rest = new StringBuilder();
    private byte[] piece = new byte[0];
    private int at;
    private boolean ended;
    private @Nullable XMLStreamException broken;
    private boolean padded;

    EncodedFile(XMLStreamReader xml) {
        this.xml = xml;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (at == piece.length) {
            if (ended) {
                return -1;
            }
            next();
        }
        int n = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, buffer, offset, n);
        at += n;
        return n;
    }

    /** Goes to the end tag, whatever became of the bytes before it. */
    @Override
    public void close() throws IOException {
        while (!ended) {
            step();
        }
    }

    /**
     * After {@link #close()}: the end tag was met, and the reader can go on.
     *
     * @throws XMLStreamException when something else was met
     */
    void requireEnd() throws XMLStreamException {
        if (broken != null) {
            throw broken;
        }
        if (!ended) {
            throw new XMLStreamException("no text", xml.getLocation());
        }
    }

    private void next() throws IOException {
        step();
        int whole = ended ? rest.length() : rest.length() / 4 * 4;
        if (whole == 0) {
            return;
        }
        if (padded) {
            throw new IOException("bytes behind the end");
        }
        try {
            piece = Base64.getDecoder().decode(rest.substring(0, whole).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
        padded = rest.charAt(whole - 1) == '=';
        at = 0;
        rest.delete(0, whole);
    }

    private void step() throws IOException {
        try {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    char[] characters = xml.getTextCharacters();
                    int end = xml.getTextStart() + xml.getTextLength();
                    for (int i = xml.getTextStart(); i < end; i++) {
                        if (characters[i] > ' ') {
                            rest.append(characters[i]);
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> ended = true;
                case XMLStreamConstants.COMMENT -> {
                    // says nothing
                }
                default -> throw new IOException("no text");
            }
        } catch (XMLStreamException e) {
            ended = true;
            broken = e;
            throw new IOException(e);
        }
    }
}
