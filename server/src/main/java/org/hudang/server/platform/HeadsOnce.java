package org.hudang.server.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.stream.Collectors;
import org.hudang.server.account.AccountJournal;
import org.hudang.server.journal.Journals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives chains that were begun before heads were kept their heads, once per data directory: docs/decisions/0098. That it was
 * done is a file among the keys, for whoever could take it away could as well read the key that heads are made with.
 */
final class HeadsOnce {
    private static final Logger LOG = LoggerFactory.getLogger(HeadsOnce.class);

    private HeadsOnce() {}

    static void give(DataDirectory directory, Journals journals, AccountJournal accounts, Clock clock)
            throws IOException {
        if (Files.exists(directory.headsSince())) {
            return;
        }
        Journals.Given given = journals.giveHeads();
        if (!given.given().isEmpty()) {
            String counts = given.given().entrySet().stream()
                    .map(one -> one.getKey().word() + " " + one.getValue())
                    .collect(Collectors.joining(", "));
            accounts.append("system", "heads-given", counts, "local");
            LOG.info("Chains that had no head got one: {}", counts);
        }
        given.refused().forEach(finding -> LOG.error("A chain does not hold and got no head: {}", finding));
        DurableFile.write(directory.headsSince(), (clock.instant() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
