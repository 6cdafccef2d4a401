package org.hudang.archive.intake.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.junit.jupiter.api.Test;

/** The frames are those of docs/formats/intake-child-v2.md, and nonsense never passes as a reply. */
class WireTest {
    private static final Wire.Reply REPLY = new Wire.Reply(
            Wire.Fate.DONE,
            Finding.of(IntakeCode.ACCEPTED),
            new Wire.Size(2, 595, 842),
            "",
            List.of(Finding.of(IntakeCode.TEXT_CUT, 5)),
            List.of("一页", ""));

    @Test
    void the_request_of_the_page_is_written_byte_for_byte() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new Wire.Request(Wire.Task.RENDER, DocumentType.PNG, Path.of("/a.png"), "/o", new Wire.Extent(1, 1, 100, 2000))
                .write(new DataOutputStream(out));

        assertThat(HexFormat.of().formatHex(out.toByteArray()))
                .isEqualTo("48445132" + "000652454e444552" + "0003504e47" + "00062f612e706e67" + "00022f6f"
                        + "0000000100000001" + "00000064000007d0");
    }

    @Test
    void a_reply_comes_back_as_it_was() throws IOException {
        assertThat(Wire.Reply.read(in(bytes(REPLY)))).isEqualTo(REPLY);
    }

    @Test
    void a_text_longer_than_the_limit_is_not_even_read() {
        byte[] bytes = bytes(Wire.Reply.of(Wire.Fate.DONE, Finding.of(IntakeCode.ACCEPTED)));
        bytes[bytes.length - 1] = 1;
        byte[] lie = new byte[bytes.length + 4];
        System.arraycopy(bytes, 0, lie, 0, bytes.length);
        lie[bytes.length] = 0x7f;

        assertThatThrownBy(() -> Wire.Reply.read(in(lie))).isInstanceOf(StreamCorruptedException.class);
    }

    @Test
    void random_damage_is_an_io_error_or_a_reply_and_nothing_else() {
        Random random = new Random(7);
        byte[] good = bytes(REPLY);
        for (int round = 0; round < 20_000; round++) {
            byte[] bad = good.clone();
            for (int i = 0; i <= round % 5; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Wire.Reply.read(in(bad))).isNotNull();
            } catch (IOException expected) {
                assertThat(expected).isNotNull();
            }
        }
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(Wire.Reply reply) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            reply.write(new DataOutputStream(out));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
