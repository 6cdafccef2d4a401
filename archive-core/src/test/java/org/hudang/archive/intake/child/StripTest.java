package org.hudang.archive.intake.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Extent;
import org.hudang.archive.intake.child.Wire.Fate;
import org.hudang.archive.intake.child.Wire.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages are drawn one after another, and a bad one takes only itself away. */
class StripTest {
    private static final int PLENTY = 60_000;

    @TempDir
    private Path folder;

    @Test
    void pages_are_drawn_up_to_the_last_one_of_the_file() throws IOException {
        Reply reply = new Strip(new Extent(2, 9, 100, PLENTY), folder).draw(4, false, StripTest::paint);

        assertThat(reply.size()).isEqualTo(new Wire.Size(4, 20, 10));
        assertThat(reply.mediaType()).isEqualTo("image/png");
        assertThat(drawn()).containsExactly("2.png", "3.png", "4.png");
    }

    @Test
    void a_page_that_cannot_be_drawn_is_left_out() throws IOException {
        Reply reply = new Strip(new Extent(1, 3, 100, PLENTY), folder).draw(3, true, page -> {
            if (page == 1) {
                throw new IOException("样例");
            }
            return paint(page);
        });

        assertThat(reply.fate()).isEqualTo(Fate.DONE);
        assertThat(drawn()).containsExactly("2.jpg", "3.jpg");
    }

    @Test
    void when_none_can_be_drawn_the_first_failure_is_told() {
        assertThatThrownBy(() -> new Strip(new Extent(1, 2, 100, PLENTY), folder).draw(2, false, page -> {
                    throw new IOException("page " + page);
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("page 1");
    }

    @Test
    void without_time_the_first_page_is_drawn_all_the_same() throws IOException {
        new Strip(new Extent(3, 9, 100, 0), folder).draw(9, false, StripTest::paint);

        assertThat(drawn()).containsExactly("3.png");
    }

    @Test
    void a_page_behind_the_end_is_absent() throws IOException {
        Reply reply = new Strip(new Extent(5, 5, 100, PLENTY), folder).draw(4, false, StripTest::paint);

        assertThat(reply.finding().code()).isEqualTo(IntakeCode.PAGE_ABSENT);
        assertThat(drawn()).isEmpty();
    }

    private static BufferedImage paint(int page) {
        return new BufferedImage(10 * page, 10, BufferedImage.TYPE_INT_RGB);
    }

    private List<String> drawn() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
