package org.hudang.server.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which papers are drawn inside the server, and which in a child that may be lost. */
@ExtendWith(InOpenHouse.class)
class PaperCheckTest {
    private final OpenHouse house;
    private final List<Path> handedOn = new ArrayList<>();

    PaperCheckTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void a_paper_of_our_seal_is_drawn_here() throws IOException {
        PaperCheck.Answer answer =
                check("db-0002-certificate.pdf", house.house().verificationOptions());

        assertThat(answer.code().orElseThrow().code()).isEqualTo("CE-200");
        assertThat(handedOn).isEmpty();
    }

    @Test
    void a_paper_that_somebody_trusted_has_signed_is_handed_to_the_child() throws IOException {
        PaperCheck.Answer answer = check("-application.pdf", house.house().verificationOptions());

        assertThat(answer.paper().verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(handedOn).hasSize(1);
        assertThat(answer.code()).isPresent();
    }

    @Test
    void where_no_register_says_that_a_seal_is_ours_its_paper_is_handed_to_the_child() throws IOException {
        VerificationOptions options = VerificationOptions.strict()
                .trusting(house.house().verificationOptions().trust());

        PaperCheck.Answer answer = check("db-0002-certificate.pdf", options);

        assertThat(answer.paper().verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(handedOn).hasSize(1);
    }

    private PaperCheck.Answer check(String name, VerificationOptions options) throws IOException {
        PaperCheck papers = new PaperCheck(
                house.house().checker(), Verifier.with(house.house().clock()), options, shown -> {
                    handedOn.add(shown);
                    return Optional.empty();
                });
        try (Stream<Path> results = Files.list(house.house().directory().results())) {
            return papers.check(results.filter(file -> file.toString().endsWith(name))
                    .findFirst()
                    .orElseThrow());
        }
    }
}
