package org.hudang.archive.intake.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Size;
import org.hudang.archive.intake.gate.Limits;
import org.hudang.archive.intake.gate.Stop;

/** Plain text: UTF-16 with a byte order mark, else UTF-8, else GB18030; whatever is none of them is refused, never guessed. */
final class TextFile {
    private TextFile() {}

    static Reply examine(Path file, Reading reading) throws IOException {
        long size = Files.size(file);
        if (size > Limits.TEXT_BYTES) {
            throw Stop.refuse(IntakeCode.SIZE_LIMIT, size >> 20, Limits.TEXT_BYTES >> 20);
        }
        reading.add(decode(Files.readAllBytes(file)));
        return reading.withText(new Size(0, 0, 0));
    }

    private static String decode(byte[] bytes) {
        boolean wide = bytes.length >= 2
                && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
                        || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
        List<Charset> charsets =
                wide ? List.of(StandardCharsets.UTF_16) : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
        for (Charset charset : charsets) {
            try {
                String text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                if (text.indexOf('\0') < 0) {
                    return text.startsWith("\ufeff") ? text.substring(1) : text;
                }
            } catch (CharacterCodingException other) {
                // the next charset may fit
            }
        }
        throw Stop.malformed();
    }
}
