package org.hudang.archive.desk;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.Phone;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Particulars;

/**
 * Fingerprint of a request, by which a reused idempotency key is told from a retry. Keyed, because requests hold ID numbers.
 * Of content it covers names and declared digests, not the bytes: a retry may come when the bytes are gone.
 */
final class Requests {
    private final FieldCipher cipher;

    Requests(FieldCipher cipher) {
        this.cipher = cipher;
    }

    String of(OpenHousehold command) {
        Text text = new Text();
        text.add("household", command.township(), command.village(), command.address());
        for (NewMember member : command.members()) {
            text.add(
                    member.name().value(),
                    member.document().type().name(),
                    member.document().reveal(),
                    member.relation().name(),
                    member.birth().toString(),
                    member.phone().map(Phone::reveal).orElse(""),
                    String.valueOf(member.livesApart()));
        }
        return fingerprint(text);
    }

    String of(OpenVolume command) {
        Text text = new Text();
        text.add(
                "volume",
                command.household().value(),
                command.kind().name(),
                command.programme(),
                String.valueOf(command.year()),
                command.title());
        return fingerprint(text);
    }

    /** Of a version that changes where a case stands. */
    String of(CaseTurn.Ask ask) {
        Text text = new Text();
        text.add("turn", ask.volume().value(), ask.event());
        ask.words().forEach(text::add);
        return fingerprint(text);
    }

    String of(Filing filing) {
        Text text = new Text();
        text.add("filing", filing.volume().value(), filing.event());
        for (NewItem item : filing.items()) {
            text.add(
                    "item",
                    item.kind().code(),
                    item.title(),
                    item.member().map(Object::toString).orElse(""),
                    item.date().toString(),
                    item.responsible());
            particulars(text, item.particulars());
            item.renditions().forEach(rendition -> add(text, rendition));
        }
        for (NewCopy copy : filing.copies()) {
            text.add("copy", copy.item().value());
            add(text, copy.rendition());
        }
        filing.continuation().ifPresent(next -> text.add("continuation", next.name(), next.json()));
        return fingerprint(text);
    }

    /**
     * Said only where there is something to say, so that fingerprints of before stay what they were. Pages are counted in the
     * content, which is not covered either.
     */
    private static void particulars(Text text, Particulars particulars) {
        boolean plain = particulars.documentNumber().isEmpty() && particulars.secrecy() == Particulars.PLAIN.secrecy();
        if (!plain) {
            text.add(
                    "particulars",
                    particulars.documentNumber(),
                    particulars.secrecy().name());
        }
    }

    private static void add(Text text, NewRendition rendition) {
        text.add(
                "rendition",
                rendition.role().name(),
                rendition.fileName(),
                rendition.mediaType(),
                rendition.sha256().orElse(""));
    }

    private String fingerprint(Text text) {
        return HexFormat.of().formatHex(cipher.index("archive.answer.request", text.whole()));
    }

    /** Fields one after another, each with its length, so that no two lists of fields give the same text. */
    private static final class Text {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void add(String... fields) {
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                for (String field : List.of(fields)) {
                    byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(utf8.length);
                    out.write(utf8);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String whole() {
            return HexFormat.of().formatHex(bytes.toByteArray());
        }
    }
}
